import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../src/store/engine/open.ts';
import { openChat, setUp } from '../test/fixtures/chat.ts';
import { startCluster } from '../test/fixtures/postgres-cluster.ts';
import { commandIn, originIn } from './coalition.ts';
import type { Sizes } from './measure.ts';
import { fillNetwork, groupsOfEach } from './network-rows.ts';
import { openPollIn, tapBy } from './poll.ts';
import { openRecorder } from './recorded.ts';

const page = join(import.meta.dirname, '../docs/query-plans.md');

const headOf = ({ coalitions, manyItems }: Sizes) => `# How PostgreSQL runs the hot queries

Made by \`npm run bench -- --plans\`, on a network of ${coalitions.toLocaleString('en')} coalitions with ${(coalitions * groupsOfEach).toLocaleString('en')} groups and
${manyItems.toLocaleString('en')} items. Statements are named, so PostgreSQL plans each once for each connection, and after five runs usually with a
*generic* plan, which does not know the values. Each must therefore be good for any value. Below is \`explain (generic_plan)\` of every statement of
the hot paths, with sequential scans discouraged (\`enable_seqscan = off\`) as a large table discourages them, since some tables of this network are empty:
**a \`Seq Scan\` here would mean that no index helps.** Costs are left out, since they depend on the machine.
`;

/** Writes docs/query-plans.md. */
export const writePlans = async (sizes: Sizes): Promise<void> => {
  const cluster = await startCluster();
  const url = cluster.urlOf('postgres');
  await fillNetwork(url, { coalitions: sizes.coalitions, items: sizes.manyItems, platform: 'discord' });
  const store = await openStore({ url });
  const chat = openChat({ store });
  await setUp(chat);
  await chat.say('sam', 'water', '/action add Book the hall owner:@Layla Haddad');
  const token = await openPollIn(chat);
  const recorder = await openRecorder(url, chat);
  const saying = (text: string) => () => recorder.bot(commandIn(chat, 'sam', 'water', text));
  const hot: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['/halqa help', saying('/halqa help')],
    ['/action list', saying('/action list')],
    [
      'a suggestion',
      () =>
        recorder.bot({
          ...originIn(chat, 'sam', 'water'),
          kind: 'suggest',
          said: { as: 'text', text: '/action done #' },
        }),
    ],
    ['/halqa find', saying('/halqa find hall')],
    ['/digest preview', () => recorder.bot(commandIn(chat, 'ana', 'executive', '/digest preview'))],
    ['/progress log', saying('/progress log We met the mayor')],
    ['a poll tap', () => recorder.bot(tapBy(chat, 'sam', token))],
    ['a tick with nothing due', () => recorder.repositories.deadlines.due(0, 100)],
    ['the next entry of the outbox', () => recorder.repositories.outbox.nextDue(0)],
  ];
  const lines = [headOf(sizes)];
  const seen = new Set<string>();
  try {
    await recorder.query('set enable_seqscan = off');
    for (const [name, work] of hot) {
      // The first time somebody does something, more is asked.
      await work();
      const statements = await recorder.statementsOf(work);
      lines.push(`## ${name}: ${statements.length} statements`, '');
      for (const { sql } of statements) {
        if (seen.has(sql)) continue;
        seen.add(sql);
        lines.push('```sql', sql, '```', '', '```', ...(await planOf(recorder.query, sql)), '```', '');
      }
    }
  } finally {
    await recorder.close();
    await store.close();
    await cluster.stop();
  }
  writeFileSync(page, lines.join('\n'));
};

const planOf = async (
  query: Awaited<ReturnType<typeof openRecorder>>['query'],
  sql: string,
): Promise<readonly string[]> => {
  const { rows } = await query(`explain (generic_plan, costs off) ${sql}`);
  return rows.map((row) => row['QUERY PLAN'] ?? '');
};
