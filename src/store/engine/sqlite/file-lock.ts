import { existsSync } from 'node:fs';
import { StoreError } from '../store-error.ts';
import { isBusy, SqliteConnection } from './connection.ts';

/**
 * Holds a database file for this process alone. The lock is one that the operating system gives back when the
 * process is gone, however it ended, and that holds across containers that share the file.
 * @returns what releases it. @throws StoreError when another process has it.
 */
export const lockFile = (path: string): (() => void) => {
  const lock = new SqliteConnection(`${path}.lock`);
  try {
    lock.run('begin exclusive');
    return () => lock.close();
  } catch (error) {
    lock.close();
    throw isBusy(error)
      ? new StoreError(`Another process of Halqa already works with ${path}: stop it first.`)
      : error;
  }
};

/** Whether a process holds the file at this moment. */
export const isFileHeld = (path: string): boolean => {
  if (!existsSync(`${path}.lock`)) return false;
  const lock = new SqliteConnection(`${path}.lock`, { forReading: true });
  try {
    lock.all('select 1 from sqlite_master');
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    lock.close();
  }
};
