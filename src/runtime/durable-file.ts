import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that its owner alone can read, and waits until it is on disk. */
export const writeSynced = (path: string, text: string): void => {
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Waits until a file that something else wrote is on disk. */
export const syncFile = (path: string): void => {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** The name of a new file is on disk only when its folder is. Windows cannot open a folder. */
export const syncFolderOf = (path: string): void => {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

/** Replaces a file whole: after a kill or a power cut it is the old one or the new one. */
export const writeFileDurably = (path: string, text: string): void => {
  writeSynced(`${path}.new`, text);
  renameSync(`${path}.new`, path);
  syncFolderOf(path);
};

/** Removes a SQLite file with all that SQLite may have put beside it. */
export const removeDatabase = (path: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
};
