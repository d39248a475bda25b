import { expect, it } from 'vitest';
import { buttonsOf, type Chat, day, joinIn, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const titles = (chat: Chat, where: string) => chat.posted(where).map(({ card }) => card.title);

eachStore('who comes to an event', (openTestStore) => {
  const start = async (now = '2026-11-04T09:00:00Z') => {
    const chat = openChat({ store: await openTestStore(), now });
    await setUp(chat);
    return chat;
  };
  const add = (chat: Chat, line = 'Clean-up starts:2026-11-07 10:00 where:North pier') =>
    chat.say('sam', 'water', `/event add ${line}`);

  it('has a place, and stands on the card with names and a count; a second tap changes it', async () => {
    const chat = await start();
    const added = await add(chat);
    expect(added.text).toContain('Where: North pier');
    await chat.press('layla', added, 'I come');
    await chat.press('nour', added, 'Maybe');
    const seen = await chat.press('sam', added, 'I come');
    expect(seen.text).toContain('Coming (2): Layla Haddad, Sam Okoye');
    expect(seen.text).toContain('Maybe (1): نور خليل');
    const changed = await chat.press('layla', added, 'I can’t');
    expect(changed.text).toContain('Coming (1): Sam Okoye');
    expect(changed.text).toContain('Can’t come (1): Layla Haddad');
    expect((await chat.say('sam', 'general', '/event show #1')).text).toContain('Coming (1): Sam Okoye');
    expect((await chat.say('sam', 'general', '/event list')).text).toContain('North pier');
  });

  it('counts a delivery once, and redraws the cards in every place', async () => {
    const chat = await start();
    const added = await chat.say('sam', 'general', '/event add Clean-up starts:2026-11-07 10:00 group:Water');
    await chat.beat();
    const elsewhere = chat.posted('water')[0];
    if (elsewhere === undefined) throw new Error('the group was not told');
    await chat.press('layla', elsewhere, 'I come', 'same');
    await chat.press('layla', elsewhere, 'Maybe');
    await chat.press('layla', elsewhere, 'I come', 'same');
    await chat.beat();
    const edited = chat.platform.edits.filter(({ message }) => message.id === added.message?.id).at(-1);
    expect(readable(edited?.card)).toContain('Maybe (1): Layla Haddad');
    expect(readable(edited?.card)).not.toContain('Coming');
  });

  it('cannot change once it has begun, was cancelled, or where one may not read', async () => {
    const chat = await start();
    const added = await add(chat);
    await chat.press('layla', added, 'I come');
    await chat.pass('2026-11-07T08:00:00Z');
    const late = await chat.press('layla', added, 'I can’t');
    expect(late.text).toContain('#1 has begun');
    expect(late.text).toContain('Coming (1): Layla Haddad');
    const other = await add(chat, 'Picnic starts:2026-11-20 10:00');
    await chat.agree('sam', 'water', '/event cancel #2');
    expect((await chat.press('layla', other, 'Maybe')).text).toContain('#2 is already cancelled');
  });

  it.each(['sandbox', 'discord'] as const)(
    'is not asked any more once the event is over, on %s',
    async (platform) => {
      const chat = openChat({ store: await openTestStore(), in: { platform, workspace: 'clean' } });
      await setUp(chat);
      const added = await chat.say(
        'sam',
        'general',
        '/event add Clean-up starts:2026-11-07 10:00 group:Water',
      );
      await chat.beat();
      const [elsewhere] = chat.posted('water');
      if (elsewhere === undefined) throw new Error('the group was not told');
      await chat.press('layla', elsewhere, 'I come');
      await chat.pass('2026-11-07T07:59:00Z');
      expect(buttonsOf(elsewhere.card).map(({ label }) => label)).toContain('Maybe');
      const before = chat.platform.edits.length;
      await chat.pass('2026-11-08T00:00:00Z');
      const after = chat.platform.edits.slice(before).filter(({ card }) => card.title === 'Event #1');
      // An entry in a platform's own list stays as it was.
      expect(after.map(({ message }) => message.id).toSorted()).toEqual(
        [added.message?.id, elsewhere.ref.id].toSorted(),
      );
      for (const { card } of after) {
        expect(buttonsOf(card).map(({ label }) => label)).toEqual(['Change']);
        expect(readable(card)).toContain('Coming (1): Layla Haddad');
        expect(readable(card)).not.toContain('When it ends');
      }
    },
  );

  it('reminds those who come at nine the day before, once, and nobody else', async () => {
    const chat = await start();
    const added = await add(chat);
    await chat.press('layla', added, 'I come');
    await chat.press('nour', added, 'Maybe');
    await chat.press('omar', added, 'I come');
    await chat.say('omar', 'private', '/halqa reminders off');
    // Nine o'clock in Beirut is seven in UTC.
    await chat.pass('2026-11-06T06:59:59Z');
    expect(chat.posted('@layla')).toEqual([]);
    await chat.pass(1000);
    for (let n = 0; n < 3; n += 1) await chat.beat();
    expect(titles(chat, '@layla')).toEqual(['Coming up: Clean-up']);
    expect(readable(chat.posted('@layla')[0]?.card)).toContain('Where: North pier');
    for (const who of ['@nour', '@omar', '@sam']) expect(chat.posted(who)).toEqual([]);
    const [reminder] = chat.posted('@layla');
    if (reminder === undefined) throw new Error('no reminder');
    expect((await chat.press('layla', reminder, 'I can’t')).text).toContain('Can’t come (1): Layla Haddad');
  });

  it('reminds at nine on the clock of the day before, also when the clocks change that night', async () => {
    // In Beirut the clocks go back at the end of Saturday, 24 October.
    const chat = await start('2026-10-20T09:00:00Z');
    const added = await add(chat, 'Clean-up starts:2026-10-25 10:00');
    await chat.press('layla', added, 'I come');
    await chat.pass('2026-10-24T05:59:59Z');
    expect(chat.posted('@layla')).toEqual([]);
    await chat.pass(1000);
    expect(titles(chat, '@layla')).toEqual(['Coming up: Clean-up']);
  });

  it('tells those who wanted to come of a cancellation, and reminds them no more', async () => {
    const chat = await start();
    const added = await add(chat);
    for (const who of ['layla', 'sam', 'nour']) await chat.press(who, added, 'I come');
    await chat.press('omar', added, 'I can’t');
    await chat.agree('sam', 'water', '/event cancel #1');
    await chat.pass(5 * day);
    expect(titles(chat, '@layla')).toEqual(['Cancelled: event #1']);
    expect(chat.posted('@nour')).toHaveLength(1);
    for (const who of ['@sam', '@omar']) expect(chat.posted(who)).toEqual([]);
  });

  it('is in “my data”, goes with “forget me”, and the place with the text of the event', async () => {
    const chat = await start();
    const added = await add(chat);
    await chat.press('nour', added, 'Maybe');
    const { file } = await chat.say('nour', 'private', '/halqa my-data');
    expect(JSON.parse(String(file?.text)).attendance).toMatchObject([{ event: 1, answer: 'maybe' }]);
    const sure = await chat.press(
      'nour',
      await chat.say('nour', 'private', '/halqa forget-me'),
      'Delete my data',
    );
    await chat.press('nour', sure, 'Yes, delete my data');
    expect((await chat.say('sam', 'water', '/event show #1')).text).not.toContain('Maybe');
    const asked = await chat.say('ana', 'general', '/coalition redact #1');
    await chat.press('ana', asked, 'Remove the text');
    expect((await chat.say('sam', 'water', '/event show #1')).text).not.toContain('North pier');
  });

  it('is told before anybody answers when the group is too small for a result', async () => {
    const chat = await start();
    expect((await add(chat)).text).toContain('the group has 2 members');
    await joinIn(chat, 'water', ['nour', 'omar', 'yusuf']);
    const enough = await add(chat, 'Picnic starts:2026-11-20 10:00');
    expect(enough.text).toContain('I ask here how it was: one tap');
    expect(enough.text).not.toContain('hidden');
  });

  it('lists many names, and says where the others are', async () => {
    const chat = await start();
    const added = await add(chat);
    for (let n = 1; n <= 25; n += 1) await chat.press(`Person ${n}`, added, 'I come');
    const seen = await chat.press('sam', added, 'Maybe');
    expect(seen.text).toContain('Coming (25)');
    expect(seen.text).toContain('and 5 more: /event show #1');
    expect((await chat.say('sam', 'water', '/event show #1')).text).toContain('Person 25');
  });
});
