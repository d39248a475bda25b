import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { explainSqlite } from '../engine/sqlite/faults.ts';
import { StoreError } from '../engine/store-error.ts';
import { kindOf } from '../engine/url.ts';
import { copyAll, countsOf, type OnRows } from './copy.ts';
import { markStatement, type TableReader } from './sides.ts';
import { fillFile, snapshotOfFile } from './sqlite-side.ts';

/** What a backup holds. */
export type BackupContents = Readonly<{
  rows: number;
  coalitions: number;
  /** Polls that are open in it, and the answers to them, under pseudonyms. */
  openPolls: number;
  ballots: number;
}>;

/**
 * Copies a database into an empty SQLite file, while others use it: one state of it, whole. The copy is opened,
 * checked and counted, and holds when it was made, so that a start on it knows that it is a backup.
 * @throws StoreError in a sentence
 */
export const copyToFile = async (
  url: string,
  path: string,
  now: number,
  onRows: OnRows,
): Promise<BackupContents> => {
  try {
    await copyInto(url, path, onRows);
    return sealCopy(path, now);
  } catch (error) {
    throw explainSqlite(error, path);
  }
};

const copyInto = async (url: string, half: string, onRows: OnRows): Promise<void> => {
  if (kindOf(url) === 'file') {
    const source = snapshotOfFile(url);
    if (source === undefined) throw new StoreError(`There is no database in ${url}.`);
    try {
      await source.copyTo(half, (done, of) => onRows('pages', done, of));
      await requireSame(source, half);
    } finally {
      await source.close();
    }
    return;
  }
  const { snapshotOfServer } = await import('./postgres-side.ts');
  const source = await snapshotOfServer(url);
  try {
    const target = fillFile(half);
    try {
      await copyAll(source, target, onRows);
      await target.commit();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};

/** @throws StoreError where a table has another number of rows than in the state that was copied */
const requireSame = async (source: TableReader, half: string): Promise<void> => {
  const copy = snapshotOfFile(half);
  try {
    const tables = await source.tables();
    const before = await countsOf(source, tables);
    const after = copy === undefined ? {} : await countsOf(copy, tables);
    const other = tables.find((table) => before[table] !== after[table]);
    if (other !== undefined)
      throw new StoreError(
        `The copy is not whole: ${other} has ${after[other]} rows in place of ${before[other]}.`,
      );
  } finally {
    await copy?.close();
  }
};

/** Checks a copy, makes it one file, and writes into it when it was made. @returns what it holds */
const sealCopy = (path: string, now: number): BackupContents => {
  const database = new Database(path);
  try {
    database.pragma('journal_mode = delete');
    database.pragma('secure_delete = on');
    requireWhole(database, path);
    const contents = contentsOf(database);
    database.exec(markStatement(now));
    return contents;
  } finally {
    database.close();
  }
};

/** @throws StoreError */
const requireWhole = (database: Database.Database, path: string): void => {
  const said = database.pragma('integrity_check(1)', { simple: true });
  const loose = database.pragma('foreign_key_check') as readonly Readonly<{ table: string }>[];
  if (said !== 'ok' || loose.length > 0)
    throw new StoreError(
      `${path} is damaged (${said === 'ok' ? `${loose[0]?.table} refers to rows that are not there` : said}): use another backup.`,
    );
};

const contentsOf = (database: Database.Database): BackupContents => {
  const count = (sql: string): number => (database.prepare(sql).get() as { count: number }).count;
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'")
    .all() as readonly { name: string }[];
  return {
    rows: tables.reduce((all, { name }) => all + count(`select count(*) as count from "${name}"`), 0),
    coalitions: count('select count(*) as count from coalition'),
    openPolls: count('select count(*) as count from poll where sealed_at is null'),
    ballots: count('select count(*) as count from ballot'),
  };
};

/** What a file holds that is to be restored. Nothing is changed in it. */
export type Inspected = BackupContents &
  Readonly<{
    /** When it was made; of a file that nobody marked, when its newest record is of. */
    takenAt: number;
    /** The sealed keys. */
    keys: string | null;
  }>;

/** @throws StoreError where it is no database, is damaged, or holds no record */
export const inspectBackup = (path: string): Inspected => {
  if (!statSync(path, { throwIfNoEntry: false })?.size)
    throw new StoreError(`There is no backup in ${path}.`);
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true });
    requireWhole(database, path);
    const made = database
      .prepare("select count(*) as count from sqlite_master where name = 'migration'")
      .get();
    if ((made as { count: number }).count === 0) throw new StoreError(`${path} holds no record of Halqa.`);
    const setting = database.prepare('select value from setting where name = ?').pluck();
    const [takenAt, keys] = [setting.get('backup'), setting.get('keys')];
    return {
      ...contentsOf(database),
      takenAt: typeof takenAt === 'string' ? Number(takenAt) : newestRecord(database),
      keys: typeof keys === 'string' ? keys : null,
    };
  } catch (error) {
    throw explainSqlite(error, path);
  } finally {
    database?.close();
  }
};

const newestRecord = (database: Database.Database): number => {
  const newest = database
    .prepare(
      'select max(at) from (select max(at) as at from delivery union all select max(decided_at) from ledger union all select max(at) from history)',
    )
    .pluck()
    .get();
  return typeof newest === 'number' ? newest : 0;
};
