import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createIdentifyThrottle,
  waitBeforeIdentify,
} from '../../../src/adapters/discord/gateway/identify-throttle.ts';
import type { Card } from '../../../src/chat/card.ts';
import type { Handle, Incoming } from '../../../src/chat/incoming.ts';
import { adapterAt, keyValuesInMemory, openServer } from '../../fixtures/discord/bot.ts';

const card = (title: string): Card => ({ language: 'en', title, tone: 'neutral', blocks: [] });
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (what: string, holds: () => boolean): Promise<void> => {
  const started = performance.now();
  while (!holds()) {
    if (performance.now() - started > 15_000) throw new Error(`in vain: ${what}`);
    await soon(5);
  }
};

const open = async () => {
  const server = await openServer();
  const keyValues = keyValuesInMemory();
  const heard: Incoming[] = [];
  const handle = (async (incoming: Incoming) => {
    heard.push(incoming);
    return { kind: 'private', card: card('Yes') };
  }) as Handle;
  const start = async () => {
    const adapter = adapterAt(server.fake, { keyValues });
    await adapter.port.start(handle);
    onTestFinished(() => adapter.port.stop());
    return adapter;
  };
  const say = () => server.people.send(server.ana, server.water, 'action list');
  return { ...server, keyValues, heard, start, say, gateway: server.fake.gateway };
};

describe('the connection', () => {
  it('asks to know of servers, channels, scheduled events and direct messages, and of no member and no message of a server', async () => {
    const { start, gateway, fake } = await open();
    await start();
    expect(gateway.counts.identifies).toBe(1);
    expect(fake.gateway.intents).toEqual([1 | (1 << 12) | (1 << 16)]);
  });

  it.each([
    ['drops', (gateway: Awaited<ReturnType<typeof open>>['gateway']) => gateway.drop()],
    ['is cut', (gateway: Awaited<ReturnType<typeof open>>['gateway']) => gateway.cut()],
    [
      'is asked to reconnect',
      (gateway: Awaited<ReturnType<typeof open>>['gateway']) => gateway.askToReconnect(),
    ],
    [
      'is told that its session is not valid now',
      (gateway: Awaited<ReturnType<typeof open>>['gateway']) => gateway.invalidate(true),
    ],
  ])('that %s is resumed, and what came meanwhile is heard once', async (_how, break_) => {
    const { start, gateway, heard, say } = await open();
    await start();
    break_(gateway);
    await until('the loss', () => gateway.connected() === 0 || gateway.counts.resumes > 0);
    const talk = say();
    await until('the answer', () => talk.answered !== undefined);
    expect(heard.map(({ id }) => id)).toEqual([talk.id]);
    expect(gateway.counts).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it('whose session is lost identifies anew', async () => {
    const { start, gateway, say, keyValues } = await open();
    await start();
    // As if the first one were long ago; the throttle is tested below.
    keyValues.texts.delete('identified');
    gateway.invalidate(false);
    await until('another session', () => gateway.counts.identifies === 2 && gateway.connected() === 1);
    const talk = say();
    await until('the answer', () => talk.answered !== undefined);
  });

  it('goes on after a restart where it was, without identifying again', async () => {
    const { start, gateway, say, heard } = await open();
    const first = await start();
    await first.port.stop();
    await until('the end', () => gateway.connected() === 0);
    const talk = say();
    await start();
    await until('the answer', () => talk.answered !== undefined);
    expect(heard.map(({ id }) => id)).toEqual([talk.id]);
    expect(gateway.counts).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it('goes on after events of shapes that nobody knows', async () => {
    const { start, gateway, guild, say, heard } = await open();
    await start();
    const odd = [null, {}, { id: null }, { id: guild.id, guild_scheduled_events: [null, 7, {}] }, [], 'x'];
    for (const type of [
      'GUILD_CREATE',
      'GUILD_DELETE',
      'CHANNEL_DELETE',
      'THREAD_UPDATE',
      'GUILD_SCHEDULED_EVENT_CREATE',
      'GUILD_SCHEDULED_EVENT_USER_ADD',
      'INTERACTION_CREATE',
      'SOMETHING_NEW',
    ])
      for (const d of odd) gateway.dispatch(type, d);
    const talk = say();
    await until('the answer', () => talk.answered !== undefined);
    expect(heard.filter(({ kind }) => kind === 'command').map(({ id }) => id)).toEqual([talk.id]);
  });

  it('that answers no heartbeat is made anew', async () => {
    const { start, gateway } = await open();
    gateway.options.heartbeatMs = 100;
    gateway.options.acknowledgeHeartbeats = false;
    await start();
    await until('a resume', () => gateway.counts.resumes > 0);
    gateway.options.acknowledgeHeartbeats = true;
  });

  it('lets what is under way finish when it stops', async () => {
    const server = await openServer();
    let asked = false;
    const adapter = adapterAt(server.fake);
    await adapter.port.start((async () => {
      asked = true;
      await soon(80);
      return { kind: 'private', card: card('Yes') };
    }) as Handle);
    const talk = server.people.send(server.ana, server.water, 'action list');
    await until('the question', () => asked);
    await adapter.port.stop();
    expect(talk.answered).toBe(4);
  });
});

describe('the brake on IDENTIFY', () => {
  const hour = 3_600_000;
  const now = 100 * hour;

  it('lets a few pass, then waits longer each time', () => {
    const waits: number[] = [];
    const times: number[] = [];
    let at = now;
    for (let index = 0; index < 14; index += 1) {
      const wait = waitBeforeIdentify(times, at);
      waits.push(wait);
      at += wait;
      times.push(at);
    }
    expect(waits.slice(0, 9)).toEqual([0, 5000, 5000, 5000, 5000, 5000, 10_000, 20_000, 40_000]);
    expect(Math.max(...waits)).toBe(900_000);
  });

  it('keeps a process that always crashes far from a thousand a day', () => {
    const times: number[] = [];
    let at = now;
    let today = 0;
    while (at < now + 48 * hour) {
      at += waitBeforeIdentify(times, at) + 100;
      times.push(at);
      today = Math.max(today, times.filter((time) => time > at - 24 * hour).length);
    }
    expect(today).toBeGreaterThan(50);
    expect(today).toBeLessThan(300);
  });

  it('remembers over restarts, and can be called off', async () => {
    const keyValues = keyValuesInMemory();
    const waits: number[] = [];
    const calledOff = new AbortController();
    for (let start = 0; start < 5; start += 1) {
      keyValues.set(
        'identified',
        JSON.stringify(Array.from({ length: start }, (_, index) => now - 60_000 + index)),
      );
      await createIdentifyThrottle(
        keyValues,
        () => now,
        (ms) => waits.push(ms),
      ).waitForIdentify(0, calledOff.signal);
    }
    expect(waits).toEqual([]);
    keyValues.set('identified', JSON.stringify(Array.from({ length: 12 }, () => now - 1000)));
    const braked = createIdentifyThrottle(
      keyValues,
      () => now,
      (ms) => waits.push(ms),
    ).waitForIdentify(0, calledOff.signal);
    calledOff.abort(new Error('stopping'));
    await expect(braked).rejects.toThrow('stopping');
    expect(waits[0]).toBeGreaterThan(500_000);
  });
});
