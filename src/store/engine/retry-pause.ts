import { setTimeout as sleep } from 'node:timers/promises';

/** How long a write waits for others before it gives up with `StoreBusy`. */
export const busyTimeoutMs = 2_000;

const shortestPauseMs = 1;
export const longestPauseMs = 16;

/** Waits a little longer at each attempt, with a random part so that two processes do not stay in step. */
export const pauseBefore = async (attempt: number): Promise<void> => {
  const most = Math.min(longestPauseMs, shortestPauseMs * 2 ** Math.min(attempt, 10));
  await sleep(most * (0.5 + Math.random() / 2));
};
