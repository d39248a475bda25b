import { expect, it } from 'vitest';
import { type Chat, readable } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const texts = (chat: Chat, where: string) => chat.posted(where).map(({ card }) => readable(card));

scenes('what is said about a group', (open) => {
  it('is put in the convener’s mouth only where the convener said it', async () => {
    const { chat } = await open();
    await chat.say('sam', 'water', '/action add Test the spring');
    const status = await chat.say('ana', 'water', '/group status at-risk The permit is missing');
    expect(status.text).toContain('In the words of Ana Costa: The permit is missing');
    const noted = await chat.say('ana', 'water', '/digest note We found a hall group:Water');
    expect(noted.text).toContain('Ana Costa: We found a hall');
    const preview = (await chat.say('ana', 'general', '/digest preview')).text;
    expect(preview).toContain('Ana Costa: We found a hall');
    expect(preview).not.toContain('The convener');
    expect(preview).not.toContain('the convener’s words');
    await chat.say('layla', 'water', '/group status at-risk The permit is late');
    await chat.say('layla', 'water', '/digest note Two halls');
    const theirs = (await chat.say('ana', 'general', '/digest preview')).text;
    expect(theirs).toContain('The convener: Two halls');
    expect(theirs).toContain('In the convener’s words: The permit is late');
  });

  it('is reviewed by the convener alone: a coordinator’s note or press is no review', async () => {
    const { chat } = await open();
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.say('ana', 'water', '/digest note We found a hall group:Water');
    await chat.pass('2026-11-27T00:00:00Z');
    const [draft] = chat.posted('@layla');
    expect((await chat.press('ana', draft ?? {}, 'Looks right')).text).toContain(
      'Only the convener of Water',
    );
    await chat.pass('2026-12-01T08:00:00Z');
    expect(texts(chat, 'executive')[0]).toMatch(/(Not looked at by their conveners|Not reviewed).*Water/);
  });
});

scenes('the preview of a quarter', (open) => {
  it('calls no group quiet that was heard of this month, and lists the next quarter’s events alone', async () => {
    const { chat } = await open({ now: '2026-10-05T09:00:00Z' });
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.say('layla', 'water', '/event add This quarter starts:2026-11-14 10:00 ends:13:00');
    await chat.say('layla', 'water', '/event add Next quarter starts:2027-01-14 10:00 ends:13:00');
    await chat.say('layla', 'water', '/event add After that starts:2027-04-14 10:00 ends:13:00');
    await chat.pass('2026-10-20T09:00:00Z');
    const { text } = await chat.say('ana', 'general', '/digest preview quarterly');
    expect(text).not.toContain('Water, last update');
    expect(text).toContain('Next quarter');
    expect(text).not.toContain('This quarter');
    expect(text).not.toContain('After that');
    await chat.pass('2027-01-01T08:00:00Z');
    const [digest] = texts(chat, 'strategic');
    expect(digest).toMatch(/Water, last update/);
    expect(digest).toContain('Next quarter');
  });
});

scenes('a group with a new difficulty', (open) => {
  it('is not among those that logged nothing', async () => {
    const { chat } = await open();
    await chat.say('omar', 'schools', '/action add زراعة الحديقة');
    await chat.say('sam', 'water', '/progress difficulty No room help:a room from:the town');
    const { text } = await chat.say('ana', 'general', '/digest preview');
    expect(text).not.toMatch(/Nothing logged by:.*Water/);
    expect(text).toContain('No room');
  });
});
