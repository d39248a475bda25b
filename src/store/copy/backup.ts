import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SqliteConnection } from '../engine/sqlite/connection.ts';
import { explainSqlite } from '../engine/sqlite/faults.ts';
import { codeOf, StoreError } from '../engine/store-error.ts';
import { kindOf } from '../engine/url.ts';
import { copyAll, countsOf, type OnRows } from './copy.ts';
import { markStatement } from './sides.ts';
import { fillFile, snapshotOfFile } from './sqlite-side.ts';

/** What a backup holds. */
export type BackupContents = Readonly<{
  rows: number;
  coalitions: number;
  /** Polls that are open in it, and the answers to them, under pseudonyms. */
  openPolls: number;
  ballots: number;
}>;

/** What a file holds that is to be restored. */
export type Inspected = BackupContents &
  Readonly<{
    /** When it was made; of a file that nobody marked, when its newest record is of. */
    takenAt: number;
    /** The sealed keys. */
    keys: string | null;
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
    const counts = await copyInto(url, path, onRows);
    const checked = await check(path, 'seal');
    const other = Object.keys(counts).find((table) => counts[table] !== checked.counts[table]);
    if (other !== undefined)
      throw new StoreError(
        `The copy is not whole: ${other} has ${checked.counts[other]} rows in place of ${counts[other]}.`,
      );
    const copy = new SqliteConnection(path);
    copy.pragma('secure_delete = on');
    copy.run(markStatement(now));
    copy.close();
    return contentsOf(checked);
  } catch (error) {
    throw explainSqlite(error, path);
  }
};

/** @returns how many rows each table had in the state that was copied */
const copyInto = async (
  url: string,
  path: string,
  onRows: OnRows,
): Promise<Readonly<Record<string, number>>> => {
  if (kindOf(url) === 'file') {
    const source = snapshotOfFile(url);
    if (source === undefined) throw new StoreError(`There is no database in ${url}.`);
    try {
      await source.copyTo(path, (done, of) => onRows('pages', done, of));
      return await countsOf(source, await source.tables());
    } finally {
      await source.close();
    }
  }
  const { snapshotOfServer } = await import('./postgres-side.ts');
  const source = await snapshotOfServer(url);
  try {
    const target = fillFile(path);
    try {
      const sums = await copyAll(source, target, onRows);
      await target.commit();
      return Object.fromEntries(Object.entries(sums).map(([table, { rows }]) => [table, rows]));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};

/** Looks into a file that is to be restored, and changes nothing. @throws StoreError where it is no whole record */
export const inspectBackup = async (path: string): Promise<Inspected> => {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file?.isDirectory() === true)
    throw new StoreError(`${path} is a folder: name one of the backups in it.`);
  if (!file?.size) throw new StoreError(`There is no backup in ${path}.`);
  try {
    const checked = await check(path);
    const { takenAt, newestAt, keys } = checked;
    return {
      ...contentsOf(checked),
      takenAt: takenAt === undefined ? newestAt : Number(takenAt),
      keys: keys ?? null,
    };
  } catch (error) {
    if (codeOf(error) === 'SQLITE_NOTADB')
      throw new StoreError(`${path} is no backup of Halqa: it is not a SQLite database.`);
    throw explainSqlite(error, path);
  }
};

/** What `check-copy.js` prints of a file that is whole. */
type Checked = Readonly<{
  counts: Readonly<Record<string, number>>;
  openPolls: number;
  takenAt?: string;
  keys?: string;
  newestAt: number;
}>;

type Printed = Checked &
  Readonly<{ damage?: string; noRecord?: true; error?: Readonly<{ code?: string; message: string }> }>;

const program = fileURLToPath(new URL('./check-copy.js', import.meta.url));

/** @throws StoreError where it is damaged or holds no record; and what SQLite throws */
const check = async (path: string, seal?: 'seal'): Promise<Checked> => {
  const words = seal === undefined ? [program, path] : [program, path, seal];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  const { damage, noRecord, error, ...checked } = JSON.parse(stdout) as Printed;
  if (error !== undefined) throw Object.assign(new Error(error.message), { code: error.code });
  if (damage !== undefined) throw new StoreError(`${path} is damaged (${damage}): use another backup.`);
  if (noRecord === true) throw new StoreError(`${path} holds no record of Halqa.`);
  return checked;
};

const contentsOf = ({ counts, openPolls }: Checked): BackupContents => ({
  rows: Object.values(counts).reduce((all, rows) => all + rows, 0),
  coalitions: counts.coalition ?? 0,
  openPolls,
  ballots: counts.ballot ?? 0,
});
