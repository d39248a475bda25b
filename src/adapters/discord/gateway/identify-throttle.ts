import type { IIdentifyThrottler } from '@discordjs/ws';
import type { KeyValueStore } from '../key-value-store.ts';

/**
 * Limits IDENTIFY. Discord resets the token of a bot that identifies 1,000 times within 24 hours, and a
 * process that crashes and restarts gets there within an hour. The times are stored across restarts,
 * and each further IDENTIFY waits longer.
 */

const hour = 3_600_000;
const day = 24 * hour;
/** This many within an hour are ordinary: a deployment, a bad network. */
const freeInAnHour = 5;
const firstWaitMs = 5000;
const longestWaitMs = 900_000;
/** Far below 1,000: other processes with the same token count too. */
const maxInADay = 500;
/** Discord's minimum between two shards. */
const spacingMs = 5000;

const key = 'identified';

/** How long to wait before the next IDENTIFY, in milliseconds. Pure. */
export const waitBeforeIdentify = (identifiedAt: readonly number[], now: number): number => {
  const today = identifiedAt.filter((at) => at > now - day && at <= now);
  const lately = today.filter((at) => at > now - hour);
  const over = lately.length - freeInAnHour;
  const last = Math.max(0, ...today);
  const growing = over < 0 ? 0 : Math.min(firstWaitMs * 2 ** over, longestWaitMs);
  const [oldest] = today.toSorted((a, b) => a - b).slice(-maxInADay);
  const dayIsFull = today.length >= maxInADay && oldest !== undefined ? oldest + day - now : 0;
  const spaced = last === 0 ? 0 : last + spacingMs - now;
  return Math.max(0, growing === 0 ? 0 : last + growing - now, dayIsFull, today.length === 0 ? 0 : spaced);
};

export const createIdentifyThrottle = (
  keyValues: KeyValueStore,
  now: () => number,
  onWait: (waitMs: number, countToday: number) => void,
): IIdentifyThrottler => {
  let turn: Promise<void> = Promise.resolve();
  const identify = async (signal: AbortSignal): Promise<void> => {
    const times = read(keyValues).filter((at) => at > now() - day && at <= now());
    const waitMs = waitBeforeIdentify(times, now());
    if (waitMs > spacingMs) onWait(waitMs, times.length);
    if (waitMs > 0) await sleep(waitMs, signal);
    signal.throwIfAborted();
    keyValues.set(key, JSON.stringify([...times, now()]));
  };
  return {
    waitForIdentify(_shard, signal) {
      const mine = turn.then(() => identify(signal));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
};

const read = (keyValues: KeyValueStore): readonly number[] => {
  try {
    const times: unknown = JSON.parse(keyValues.get(key) ?? '[]');
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
