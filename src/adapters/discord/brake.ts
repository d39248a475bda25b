import type { IIdentifyThrottler } from '@discordjs/ws';
import type { KeyValueStore } from './key-value-store.ts';

/**
 * A brake on IDENTIFY. Discord resets the token of a bot that identifies a thousand times within 24
 * hours, which a process that crashes and is restarted does within the hour. How often it was done is
 * kept over restarts; each one in a row waits longer.
 */

const hour = 3_600_000;
const day = 24 * hour;
/** So many within an hour are ordinary: a deployment, a bad network. */
const freeInAnHour = 5;
const firstWaitMs = 5000;
const longestWaitMs = 900_000;
/** Far below a thousand: what happens beside this process counts too. */
const mostInADay = 500;
/** Between two shards. */
const spacingMs = 5000;

const key = 'identified';

/** How long to wait before identifying once more. Pure. */
export const waitBeforeIdentify = (identifiedAt: readonly number[], now: number): number => {
  const today = identifiedAt.filter((at) => at > now - day && at <= now);
  const lately = today.filter((at) => at > now - hour);
  const over = lately.length - freeInAnHour;
  const last = Math.max(0, ...today);
  const growing = over < 0 ? 0 : Math.min(firstWaitMs * 2 ** over, longestWaitMs);
  const [oldest] = today.toSorted((a, b) => a - b).slice(-mostInADay);
  const dayIsFull = today.length >= mostInADay && oldest !== undefined ? oldest + day - now : 0;
  const spaced = last === 0 ? 0 : last + spacingMs - now;
  return Math.max(0, growing === 0 ? 0 : last + growing - now, dayIsFull, today.length === 0 ? 0 : spaced);
};

export const createBrake = (
  kept: KeyValueStore,
  now: () => number,
  waiting: (waitMs: number, countToday: number) => void,
): IIdentifyThrottler => {
  let turn: Promise<void> = Promise.resolve();
  const identify = async (signal: AbortSignal): Promise<void> => {
    const times = read(kept).filter((at) => at > now() - day && at <= now());
    const waitMs = waitBeforeIdentify(times, now());
    if (waitMs > spacingMs) waiting(waitMs, times.length);
    if (waitMs > 0) await sleep(waitMs, signal);
    signal.throwIfAborted();
    kept.set(key, JSON.stringify([...times, now()]));
  };
  return {
    waitForIdentify(_shard, signal) {
      const mine = turn.then(() => identify(signal));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
};

const read = (kept: KeyValueStore): readonly number[] => {
  try {
    const times: unknown = JSON.parse(kept.get(key) ?? '[]');
    return Array.isArray(times) ? times.filter((at) => typeof at === 'number') : [];
  } catch {
    return [];
  }
};

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
