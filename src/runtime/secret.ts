import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolderOf, writeSynced } from './durable-file.ts';
import { makeFolder } from './make-folder.ts';
import { startProblem } from './start-problem.ts';

export const shortestSecret = 32;

/**
 * Reads the secret file. Undefined when there is none.
 * @throws StartProblem when the file is empty, too short, or readable by others.
 */
export const readSecretFile = (path: string): string | undefined => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw startProblem(`The secret in ${path} cannot be read: let Halqa's own account read it.`, error);
  }
  // Windows has other permissions than the mode of a file.
  const othersMay = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
  if (othersMay)
    throw startProblem(
      `Other accounts of this machine may read the secret in ${path}. Run: chmod 600 ${path}`,
    );
  if (text.length < shortestSecret)
    throw startProblem(
      `The secret in ${path} is ${text === '' ? 'empty' : 'too short'}: put the right one back from where you keep it.`,
    );
  return text;
};

/** Makes the secret file at the first start, readable by its owner alone, and returns the secret. */
export const makeSecretFile = (path: string): string => {
  makeFolder(dirname(path), 0o700);
  const aside = `${path}.${process.pid}`;
  writeSynced(aside, `${randomBytes(32).toString('base64url')}\n`);
  try {
    // Written elsewhere and then linked, so that two first starts agree on one and a kill leaves no partial file.
    linkSync(aside, path);
  } catch (error) {
    if (readSecretFile(path) === undefined) throw error;
  } finally {
    unlinkSync(aside);
  }
  syncFolderOf(path);
  return readSecretFile(path) ?? '';
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
