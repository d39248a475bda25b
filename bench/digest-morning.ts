import { setTimeout as sleep } from 'node:timers/promises';
import { commands } from '../commands/index.ts';
import { createDiscord } from '../src/adapters/discord/index.ts';
import { createBallotBox } from '../src/app/polls/ballot-box.ts';
import { startHeart } from '../src/schedule/heart.ts';
import { openStore } from '../src/store/engine/open.ts';
import { openChat } from '../test/fixtures/chat.ts';
import { keyValuesInMemory } from '../test/fixtures/discord/bot.ts';
import { silentLog } from '../test/fixtures/log.ts';
import { startCluster } from '../test/fixtures/postgres-cluster.ts';
import { commandIn, eagerBot } from './coalition.ts';
import { watchHolds } from './holds.ts';
import { openLimitedDiscord } from './limited-discord.ts';
import { type Bench, type Figure, type Measure, percentileOf } from './measure.ts';
import { fillNetwork } from './network-rows.ts';
import { unpinned } from './pin.ts';

/** The first of a month, at nine in Beirut, when all summaries of October are due. */
const dueAt = Date.parse('2026-11-01T07:00:00Z');
const itemsOfEach = 12;
/** A person in one of the coalitions continues to work. */
const commandEveryMs = 500;
/** After so long without a request nothing more is expected. */
const quietMs = 2_000;

export const digestMorning: Measure = {
  name: 'a digest morning',
  goal: 'the summaries of 10,000 coalitions, due in the same minute: each once, at the pace of the platform, while commands go on',
  run: (bench) => unpinned(() => morning(bench)),
};

const morning = async ({ sizes, say }: Bench): Promise<readonly Figure[]> => {
  const cluster = await startCluster();
  const discord = await openLimitedDiscord();
  try {
    const url = cluster.urlOf('postgres');
    const { coalitions } = sizes;
    await fillNetwork(url, {
      coalitions,
      items: coalitions * itemsOfEach,
      platform: 'discord',
      digestDueAt: dueAt,
    });
    say(`${coalitions} coalitions are due`);
    const store = await openStore({ url });
    const from = performance.now();
    const clock = { now: () => dueAt + Math.round(performance.now() - from) };
    const { port } = createDiscord({
      token: 'a-token-of-the-bench',
      application: '100000000000000000',
      api: discord.api,
      definitions: commands,
      menus: [],
      keyValues: keyValuesInMemory(),
      log: silentLog,
      now: clock.now,
      lost: async () => undefined,
      added: async () => undefined,
    });
    const ballotBox = createBallotBox('of the bench, and of nothing else at all');
    const heart = startHeart({ store, platforms: [port], clock, ballotBox, log: silentLog });
    const summaries = () =>
      [...discord.posts].filter(([channel]) => channel.startsWith('executive')).map(([, times]) => times);
    let waits: readonly number[] = [];
    const used = process.cpuUsage();
    const { holds } = await watchHolds(async () => {
      const stop = new AbortController();
      const typing = typeUntil(stop.signal, url);
      heart.wake();
      const isOver = () => summaries().length >= coalitions && performance.now() - discord.lastAt() > quietMs;
      while (!isOver()) {
        if (performance.now() - from > 60_000 + (coalitions * 1_000) / 5)
          throw new Error(`only ${summaries().length} summaries were posted`);
        await sleep(100);
      }
      stop.abort();
      waits = await typing;
    });
    const { user, system } = process.cpuUsage(used);
    await heart.stop();
    await store.close();
    const doubled = summaries().filter((times) => times.length !== 1).length;
    const carriedOut = discord.counts.requests - discord.counts.refused;
    say(
      `${discord.posted()} posts, ${carriedOut} requests, ${discord.counts.mostInASecond} at most in a second`,
    );
    const seconds = (discord.lastAt() - from) / 1_000;
    const what = `${coalitions} summaries due in one minute`;
    return [
      {
        what: `${what}: not posted, or not once`,
        unit: 'differences',
        values: [coalitions - summaries().length + doubled],
        bound: { atMost: 0 },
      },
      {
        what: `${what}: time until the last, against the limit of Discord`,
        unit: '×',
        values: [seconds / (carriedOut / discord.perSecond)],
        bound: { atMost: 1.3 },
      },
      {
        what: `${what}: requests that were over the limit, of a hundred`,
        unit: '%',
        values: [(100 * discord.counts.refused) / discord.counts.requests],
        bound: { atMost: 1 },
      },
      {
        what: `${what}: CPU of each, the counterpart's included`,
        unit: 'ms',
        values: [(user + system) / 1_000 / coalitions],
      },
      {
        what: `${what}: longest hold of the event loop, CPU`,
        unit: 'ms',
        values: [holds.cpu],
        bound: { atMost: 25 },
      },
      {
        what: `${what}: the 99th percentile of commands meanwhile`,
        unit: 'ms',
        values: [percentileOf(waits, 0.99)],
        bound: { atMost: 1_000 },
      },
    ];
  } finally {
    await discord.close();
    await cluster.stop();
  }
};

/** Another process over the same database, as far as the database can tell. @returns how long each command took */
const typeUntil = async (stopped: AbortSignal, url: string): Promise<readonly number[]> => {
  const store = await openStore({ url });
  const chat = openChat({
    store,
    in: { platform: 'discord', workspace: 'w0' },
    now: new Date(dueAt).toISOString(),
  });
  const bot = eagerBot(chat, store);
  const waits: number[] = [];
  while (!stopped.aborted) {
    const from = performance.now();
    await bot(commandIn(chat, 'u1x0', 'smallx0', `/progress log Line ${waits.length}`));
    waits.push(performance.now() - from);
    await sleep(commandEveryMs);
  }
  await store.close();
  return waits;
};
