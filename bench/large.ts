import Database from 'better-sqlite3';
import { openStore } from '../src/store/engine/open.ts';

/** The year that the large coalition's records fill, and the instant its October ended in Beirut. */
export const yearFrom = Date.parse('2025-11-10T00:00:00Z');
export const yearTo = Date.parse('2026-11-04T00:00:00Z');
export const monthEndedAt = Date.parse('2026-10-31T22:00:00Z');

const coalitionId = 'c';
const groupId = (n: string) => `printf('g%04d-0000-7000-8000-000000000000', ${n})`;
const itemId = (n: string) => `printf('%08x-0000-7000-8000-1%011d', ${n}, ${n})`;
const personId = (n: string) => `printf('p%04d-0000-7000-8000-000000000000', ${n})`;

/** A tenth of everything belongs to the first group, the rest to the others in turn. */
const groupOf = (n: string, groups: number) =>
  groupId(`case when ${n} % 10 = 0 then 0 else 1 + (${n} * 7919) % ${groups - 1} end`);

export const largestGroup = 'g0000-0000-7000-8000-000000000000';
export const smallGroup = 'g0001-0000-7000-8000-000000000000';

export type Amounts = Readonly<{ groups: number; items: number; entries: number }>;

/**
 * A year of a coalition, made of nothing but arithmetic: the same amounts give the same records. One
 * in ten items stands open, half of those with a due date, some of them past; one in fifty is dropped.
 */
export const makeCoalition = async (path: string, amounts: Amounts): Promise<void> => {
  await (await openStore({ url: path })).close();
  const db = new Database(path);
  db.pragma('synchronous = off');
  db.pragma('foreign_keys = off');
  db.pragma('cache_size = -400000');
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'index' and sql is not null",
    )
    .all();
  db.transaction(() => {
    for (const { name } of indexes) db.exec(`drop index ${name}`);
    fill(db, amounts);
    // Rows first, indexes after: sorting once is faster than a million insertions.
    for (const { sql } of indexes) db.exec(sql);
  })();
  db.pragma('wal_checkpoint(truncate)');
  db.close();
};

const fill = (db: Database.Database, { groups, items, entries }: Amounts): void => {
  const count = (most: number) =>
    `with recursive n(n) as (select 0 union all select n + 1 from n where n < ${most - 1})`;
  const at = (n: string, most: number) =>
    `${yearFrom} + cast(${n} * ${(yearTo - yearFrom) / most} as integer)`;
  const day = 86_400_000;
  const people = groups * 4;
  db.exec(`
    insert into coalition (id, name, mission, time_zone, work_week, language, digits, poll_threshold,
                           next_number, created_at)
    values ('${coalitionId}', 'Clean Coast', '', 'Asia/Beirut', '[7,1,2,3,4]', 'en', 'latn', 5,
            ${items + 1_000_000}, ${yearFrom});
    insert into workspace (platform, id, coalition_id) values ('sandbox', 'sandbox', '${coalitionId}');

    ${count(people)} insert into person (id, coalition_id, name, language, created_at)
    select ${personId('n')}, '${coalitionId}', 'Person ' || n, null, ${yearFrom} from n;
    ${count(people)} insert into account (platform, workspace, id, coalition_id, person_id)
    select 'sandbox', 'sandbox', 'u' || n, '${coalitionId}', ${personId('n')} from n;
    insert into role (coalition_id, person_id, role) values ('${coalitionId}', ${personId('0')}, 'coordinator');

    ${count(groups)} insert into working_group (id, coalition_id, name, name_key, goal, convener_id, created_at)
    select ${groupId('n')}, '${coalitionId}', 'Group ' || n, 'group ' || n, 'A goal', ${personId('n')},
           ${yearFrom} from n;
    insert into place (platform, workspace, id, coalition_id, name, language, committee, group_id) values
      ('sandbox', 'sandbox', 'executive', '${coalitionId}', 'executive', null, 'executive', null),
      ('sandbox', 'sandbox', 'largest', '${coalitionId}', 'largest', null, null, '${largestGroup}'),
      ('sandbox', 'sandbox', 'small', '${coalitionId}', 'small', null, null, '${smallGroup}');

    ${count(items)} insert into item (id, coalition_id, number, group_id, title, due_on, state, created_by,
                                      created_at, done_at, done_by, dropped_at, dropped_by)
    select ${itemId('n')}, '${coalitionId}', n + 1, ${groupOf('n', groups)}, 'Book the hall, ' || n,
           case when n % 2 then date((${at('n', items)} + 40 * ${day}) / 1000, 'unixepoch') end,
           case when n % 97 < 10 then 'open' when n % 97 < 12 then 'dropped' else 'done' end,
           ${personId(`n % ${people}`)}, ${at('n', items)},
           case when n % 97 >= 12 then ${at('n', items)} + (n % 40) * ${day} end,
           case when n % 97 >= 12 then ${personId(`n % ${people}`)} end,
           case when n % 97 between 10 and 11 then ${at('n', items)} + (n % 40) * ${day} end,
           case when n % 97 between 10 and 11 then ${personId(`n % ${people}`)} end
    from n;
    ${count(items)} insert into item_owner (item_id, person_id, coalition_id, position)
    select ${itemId('n')}, ${personId(`n % ${people}`)}, '${coalitionId}', 0 from n where n % 97 < 10;

    ${count(entries)} insert into progress (id, coalition_id, group_id, item_id, person_id, body, at)
    select printf('%08x-0000-7000-8000-2%011d', n, n), '${coalitionId}', ${groupOf('n', groups)},
           case when n % 3 = 0 then ${itemId(`n % ${items}`)} end, ${personId(`n % ${people}`)},
           'Three of five schools answered', ${at('n', entries)}
    from n;

    ${count(groups * 40)} insert into difficulty (id, coalition_id, number, group_id, body, help, help_from,
                                                 raised_by, raised_at, resolved_at, resolved_by)
    select printf('%08x-0000-7000-8000-3%011d', n, n), '${coalitionId}', ${items} + 1 + n,
           ${groupOf('n', groups)}, 'The hall is closed', 'A letter', 'The mayor', ${personId('0')},
           ${at('n', groups * 40)}, case when n % 20 then ${at('n', groups * 40)} + 9 * ${day} end,
           case when n % 20 then ${personId('0')} end
    from n;
    ${count(groups * 24)} insert into event (id, coalition_id, number, group_id, title, starts_at, ends_at,
                                            created_by, created_at)
    select printf('%08x-0000-7000-8000-4%011d', n, n), '${coalitionId}', ${items + groups * 40} + 1 + n,
           ${groupOf('n', groups)}, 'Open day', ${at('n', groups * 24)}, ${at('n', groups * 24)} + 3600000,
           ${personId('0')}, ${yearFrom}
    from n;
    insert into poll (id, coalition_id, number, group_id, event_id, question, threshold, opened_at, closes_at,
                      sealed_at, answers, members, counts, comments)
    select 'q' || id, coalition_id, number, group_id, id, title, 5, ends_at, ends_at + 3 * ${day},
           ends_at + 3 * ${day}, 9, 12, '[0,1,2,3,3]', '["Good"]'
    from event;
    insert into digest_section (coalition_id, group_id, period, note, confirmed_at)
    select '${coalitionId}', working_group.id, '2026-' || printf('%02d', month.value), 'A good month', 1
    from working_group, json_each('[1,2,3,4,5,6,7,8,9,10]') month;
  `);
};
