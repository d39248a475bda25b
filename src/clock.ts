import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
      writeFileSync(`${path}.new`, JSON.stringify({ aheadMs }));
      renameSync(`${path}.new`, path);
    },
  };
};

const readAhead = (path: string): number => {
  try {
    const { aheadMs } = JSON.parse(readFileSync(path, 'utf8')) as { aheadMs?: unknown };
    return typeof aheadMs === 'number' ? aheadMs : 0;
  } catch {
    return 0;
  }
};
