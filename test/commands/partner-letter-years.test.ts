import { expect, it } from 'vitest';
import { type ChatOptions, readable } from '../fixtures/chat.ts';
import { agreed, jump, labels, letter, letters, openWithPartner } from '../fixtures/partner-letter.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('the letter to a partner over the years', (openTestStore) => {
  const start = async (rhythm?: string, more?: string, options?: Partial<ChatOptions>) =>
    openWithPartner(await openTestStore(), rhythm, more, options);

  it('asks each year whether it goes on', async () => {
    const chat = await start('half-year');
    await jump(chat, '2027-05-04T08:00:00Z');
    expect(labels(letter(chat, 'sam'))).toContain('Still right');
    await jump(chat, '2027-11-04T08:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(2);
    expect(labels(letter(chat, 'sam'))).toEqual(['Go on', 'Change it', 'End well…']);
    const form = await chat.press('sam', letter(chat, 'sam'), 'End well…');
    expect((await chat.submit('sam', 'private', form.form, { learned: ' ' })).errors?.learned).toContain(
      'One line',
    );
    expect((await chat.say('ana', 'general', '/partner show Harbour Rotary')).text).toContain('joined');
    const ended = await chat.submit('sam', 'private', form.form, { learned: 'Ask in January' });
    expect(ended.text).toContain('it ends');
    expect((await chat.say('ana', 'general', '/partner show Harbour Rotary')).text).toMatch(
      /ended[\s\S]*What we learned: Ask in January/,
    );
    expect(readable((await chat.submit('omar', 'private', form.form, { learned: 'Another' })).card)).toMatch(
      /Sam Okoye/,
    );
    await jump(chat, '2028-06-01T08:00:00Z');
    expect(letters(chat, 'sam')).toHaveLength(2);
  });

  it('asks at the end of the agreement, which has none when it goes on', async () => {
    const chat = await start('quarter', 'ends:"15 december 2026"');
    await jump(chat, '2026-12-15T08:00:00Z');
    expect(labels(letter(chat, 'sam'))).toContain('Go on');
    await chat.press('sam', letter(chat, 'sam'), 'Go on');
    expect((await chat.say('ana', 'general', '/partner show Harbour Rotary')).text).not.toContain(
      'Agreed until',
    );
    await jump(chat, '2027-02-04T08:00:00Z');
    expect(labels(letter(chat, 'sam'))).toContain('Still right');
  });

  it('left twice without an answer is told in the quarterly, also where nothing else is', async () => {
    const chat = await start('month');
    await chat.say(
      'ana',
      'general',
      `/partner add River School kind:public ${agreed} rhythm:month delegate:@Layla`,
    );
    await jump(chat, '2026-12-06T08:00:00Z');
    await chat.press('sam', letter(chat, 'sam'), 'Still right');
    await chat.press(
      'layla',
      letters(chat, 'layla', 'River School')[0] ?? letter(chat, 'layla'),
      'Still right',
    );
    await jump(chat, '2027-01-04T08:00:00Z');
    await jump(chat, '2027-02-04T08:00:00Z');
    await jump(chat, '2027-03-05T08:00:00Z');
    await chat.press('sam', letter(chat, 'sam'), 'Still right');
    await jump(chat, '2027-04-01T12:00:00Z');
    const quarterly = readable(chat.posted('strategic').at(-1)?.card);
    expect(quarterly).toContain('Not heard since Sun, 6 Dec 2026: River School');
    expect(quarterly).not.toMatch(/Not heard since[^\n]*Harbour Rotary/);
  });
});
