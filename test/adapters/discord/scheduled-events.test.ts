import { describe, expect, it, onTestFinished } from 'vitest';
import type { DiscordParts } from '../../../src/adapters/discord/index.ts';
import { adapterAt, keyValuesInMemory } from '../../fixtures/discord/bot.ts';
import { textOf } from '../../fixtures/discord/people.ts';
import { openRoom, type Room } from '../../fixtures/discord/room.ts';
import { type Message, type Person, type ScheduledEvent, snowflake } from '../../fixtures/discord/state.ts';
import { eachStore } from '../../fixtures/store.ts';

const one = (messages: readonly (Message | undefined)[]): Message => {
  const [message] = messages;
  if (message === undefined) throw new Error('nothing was said');
  return message;
};

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > 10_000) throw new Error(`in vain: ${what}`);
    await soon(5);
  }
};
/** Long enough for an event to arrive, when it should have no effect. */
const quietMs = 60;

eachStore('the events of a Discord server', (openTestStore) => {
  const start = async (parts: Partial<DiscordParts> = {}) => {
    const room = await openRoom(await openTestStore(), { parts });
    const { people, ana, layla, general, water } = room;
    await people.command(ana, general, 'coalition setup', { name: 'Clean Coast', zone: 'Asia/Beirut' });
    await people.command(ana, general, 'group create', { name: 'Water', goal: 'Springs', convener: layla });
    await people.command(ana, general, 'group create', { name: 'Trees', goal: 'Shade', convener: layla });
    await people.command(layla, water, 'group bind', { group: 'Water' });
    return room;
  };

  const made = (room: Room, by: Person, more: Partial<ScheduledEvent> = {}): ScheduledEvent => {
    const event: ScheduledEvent = {
      id: snowflake(),
      guild_id: room.guild.id,
      creator_id: by.id,
      channel_id: null,
      name: 'Clean-up',
      description: 'For Water, with gloves',
      scheduled_start_time: '2026-11-07T08:00:00Z',
      scheduled_end_time: '2026-11-07T10:00:00Z',
      privacy_level: 2,
      status: 1,
      entity_type: 3,
      entity_metadata: { location: 'North pier' },
      ...more,
    };
    room.guild.events.set(event.id, event);
    return event;
  };
  const tell = (room: Room, what: 'CREATE' | 'UPDATE' | 'DELETE', event: ScheduledEvent) =>
    room.fake.gateway.dispatch(`GUILD_SCHEDULED_EVENT_${what}`, event);
  const eventsOf = async (room: Room) => {
    const coalition = await room.store.read.coalitions.of({ platform: 'discord', workspace: room.guild.id });
    return room.store.read.events.coming(coalition?.id ?? '', null, room.clock.now(), 100);
  };

  it('show what is made here, once, also after a lost answer, and follow a cancellation', async () => {
    const room = await start();
    const { people, sam, layla, water, guild, fake } = room;
    fake.trouble({ at: /POST .*scheduled-events/, status: 500, cut: true, done: true });
    const added = await people.command(sam, water, 'event add', {
      title: 'Clean-up',
      starts: '2026-11-07 10:00',
      where: 'North pier',
    });
    await room.beat();
    room.clock.moveTo(room.clock.now() + 120_000);
    await room.beat();
    expect([...guild.events.values()]).toMatchObject([
      {
        name: 'Clean-up',
        scheduled_start_time: '2026-11-07T08:00:00.000Z',
        scheduled_end_time: '2026-11-07T10:00:00.000Z',
        entity_metadata: { location: 'North pier' },
        status: 1,
      },
    ]);
    const [native] = guild.events.values();
    if (native === undefined) throw new Error('no event');
    // Discord tells us of our own.
    tell(room, 'CREATE', native);
    tell(room, 'UPDATE', native);
    await soon(quietMs);
    expect(await eventsOf(room)).toHaveLength(1);
    const patches = () =>
      fake.requests.filter(({ method, path }) => method === 'PATCH' && /scheduled/.test(path));
    await people.press(layla, one(added.messages), 'I come');
    await room.beat();
    expect(patches()).toHaveLength(0);
    const asked = await people.command(sam, water, 'event cancel', { event: '#1' });
    await people.press(sam, one(asked.messages), 'Cancel event');
    await room.beat();
    expect(guild.events.get(native.id)?.status).toBe(4);
  });

  it('become events here, with a poll; edits and removals there are followed', async () => {
    const room = await start();
    const { sam, layla, people, water, guild } = room;
    const native = made(room, sam);
    tell(room, 'CREATE', native);
    await until('the event', async () => (await eventsOf(room)).length === 1);
    tell(room, 'CREATE', native);
    await soon(quietMs);
    expect(await eventsOf(room)).toMatchObject([{ title: 'Clean-up', venue: 'North pier' }]);
    await room.beat();
    const card = one(water.messages.slice(-1));
    expect(textOf(card)).toContain('Event #1\nClean-up');
    expect(guild.events.size).toBe(1);
    await people.press(layla, card, 'I come');
    const moved = { ...native, name: 'Big clean-up', scheduled_start_time: '2026-11-07T09:00:00Z' };
    guild.events.set(native.id, moved);
    tell(room, 'UPDATE', moved);
    await until('the change', async () => (await eventsOf(room))[0]?.title === 'Big clean-up');
    await room.beat();
    expect(textOf(water.messages.at(-1))).toContain('Big clean-up');
    const told = room.fake.state.dmWith(layla.id).messages.at(-1);
    expect(textOf(told)).toContain('The time has changed');
    await room.pass('2026-11-07T10:00:00Z');
    expect(textOf(water.messages.at(-1))).toContain('How was “Big clean-up”?');
    const other = made(room, sam, {
      name: 'Walk',
      scheduled_start_time: '2026-11-20T08:00:00Z',
      scheduled_end_time: '2026-11-20T09:00:00Z',
    });
    tell(room, 'CREATE', other);
    await until('the other', async () => (await eventsOf(room)).length === 1);
    guild.events.delete(other.id);
    tell(room, 'DELETE', other);
    await until('the cancellation', async () => (await eventsOf(room)).length === 0);
  });

  const interest = (room: Room, what: 'ADD' | 'REMOVE', event: ScheduledEvent, by: Person) =>
    room.fake.gateway.dispatch(`GUILD_SCHEDULED_EVENT_USER_${what}`, {
      guild_scheduled_event_id: event.id,
      guild_id: room.guild.id,
      user_id: by.id,
    });
  const attending = async (room: Room, event: string | undefined) => {
    const coalition = await room.store.read.coalitions.of({ platform: 'discord', workspace: room.guild.id });
    return (await room.store.read.attendance.of(coalition?.id ?? '', event ?? '')).map(
      ({ answer }) => answer,
    );
  };

  it('count “Interested” as “I come” of people on record, and what they pressed here stays theirs', async () => {
    const room = await start();
    const { sam, layla, people, water } = room;
    const native = made(room, sam);
    tell(room, 'CREATE', native);
    await until('the event', async () => (await eventsOf(room)).length === 1);
    const [event] = await eventsOf(room);
    await room.beat();
    const card = one(water.messages.slice(-1));
    interest(room, 'ADD', native, layla);
    interest(room, 'ADD', native, layla);
    await until('the answer', async () => (await attending(room, event?.id)).length === 1);
    await room.beat();
    expect(textOf(water.messages.at(-1))).toMatch(/Coming \(1\)[^\n]*Layla/);
    interest(room, 'REMOVE', native, layla);
    await until('the change', async () => (await attending(room, event?.id))[0] === 'no');
    await people.press(layla, card, 'Maybe');
    interest(room, 'REMOVE', native, layla);
    // Somebody whom nobody here knows, and an event that is not ours.
    interest(room, 'ADD', native, { ...layla, id: snowflake() });
    interest(room, 'ADD', { ...native, id: snowflake() }, layla);
    await soon(quietMs);
    expect(await attending(room, event?.id)).toEqual(['maybe']);
  });

  describe('what was pressed while Discord was disconnected', () => {
    const readings = ({ fake }: Room) => fake.requests.filter(({ path }) => path.endsWith('/users'));
    const inList = (room: Room, { id }: ScheduledEvent, people: readonly Pick<Person, 'id'>[]) =>
      room.guild.interested.set(id, new Set(people.map((person) => person.id)));
    const names = { yes: 'Coming', maybe: 'Maybe', no: 'Can’t' } as const;
    const answersOf = async (room: Room, event: string | undefined) => {
      const coalition = await room.store.read.coalitions.of({
        platform: 'discord',
        workspace: room.guild.id,
      });
      const given = await room.store.read.attendance.of(coalition?.id ?? '', event ?? '');
      const people = await room.store.read.people.byIds(
        coalition?.id ?? '',
        given.map(({ personId }) => personId),
      );
      return Object.fromEntries(
        given.map(({ personId, answer }) => [people.get(personId)?.accounts[0]?.id, names[answer]]),
      );
    };

    it('is caught up on at the next connection, page by page, through failures and limits', async () => {
      const keyValues = keyValuesInMemory();
      const room = await start({ keyValues, interestedRetryMs: 10 });
      const { people, ana, sam, layla, omar, nour, water, fake } = room;
      for (const person of [sam, omar, nour]) await people.command(person, water, 'group join', {});
      const native = made(room, sam);
      tell(room, 'CREATE', native);
      await until('the event', async () => (await eventsOf(room)).length === 1);
      await until(
        'the first reading',
        () => readings(room).length === 1 && keyValues.get('interested') === '[]',
      );
      const [event] = await eventsOf(room);
      await room.beat();
      const card = one(water.messages.slice(-1));
      interest(room, 'ADD', native, omar);
      interest(room, 'ADD', native, sam);
      await until('two answers', async () => (await attending(room, event?.id)).length === 2);
      await people.press(nour, card, 'I can’t');
      await people.press(ana, card, 'I come');
      // Meanwhile: Omar takes it back, Layla presses it, as did Nour before her answer here, and 150 whom nobody knows.
      const strangers = Array.from({ length: 150 }, () => ({ id: snowflake() }));
      inList(room, native, [...strangers, sam, layla, nour]);
      fake.trouble({ at: /scheduled-events\/\d+\/users/, status: 503 });
      fake.trouble({
        at: /scheduled-events\/\d+\/users/,
        status: 429,
        headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' },
        body: { retry_after: 0.05, global: false },
      });
      fake.trouble({ at: /scheduled-events\/\d+\/users/, status: 200, cut: true });
      keyValues.texts.delete('identified');
      fake.gateway.invalidate(false);
      const wanted = {
        [omar.id]: names.no,
        [sam.id]: names.yes,
        [layla.id]: names.yes,
        [nour.id]: names.no,
        [ana.id]: names.yes,
      };
      await until('the answers', async () => (await attending(room, event?.id)).length === 5);
      await until('the end of it', () => keyValues.get('interested') === '[]');
      expect(await answersOf(room, event?.id)).toEqual(wanted);
      expect(readings(room).at(-1)?.query.get('limit')).toBe('100');
      // Again, as after an outage of the server: nothing changes, and Omar, who pressed it once more, comes.
      const before = readings(room).length;
      inList(room, native, [...strangers, sam, layla, nour, omar]);
      fake.gateway.announce(room.guild);
      await until('the change', async () => (await answersOf(room, event?.id))[omar.id] === names.yes);
      await until('the end of it', () => keyValues.get('interested') === '[]');
      expect(readings(room).length - before).toBe(2);
      expect(await answersOf(room, event?.id)).toEqual({ ...wanted, [omar.id]: names.yes });
      await room.beat();
      expect(textOf(water.messages.at(-1))).toMatch(/Coming \(4\)/);
    });

    it('is caught up on by the next process, which is told nothing again', async () => {
      const keyValues = keyValuesInMemory();
      const room = await start({ keyValues, interestedRetryMs: 60_000 });
      const { sam, layla, fake } = room;
      const native = made(room, sam);
      tell(room, 'CREATE', native);
      await until('the event', async () => (await eventsOf(room)).length === 1);
      await until('the reading', () => keyValues.get('interested') === '[]');
      const [event] = await eventsOf(room);
      inList(room, native, [layla]);
      fake.trouble({ at: /scheduled-events\/\d+\/users/, status: 503 });
      fake.gateway.announce(room.guild);
      await until('a failure', () => readings(room).length === 2);
      await room.port.stop();
      const next = adapterAt(fake, { keyValues, now: room.clock.now });
      await next.port.start(room.bot);
      onTestFinished(() => next.port.stop());
      await until('the answer', async () => (await attending(room, event?.id)).length === 1);
      expect(fake.gateway.counts).toMatchObject({ identifies: 1, resumes: 1 });
    });

    it('counts for an event that Halqa learns of later, and is left alone where it recurs or is not ours', async () => {
      const room = await start();
      const { sam, layla, guild, fake } = room;
      const unclear = made(room, sam, { description: '', name: 'Picnic' });
      inList(room, unclear, [layla]);
      tell(room, 'CREATE', unclear);
      await soon(quietMs);
      expect(readings(room)).toHaveLength(0);
      const clear = { ...unclear, description: 'trees' };
      guild.events.set(unclear.id, clear);
      tell(room, 'UPDATE', clear);
      await until('the event', async () => (await eventsOf(room)).length === 1);
      const [event] = await eventsOf(room);
      await until('the answer', async () => (await attending(room, event?.id)).length === 1);
      const recurring = made(room, sam, { recurrence_rule: { frequency: 2 } });
      inList(room, recurring, [layla]);
      tell(room, 'CREATE', recurring);
      await until('the other', async () => (await eventsOf(room)).length === 2);
      const before = readings(room).length;
      fake.gateway.announce(guild);
      await until('the reading', () => readings(room).length > before);
      await soon(quietMs);
      expect(readings(room).filter(({ path }) => path.includes(recurring.id))).toEqual([]);
    });
  });

  it('that recur are an event of its own on each date, once the list moves on to it', async () => {
    const room = await start();
    const { sam, layla } = room;
    const native = made(room, sam);
    tell(room, 'CREATE', native);
    await until('the event', async () => (await eventsOf(room)).length === 1);
    interest(room, 'ADD', native, layla);
    await room.pass('2026-11-07T10:30:00Z');
    expect(await eventsOf(room)).toHaveLength(0);
    const next = {
      ...native,
      scheduled_start_time: '2026-11-14T08:00:00Z',
      scheduled_end_time: '2026-11-14T10:00:00Z',
    };
    room.guild.events.set(native.id, next);
    tell(room, 'UPDATE', next);
    tell(room, 'UPDATE', next);
    await until('the next date', async () => (await eventsOf(room)).length === 1);
    await soon(quietMs);
    const [second, ...more] = await eventsOf(room);
    expect(more).toEqual([]);
    expect(second?.title).toBe('Clean-up');
    expect(await attending(room, second?.id)).toEqual([]);
    interest(room, 'ADD', next, layla);
    await until('who comes', async () => (await attending(room, second?.id)).length === 1);
    // The same entry, moved again: it is the second event that changes.
    tell(room, 'UPDATE', { ...next, name: 'Big clean-up' });
    await until('the change', async () => (await eventsOf(room))[0]?.title === 'Big clean-up');
  });

  it('are found after a time without a connection, and asked about once where no group is clear', async () => {
    const room = await start();
    const { sam, fake } = room;
    const unclear = made(room, sam, { description: '', name: 'Picnic' });
    tell(room, 'CREATE', unclear);
    const asked = () => fake.state.dmWith(sam.id).messages.map((message) => textOf(message));
    await soon(quietMs);
    await room.beat();
    expect(asked().join()).toContain('Which group is “Picnic” for?');
    tell(room, 'UPDATE', unclear);
    await soon(quietMs);
    await room.beat();
    expect(asked()).toHaveLength(1);
    expect(await eventsOf(room)).toHaveLength(0);
    const clear = { ...unclear, description: 'trees' };
    room.guild.events.set(unclear.id, clear);
    fake.gateway.dispatch('GUILD_CREATE', {
      id: room.guild.id,
      joined_at: room.guild.joinedAt,
      guild_scheduled_events: [clear],
    });
    await until('the event', async () => (await eventsOf(room)).length === 1);
    // The author is gone from the list, a bot, or Halqa itself: it has no effect.
    tell(room, 'CREATE', { ...made(room, sam), creator_id: fake.application });
    await soon(quietMs);
    expect(await eventsOf(room)).toHaveLength(1);
  });

  it('are left alone without the permission, and the coordinator hears of it once', async () => {
    const room = await start();
    const { people, ana, sam, water, guild, fake } = room;
    guild.eventsClosed = true;
    for (const title of ['Clean-up', 'Picnic'])
      await people.command(sam, water, 'event add', { title, starts: '2026-11-07 10:00' });
    await room.beat();
    await room.beat();
    const told = fake.state.dmWith(ana.id).messages.map((message) => textOf(message));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Create Events');
    expect(await eventsOf(room)).toHaveLength(2);
  });
});
