import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Handle } from '../src/chat/incoming.ts';
import { newId } from '../src/store/engine/id.ts';
import { openStore } from '../src/store/engine/open.ts';
import { type Chat, openChat, setUp } from '../test/fixtures/chat.ts';
import { startCluster } from '../test/fixtures/postgres-cluster.ts';
import { commandIn, eagerBot } from './coalition.ts';
import { type Bench, type Figure, type Measure, wallOf } from './measure.ts';
import { unpinned } from './pin.ts';
import { openRecorder, type Statement } from './recorded.ts';

const atOnce = 20;
const line = '/progress log Three of five schools answered';

/** One process against PostgreSQL's own load generator, which runs the same statements with nothing on top. */
export const postgresAgainstPgbench: Measure = {
  name: 'PostgreSQL against pgbench',
  goal: 'one process, 20 commands at once: ≥ 0.6× the rate of pgbench with the same statements and isolation',
  run: (bench) => unpinned(() => againstPgbench(bench)),
};

const againstPgbench = async ({ sizes, path, say }: Bench): Promise<readonly Figure[]> => {
  const cluster = await startCluster();
  const url = cluster.urlOf('postgres');
  const store = await openStore({ url });
  try {
    const chat = openChat({ store });
    await setUp(chat);
    const bot = eagerBot(chat, store);
    const script = path('pgbench.sql');
    await writeFile(script, await recordedScript(url, chat));
    const ours = async () => {
      let left = sizes.operations;
      const one = async () => {
        while (left-- > 0) await logWith(bot, chat);
      };
      return (
        (sizes.operations * 1000) / (await wallOf(() => Promise.all(Array.from({ length: atOnce }, one))))
      );
    };
    await ours();
    const hasPgbench = spawnSync('pgbench', ['--version']).status === 0;
    if (!hasPgbench) say('pgbench is not installed, so there is nothing to compare with');
    const rates: { ours: number; reference: number }[] = [];
    for (let round = 0; round < sizes.rounds; round += 1)
      rates.push({
        ours: await ours(),
        reference: hasPgbench ? await pgbench(url, script, sizes.operations) : Number.NaN,
      });
    const each = (of: 'ours' | 'reference') => rates.map((rate) => 1e6 / rate[of]);
    if (!hasPgbench)
      return [{ what: '/progress log on PostgreSQL, 20 at once', unit: 'µs', values: each('ours') }];
    return [
      {
        what: '/progress log on PostgreSQL, 20 at once: rate against pgbench',
        unit: '×',
        values: rates.map((rate) => rate.ours / rate.reference),
        cost: { ours: each('ours'), reference: each('reference'), unit: 'µs' },
        bound: { atLeast: 0.6 },
      },
    ];
  } finally {
    await store.close();
    await cluster.stop();
  }
};

/** One line, each time as another delivery. */
const logWith = async (bot: Handle, chat: Chat): Promise<void> => {
  const reply = await bot({ ...commandIn(chat, 'sam', 'water', line), id: newId() });
  if (reply.kind !== 'public') throw new Error(`a line was not logged: ${JSON.stringify(reply)}`);
};

/** The statements of two commands, as a script that does the same with new ids each time. */
const recordedScript = async (url: string, chat: Chat): Promise<string> => {
  const recorder = await openRecorder(url, chat);
  const record = () => recorder.statementsOf(() => logWith(recorder.bot, chat));
  // The first line of a person also stores the language they write in.
  await record();
  const [one, other] = [await record(), await record()];
  await recorder.close();
  return scriptOf(one, other);
};

/**
 * Values that differ between the two recordings are new in each run; one value has one name in all
 * statements.
 */
const scriptOf = (one: readonly Statement[], other: readonly Statement[]): string => {
  const names = new Map<unknown, string>();
  const literal = (value: unknown, otherValue: unknown): string => {
    if (value === null) return 'null';
    if (typeof value === 'number') return String(value);
    if (value === otherValue || typeof value !== 'string') return pg.escapeLiteral(String(value));
    const name = names.get(value) ?? `new${names.size}`;
    names.set(value, name);
    return `md5(:${name}::text)`;
  };
  const statements = one.map(({ sql, parameters }, at) =>
    sql.replace(/\$(\d+)/g, (_, n) =>
      literal(parameters[Number(n) - 1], other[at]?.parameters[Number(n) - 1]),
    ),
  );
  return [
    ...[...names.values()].map((name) => `\\set ${name} random(1, 1000000000000000)`),
    'begin isolation level read committed;',
    'select pg_advisory_xact_lock_shared(4723602);',
    ...statements.map((sql) => `${sql};`),
    'commit;',
    '',
  ].join('\n');
};

/** @returns transactions a second */
const pgbench = async (url: string, script: string, operations: number): Promise<number> => {
  const each = Math.max(1, Math.ceil(operations / atOnce));
  const given = ['-n', '-M', 'prepared', '-c', String(atOnce), '-t', String(each), '-f', script, url];
  const { stdout } = await promisify(execFile)('pgbench', given);
  const rate = /tps = ([0-9.]+) \(without/.exec(stdout)?.[1];
  if (rate === undefined) throw new Error(`pgbench said: ${stdout}`);
  return Number(rate);
};
