import { describe, expect, it, onTestFinished } from 'vitest';
import { announceLoss } from '../../../src/app/notify/lost-places.ts';
import type { Handle } from '../../../src/chat/incoming.ts';
import type { Loss } from '../../../src/chat/platform.ts';
import type { Store } from '../../../src/store/store.ts';
import { adapterAt, keyValuesInMemory, openServer } from '../../fixtures/discord/bot.ts';
import { textOf } from '../../fixtures/discord/people.ts';
import { openRoom } from '../../fixtures/discord/room.ts';
import { eachStore } from '../../fixtures/store.ts';

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (what: string, holds: () => boolean): Promise<void> => {
  const started = performance.now();
  while (!holds()) {
    if (performance.now() - started > 10_000) throw new Error(`in vain: ${what}`);
    await soon(5);
  }
};
/** Long enough for an event to arrive, when it should have no effect. */
const quietMs = 60;

const open = async () => {
  const server = await openServer();
  const keyValues = keyValuesInMemory();
  const losses: Loss[] = [];
  const start = async (lost: (loss: Loss) => Promise<void> = async (loss) => void losses.push(loss)) => {
    const adapter = adapterAt(server.fake, { keyValues, lost });
    await adapter.port.start((async () => ({ kind: 'nothing' })) as Handle);
    onTestFinished(() => adapter.port.stop());
    return adapter;
  };
  const thread = (state: object) => ({
    id: server.water.id,
    guild_id: server.guild.id,
    type: 11,
    thread_metadata: { archived: true, locked: false, archive_timestamp: '2026-11-04T09:00:00Z', ...state },
  });
  return { ...server, keyValues, losses, start, thread, gateway: server.fake.gateway };
};

describe('what Discord says of servers and channels', () => {
  it('tells when the bot is put out, with the way back in', async () => {
    const { start, gateway, guild, losses, fake } = await open();
    await start();
    gateway.putOut(guild);
    await until('the loss', () => losses.length > 0);
    expect(losses).toMatchObject([{ platform: 'discord', workspace: guild.id, why: 'removed' }]);
    expect(losses[0]?.place).toBeUndefined();
    expect(losses[0]?.link).toContain(`client_id=${fake.application}`);
  });

  it('tells a server that has an outage from one that is lost', async () => {
    const { start, gateway, guild, losses } = await open();
    await start();
    gateway.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true });
    await soon(quietMs);
    expect(losses).toEqual([]);
  });

  it('sees at the next connection that it was put out while it was not running', async () => {
    const { start, gateway, guild, losses, keyValues, fake } = await open();
    const first = await start();
    await until('the server', () => gateway.connected() === 1);
    await soon(quietMs);
    await first.port.stop();
    fake.guilds.delete(guild.id);
    for (const key of keyValues.texts.keys()) if (key !== 'joined') keyValues.texts.delete(key);
    const second = await start();
    await until('the loss', () => losses.length > 0);
    expect(losses).toMatchObject([{ workspace: guild.id, why: 'removed' }]);
    await second.port.stop();
    for (const key of keyValues.texts.keys()) if (key !== 'joined') keyValues.texts.delete(key);
    await start();
    await soon(quietMs);
    expect(losses).toHaveLength(1);
  });

  it('tells it again when it could not be recorded, under the same id', async () => {
    const { start, gateway, guild, losses, keyValues } = await open();
    const ids: string[] = [];
    const first = await start(async ({ id }) => {
      ids.push(id);
      throw new Error('the disk is full');
    });
    await soon(quietMs);
    gateway.putOut(guild);
    await until('the try', () => ids.length > 0);
    await first.port.stop();
    for (const key of keyValues.texts.keys()) if (key !== 'joined') keyValues.texts.delete(key);
    await start();
    await until('the loss', () => losses.length > 0);
    expect(losses.map(({ id }) => id)).toEqual(ids);
  });

  it('takes being put out once more for another loss', async () => {
    const { start, gateway, guild, losses } = await open();
    await start();
    gateway.putOut(guild);
    gateway.letIn(guild);
    gateway.putOut(guild);
    await until('both', () => losses.length === 2);
    expect(new Set(losses.map(({ id }) => id)).size).toBe(2);
  });

  it('tells that it was added again once the removal was recorded', async () => {
    const { fake, guild } = await openServer();
    const told: string[] = [];
    const adapter = adapterAt(fake, {
      keyValues: keyValuesInMemory(),
      lost: async () => {
        await soon(quietMs);
        told.push('lost');
      },
      added: async (server) => void told.push(server),
    });
    await adapter.port.start((async () => ({ kind: 'nothing' })) as Handle);
    onTestFinished(() => adapter.port.stop());
    await until('the server', () => told.length === 1);
    fake.gateway.putOut(guild);
    fake.gateway.letIn(guild);
    await until('both', () => told.length === 3);
    expect(told).toEqual([guild.id, 'lost', guild.id]);
  });

  it('tells of channels that are deleted, and of threads that are locked', async () => {
    const { start, gateway, guild, water, losses, thread } = await open();
    await start();
    gateway.dispatch('CHANNEL_DELETE', { id: water.id, guild_id: guild.id, type: 0 });
    gateway.dispatch('THREAD_UPDATE', thread({ locked: true }));
    gateway.dispatch('THREAD_UPDATE', thread({ locked: true }));
    await until('all', () => losses.length === 3);
    expect(losses).toMatchObject([
      { workspace: guild.id, place: water.id, why: 'deleted' },
      { workspace: guild.id, place: water.id, why: 'locked' },
      { place: water.id, why: 'locked', id: losses[1]?.id },
    ]);
  });

  it('says nothing of a thread that fell asleep: the next post wakes it', async () => {
    const { start, gateway, losses, thread } = await open();
    await start();
    gateway.dispatch('THREAD_UPDATE', thread({}));
    await soon(quietMs);
    expect(losses).toEqual([]);
  });
});

eachStore('a loss on Discord', (openTestStore) => {
  const openLosing = async () => {
    const store = await openTestStore();
    const told: boolean[] = [];
    const lose = (of: Store) => async (loss: Loss) =>
      void told.push(await of.write((repositories) => announceLoss(repositories, loss, room.clock.now())));
    const room = await openRoom(store, { parts: { lost: lose(store) } });
    const { people, ana, layla, general, executive, strategic, water } = room;
    const opened = await people.command(ana, general, 'coalition setup', {
      name: 'Clean Coast',
      zone: 'Asia/Beirut',
      executive,
      strategic,
    });
    expect(textOf(opened.messages[0])).toContain('Clean Coast');
    await people.command(ana, general, 'group create', { name: 'Water', goal: 'Springs', convener: layla });
    await people.command(layla, water, 'group bind', { group: 'Water' });
    const inPrivate = () => room.fake.state.dmWith(ana.id).messages.map((message) => textOf(message));
    return { ...room, store, told, inPrivate, gateway: room.fake.gateway };
  };

  it('of a channel is told to the coordinator at once, and the place has no purpose any more', async () => {
    const { gateway, water, guild, told, beat, inPrivate, store, people, ana, general } = await openLosing();
    for (let times = 0; times < 2; times += 1)
      gateway.dispatch('CHANNEL_DELETE', { id: water.id, guild_id: guild.id, type: 0 });
    gateway.dispatch('CHANNEL_DELETE', { id: general.id, guild_id: guild.id, type: 0 });
    await until('the losses', () => told.length === 3);
    await beat();
    expect(inPrivate()).toHaveLength(1);
    expect(inPrivate()[0]).toContain('A place on Discord was deleted');
    expect(inPrivate()[0]).toContain('#water');
    expect(inPrivate()[0]).toContain('/group bind');
    expect(inPrivate()[0]).not.toContain('#general');
    const coalition = await store.read.coalitions.of({ platform: 'discord', workspace: guild.id });
    const places = await store.read.places.list(coalition?.id ?? '');
    expect(places.find(({ id }) => id === water.id)?.groupId).toBeNull();
    const listed = await people.command(ana, general, 'group list');
    expect(textOf(listed.messages[0])).toContain('Water');
  });

  it('of the only server is told to nobody, and that is said', async () => {
    const { gateway, guild, told, store, beat } = await openLosing();
    gateway.putOut(guild);
    await until('the loss', () => told.length > 0);
    expect(told).toEqual([false]);
    await beat();
    const coalition = await store.read.coalitions.of({ platform: 'discord', workspace: guild.id });
    expect(coalition?.name).toBe('Clean Coast');
  });

  it('of one server is told in another one: to a coordinator who is there too', async () => {
    const { gateway, guild, told, store, beat, fake, ana } = await openLosing();
    const other = fake.addGuild('Partners');
    const anaThere = fake.addPerson(other, 'Ana Costa');
    await store.write(async (repositories) => {
      const coalition = await repositories.coalitions.of({ platform: 'discord', workspace: guild.id });
      const account = { platform: 'discord', workspace: guild.id, id: ana.id } as const;
      const person = await repositories.people.byAccount(account);
      if (coalition === null || person === null) throw new Error('nobody is there');
      await repositories.coalitions.addWorkspaces(coalition.id, [
        { platform: 'discord', workspace: other.id },
      ]);
      const there = { platform: 'discord', workspace: other.id, id: anaThere.id, name: 'Ana Costa' } as const;
      const second = await repositories.people.create(coalition.id, there, 1);
      await repositories.roles.give(coalition.id, second.id, 'coordinator');
    });
    gateway.putOut(guild);
    await until('the loss', () => told.length > 0);
    await beat();
    const [card, ...others] = fake.state.dmWith(anaThere.id).messages.map((message) => textOf(message));
    expect(others).toEqual([]);
    expect(card).toContain('Halqa was removed from a workspace on Discord');
    expect(card).toContain('#executive');
    expect(card).toContain('oauth2/authorize');
  });

  it('of one server is told in a place of another one, where no coordinator is', async () => {
    const { gateway, guild, told, store, beat, fake } = await openLosing();
    const other = fake.addGuild('Partners');
    const board = fake.addChannel(other, 'board');
    await store.write(async (repositories) => {
      const coalition = await repositories.coalitions.of({ platform: 'discord', workspace: guild.id });
      const there = { platform: 'discord', workspace: other.id } as const;
      await repositories.coalitions.addWorkspaces(coalition?.id ?? '', [there]);
      await repositories.places.set(
        coalition?.id ?? '',
        { ...there, id: board.id, name: 'board' },
        { committee: 'executive', language: 'ar' },
      );
    });
    gateway.putOut(guild);
    await until('the loss', () => told.length > 0);
    await beat();
    expect(board.messages.map((message) => textOf(message))).toHaveLength(1);
    expect(textOf(board.messages[0])).toContain('من مساحة عمل');
  });

  it('that cannot be told in private is told in a place of another server, once', async () => {
    const { gateway, guild, told, store, beat, fake, ana, water } = await openLosing();
    const other = fake.addGuild('Partners');
    const board = fake.addChannel(other, 'board');
    const closed = { status: 403, code: 50_007, message: 'Cannot send messages to this user' };
    await store.write(async (repositories) => {
      const coalition = await repositories.coalitions.of({ platform: 'discord', workspace: guild.id });
      const there = { platform: 'discord', workspace: other.id } as const;
      const id = coalition?.id ?? '';
      await repositories.coalitions.addWorkspaces(id, [there]);
      await repositories.places.set(
        id,
        { ...there, id: board.id, name: 'board' },
        { committee: 'executive' },
      );
      const sam = { platform: 'discord', workspace: guild.id, id: '1234567890123456', name: 'Sam' } as const;
      const second = await repositories.people.create(id, sam, 1);
      await repositories.roles.give(id, second.id, 'coordinator');
    });
    for (const person of [ana.id, '1234567890123456']) fake.state.dmWith(person).refuses = closed;
    gateway.dispatch('CHANNEL_DELETE', { id: water.id, guild_id: guild.id, type: 0 });
    await until('the loss', () => told.length > 0);
    await beat();
    await beat();
    expect(board.messages.map((message) => textOf(message))).toHaveLength(1);
    expect(textOf(board.messages[0])).toContain('A place on Discord was deleted');
  });
});
