import pg from 'pg';
import { openStore } from '../src/store/engine/open.ts';

/** A Wednesday morning in Beirut, inside working hours. */
export const networkNow = '2026-11-04T08:00:00Z';

export const groupsOfEach = 6;
const peopleOfEach = 8;

export type NetworkAmounts = Readonly<{
  coalitions: number;
  /** In all of them together. */
  items: number;
  platform: 'sandbox' | 'discord';
  /** When each summary of the month is due; later than `networkNow` where absent. */
  digestDueAt?: number;
}>;

const day = 86_400_000;
const now = Date.parse(networkNow);
const yearMs = 360 * day;

/** Fills a new database with coalitions that are alike, by arithmetic: the same amounts give the same rows. */
export const fillNetwork = async (url: string, amounts: NetworkAmounts): Promise<void> => {
  await (await openStore({ url })).close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const run = (sql: string) => client.query(sql);
    // In this role no foreign key is looked at.
    await run(`set session_replication_role = replica; set maintenance_work_mem = '512MB'`);
    const { rows: indexes } = await client.query<{ name: string; sql: string }>(
      `select indexname as name, indexdef as sql from pg_indexes
       where schemaname = 'public' and indexname not in (select conname from pg_constraint)`,
    );
    for (const { name } of indexes) await run(`drop index "${name}"`);
    for (const sql of fills(amounts)) await run(sql);
    for (const { sql } of indexes) await run(sql);
    await run('vacuum analyze');
  } finally {
    await client.end();
  }
};

const id = (kind: number, n: string) => `lpad(to_hex(${n}), 8, '0') || '-0000-7000-8000-00000000000${kind}'`;
const upTo = (count: number) => `generate_series(0, ${count - 1}) n`;

const fills = ({ coalitions, items, platform, digestDueAt }: NetworkAmounts): readonly string[] => {
  const groups = coalitions * groupsOfEach;
  const people = coalitions * peopleOfEach;
  const coalition = (n: string) => id(1, n);
  const group = (n: string) => id(2, n);
  const person = (n: string) => id(3, n);
  /** Of each: which coalition, and which group and person of it. */
  const itemCoalition = `n % ${coalitions}`;
  const itemGroup = `(n % ${coalitions}) * ${groupsOfEach} + (n / ${coalitions}) % ${groupsOfEach}`;
  const itemPerson = `(n % ${coalitions}) * ${peopleOfEach} + (n / ${coalitions}) % ${peopleOfEach}`;
  const itemAt = `${now - yearMs} + (n::bigint * ${yearMs}) / ${items}`;
  /** On Discord no two people, and no two places, have the same id. */
  const own = (n: string) => (platform === 'discord' ? `('x' || ${n})` : `''`);
  const open = `n / ${coalitions} % 97 < 10`;
  const due = digestDueAt ?? now + 20 * day;
  return [
    `insert into coalition (id, name, mission, time_zone, work_week, language, digits, poll_threshold, next_number, created_at,
                            reminded_through)
     select ${coalition('n')}, 'Coalition ' || n, '', 'Asia/Beirut', '[7,1,2,3,4]', 'en', 'latn', 5, 1000000, ${now - yearMs},
            '2026-11-04' from ${upTo(coalitions)}`,
    `insert into workspace (platform, id, coalition_id) select '${platform}', 'w' || n, ${coalition('n')} from ${upTo(coalitions)}`,
    `insert into person (id, coalition_id, name, name_key, created_at)
     select ${person('n')}, ${coalition(`n / ${peopleOfEach}`)}, 'Person ' || n, 'person ' || n, ${now - yearMs} from ${upTo(people)}`,
    `insert into account (platform, workspace, id, coalition_id, person_id)
     select '${platform}', 'w' || n / ${peopleOfEach}, 'u' || n % ${peopleOfEach} || ${own(`n / ${peopleOfEach}`)}, ${coalition(`n / ${peopleOfEach}`)}, ${person('n')}
     from ${upTo(people)}`,
    `insert into role (coalition_id, person_id, role)
     select ${coalition('n')}, ${person(`n * ${peopleOfEach}`)}, 'coordinator' from ${upTo(coalitions)}`,
    `insert into working_group (id, coalition_id, name, name_key, goal, convener_id, created_at)
     select ${group('n')}, ${coalition(`n / ${groupsOfEach}`)}, 'Group ' || n % ${groupsOfEach}, 'group ' || n % ${groupsOfEach}, 'A goal',
            ${person(`n / ${groupsOfEach} * ${peopleOfEach}`)}, ${now - yearMs} from ${upTo(groups)}`,
    `insert into member (group_id, person_id, coalition_id, joined_at)
     select ${group(`n / ${peopleOfEach} * ${groupsOfEach}`)}, ${person('n')}, ${coalition(`n / ${peopleOfEach}`)}, ${now - yearMs} from ${upTo(people)}`,
    `insert into place (platform, workspace, id, coalition_id, name, committee, group_id)
     select '${platform}', 'w' || n, 'executive' || ${own('n')}, ${coalition('n')}, 'executive', 'executive', null
     from ${upTo(coalitions)}`,
    `insert into place (platform, workspace, id, coalition_id, name, committee, group_id)
     select '${platform}', 'w' || n, 'small' || ${own('n')}, ${coalition('n')}, 'small', null, ${group(`n * ${groupsOfEach}`)}
     from ${upTo(coalitions)}`,
    `insert into item (id, coalition_id, number, group_id, title, due_on, state, created_by, created_at, done_at, done_by)
     select ${id(4, 'n')}, ${coalition(itemCoalition)}, n / ${coalitions} + 1, ${group(itemGroup)}, 'Book the hall, ' || n / ${coalitions},
            case when n % 2 = 1 then to_char(to_timestamp((${itemAt} + 40 * ${day}::bigint) / 1000), 'YYYY-MM-DD') end,
            case when ${open} then 'open' else 'done' end, ${person(itemPerson)}, ${itemAt},
            case when ${open} then null else ${itemAt} + (n / ${coalitions} % 40) * ${day}::bigint end,
            case when ${open} then null else ${person(itemPerson)} end
     from ${upTo(items)}`,
    `insert into item_owner (item_id, person_id, coalition_id, position)
     select ${id(4, 'n')}, ${person(itemPerson)}, ${coalition(itemCoalition)}, 0 from ${upTo(items)} where ${open}`,
    `insert into search_text (coalition_id, id, kind, group_id, words)
     select coalition_id, id, 'item', group_id, lower(title) from item`,
    `insert into progress (id, coalition_id, group_id, item_id, person_id, body, at)
     select ${id(5, 'n')}, ${coalition(itemCoalition)}, ${group(itemGroup)}, ${id(4, 'n')}, ${person(itemPerson)}, 'Three of five schools answered',
            ${itemAt} from ${upTo(items)} where n % 3 = 0`,
    ...['digest-monthly', 'digest-quarterly', 'digest-draft', 'reminders', 'retention'].map(
      (kind) =>
        `insert into deadline (kind, subject_id, coalition_id, due_at)
         select '${kind}', ${coalition('n')}, ${coalition('n')}, ${kind === 'digest-monthly' ? due : now + 20 * day} from ${upTo(coalitions)}`,
    ),
  ];
};
