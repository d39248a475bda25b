import { setTimeout } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { textOf } from '../../fixtures/discord/people.ts';
import { openRoom, type Room } from '../../fixtures/discord/room.ts';
import { type Channel, type Message, snowflake } from '../../fixtures/discord/state.ts';
import { oneStore } from '../../fixtures/store.ts';

const createPublicThreads = 1n << 35n;
const everything = 309_237_746_688n;

/** A group in `water`, with one item. */
const begin = async (openTestStore: () => Promise<Store>, title = 'Fix the roof'): Promise<Room> => {
  const room = await openRoom(await openTestStore());
  const { people, ana, layla, sam, general, water, executive, strategic } = room;
  const opened = await people.command(ana, general, 'coalition setup', {
    name: 'Clean Coast',
    executive,
    strategic,
  });
  await people.submit(opened, { zone: 'Asia/Beirut' });
  await people.command(ana, general, 'group create', { name: 'Water', goal: 'Springs', convener: layla });
  await people.command(layla, water, 'group bind', { group: 'Water' });
  await people.command(sam, water, 'action add', { title, owner: `<@${layla.id}>` });
  return room;
};

const publicIn = ({ messages }: Channel): number => messages.filter(({ only }) => only === undefined).length;

const talk = async ({ fake, people, sam }: Room, where: Channel): Promise<readonly Message[]> => {
  const { messages } = await people.command(sam, where, 'action talk', { item: '#1' });
  const [first] = messages;
  const hasTalk = (message: Message) => textOf(message).includes('Talk about');
  // After a public card either the thread is there, or the reason why not.
  if (first !== undefined && first.only === undefined)
    await vi.waitFor(
      () => {
        const thread = fake.state.channels.get(first.id) ?? (where.parent_id ? where : undefined);
        expect(thread?.messages.some(hasTalk) || messages.length > 1).toBe(true);
      },
      { timeout: 5000 },
    );
  return messages;
};

/** The threads of a channel. */
const threadsOf = ({ fake }: Room, { id }: Channel): readonly Channel[] =>
  [...fake.state.channels.values()].filter(({ parent_id }) => parent_id === id);

oneStore('the talk of an item on Discord', (openTestStore) => {
  const begun = (title?: string) => begin(openTestStore, title);

  it('is a thread on the item’s card that mentions the owner once', async () => {
    const room = await begun();
    const { water, layla, sam, people } = room;
    const [card] = await talk(room, water);
    const [thread, ...others] = threadsOf(room, water);
    expect(others).toEqual([]);
    expect(thread).toMatchObject({ id: card?.id, name: '#1 Fix the roof' });
    expect(thread?.messages.map((message) => [textOf(message).split('\n')[0], message.pinged])).toEqual([
      ['Talk about #1', [layla.id]],
    ]);
    await room.beat();
    expect(textOf(card)).toContain('Talk about it');
    // A person who asks again gets the link to it, also in private.
    const again = await people.command(sam, room.general, 'action talk', { item: '#1' });
    expect(textOf(again.messages[0])).toContain('#1 already has a thread');
    expect(JSON.stringify(again.messages[0]?.components)).toContain(`/${thread?.id}/`);
    expect(room.fake.problems).toEqual([]);
  });

  it('knows its group: a line in the thread is about the group of the channel', async () => {
    const room = await begun();
    const { water, people, sam } = room;
    await talk(room, water);
    const [thread] = threadsOf(room, water);
    if (thread === undefined) throw new Error('no thread');
    const added = await people.command(sam, thread, 'action add', { title: 'Buy tiles' });
    expect(textOf(added.messages[0])).toContain('Group: Water');
    const [first] = thread.messages;
    if (first === undefined) throw new Error('no first card');
    await people.press(sam, first, 'Done');
    await room.beat();
    expect(textOf(first)).toContain('Done: #1');
  });

  it.each([
    ['long', 'Fix the roof of the school '.repeat(11).trim()],
    ['emoji of several characters', '👩‍👩‍👧‍👦'.repeat(30)],
    ['mentions and markup', '@everyone <@&1> **bold** `code` # head'],
  ])('has a name that Discord accepts: %s', async (_kind, title) => {
    const room = await begun(title);
    await talk(room, room.water);
    const [thread] = threadsOf(room, room.water);
    expect(thread?.name).toMatch(/^#1 /);
    expect(thread?.name?.length).toBeLessThanOrEqual(100);
    expect(thread?.messages).toHaveLength(1);
    expect(room.fake.problems).toEqual([]);
  });

  it('says in one sentence which permissions are missing, before anything is posted', async () => {
    const room = await begun();
    room.water.mayDo = everything & ~createPublicThreads;
    const before = publicIn(room.water);
    const [answer] = await talk(room, room.water);
    expect(answer?.only).toBe(room.sam.id);
    expect(textOf(answer)).toContain(
      'In a text channel I need the permissions “Create Public Threads” and “Send Messages in Threads”.',
    );
    expect(publicIn(room.water)).toBe(before);
  });

  it('tells the person when Discord refuses it, and can be requested again', async () => {
    const room = await begun();
    room.fake.trouble({
      at: /POST .*\/threads$/,
      status: 403,
      body: { code: 50_013, message: 'Missing Permissions' },
    });
    const [card, refused] = await talk(room, room.water);
    expect(textOf(card)).toContain('Action item #1');
    expect(refused?.only).toBe(room.sam.id);
    expect(textOf(refused)).toContain('I can’t open a thread here.');
    room.clock.moveTo(room.clock.now() + 61_000);
    await talk(room, room.water);
    expect(threadsOf(room, room.water)).toHaveLength(1);
  });

  it('is the existing thread when Discord’s answer was lost', async () => {
    const room = await begun();
    room.fake.trouble({ at: /POST .*\/threads$/, status: 502, done: true, body: {} });
    await talk(room, room.water);
    const [thread] = threadsOf(room, room.water);
    expect(thread?.messages.map((message) => textOf(message).split('\n')[0])).toEqual(['Talk about #1']);
  });

  it.each([
    ['lost', { status: 502, done: true }],
    ['cut', { status: 502, done: true, cut: true }],
    ['never sent', { status: 503 }],
  ])('has one first message when the answer to it was %s, twice', async (_, how) => {
    const room = await begun();
    for (let times = 0; times < 2; times += 1)
      room.fake.trouble({ at: /POST \/channels\/\d+\/messages$/, body: {}, ...how });
    await talk(room, room.water);
    const [thread, ...others] = threadsOf(room, room.water);
    expect(others).toEqual([]);
    expect(thread?.messages.map((message) => textOf(message).split('\n')[0])).toEqual(['Talk about #1']);
  });

  it('is the public thread in which it is requested, and never a private one', async () => {
    const room = await begun();
    const { fake, guild, water } = room;
    const thread = fake.state.addThread(water, snowflake(), 'Roofs');
    guild.channels.add(thread.id);
    const [first, ...others] = await talk(room, thread);
    expect(others).toEqual([]);
    expect(textOf(first)).toContain('Talk about #1');
    expect(threadsOf(room, water)).toHaveLength(1);
    const again = await talk(room, water);
    expect(JSON.stringify(again[0]?.components)).toContain(`/${thread.id}/`);
    const secret = { ...fake.state.addThread(water, snowflake(), 'Secret'), type: 12 };
    fake.state.channels.set(secret.id, secret);
    await room.people.command(room.sam, water, 'action add', { title: 'Another' });
    const answer = await room.people.command(room.sam, secret, 'action talk', { item: '#2' });
    expect(textOf(answer.messages[0])).toContain('I can’t open a thread here.');
  });

  it('has the item’s name, also after its title was changed and changed back', async () => {
    const room = await begun();
    const { water, people, sam } = room;
    await talk(room, water);
    const [thread] = threadsOf(room, water);
    const edited = await people.command(sam, water, 'action edit', { item: '#1', title: 'Mend the roof' });
    await room.beat();
    expect(thread?.name).toBe('#1 Mend the roof');
    const [card] = edited.messages;
    if (card === undefined) throw new Error('no card');
    await people.press(sam, card, 'Undo');
    await room.beat();
    expect(thread?.name).toBe('#1 Fix the roof');
    expect(room.fake.problems).toEqual([]);
  });

  it('keeps a name that somebody gave it, and leaves other threads alone', async () => {
    const room = await begun();
    const { fake, guild, water, people, sam } = room;
    await talk(room, water);
    const [thread] = threadsOf(room, water);
    if (thread === undefined) throw new Error('no thread');
    thread.name = 'The roof at last';
    const theirs = fake.state.addThread(water, snowflake(), '#2 Buy tiles');
    guild.channels.add(theirs.id);
    await people.command(sam, water, 'action add', { title: 'Buy tiles' });
    await people.command(sam, theirs, 'action talk', { item: '#2' });
    await people.command(sam, water, 'action edit', { item: '#1', title: 'Mend the roof' });
    await people.command(sam, water, 'action edit', { item: '#2', title: 'Buy red tiles' });
    await room.beat();
    expect(thread.name).toBe('The roof at last');
    expect(theirs.name).toBe('#2 Buy tiles');
    expect(fake.problems).toEqual([]);
  });

  it('loses a redacted text from its name, whoever named it', async () => {
    const room = await begun();
    const { water, people, ana } = room;
    await talk(room, water);
    const [thread] = threadsOf(room, water);
    if (thread === undefined) throw new Error('no thread');
    thread.name = 'Fix the roof, Sam!';
    const { messages } = await people.command(ana, water, 'coalition redact', { number: '#1' });
    const [asked] = messages;
    if (asked === undefined) throw new Error('not asked');
    await people.press(ana, asked, 'Remove the text');
    await room.beat();
    expect(thread.name).toMatch(/^#1 /);
    expect(thread.name).not.toContain('roof');
  });

  it.each([
    ['waits where Discord wants it to, with the card right before', 429, true],
    ['stays where Discord refuses, and the card is right', 403, false],
  ])('%s', async (_name, status, renamed) => {
    const room = await begun();
    const { fake, water, people, sam } = room;
    await talk(room, water);
    const [thread] = threadsOf(room, water);
    const answer =
      status === 429
        ? {
            body: { message: 'You are being rate limited.', retry_after: 0.3, global: false },
            headers: { 'retry-after': '0.3' },
          }
        : { body: { code: 50_013, message: 'Missing Permissions' } };
    fake.trouble({ at: /PATCH .*\/channels\/\d+$/, status, ...answer });
    await people.command(sam, water, 'action edit', { item: '#1', title: 'Mend the roof' });
    await room.beat();
    expect(textOf(thread?.messages[0])).toContain('Mend the roof');
    expect(thread?.name).toBe('#1 Fix the roof');
    room.clock.moveTo(room.clock.now() + 1000);
    // The client of Discord counts by the clock of the machine.
    await setTimeout(400);
    await room.beat();
    expect(thread?.name).toBe(renamed ? '#1 Mend the roof' : '#1 Fix the roof');
    const stuck = await people.command(room.ana, room.general, 'coalition deliveries', {});
    expect(textOf(stuck.messages[0])).toContain('Everything has arrived');
  });
});
