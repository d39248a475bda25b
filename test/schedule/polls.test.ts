import { expect, it } from 'vitest';
import { PlatformError } from '../../src/chat/platform.ts';
import { buttonsOf, type Chat, day, hour, readable } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const titlesIn = (chat: Chat, where: string) => chat.posted(where).map(({ card }) => card.title);

scenes('the poll of an event', (open) => {
  it('opens at its end and closes after 72 hours, both once', async () => {
    const { chat, records } = await open();
    // Twelve o'clock in Beirut is ten in UTC.
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-05 10:00 ends:12:00');
    await chat.pass('2026-11-05T09:59:59.999Z');
    expect(titlesIn(chat, 'water')).toEqual([]);
    await chat.pass(1);
    for (let n = 0; n < 3; n += 1) await chat.beat();
    expect(titlesIn(chat, 'water')).toEqual(['How was “Clean-up”?']);
    await chat.pass('2026-11-08T09:59:59.999Z');
    expect(readable(chat.posted('water')[0]?.card)).toContain('One tap');
    await chat.pass(1);
    for (let n = 0; n < 3; n += 1) await chat.beat();
    const titles = titlesIn(chat, 'water');
    expect(titles.at(-1)).toBe('How “Clean-up” went');
    // Every open card of it is redrawn as closed; the reminder points at the result.
    expect([...new Set(titles.slice(0, -1))]).toEqual([
      'Closed: “Clean-up”',
      'Closed, with the result below: “Clean-up”',
    ]);
    expect((await records()).poll).toHaveLength(1);
  });

  it('is posted a second time when its message was deleted, and not a third time', async () => {
    const { chat } = await open();
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-05 10:00 ends:12:00');
    await chat.pass('2026-11-05T10:00:00Z');
    const answerAndDelete = async (who: string) => {
      const poll = chat.posted('water').at(-1);
      if (poll === undefined) throw new Error('no poll');
      const deleted = new PlatformError({ kind: 'gone' }, 'deleted');
      chat.platform.faults.push({ where: poll.ref.id, error: deleted, after: false });
      await chat.press(who, poll, buttonsOf(poll.card)[3]?.label ?? '');
      await chat.pass(5_000);
    };
    await answerAndDelete('sam');
    expect(titlesIn(chat, 'water')).toEqual(['How was “Clean-up”?', 'How was “Clean-up”?']);
    expect(readable(chat.posted('water')[1]?.card)).toContain('1 of 2 has answered');
    await answerAndDelete('nour');
    expect(titlesIn(chat, 'water')).toHaveLength(2);
  });

  it('is not opened for an event that was cancelled', async () => {
    const { chat, records } = await open();
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-05 10:00');
    await chat.agree('sam', 'water', '/event cancel #1');
    await chat.pass(10 * day);
    expect(chat.posted('water')).toEqual([]);
    expect((await records()).poll).toEqual([]);
  });

  it('is posted in every place of the group in its language, and counts each person once', async () => {
    const { chat, records } = await open();
    await chat.say('layla', 'general', '/group bind Water language:ar');
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-05 10:00');
    await chat.pass(2 * day);
    const [here] = chat.posted('water');
    // The other place was told of the event itself before.
    expect(readable(chat.posted('general')[0]?.card)).toContain('الفعالية #1');
    const there = chat.posted('general').at(-1);
    if (!here || !there) throw new Error('no poll');
    expect([here.card.language, there.card.language]).toEqual(['en', 'ar']);
    await chat.press('sam', here, '2');
    await chat.press('sam', there, '4');
    expect((await records()).ballot).toHaveLength(1);
    await chat.pass(3 * day);
    expect(readable(chat.posted('general').at(-1)?.card)).toContain('نتيجة تقييم فعالية «Clean-up»');
  });

  it('is posted where the event was added when its group has no place', async () => {
    const { chat } = await open({ empty: true });
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut');
    await chat.say('ana', 'general', '/group create Trees goal:shade');
    await chat.say('ana', 'schools', '/event add Gala starts:2026-11-05 10:00 group:Trees');
    await chat.pass(2 * day);
    expect(titlesIn(chat, 'schools')).toEqual(['How was “Gala”?']);
  });

  it('appears in the next summary, also when its event was in the month before', async () => {
    const { chat } = await open({ now: '2026-11-28T09:00:00Z' });
    // Only members of the group count towards the threshold.
    for (const who of ['ana', 'omar', 'nour']) await chat.say(who, 'water', '/group join Water');
    await chat.say('sam', 'water', '/event add Gala starts:2026-11-30 20:00 ends:22:00');
    await chat.pass('2026-11-30T21:00:00Z');
    const [poll] = chat.posted('water');
    if (!poll) throw new Error('no poll');
    for (const who of ['ana', 'omar', 'layla', 'sam', 'nour']) await chat.press(who, poll, '4');
    await chat.pass('2026-12-02T00:00:00Z');
    expect(readable(chat.posted('executive')[0]?.card)).toContain('Event: Gala, poll still open');
    await chat.pass('2027-01-02T00:00:00Z');
    expect(readable(chat.posted('executive')[1]?.card)).toContain('Event: Gala, 4 of 5 (5 answers');
  });

  it('opens late when Halqa was down, and stays open for the full time', async () => {
    const { chat } = await open();
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-05 10:00');
    chat.clock.moveTo(chat.clock.now() + 20 * day);
    await chat.beat();
    await chat.pass(71 * hour);
    expect(titlesIn(chat, 'water')[0]).toBe('How was “Clean-up”?');
    await chat.pass(hour);
    expect(titlesIn(chat, 'water').at(-1)).toBe('How “Clean-up” went');
  });
});

scenes('history', (open) => {
  it('has a row for every change of an item, with who, when, before and after', async () => {
    const { chat, records } = await open();
    const added = await chat.say('sam', 'water', '/action add Book the hall due:tomorrow');
    chat.clock.moveTo(chat.clock.now() + hour);
    await chat.press('layla', added, 'Done');
    chat.clock.moveTo(chat.clock.now() + hour);
    await chat.press('nour', added, 'Done');
    const { history, person, item } = await records();
    const idOf = (name: string) => person?.find((row) => row.name === name)?.id;
    const rows = history?.filter(({ subject }) => subject === `item:${item?.[0]?.id}`);
    expect(
      rows?.map(({ change, person_id, at, before, after }) => ({
        change,
        person_id,
        at,
        before: JSON.parse(String(before)) as unknown,
        after: JSON.parse(String(after)) as unknown,
      })),
    ).toMatchObject([
      {
        change: 'added',
        person_id: idOf('Sam Okoye'),
        at: chat.clock.now() - 2 * hour,
        before: null,
        after: { title: 'Book the hall', dueOn: '2026-11-05' },
      },
      {
        change: 'done',
        person_id: idOf('Layla Haddad'),
        at: chat.clock.now() - hour,
        before: { state: 'open' },
        after: { state: 'done' },
      },
    ]);
  });
});
