import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** The source of the time. Only `main` and the tests create one. */
export interface Clock {
  /** UTC epoch milliseconds. */
  now(): number;
}

/** A clock that can be moved: the sandbox's. */
export interface MovableClock extends Clock {
  /** Sets the time; it runs on from there. */
  moveTo(at: number): void;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Stores in a file how far the clock is ahead, so that it does not go back at a restart. */
export const movableClock = (base: Clock, path: string): MovableClock => {
  let aheadMs = readAhead(path);
  return {
    now: () => base.now() + aheadMs,
    moveTo: (at) => {
      aheadMs = at - base.now();
      makeFolder(dirname(path));
      writeAhead(path, aheadMs);
    },
  };
};

/** Longer than any number that is stored. */
const aheadLength = 40;

/**
 * Overwrites the file in one write of a fixed length. Replacing the file would be as safe, but a clock that is
 * moved in thousands of steps would wait for the disk at each.
 */
const writeAhead = (path: string, aheadMs: number): void => {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o644);
  try {
    writeSync(file, JSON.stringify({ aheadMs }).padEnd(aheadLength), 0);
  } finally {
    closeSync(file);
  }
};

const readAhead = (path: string): number => {
  try {
    const { aheadMs } = JSON.parse(readFileSync(path, 'utf8')) as { aheadMs?: unknown };
    return typeof aheadMs === 'number' ? aheadMs : 0;
  } catch {
    return 0;
  }
};
