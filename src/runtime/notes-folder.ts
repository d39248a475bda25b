import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { makeFolder } from './make-folder.ts';

/** Short-lived notes, a file each, that outlive a process which ends before it removes them. */
export type NotesFolder = Readonly<{
  /** @returns a function that removes it */
  add(note: string): () => void;
  /** Takes out the notes of processes that have ended. */
  takeLeft(): readonly string[];
}>;

/** Processes may share the folder: the name of a file begins with the id of the process that wrote it. */
export const openNotesFolder = (folder: string): NotesFolder => ({
  add: (note) => {
    makeFolder(folder, 0o700);
    const path = join(folder, `${process.pid}-${uuid()}.json`);
    writeFileSync(path, note, { mode: 0o600 });
    return () => rmSync(path, { force: true });
  },
  takeLeft: () =>
    filesOf(folder).flatMap((name) => {
      const pid = Number.parseInt(name, 10);
      // A container gives the same id again, and a process takes what was left before it adds anything.
      if (pid !== process.pid && isAlive(pid)) return [];
      const path = join(folder, name);
      const note = readFileSync(path, 'utf8');
      rmSync(path, { force: true });
      return [note];
    }),
});

const filesOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).filter((name) => /^\d+-[\w-]+\.json$/.test(name));
  } catch {
    return [];
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
