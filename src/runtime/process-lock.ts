import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** Another process uses the folder. The message is one sentence. */
export class ProcessLockError extends Error {
  constructor(pid: number, path: string) {
    super(
      `Halqa already runs in this folder (process ${pid}). Stop it first, or start in another folder. If no such process is Halqa, remove ${path}.`,
    );
    this.name = 'ProcessLockError';
  }
}

/**
 * Locks the folder for this process. The sandbox's files and the resumable connection to Discord belong to one
 * process at a time: two would overwrite each other's messages and take the connection from each other.
 * The lock of a process that is gone, for example after `kill -9`, is ignored.
 * @returns a function that releases the lock. @throws ProcessLockError
 */
export const acquireProcessLock = (path: string): (() => void) => {
  makeFolder(dirname(path));
  const holder = holderOf(path);
  if (holder !== undefined && holder.pid !== process.pid && isStill(holder))
    throw new ProcessLockError(holder.pid, path);
  rmSync(path, { force: true });
  // The first to create the file has the lock.
  try {
    writeFileSync(path, `${process.pid} ${birthOf(process.pid) ?? ''}`.trim(), { flag: 'wx' });
  } catch (error) {
    const other = holderOf(path);
    throw other === undefined ? error : new ProcessLockError(other.pid, path);
  }
  return () => rmSync(path, { force: true });
};

/** The process that holds a lock at this moment. */
export const processHolding = (path: string): number | undefined => {
  const holder = holderOf(path);
  return holder !== undefined && isStill(holder) ? holder.pid : undefined;
};

type Holder = Readonly<{ pid: number; birth: string | undefined }>;

const holderOf = (path: string): Holder | undefined => {
  try {
    const [written, birth] = readFileSync(path, 'utf8').split(' ');
    const pid = Number(written);
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, birth } : undefined;
  } catch {
    return undefined;
  }
};

/** After a restart of the machine or of a container another process may have the same id. */
const isStill = ({ pid, birth }: Holder): boolean => {
  if (!isAlive(pid)) return false;
  const now = birthOf(pid);
  return birth === undefined || now === undefined || birth === now;
};

/** The boot of the machine in which a process began, and when. Only Linux tells. */
const birthOf = (pid: number): string | undefined => {
  try {
    const run = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const [, ...afterName] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    return `${run}.${afterName.join(') ').split(' ')[19]}`;
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
