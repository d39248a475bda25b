import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openStore } from '../src/store/engine/open.ts';
import { openChat, setUp } from '../test/fixtures/chat.ts';
import { startCluster } from '../test/fixtures/postgres-cluster.ts';
import { bundled, startFlags } from './bundled.ts';
import { type Bench, type Figure, type Measure, type Sizes, wallOf } from './measure.ts';
import { unpinned } from './pin.ts';
import type { PostgresWork } from './postgres-subject.ts';

/** Of the network whose commands are measured. */
const coalitions = 8;
const processCounts: readonly number[] = [1, 2, 4];

/** Several processes over one PostgreSQL: how the rate of commands grows with their number. */
export const postgresProcesses: Measure = {
  name: 'several processes over PostgreSQL',
  goal: 'two processes on two cores ≥ 1.3× the rate of one, and no number of them slower than one',
  run: (bench) => unpinned(() => measureProcesses(bench)),
};

const measureProcesses = async ({ sizes, say }: Bench): Promise<readonly Figure[]> => {
  const cluster = await startCluster();
  try {
    const url = cluster.urlOf('postgres');
    await setUpCoalitions(url);
    const counts = processCounts.filter((count) => count <= sizes.processes);
    const children = await Promise.all(Array.from({ length: Math.max(...counts) }, () => open(url)));
    const figures: Figure[] = [];
    for (const among of [1, coalitions]) {
      const rates = await alternating(children, counts, sizes, among);
      say(`processes over PostgreSQL, coalitions: ${among}`);
      const alone = rates.get(1) ?? [];
      const what = `/progress log in ${among === 1 ? 'one coalition' : `${among} coalitions`}`;
      figures.push({ what: `${what}: one process`, unit: 'µs', values: alone.map((rate) => 1e6 / rate) });
      for (const count of counts.filter((count) => count > 1))
        figures.push({
          what: `${what}: rate of ${count} processes against one`,
          unit: '×',
          values: alone.map((rate, round) => (rates.get(count)?.[round] ?? Number.NaN) / rate),
          bound: { atLeast: count === 2 ? 1.3 : 1 },
        });
    }
    for (const child of children) child.kill();
    return figures;
  } finally {
    await cluster.stop();
  }
};

const setUpCoalitions = async (url: string): Promise<void> => {
  const store = await openStore({ url });
  for (let n = 0; n < coalitions; n += 1)
    await setUp(openChat({ store, in: { platform: 'sandbox', workspace: `w${n}` } }));
  await store.close();
};

/** The same number of operations is shared by each number of processes, in rounds that begin with another one. */
const alternating = async (
  children: readonly ChildProcess[],
  counts: readonly number[],
  { rounds, operations }: Sizes,
  among: number,
): Promise<ReadonlyMap<number, readonly number[]>> => {
  const rateOf = async (count: number): Promise<number> => {
    const each = Math.ceil(operations / count);
    const ms = await wallOf(() =>
      Promise.all(children.slice(0, count).map((child) => run(child, { operations: each, among }))),
    );
    return (each * count * 1000) / ms;
  };
  await rateOf(children.length);
  const rates = new Map<number, number[]>(counts.map((count) => [count, []]));
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < counts.length; turn += 1) {
      const count = counts[(round + turn) % counts.length] ?? 1;
      rates.get(count)?.push(await rateOf(count));
    }
  return rates;
};

const open = async (url: string): Promise<ChildProcess> => {
  const child = fork(await bundled('postgres-subject.ts'), [url], { execArgv: [...startFlags] });
  await once(child, 'message');
  return child;
};

const run = async (child: ChildProcess, work: PostgresWork): Promise<void> => {
  const done = once(child, 'message');
  child.send(work);
  await done;
};
