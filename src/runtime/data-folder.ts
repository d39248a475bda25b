import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from './durable-file.ts';
import { makeFolder } from './make-folder.ts';
import { startProblem } from './start-problem.ts';

/** Makes the folder of the bot's files, and closes it to other accounts. @throws StartProblem */
export const prepareDataFolder = (path: string): void => {
  try {
    makeFolder(path, 0o700);
    // Windows has other permissions than the mode of a folder.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw startProblem(
      `The folder ${path} cannot be made, or closed to other accounts${code}: let it belong to Halqa's account.`,
      error,
    );
  }
};

/** A small file that says that a record was made, so that a start that finds none does not begin an empty one. */
export const recordMarker = (folder: string) => {
  const path = join(folder, 'record');
  const read = (): string | undefined => {
    try {
      return readFileSync(path, 'utf8').trim();
    } catch {
      return undefined;
    }
  };
  return {
    /** The path of the file when a record is expected. */
    expectedBy: read() === undefined ? undefined : path,
    /** Says where the record is. */
    write: (where: string): void => {
      if (read() !== where) writeFileDurably(path, `${where}\n`);
    },
  };
};
