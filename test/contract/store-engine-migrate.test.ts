import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MigrationError } from '../../src/store/engine/migrate.ts';
import { counters } from '../fixtures/counters.ts';
import { eachDatabase, type Schema, type TestDatabase } from '../fixtures/store.ts';

type Files = Readonly<Record<string, string>>;

const first: Files = {
  '0001-counters.sql': 'create table counter (id text primary key, value bigint not null);',
};
const second: Files = {
  ...first,
  '0002-two-tables.sql': 'create table one (id text); create table two (id text);',
};

eachDatabase('the schema', (freshDatabase, name) => {
  const folders: string[] = [];
  let database: TestDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  /** A program that brings these migrations. */
  const program = async (files: Files): Promise<Schema<ReturnType<typeof counters.createRepositories>>> => {
    const folder = await mkdtemp(join(tmpdir(), 'halqa-migrations-'));
    folders.push(folder);
    for (const [file, sql] of Object.entries(files)) await writeFile(join(folder, file), sql);
    return { ...counters, migrations: pathToFileURL(`${folder}/`) };
  };

  const start = async (files: Files) => database.open(await program(files));

  const complaint = async (files: Files): Promise<string> => {
    const error = await start(files).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(MigrationError);
    const sentence = error instanceof Error ? error.message : '';
    expect(sentence).not.toContain('\n');
    return sentence;
  };

  it('is brought up to date step by step, each step once', async () => {
    await (await start(first)).write((repositories) => repositories.create('a', 5));
    const engine = await start(second);
    await start(second);
    await expect(engine.read.value('a')).resolves.toBe(5);
    const rows = await engine.read.run('select number, name, applied_at from migration order by number');
    expect(rows.map(({ number, name: file }) => [number, file])).toEqual([
      [1, '0001-counters.sql'],
      [2, '0002-two-tables.sql'],
    ]);
    expect(Math.abs(Number(rows[0]?.applied_at) - Date.now())).toBeLessThan(60_000);
  });

  it('that is newer than the program stops the start', async () => {
    await start(second);
    await expect(complaint(first)).resolves.toContain(
      'the database is newer than this program (it has 0002-two-tables.sql)',
    );
  });

  it('whose migration was edited afterwards stops the start', async () => {
    await start(second);
    const edited = { ...second, '0001-counters.sql': `${first['0001-counters.sql']} -- tidied` };
    await expect(complaint(edited)).resolves.toContain(
      'migration 0001-counters.sql is not what was applied to this database',
    );
  });

  it('does not mind the line ends of a checkout', async () => {
    const lines = { '0001-a.sql': 'create table a (\n  id text\n);\n' };
    await start(lines);
    await expect(
      start({ '0001-a.sql': lines['0001-a.sql'].replaceAll('\n', '\r\n') }),
    ).resolves.toBeDefined();
  });

  it('keeps nothing of a migration that failed half-way, and all of those before it', async () => {
    const failing = {
      ...second,
      '0003-three.sql': `create table three (id text); insert into counter (id, value) values ('x', 1);
        insert into nowhere (id) values (1); create table four (id text);`,
    };
    await expect(complaint(failing)).resolves.toMatch(
      /^migration 0003-three\.sql failed and was undone: .*nowhere/,
    );
    const engine = await start(second);
    await expect(engine.read.value('x')).resolves.toBeUndefined();
    await expect(engine.read.run('select * from three')).rejects.toThrow(/three/);
    await expect(engine.read.run('select * from two')).resolves.toEqual([]);
    // Once it is corrected, it continues from there.
    await expect(
      start({ ...second, '0003-three.sql': 'create table three (id text);' }),
    ).resolves.toBeDefined();
  });

  it('refuses a migration that comes too late', async () => {
    await start({ ...first, '0003-later.sql': 'create table later (id text);' });
    const late = { ...second, '0003-later.sql': 'create table later (id text);' };
    await expect(complaint(late)).resolves.toContain('0002-two-tables.sql comes before one that is applied');
  });

  it('refuses two migrations of one number, odd names, none at all, and one that commits', async () => {
    await expect(complaint({ ...second, '0002-again.sql': 'select 1;' })).resolves.toContain(
      'the number of another',
    );
    await expect(complaint({ 'first.sql': 'select 1;' })).resolves.toContain('is not named like');
    await expect(complaint({})).resolves.toContain('there are no migrations');
    await expect(complaint({ '0001-a.sql': 'create table a (id text);\nCOMMIT;' })).resolves.toContain(
      'ends its own transaction',
    );
  });

  it('reads what is meant for one database on that one alone', async () => {
    const engine = await start({
      '0001-a.sql': `/* sqlite: create table a (id text); */ /* postgres: create table b (id text); */
        create table c (id text primary key) /* sqlite: without rowid */;`,
    });
    const [there, absent] = name === 'SQLite' ? ['a', 'b'] : ['b', 'a'];
    await expect(engine.read.run(`select * from ${there}`)).resolves.toEqual([]);
    await expect(engine.read.run(`select * from ${absent}`)).rejects.toThrow();
    await expect(engine.read.run('select * from c')).resolves.toEqual([]);
    // A table without rowid has no column of that name.
    await expect(engine.read.run('select rowid from c')).rejects.toThrow(/rowid/);
  });
});
