import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { removeDatabase, syncFile, syncFolderOf } from '../runtime/durable-file.ts';
import { makeFolder } from '../runtime/make-folder.ts';
import { explainSqlite } from '../store/engine/sqlite/faults.ts';
import { lockFile } from '../store/engine/sqlite/file-lock.ts';

/**
 * What a kill left of a database that was to be made here. Call it inside `alone`, so that none is being
 * made.
 */
export const removeHalves = (path: string): void => {
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.`));
  for (const name of names)
    if (/\.half(-wal|-shm|-journal)?$/.test(name)) rmSync(join(dirname(path), name), { force: true });
};

/**
 * Works with the place of a database file while no other process does. @throws StoreError where another one
 * does
 */
export const alone = async <Value>(path: string, work: () => Promise<Value>): Promise<Value> => {
  makeFolder(dirname(path), 0o700);
  const release = lockFile(path);
  try {
    return await work();
  } catch (error) {
    throw explainSqlite(error, path);
  } finally {
    release();
  }
};

/**
 * Makes a database file where there is none. After a kill or a fault there is still none. Call it inside
 * `alone`.
 */
export const makeWhole = async <Value>(
  path: string,
  fill: (half: string) => Promise<Value>,
): Promise<Value> => {
  removeHalves(path);
  // A new name: the check of a file that was left behind may still be running.
  const half = `${path}.${randomUUID()}.half`;
  try {
    closeSync(openSync(half, 'wx', 0o600));
    const value = await fill(half);
    syncFile(half);
    for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    renameSync(half, path);
    syncFolderOf(path);
    return value;
  } catch (error) {
    removeDatabase(half);
    throw error;
  }
};
