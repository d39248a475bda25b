import { resolve } from 'node:path';
import { startProblem } from '../runtime/start-problem.ts';
import { copyAll, type OnRows, type Sums, sameSum, sumsOf } from '../store/copy/copy.ts';
import { inOrder, isEmpty, type TableReader } from '../store/copy/sides.ts';
import { fillFile, snapshotOfFile } from '../store/copy/sqlite-side.ts';
import { addressOf } from '../store/engine/postgres/faults.ts';
import { lockFile } from '../store/engine/sqlite/file-lock.ts';
import { kindOf } from '../store/engine/url.ts';
import { alone, makeWhole } from './database-file.ts';

export type Moved = Readonly<{
  /** The checksums of the tables, on both sides. */
  sums: Sums;
  /** The records were there already, from the same move. */
  before: boolean;
}>;

/**
 * Copies the records of one database into an empty one and compares both. The source is only read, and nobody may
 * use either meanwhile. After a kill the target is as empty as before, and the same move can be made again.
 * @throws StoreError, StartProblem in a sentence
 */
export const moveRecords = async (from: string, to: string, onRows: OnRows): Promise<Moved> => {
  if (isSame(from, to))
    throw startProblem('The records are there already: --to names the database that they are in.');
  const release = await holdAlone(from);
  try {
    const source = await snapshotOf(from);
    if (source === undefined) throw startProblem(`There is no record in ${placeOf(from)}.`);
    try {
      return kindOf(to) === 'file'
        ? await moveToFile(source, to, onRows)
        : await moveToServer(source, to, onRows);
    } finally {
      await source.close();
    }
  } finally {
    release();
  }
};

const isSame = (from: string, to: string): boolean =>
  kindOf(from) === 'file' && kindOf(to) === 'file' ? resolve(from) === resolve(to) : from === to;

const placeOf = (url: string): string => (kindOf(url) === 'file' ? url : addressOf(url));

/** @throws StoreError, StartProblem where a Halqa uses it: its later writes would be lost */
const holdAlone = async (url: string): Promise<() => void> => {
  if (kindOf(url) === 'file') return lockFile(url);
  const { writersOf } = await import('../store/copy/postgres-side.ts');
  if ((await writersOf(url)) > 0)
    throw startProblem(`Halqa works with ${addressOf(url)}: stop every process of it first.`);
  return () => undefined;
};

const snapshotOf = async (url: string): Promise<TableReader | undefined> => {
  if (kindOf(url) === 'file') return snapshotOfFile(url);
  const { snapshotOfServer } = await import('../store/copy/postgres-side.ts');
  return snapshotOfServer(url);
};

const moveToServer = async (source: TableReader, to: string, onRows: OnRows): Promise<Moved> => {
  await holdAlone(to);
  const { fillServer } = await import('../store/copy/postgres-side.ts');
  const target = await fillServer(to);
  try {
    if (!(await isEmpty(target))) return await movedBefore(source, target, to, onRows);
    const sums = await copyAll(source, target, onRows);
    await target.commit();
    return { sums, before: false };
  } finally {
    await target.close();
  }
};

const moveToFile = (source: TableReader, to: string, onRows: OnRows): Promise<Moved> =>
  alone(to, async () => {
    const there = snapshotOfFile(to);
    if (there === undefined) {
      const sums = await makeWhole(to, (half) => fillHalf(source, half, onRows));
      return { sums, before: false };
    }
    try {
      return await movedBefore(source, there, to, onRows);
    } finally {
      await there.close();
    }
  });

const fillHalf = async (source: TableReader, half: string, onRows: OnRows): Promise<Sums> => {
  const target = fillFile(half);
  try {
    const sums = await copyAll(source, target, onRows);
    await target.commit();
    return sums;
  } finally {
    await target.close();
  }
};

/** @throws StartProblem unless every row is there as it is in the source, and nothing else */
const movedBefore = async (
  source: TableReader,
  target: TableReader,
  to: string,
  onRows: OnRows,
): Promise<Moved> => {
  const tables = inOrder(await (source.kind === 'file' ? source : target).tables());
  const there = new Set(await target.tables());
  const sums = await sumsOf(source, tables, onRows);
  const same =
    tables.every((table) => there.has(table)) &&
    Object.entries(await sumsOf(target, tables, onRows)).every(([table, sum]) => sameSum(sum, sums[table]));
  if (!same)
    throw startProblem(
      `${placeOf(to)} is not empty, and what is there is not what would be moved: nothing was changed. Give --to an empty database.`,
    );
  return { sums, before: true };
};
