import { closeSync, constants, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where the time comes from: only `main` and the tests make one. */
export interface Clock {
  /** UTC epoch milliseconds. */
  now(): number;
}

/** A clock that runs like the system's, and can be put elsewhere: the sandbox's. */
export interface MovableClock extends Clock {
  /** From now on it is `at` and later. */
  moveTo(at: number): void;
}

export const systemClock: Clock = { now: () => Date.now() };

/** How far a clock is ahead is kept in a file, so that it does not fall back when the bot is restarted. */
export const movableClock = (base: Clock, path: string): MovableClock => {
  let aheadMs = readAhead(path);
  return {
    now: () => base.now() + aheadMs,
    moveTo: (at) => {
      aheadMs = at - base.now();
      mkdirSync(dirname(path), { recursive: true });
      writeAhead(path, aheadMs);
    },
  };
};

/** Longer than any number it has to hold. */
const aheadLength = 40;

/**
 * Over what stood there, in one piece and always as long: a file put in the place of the old one would be
 * as safe, and have the disk wait at each step of a clock that is moved by thousands.
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
