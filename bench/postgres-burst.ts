import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openStore } from '../src/store/engine/open.ts';
import { type Chat, openChat, setUp } from '../test/fixtures/chat.ts';
import { startCluster } from '../test/fixtures/postgres-cluster.ts';
import { commandIn } from './coalition.ts';
import { type Bench, type Figure, type Measure, medianOf } from './measure.ts';
import { unpinned } from './pin.ts';
import { openPollIn, tapBy } from './poll.ts';

const commandsAtOnce = 1_000;
const writers = 50;

/** Everyone who votes is new to the coalition, which costs most. */
export const postgresBurst: Measure = {
  name: 'a burst on PostgreSQL',
  goal: '10,000 newcomers vote in a minute, each is confirmed within 3 s and counted once; of 1,000 commands at once none is refused',
  run: (bench) => unpinned(() => burst(bench)),
};

const burst = async ({ sizes, say }: Bench): Promise<readonly Figure[]> => {
  const cluster = await startCluster();
  try {
    await query(cluster.urlOf('postgres'), 'create database burst');
    const url = cluster.urlOf('burst');
    const store = await openStore({ url });
    const chat = openChat({ store });
    await setUp(chat);
    const figures = [
      ...(await voters(chat, url, sizes.taps, sizes.stormMs * 2)),
      ...(await commands(chat, url, Math.min(commandsAtOnce, sizes.taps))),
    ];
    say(`${sizes.taps} newcomers on PostgreSQL`);
    await store.close();
    return figures;
  } finally {
    await cluster.stop();
  }
};

const voters = async (chat: Chat, url: string, count: number, overMs: number): Promise<Figure[]> => {
  const token = await openPollIn(chat);
  const waits = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      await sleep((overMs * n) / count);
      const from = performance.now();
      const reply = await chat.bot(tapBy(chat, `newcomer-${n}`, token));
      if (!JSON.stringify(reply).includes('counted'))
        throw new Error(`a vote was not confirmed: ${reply.kind}`);
      return performance.now() - from;
    }),
  );
  const kept = await query(url, 'select count(*) as n from ballot');
  return [
    {
      what: `${count} newcomers in ${overMs / 1000} s: votes confirmed but not counted once`,
      unit: 'differences',
      values: [Math.abs(kept - count)],
      bound: { atMost: 0 },
    },
    {
      what: `${count} newcomers in ${overMs / 1000} s: the slowest confirmation`,
      unit: 'ms',
      values: [Math.max(...waits)],
      bound: { atMost: 3_000 },
    },
    { what: 'a newcomer on PostgreSQL: the median confirmation', unit: 'ms', values: [medianOf(waits)] },
  ];
};

const commands = async (chat: Chat, url: string, count: number): Promise<Figure[]> => {
  const before = await query(url, 'select count(*) as n from progress');
  await Promise.all(
    Array.from({ length: count }, (_, n) =>
      chat.bot(commandIn(chat, `writer-${n % writers}`, 'water', `/progress log Entry ${n}`)),
    ),
  );
  const kept = (await query(url, 'select count(*) as n from progress')) - before;
  return [
    {
      what: `${count} commands at once on PostgreSQL: refused`,
      unit: 'differences',
      values: [count - kept],
      bound: { atMost: 0 },
    },
  ];
};

/** Runs a statement as another client of the database. @returns the number it gives, if it gives one */
const query = async (url: string, text: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: string }>(text);
    return Number(rows[0]?.n ?? 0);
  } finally {
    await client.end();
  }
};
