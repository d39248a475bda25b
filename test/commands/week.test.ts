import { expect, it } from 'vitest';
import { instantOf } from '../../src/domain/dates/calendar.ts';
import { nextWeekAt } from '../../src/domain/week.ts';
import { type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const weeks = (chat: Chat, who: string) =>
  chat.posted(`@${who}`).filter(({ key }) => key.startsWith('week:'));

eachStore('a week', (openTestStore) => {
  /** Wednesday; the coalition works Sunday to Thursday, in Beirut. */
  const start = async () => {
    const store = await openTestStore();
    const chat = openChat({ store, now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    return { store, chat };
  };
  const work = async (chat: Chat) => {
    await chat.say('layla', 'water', '/action add Paint the fence due:2026-11-10 owner:@Sam Okoye');
    await chat.say('layla', 'water', '/action add Buy seeds due:2026-11-16 owner:@Sam Okoye');
    await chat.say('layla', 'water', '/action add Find a hall');
    await chat.say('sam', 'water', '/progress log Two halls answered');
    await chat.say('layla', 'water', '/event add Open day starts:2026-11-12 10:00 ends:13:00');
    await chat.say('sam', 'water', '/progress difficulty No permit help:a letter from:the ministry');
  };

  it('shows what is due, what waits, and what the groups did', async () => {
    const { chat } = await start();
    expect((await chat.say('sam', 'private', '/halqa week')).text).toContain('Nothing of yours is due');
    await work(chat);
    chat.clock.moveTo(Date.parse('2026-11-08T09:00:00Z'));
    const sam = await chat.say('sam', 'private', '/halqa week');
    expect(sam.kind).toBe('private');
    expect(sam.text).toContain(
      'Your week from Sun, 8 Nov 2026\nDue this week\n• #1 Paint the fence\n  Water, due Tue, 10 Nov 2026',
    );
    expect(sam.text).not.toContain('• #2');
    expect(sam.text).toContain('Events this week\n• Thu, 12 Nov 2026: Open day, Water');
    expect(sam.text).toContain('What your groups did last week\n• Water · 3 new\n  Two halls answered');
    const layla = await chat.say('layla', 'private', '/halqa week');
    expect(layla.text).toContain('• Water: 1 item has no owner: /action list');
    expect(layla.text).toContain('• Executive committee: 1 request for help that nobody has taken on');
    const ar = await chat
      .say('omar', 'private', '/halqa language ar')
      .then(() => chat.say('omar', 'private', '/halqa week'));
    expect(ar.text).toContain('أسبوعك ابتداءً من');
  });

  it('opens what waits from a menu, on the week and on the home page', async () => {
    const { chat } = await start();
    await work(chat);
    await chat.say('layla', 'water', '/poll ask Which day? choices:Monday, Tuesday');
    for (const line of ['/halqa week', '/halqa home']) {
      const menus = (await chat.say('layla', 'private', line)).card?.blocks ?? [];
      const menu = menus.find((block) => block.kind === 'select' && block.token === 'open-one:list');
      if (menu?.kind !== 'select') throw new Error('no menu');
      const opened = async (label: string) => {
        const option = menu.options.find((one) => one.label.replace(/[\u2066-\u2069]/g, '').includes(label));
        return (await chat.choose('layla', 'private', menu.token, option?.value ?? '')).text;
      };
      expect(await opened('Water: items without an owner')).toContain('Find a hall');
      expect(await opened('Which day?')).toContain('Which day?');
      const asks = await opened('Executive committee: requests for help');
      expect(asks).toMatch(/Executive committee: one request waits\n• Water needs a letter/);
    }
  });

  it('opens requests for a committee only to those who sit on it', async () => {
    const { chat } = await start();
    await work(chat);
    const asks = await chat.choose('layla', 'private', 'open-one:list', 'asks:executive');
    expect(asks.card?.blocks.filter(({ kind }) => kind === 'select')).toHaveLength(2);
    for (const [who, value] of [
      ['sam', 'asks:executive'],
      ['layla', 'asks:strategic'],
      ['layla', 'asks:nobody'],
    ] as const)
      expect((await chat.choose(who, 'private', 'open-one:list', value)).text, value).not.toContain(
        'a letter',
      );
  });

  it('lets an item be done from the card, and taken back', async () => {
    const { chat } = await start();
    await work(chat);
    chat.clock.moveTo(Date.parse('2026-11-08T09:00:00Z'));
    const week = await chat.say('sam', 'private', '/halqa week');
    const menu = week.card?.blocks.find((block) => block.kind === 'select');
    if (menu?.kind !== 'select') throw new Error('no menu');
    const done = await chat.choose('sam', 'private', menu.token, menu.options[0]?.value ?? '');
    expect(done.kind).toBe('redraw');
    expect(done.text).not.toContain('Due this week');
    const back = await chat.press('sam', done, 'Undo');
    expect(back.text).toContain('Due this week\n• #1 Paint the fence');
  });

  it('comes by itself to whoever wants it: on the first workday, once, and not without anything to tell', async () => {
    const { store, chat } = await start();
    await work(chat);
    for (const who of ['sam', 'ana']) await chat.say(who, 'private', '/halqa weekly on');
    expect(weeks(chat, 'sam')).toHaveLength(0);
    await chat.pass('2026-11-08T06:29:59Z');
    expect(weeks(chat, 'sam')).toHaveLength(0);
    await chat.pass('2026-11-08T06:30:00Z');
    expect(weeks(chat, 'sam').map(({ key }) => key.split(':')[1])).toEqual(['2026-11-08']);
    expect(readable(weeks(chat, 'sam')[0]?.card)).toContain('Paint the fence');
    expect(readable(weeks(chat, 'sam')[0]?.card)).toContain('/halqa weekly off');
    expect(weeks(chat, 'layla')).toHaveLength(0);
    // A kill after the messages, before the next ones were planned: the deadline is still due.
    const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    if (coalition === null) throw new Error('no coalition');
    const { id } = coalition;
    await store.write((repositories) =>
      repositories.deadlines.set({ kind: 'week', subjectId: id, coalitionId: id, dueAt: chat.clock.now() }),
    );
    await chat.pass(60_000);
    expect(weeks(chat, 'sam')).toHaveLength(1);
    await chat.say('sam', 'private', '/action done #1');
    await chat.say('sam', 'private', '/action done #2');
    await chat.say('sam', 'water', '/progress resolve #5 It came');
    await chat.pass('2026-12-14T00:00:00Z');
    // Sam has nothing due; the last thing that the group did is of the week before the 15th.
    expect(weeks(chat, 'sam').map(({ key }) => key.split(':')[1])).toEqual(['2026-11-08', '2026-11-15']);
    await chat.say('sam', 'private', '/halqa weekly off');
    await chat.say('layla', 'water', '/action add Again due:2026-12-22 owner:@Sam Okoye');
    await chat.pass('2026-12-24T00:00:00Z');
    expect(weeks(chat, 'sam')).toHaveLength(2);
  });

  it('comes later in the week when nobody was there to send it, and never at night', async () => {
    const { chat } = await start();
    await work(chat);
    await chat.say('sam', 'private', '/halqa weekly on');
    // The process sleeps from before Sunday until Monday night.
    chat.clock.moveTo(Date.parse('2026-11-09T21:00:00Z'));
    await chat.beat();
    expect(weeks(chat, 'sam')).toHaveLength(0);
    await chat.pass('2026-11-10T06:30:00Z');
    expect(weeks(chat, 'sam').map(({ key }) => key.split(':')[1])).toEqual(['2026-11-08']);
    await chat.pass('2026-11-14T00:00:00Z');
    expect(weeks(chat, 'sam')).toHaveLength(1);
  });

  it('is turned on by a button, and is among what is stored about a person and forgotten with them', async () => {
    const { store, chat } = await start();
    const week = await chat.say('nour', 'private', '/halqa week');
    const on = await chat.press('nour', week, 'Send me this weekly');
    expect(on.text).toContain('You get this on the first working day');
    const data = await chat.say('nour', 'private', '/halqa my-data');
    expect(JSON.parse(data.file?.text ?? '{}')).toMatchObject({ person: { weeklyMessage: true } });
    const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    expect(await store.read.people.wantingWeekly(coalition?.id ?? '')).toHaveLength(1);
    const asked = await chat.say('nour', 'private', '/halqa forget-me');
    const sure = await chat.press('nour', asked, 'Delete my data');
    await chat.press('nour', sure, 'Yes, delete my data');
    expect(await store.read.people.wantingWeekly(coalition?.id ?? '')).toHaveLength(0);
  });
});

it.each([
  // The last Sunday of March and of October: clocks move in Berlin on the eve of the Monday.
  ['2027-03-26T12:00:00Z', '2027-03-29'],
  ['2027-10-29T12:00:00Z', '2027-11-01'],
])('is due at half past eight by the wall clock across a change of clocks: %s', (from, day) => {
  const berlin = { timeZone: 'Europe/Berlin', workWeek: [1, 2, 3, 4, 5] as const };
  expect(nextWeekAt(berlin, Date.parse(from))).toBe(instantOf('Europe/Berlin', day, '08:30'));
});
