import { expect, it, onTestFinished } from 'vitest';
import { greeting } from '../../../src/app/coalition/greeting.ts';
import type { Handle } from '../../../src/chat/incoming.ts';
import type { Store } from '../../../src/store/store.ts';
import { adapterAt, keyValuesInMemory, openServer } from '../../fixtures/discord/bot.ts';
import { textOf } from '../../fixtures/discord/people.ts';
import { openRoom } from '../../fixtures/discord/room.ts';
import type { Channel } from '../../fixtures/discord/state.ts';
import { oneStore } from '../../fixtures/store.ts';

/* Being let into a server greets it once: where newcomers are greeted, or its owner. */

const now = Date.UTC(2026, 10, 4, 9);
const dayMs = 24 * 60 * 60_000;
const iso = (at: number) => new Date(at).toISOString();
const nothing = (async () => ({ kind: 'nothing' })) as Handle;

oneStore('a greeting on Discord', (openTestStore) => {
  const open = async (store?: Store) => {
    const read = (store ?? (await openTestStore())).read;
    const server = await openServer();
    const { fake, guild, general, layla } = server;
    guild.joinedAt = iso(now - 60_000);
    guild.owner = layla.id;
    guild.systemChannel = general.id;
    const keyValues = keyValuesInMemory();
    const added: string[] = [];
    const parts = {
      keyValues,
      added: async (id: string) => void added.push(id),
      greeting: (id: string) => greeting(read, { platform: 'discord', workspace: id }),
    };
    /** Starts, and waits until everything that came with the connection was dealt with. */
    const start = async (more: Parameters<typeof adapterAt>[1] = {}) => {
      const adapter = adapterAt(fake, { ...parts, ...more });
      onTestFinished(() => adapter.port.stop());
      await adapter.port.start(nothing);
      return adapter;
    };
    const run = async () => {
      const adapter = await start();
      await expect.poll(() => added.length).toBeGreaterThan(0);
      await adapter.port.stop();
    };
    const greetings = (channel: Channel) =>
      channel.messages.map(textOf).filter((text) => text.includes('I keep what the working groups'));
    const toOwner = () => greetings(fake.state.dmWith(layla.id));
    /** The next connection is a new session, not a RESUME. */
    const forgetSession = () => {
      for (const key of keyValues.texts.keys()) if (key !== 'joined') keyValues.texts.delete(key);
    };
    return { ...server, keyValues, added, start, run, greetings, toOwner, forgetSession };
  };

  it('stands where newcomers are greeted, in both languages, with a button in each', async () => {
    const { run, greetings, general, toOwner, fake } = await open();
    await run();
    expect(greetings(general)).toHaveLength(1);
    expect(greetings(general)[0]).toContain('أحفظ ما تعد به');
    expect(toOwner()).toEqual([]);
    expect(fake.problems).toEqual([]);
  });

  it('goes to the owner where there is no such channel, or Halqa may not write there', async () => {
    const quiet = await open();
    quiet.guild.systemChannel = null;
    await quiet.run();
    expect(quiet.toOwner()).toHaveLength(1);

    const closed = await open();
    closed.fake.trouble({
      at: new RegExp(`POST .*/channels/${closed.general.id}/messages`),
      status: 403,
      body: { code: 50_013, message: 'Missing Permissions' },
    });
    await closed.run();
    expect(closed.greetings(closed.general)).toEqual([]);
    expect(closed.toOwner()).toHaveLength(1);
    expect(closed.fake.problems).toEqual([]);
  });

  it('comes once: not again after a restart, nor after a dropped connection', async () => {
    const { run, start, greetings, general, forgetSession, fake, guild, added } = await open();
    await run();
    forgetSession();
    const again = await start();
    await again.port.stop();
    expect(greetings(general)).toHaveLength(1);

    // Discord sends the event once more with a RESUME, and by itself after an outage.
    const third = await start();
    const { counts } = fake.gateway;
    fake.gateway.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true });
    fake.gateway.announce(guild);
    const before = counts.resumes;
    fake.gateway.drop();
    fake.gateway.announce(guild);
    await expect.poll(() => counts.resumes).toBeGreaterThan(before);
    fake.gateway.letIn(fake.addGuild('Another'));
    await expect.poll(() => added.length).toBe(2);
    await third.port.stop();
    expect(greetings(general)).toHaveLength(1);
  });

  it('comes once, also when the process is killed right after it', async () => {
    const { start, greetings, general, forgetSession, keyValues, added, fake } = await open();
    await start();
    await expect.poll(() => greetings(general)).toHaveLength(1);
    // The first process never gets to stop; a second finds what is on disk.
    forgetSession();
    const second = await start({
      keyValues: { ...keyValuesInMemory(), get: (key) => keyValues.texts.get(key) },
    });
    await second.port.stop();
    expect(greetings(general)).toHaveLength(1);
    expect(
      fake.requests.filter(({ method, path }) => method === 'POST' && /messages$/.test(path)),
    ).toHaveLength(1);
    expect(added).toHaveLength(1);
  });

  it('comes after the start where the server let Halqa in while it did not run, if that is not long ago', async () => {
    const yesterday = await open();
    yesterday.guild.joinedAt = iso(now - dayMs);
    await yesterday.run();
    expect(yesterday.greetings(yesterday.general)).toHaveLength(1);
    // Halqa has been there for months: the file that says so is gone.
    const long = await open();
    long.guild.joinedAt = iso(now - 60 * dayMs);
    await long.run();
    expect(long.greetings(long.general)).toEqual([]);
  });

  it('comes again to a server that put Halqa out and let it in', async () => {
    const { start, greetings, general, fake, guild } = await open();
    const adapter = await start();
    await expect.poll(() => greetings(general)).toHaveLength(1);
    fake.gateway.putOut(guild);
    fake.gateway.letIn(guild);
    await expect.poll(() => greetings(general)).toHaveLength(2);
    await adapter.port.stop();
  });

  it('is missing where a coalition is there already; whoever presses it gets the form in its language', async () => {
    const store = await openTestStore();
    const room = await openRoom(store, {
      parts: { greeting: (id) => greeting(store.read, { platform: 'discord', workspace: id }) },
    });
    const { fake, general, ana, guild, people } = room;
    guild.systemChannel = general.id;
    guild.joinedAt = iso(now);
    fake.gateway.letIn(guild);
    const greeted = () =>
      general.messages.filter((message) => textOf(message).includes('I keep what the working groups'));
    await expect.poll(greeted).toHaveLength(1);
    const [message] = greeted();
    if (message === undefined) throw new Error('no greeting');
    const pressed = await people.press(ana, message, 'إعداد');
    expect(JSON.stringify(pressed.modal)).toContain('الاسم');
    await people.command(ana, general, 'coalition setup', { name: 'Clean Coast', zone: 'Asia/Beirut' });
    fake.gateway.putOut(guild);
    fake.gateway.letIn(guild);
    const other = fake.addGuild('Another');
    other.systemChannel = fake.addChannel(other, 'hello').id;
    other.joinedAt = iso(now);
    fake.gateway.letIn(other);
    await expect.poll(() => fake.state.channel(other.systemChannel ?? '').messages).toHaveLength(1);
    expect(greeted()).toHaveLength(1);
  });
});
