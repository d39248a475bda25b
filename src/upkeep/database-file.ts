import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeDatabase, syncFile, syncFolderOf } from '../runtime/durable-file.ts';
import { explainSqlite } from '../store/engine/sqlite/faults.ts';
import { lockFile } from '../store/engine/sqlite/file-lock.ts';

/** What a new database is called until it is whole. */
export const halfOf = (path: string): string => `${path}.half`;

/** Works with the place of a database file, and nobody else does meanwhile. @throws StoreError where somebody does */
export const alone = async <Value>(path: string, work: () => Promise<Value>): Promise<Value> => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const release = lockFile(path);
  try {
    return await work();
  } catch (error) {
    throw explainSqlite(error, path);
  } finally {
    release();
  }
};

/** Makes a database file where none is: after a kill or a fault there is still none. Whoever calls it is `alone`. */
export const makeWhole = async <Value>(
  path: string,
  fill: (half: string) => Promise<Value>,
): Promise<Value> => {
  const half = halfOf(path);
  // A kill may have left one.
  removeDatabase(half);
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
