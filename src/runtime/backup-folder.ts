import { randomUUID } from 'node:crypto';
import { closeSync, linkSync, openSync, readdirSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolderOf } from './durable-file.ts';
import { makeFolder } from './make-folder.ts';
import { startProblem } from './start-problem.ts';

/** Why a backup was made. Those of the night replace each other; one made by hand is never removed by itself. */
export type BackupKind = 'by-hand' | 'nightly' | 'before-migration';

export type BackupFile = Readonly<{ path: string; kind: BackupKind; bytes: number; takenAt: number }>;

const nameOf = (takenAt: number, kind: BackupKind): string =>
  `halqa-${new Date(takenAt).toISOString().slice(0, 19).replaceAll(':', '-')}Z-${kind}.sqlite`;

const namePattern =
  /^halqa-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z(?:-\d+)?-(by-hand|nightly|before-migration)\.sqlite$/;

/** An empty file that `giveName` makes a backup of once it is whole; only its owner can read it. */
export const newHalf = (folder: string): string => {
  makeFolder(folder, 0o700);
  try {
    removeHalves(folder);
  } catch (error) {
    // The folder is there, and takes no files: as /proc.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw startProblem(`No file can be made in ${folder}: name another folder.`, error);
    throw error;
  }
  const half = join(folder, `halqa-${randomUUID()}.half`);
  closeSync(openSync(half, 'wx', 0o600));
  return half;
};

/** Puts a complete backup in its place, on disk, and never replaces another file. @returns where it is */
export const giveName = (half: string, folder: string, takenAt: number, kind: BackupKind): string => {
  syncFile(half);
  for (let attempt = 1; ; attempt += 1) {
    const name = nameOf(takenAt, kind);
    const path = join(folder, attempt === 1 ? name : name.replace('Z-', `Z-${attempt}-`));
    try {
      linkSync(half, path);
      unlinkSync(half);
      syncFolderOf(path);
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST') || attempt > 100)
        throw error;
    }
  }
};

/** The backups of a folder, the newest first. */
export const listBackups = (folder: string): readonly BackupFile[] =>
  namesIn(folder)
    .flatMap((name): readonly BackupFile[] => {
      const [, day, hours, minutes, seconds, kind] = namePattern.exec(name) ?? [];
      if (day === undefined) return [];
      const path = join(folder, name);
      const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      const takenAt = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
      return [{ path, kind: kind as BackupKind, bytes, takenAt }];
    })
    .toSorted((a, b) => b.takenAt - a.takenAt);

/** Removes the oldest of one kind. @returns how many */
export const keepNewest = (folder: string, kind: BackupKind, keep: number): number =>
  remove(ofKind(folder, kind).slice(keep));

/** Removes those of one kind that are older. */
export const removeMadeBefore = (folder: string, kind: BackupKind, instant: number): void =>
  void remove(ofKind(folder, kind).filter(({ takenAt }) => takenAt < instant));

const ofKind = (folder: string, kind: BackupKind): readonly BackupFile[] =>
  listBackups(folder).filter((one) => one.kind === kind);

const remove = (files: readonly BackupFile[]): number => {
  for (const { path } of files) rmSync(path, { force: true });
  return files.length;
};

/** A partial file that nobody has written to for this long was left by a process that is gone. */
const leftAfterMs = 10 * 60_000;

const removeHalves = (folder: string): void => {
  // The file system's clock, by which the age of its files is measured.
  const probe = join(folder, `halqa-${randomUUID()}.now`);
  closeSync(openSync(probe, 'w', 0o600));
  const now = statSync(probe).mtimeMs;
  rmSync(probe);
  for (const name of namesIn(folder))
    if (/^halqa-[\w-]+\.(half|now)(-wal|-shm|-journal)?$/.test(name)) {
      const path = join(folder, name);
      if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now) < now - leftAfterMs)
        rmSync(path, { force: true });
    }
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
