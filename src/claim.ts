import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Somebody else works with the folder: its message is one sentence. */
export class ClaimError extends Error {
  constructor(pid: number, path: string) {
    super(
      `Halqa already runs in this folder (process ${pid}). Stop it first, or start in another folder. If no such process is Halqa, remove ${path}.`,
    );
    this.name = 'ClaimError';
  }
}

/**
 * The files of the sandbox belong to one process at a time: two would overwrite each other's messages.
 * A claim whose process is gone, by `kill -9` say, counts for nothing.
 * @returns what gives the claim back. @throws ClaimError
 */
export const claim = (path: string): (() => void) => {
  mkdirSync(dirname(path), { recursive: true });
  const holder = holderOf(path);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) throw new ClaimError(holder, path);
  rmSync(path, { force: true });
  // Whoever writes it first has it; the other finds it there.
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    const other = holderOf(path);
    throw other === undefined ? error : new ClaimError(other, path);
  }
  return () => rmSync(path, { force: true });
};

const holderOf = (path: string): number | undefined => {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
