import type Database from 'better-sqlite3';
import { summaryRows } from '../src/app/digests/monthly.ts';
import type { MonthlyDigest } from '../src/domain/digest.ts';

type Totals = { name: string; progress: number; done: number; opened: number; open: number; overdue: number };

/**
 * The figures and rows of a digest that differ from a full scan without indexes. The scan numbers the rows
 * of each group in the order in which they are shown.
 */
export const differencesFrom = (
  bare: Database.Database,
  digest: MonthlyDigest,
  { from, to, today }: Readonly<{ from: number; to: number; today: string }>,
): readonly string[] => {
  const openThen = `created_at < ${to} and (done_at is null or done_at >= ${to})
                    and (dropped_at is null or dropped_at >= ${to})`;
  const within = (column: string) => `${column} >= ${from} and ${column} < ${to}`;
  const opened = `(${within('created_at')} and not coalesce(${within('dropped_at')}, 0))`;
  const scanned = bare
    .prepare<[], Totals>(`
      select working_group.name, coalesce(logged.n, 0) as progress, coalesce(counted.done, 0) as done,
             coalesce(counted.opened, 0) as opened, coalesce(counted.open, 0) as open,
             coalesce(counted.overdue, 0) as overdue
      from working_group
      left join (select group_id, count(*) as n from progress not indexed where ${within('at')} group by group_id)
        as logged on logged.group_id = working_group.id
      left join (
        select group_id, sum(coalesce(${within('done_at')}, 0)) as done, sum(${opened}) as opened,
               sum(${openThen}) as open, sum(${openThen} and coalesce(due_on < '${today}', 0)) as overdue
        from item not indexed group by group_id) as counted on counted.group_id = working_group.id`)
    .all();
  const told = new Map(digest.groups.map((group) => [group.group, group]));
  const shown = {
    done: rowsBy(
      bare,
      `select group_id, number from item not indexed where ${within('done_at')}`,
      'done_at desc, number desc',
    ),
    opened: rowsBy(
      bare,
      `select group_id, number from item not indexed where ${opened}`,
      'created_at, number',
    ),
    overdue: rowsBy(
      bare,
      `select group_id, number from item not indexed where ${openThen} and due_on < '${today}'`,
      'due_on, number',
    ),
  };
  return scanned.flatMap((group) => {
    const section = told.get(group.name);
    if (section === undefined) return [`${group.name} is not told of`];
    const figures = [
      ['progress', section.progress.total, group.progress],
      ['done', section.done.total, group.done],
      ['opened', section.opened.total, group.opened],
      ['open', section.open, group.open],
      ['overdue', section.overdue.total, group.overdue],
      ['done', section.done.rows.map((row) => row.item.number).join(), shown.done.get(group.name) ?? ''],
      ['opened', section.opened.rows.map((row) => row.number).join(), shown.opened.get(group.name) ?? ''],
      [
        'overdue',
        section.overdue.rows.map((row) => row.item.number).join(),
        shown.overdue.get(group.name) ?? '',
      ],
    ] as const;
    return figures
      .filter(([, ours, theirs]) => ours !== theirs)
      .map(([what, ours, theirs]) => `${group.name}, ${what}: ${ours} for ${theirs}`);
  });
};

/** The numbers of the first rows of each group, in the given order. */
const rowsBy = (bare: Database.Database, select: string, order: string): ReadonlyMap<string, string> =>
  new Map(
    bare
      .prepare<[], { name: string; numbers: string }>(`
        select working_group.name, group_concat(number) as numbers from (
          select group_id, number, place from (
            ${select.replace('group_id, number', `group_id, number, row_number() over (partition by group_id order by ${order}) as place`)}
          ) where place <= ${summaryRows} order by group_id, place
        ) as first join working_group on working_group.id = first.group_id group by working_group.name`)
      .all()
      .map((row) => [row.name, row.numbers]),
  );
