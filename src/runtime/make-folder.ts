import { lstatSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { startProblem } from './start-problem.ts';

/**
 * Makes a folder, and those above it that are missing. One at a time: Node's own recursive `mkdir` never returns where
 * the system denies that the folder above exists, as it does below /proc.
 * @throws StartProblem in a sentence where there can be no such folder
 */
export const makeFolder = (path: string, mode = 0o777): void => {
  for (const folder of missingFolders(resolve(path)))
    try {
      mkdirSync(folder, { mode });
    } catch (error) {
      // Another process was quicker.
      if (codeOf(error) === 'EEXIST' && kindOf(folder) === 'folder') continue;
      throw explain(error, folder);
    }
};

/** The uppermost first. */
const missingFolders = (path: string): readonly string[] => {
  const missing: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    const kind = kindOf(folder);
    if (kind === 'folder') return missing.toReversed();
    if (kind === 'file') throw startProblem(`${folder} is no folder: name another place.`);
    if (kind === 'dangling link')
      throw startProblem(
        `${folder} is a link to a place that does not exist: make that, or name another place.`,
      );
    missing.push(folder);
  }
};

const kindOf = (path: string): 'folder' | 'file' | 'dangling link' | 'nothing' => {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found !== undefined) return found.isDirectory() ? 'folder' : 'file';
    return lstatSync(path, { throwIfNoEntry: false }) === undefined ? 'nothing' : 'dangling link';
  } catch (error) {
    // A file stands where a folder would be; the walk upwards comes to it.
    if (codeOf(error) === 'ENOTDIR') return 'nothing';
    throw explain(error, path);
  }
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const explain = (error: unknown, folder: string): unknown => {
  switch (codeOf(error)) {
    case 'ENAMETOOLONG':
      return startProblem(
        `A path that begins with ${folder.slice(0, 60)} is too long, or a name in it is: name a shorter one.`,
        error,
      );
    case 'ELOOP':
      return startProblem(`${folder} is a link that leads back to itself: name another place.`, error);
    case 'EROFS':
      return startProblem(
        `${folder} is on a disk that is mounted for reading only: name another place.`,
        error,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return startProblem(`There can be no folder ${folder}: name another place.`, error);
    default:
      return error;
  }
};
