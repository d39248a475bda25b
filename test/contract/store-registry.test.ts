import Database from 'better-sqlite3';
import pg from 'pg';
import { expect, it } from 'vitest';
import { allTables, personColumns, type TableEntry } from '../../src/store/table-registry.ts';
import { allRows } from '../fixtures/rows.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

type Column = Readonly<{ name: string; type: string; key: boolean }>;
type Reference = Readonly<{ column: string; to: string }>;
type TableSchema = Readonly<{ columns: readonly Column[]; references: readonly Reference[] }>;

/** The real schema, as the database itself reports it. */
const schemaOf = (path: string): ReadonlyMap<string, TableSchema> => {
  const file = new Database(path, { readonly: true });
  try {
    const names = file
      .prepare<[], string>("select name from sqlite_master where type = 'table' and name <> 'migration'")
      .pluck()
      .all();
    return new Map(
      names.map((name) => [
        name,
        {
          columns: (
            file.pragma(`table_info("${name}")`) as readonly { name: string; type: string; pk: number }[]
          ).map(({ name: column, type, pk }) => ({ name: column, type, key: pk > 0 })),
          references: (
            file.pragma(`foreign_key_list("${name}")`) as readonly { table: string; from: string }[]
          ).map(({ table, from }) => ({ column: from, to: table })),
        },
      ]),
    );
  } finally {
    file.close();
  }
};

const entries = new Map<string, TableEntry>(allTables.map(({ table, entry }) => [table, entry]));
const order = allTables.map(({ table }) => table as string);

/** Texts that the program reads as JSON. */
const json: Readonly<Record<string, string>> = {
  work_week: '[1]',
  before: '{}',
  after: '{}',
  card: '{"title":"t"}',
  body: '{}',
  reply: '{}',
  choices: '["a"]',
  counts: '[1]',
  comments: '[]',
};

/** One row in each table for a coalition, each text of it beginning with the coalition's name. */
const fill = (path: string, coalition: string): void => {
  const file = new Database(path);
  try {
    for (const [table, { columns, references }] of [...schemaOf(path)].sort(
      ([one], [other]) => order.indexOf(one) - order.indexOf(other),
    )) {
      const target = (column: string) => references.find((one) => one.column === column)?.to;
      const valueFor = ({ name, type }: Column): unknown => {
        const to = target(name);
        if (to !== undefined) return `${coalition}-${to}`;
        if (name === 'id') return `${coalition}-${table}`;
        if (type !== 'TEXT' && type !== 'text') return 1;
        return json[name] ?? `${coalition}-${table}-${name}`;
      };
      file
        .prepare(
          `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})
           values (${columns.map(() => '?').join(', ')})`,
        )
        .run(columns.map(valueFor));
    }
  } finally {
    file.close();
  }
};

const personOf = (coalition: string) => `${coalition}-person`;

/** How many rows of each table hold a text. */
const rowsWith = async (path: string, text: string): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    Object.entries(await allRows(path)).flatMap(([table, rows]) => {
      const found = rows.filter((row) => JSON.stringify(row).includes(text)).length;
      return found === 0 ? [] : [[table, found]];
    }),
  );

eachDatabase(
  'the registry of tables',
  (freshDatabase) => {
    it('has every table of the schema and no other', async () => {
      const { url } = await freshDatabase(halqa);
      const real = [...schemaOf(url).keys()];
      expect(real.length).toBeGreaterThan(20);
      expect([...order].sort(), 'src/store/table-registry.ts and migrations/ differ').toEqual(real.sort());
    });

    it('knows whose rows a table holds', async () => {
      const { url } = await freshDatabase(halqa);
      for (const [table, { columns, references }] of schemaOf(url)) {
        const owner = entries.get(table)?.owner;
        const named = columns.some(({ name }) => name === 'coalition_id');
        expect(owner === 'coalition', table).toBe(named);
        if (typeof owner === 'object' && owner.through !== table)
          expect(references, table).toContainEqual({ column: owner.column, to: owner.through });
      }
    });

    it('knows every column that names a person, and where a person may stand only once', async () => {
      const { url } = await freshDatabase(halqa);
      const real = [...schemaOf(url)].flatMap(([table, { columns, references }]) =>
        references
          .filter(({ to }) => to === 'person')
          .map(({ column }) => {
            const key = columns.filter(({ key }) => key).map(({ name }) => name);
            const others = key.filter((name) => name !== column && name !== 'coalition_id').sort();
            return { column: `${table}.${column}`, once: key.includes(column) ? others : undefined };
          }),
      );
      expect(real.length).toBeGreaterThan(10);
      const known = personColumns.map(({ table, column, once }) => ({
        column: `${table}.${column}`,
        once: once === undefined ? undefined : [...once].sort(),
      }));
      const byName = (one: { column: string }, other: { column: string }) =>
        one.column.localeCompare(other.column);
      expect(
        known.sort(byName),
        'the person columns of src/store/table-registry.ts and those of migrations/ differ',
      ).toEqual(real.sort(byName));
    });

    it('lists each table after those it refers to', async () => {
      const { url } = await freshDatabase(halqa);
      for (const [table, { references }] of schemaOf(url))
        for (const { to } of references)
          if (to !== table) expect(order.indexOf(to), `${table} → ${to}`).toBeLessThan(order.indexOf(table));
    });

    it('removes nothing in time that another table still refers to', async () => {
      const { url } = await freshDatabase(halqa);
      for (const [table, { references }] of schemaOf(url))
        for (const { column, to } of references) {
          const kept = entries.get(to)?.kept;
          if (typeof kept !== 'object' || !('monthsSince' in kept)) continue;
          const own = entries.get(table)?.kept;
          const goesWithIt = typeof own === 'object' && 'with' in own && own.with === to;
          if (!goesWithIt) expect(kept.neededBy, `${table} → ${to}`).toContainEqual({ table, column });
        }
    });

    it('erases everything of one coalition and nothing of another', async () => {
      const { url, open } = await freshDatabase(halqa);
      fill(url, 'one');
      fill(url, 'other');
      const before = await rowsWith(url, 'other-');
      const installation = allTables.filter(({ entry }) => entry.owner === 'the installation');
      const store = await open(halqa);
      await store.write((repositories) => repositories.coalitions.erase('one-coalition'));
      expect(Object.keys(await rowsWith(url, 'one-')).sort()).toEqual(
        installation.map(({ table }) => table as string).sort(),
      );
      expect(await rowsWith(url, 'other-')).toEqual(before);
    });

    it('joins two people in every column that names one', async () => {
      const { url, open } = await freshDatabase(halqa);
      fill(url, 'one');
      const file = new Database(url);
      file.exec(
        `insert into person (id, coalition_id, name, created_at) values ('second', 'one-coalition', '', 1)`,
      );
      file.close();
      const store = await open(halqa);
      await store.write((repositories) =>
        repositories.personRecords.merge('one-coalition', 'second', personOf('one')),
      );
      const rows = await allRows(url);
      for (const { table, column } of personColumns)
        expect(
          rows[table]?.map((row) => (row as Readonly<Record<string, unknown>>)[column]),
          `${table}.${column}`,
          // The name of the person who is gone becomes one more former name.
        ).toEqual(table === 'former_name' ? ['second', 'second'] : ['second']);
    });

    it('forgets a person in every column that says so, and reports every part of their data before', async () => {
      const { url, open } = await freshDatabase(halqa);
      fill(url, 'one');
      const store = await open(halqa);
      const told: Readonly<Record<string, unknown>> = await store.read.personData.of(
        'one-coalition',
        personOf('one'),
      );
      for (const { reported, table, column } of personColumns)
        if (reported !== null) expect(told[reported], `${table}.${column}`).toHaveLength(1);
      await store.write((repositories) =>
        repositories.personRecords.forget('one-coalition', personOf('one'), []),
      );
      const rows = await allRows(url);
      for (const { table, column, forgotten } of personColumns)
        expect(rows[table], `${table}.${column}`).toHaveLength(forgotten === 'kept' ? 1 : 0);
    });

    it('removes what is old in every table that is kept for a time', async () => {
      const { url, open } = await freshDatabase(halqa);
      fill(url, 'one');
      const file = new Database(url);
      file.exec(`update outbox set state = 'sent'; update shown set subject = 'poll:one-poll';
        update history set subject = 'item:one-item'; update deadline set subject_id = 'one-event';
        update involved set subject = 'item:one-item'; update signed_answer set subject = 'event:one-event';
        update search_text set id = 'one-progress'`);
      file.close();
      const store = await open(halqa);
      await store.write(async (repositories) => {
        // A record that another one needs is removed after that one.
        expect(await repositories.retention.removeBefore('one-coalition', 2, 100)).toBe(6);
        await repositories.retention.sweep(Date.now(), 100);
      });
      const rows = await allRows(url);
      for (const { table, entry } of allTables)
        expect(rows[table], table).toHaveLength(entry.kept === 'always' ? 1 : 0);
    });
  },
  ['SQLite'],
);

eachDatabase(
  'the registry of tables',
  (freshDatabase) => {
    it('has every table of the schema and no other', async () => {
      const { url } = await freshDatabase(halqa);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration'",
      );
      await client.end();
      expect(rows.map(({ name }) => name).sort()).toEqual([...order].sort());
    });
  },
  ['PostgreSQL'],
);
