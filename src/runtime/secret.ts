import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The secret that ballots are kept under: the one given, else the one in the file, which is made at
 * the first start, readable by its owner alone. It is never in the database.
 */
export const keepSecret = (given: string | undefined, path: string): string => {
  if (given !== undefined) return given;
  if (!existsSync(path)) makeSecret(path);
  return readFileSync(path, 'utf8').trim();
};

/** Written aside and then linked, so that two first starts agree on one and a kill leaves none in part. */
const makeSecret = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    unlinkSync(aside);
  }
};
