import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { gatherGroup, gatherMonthly, type Stretch } from '../src/app/digests/monthly.ts';
import { gatherQuarterly } from '../src/app/digests/quarterly.ts';
import { digestCard } from '../src/cards/digests/monthly-card.ts';
import { sectionCard } from '../src/cards/digests/section-card.ts';
import type { Coalition } from '../src/domain/coalition.ts';
import { type Period, periodBounds, periodFromKey } from '../src/domain/dates/period.ts';
import type { GroupDigest } from '../src/domain/digest.ts';
import { databaseOver } from '../src/store/engine/database.ts';
import { openStore } from '../src/store/engine/open.ts';
import { createRepositories } from '../src/store/repositories.ts';
import { wordsFor } from '../src/words/words.ts';
import { type Holds, watchHolds } from './holds.ts';
import { largestGroup, makeCoalition, smallGroup } from './large.ts';
import { alternate, compared, cpuOf, type Figure, type Measure, paired, type Sizes } from './measure.ts';
import { differencesFrom } from './recount.ts';

export const digest: Measure = {
  name: 'the monthly digest of a large coalition',
  goal: 'one group ≤ 1 ms of CPU, equal to a full scan; the largest group ≤ 5× per row; all ≤ 2.0× the SQL; no hold over 20 ms',
  run: async ({ sizes, path, remove, say }) => {
    const file = path('large.db');
    say('making a large coalition');
    await makeCoalition(file, sizes);
    const store = await openStore({ url: file });
    const bare = new Database(file, { readonly: true });
    const { read } = store;
    const coalition = await read.coalitions.byId('c');
    const period = periodFromKey('2026-10');
    if (coalition === null || period === undefined) throw new Error('no coalition was made');
    const { from, to } = periodBounds(period, coalition.timeZone);
    const stretch = { since: from, asOf: to };
    const section = async (id: string): Promise<GroupDigest> => {
      const group = await read.groups.byId('c', id);
      if (group === null) throw new Error(`there is no group ${id}`);
      return gatherGroup(read, coalition, group, period, stretch);
    };

    const groups = await groupFigures(bare, section, { from, to }, sizes);
    const figures: Figure[] = [...groups.figures];

    const statements = await statementsOf(file, (repositories) =>
      gatherMonthly(repositories, coalition, period, stretch),
    );
    say(`${statements.length} statements for all groups`);
    figures.push(
      ...(await wholeFigures(read, bare, statements, { coalition, period, stretch }, sizes.rounds)),
    );

    const month = await gatherMonthly(read, coalition, period, stretch);
    const differences = differencesFrom(bare, month, { from, to, today: month.today });
    for (const difference of differences) say(difference);
    figures.push({
      what: 'differences from a full scan',
      unit: 'differences',
      values: [differences.length],
      bound: { atMost: 0 },
    });
    say(`rows shown: ${groups.small} of a small group, ${groups.largest} of the largest`);
    bare.close();
    await store.close();
    await remove('large.db');
    return figures;
  },
};

type Read = Awaited<ReturnType<typeof openStore>>['read'];

/** The cost of one group: against a count of its month, and by row between a small group and the largest. */
const groupFigures = async (
  bare: Database.Database,
  section: (id: string) => Promise<GroupDigest>,
  { from, to }: Readonly<{ from: number; to: number }>,
  sizes: Sizes,
) => {
  const count = bare.prepare(
    "select count(*) from progress where coalition_id = 'c' and group_id = ? and at >= ? and at < ?",
  );
  const times = Math.max(1, Math.ceil(sizes.operations / 20));
  const repeat = (work: () => unknown) => ({
    operations: times,
    work: async () => {
      for (let n = 0; n < times; n += 1) await work();
    },
  });
  const figures: Figure[] = [];
  const ofSmall = await alternate(
    sizes.rounds,
    repeat(() => count.get(smallGroup, from, to)),
    repeat(() => section(smallGroup)),
  );
  figures.push({
    what: `a month’s section of a group, among ${sizes.entries} entries: CPU`,
    unit: 'ms',
    values: ofSmall.map((round) => round.ours / 1000),
    bound: { atMost: 1 },
  });
  figures.push(
    ...(await compared(
      sizes.rounds,
      'the section of the largest group against a covering count of its month',
      { atMost: 4 },
      repeat(() => count.get(largestGroup, from, to)),
      repeat(() => section(largestGroup)),
    )),
  );

  const small = rowsOf(await section(smallGroup));
  const largest = rowsOf(await section(largestGroup));
  const perRow = await alternate(
    sizes.rounds,
    { ...repeat(() => section(smallGroup)), operations: times * small },
    { ...repeat(() => section(largestGroup)), operations: times * largest },
  );
  figures.push({
    what: 'the largest group against a small one, by row shown',
    unit: '×',
    values: perRow.map((round) => round.ours / round.reference),
    bound: { atMost: 5 },
  });
  return { figures, small, largest };
};

/** The cost of all groups together: against the SQL alone, and how long they hold the event loop. */
const wholeFigures = async (
  read: Read,
  bare: Database.Database,
  statements: readonly Statement[],
  { coalition, period, stretch }: Readonly<{ coalition: Coalition; period: Period; stretch: Stretch }>,
  rounds: number,
): Promise<readonly Figure[]> => {
  const whole = async () => {
    const month = await gatherMonthly(read, coalition, period, stretch);
    await drawAll(month.groups, period, coalition.timeZone);
    digestCard(english, { digest: month, timeZone: coalition.timeZone });
    return month;
  };
  const all = await alternate(
    rounds,
    { operations: 1, work: replaying(bare, statements) },
    { operations: 1, work: whole },
    cpuOf,
  );
  const figures: readonly Figure[] = [
    {
      what: 'all groups with their cards against the SQL alone',
      unit: '×',
      ...paired(all),
      bound: { atMost: 2 },
    },
  ];

  const quarter = periodFromKey('2026-Q3');
  if (quarter === undefined) throw new Error('no quarter was made');
  const bounds = periodBounds(quarter, coalition.timeZone);
  const wholeQuarter = async () => {
    const strategic = await gatherQuarterly(read, coalition, quarter, {
      since: bounds.from,
      asOf: bounds.to,
    });
    await nextTurn();
    digestCard(english, { digest: strategic, timeZone: coalition.timeZone });
  };
  return [
    ...figures,
    ...(await holdFigures('a month of all groups', rounds, whole)),
    ...(await holdFigures('a quarter of all groups', rounds, wholeQuarter)),
  ];
};

/** How long the event loop is blocked while a summary is gathered and drawn. */
const holdFigures = async (
  what: string,
  rounds: number,
  work: () => Promise<unknown>,
): Promise<readonly Figure[]> => {
  const held: Holds[] = [];
  for (let round = 0; round < rounds; round += 1) held.push((await watchHolds(work)).holds);
  return [
    {
      what: `longest hold of the event loop while ${what} is gathered, CPU`,
      unit: 'ms',
      values: held.map(({ cpu }) => cpu),
      bound: { atMost: 20 },
    },
    { what: 'the same by the clock on the wall', unit: 'ms', values: held.map(({ wall }) => wall) },
  ];
};

const english = wordsFor({ language: 'en', digits: 'latn', timeZone: 'Asia/Beirut' });

/** Each in its own turn of the event loop, as drafts are drawn for conveners. */
const drawAll = async (groups: readonly GroupDigest[], period: Period, timeZone: string): Promise<void> => {
  for (const section of groups) {
    await nextTurn();
    sectionCard(english, { section, period, timeZone, posted: false });
  }
  await nextTurn();
};

const rowsOf = (section: GroupDigest): number =>
  section.done.rows.length +
  section.opened.rows.length +
  section.overdue.rows.length +
  section.progress.rows.length +
  section.resolved.length +
  section.events.length +
  section.dueNext.rows.length;

type Statement = Readonly<{ sql: string; parameters: readonly unknown[] }>;

/** Every statement that `work` runs, with its values. */
const statementsOf = async (
  file: string,
  work: (repositories: ReturnType<typeof createRepositories>) => Promise<unknown>,
): Promise<readonly Statement[]> => {
  const database = new Database(file, { readonly: true });
  const asked: Statement[] = [];
  const dialect = {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db: ConstructorParameters<typeof SqliteIntrospector>[0]) =>
      new SqliteIntrospector(db),
  };
  await work(
    createRepositories(
      databaseOver(dialect, async ({ sql, parameters }) => {
        asked.push({ sql, parameters });
        return { rows: database.prepare<unknown[]>(sql).all(parameters) };
      }),
    ),
  );
  database.close();
  return asked;
};

const replaying = (bare: Database.Database, statements: readonly Statement[]) => {
  const prepared = new Map<string, Database.Statement<unknown[]>>();
  for (const { sql } of statements) if (!prepared.has(sql)) prepared.set(sql, bare.prepare<unknown[]>(sql));
  return () => {
    for (const { sql, parameters } of statements) prepared.get(sql)?.all(parameters);
  };
};
