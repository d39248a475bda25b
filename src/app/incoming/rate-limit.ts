import type { AccountRef } from '../../chat/ids.ts';
import type { Clock } from '../../runtime/clock.ts';

/** How fast one of them may act: `burst` at once, then one more every `everyMs`. */
export type Rate = Readonly<{ burst: number; everyMs: number }>;

/** How fast one account may change things, and how fast it may ask for anything, changes included. */
export type Rates = Readonly<{ change: Rate; ask: Rate }>;

export const usualRates: Rates = {
  change: { burst: 60, everyMs: 1_000 },
  ask: { burst: 120, everyMs: 250 },
};

const unlimited: Rate = { burst: Number.POSITIVE_INFINITY, everyMs: 1_000 };

/** Where nobody but the person at the machine speaks: the sandbox alone. */
export const unlimitedRates: Rates = { change: unlimited, ask: unlimited };

/** How many keys are remembered; the one that was quiet for longest is dropped first, with a full bucket. */
const keysKept = 20_000;

export const keyOfAccount = ({ platform, workspace, id }: AccountRef): string =>
  `${platform}:${workspace}:${id}`;

type Bucket = Readonly<{ tokens: number; at: number }>;

/**
 * A token bucket for each key: an account, or the coalition of a program. It is kept in memory: after a restart,
 * and in a second process, there is another full bucket.
 */
export const createRateLimit = (clock: Clock, { burst, everyMs }: Rate) => {
  const buckets = new Map<string, Bucket>();
  return {
    /** Takes a token. @returns 0, or in how many seconds there will be one. */
    take(key: string): number {
      const now = clock.now();
      const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now };
      // A clock that was set back neither adds tokens nor removes any.
      const left = Math.min(burst, tokens + Math.max(0, now - at) / everyMs);
      buckets.delete(key);
      buckets.set(key, { tokens: left < 1 ? left : left - 1, at: now });
      if (buckets.size > keysKept)
        for (const [oldest] of buckets) {
          buckets.delete(oldest);
          break;
        }
      return left < 1 ? Math.max(1, Math.ceil(((1 - left) * everyMs) / 1_000)) : 0;
    },
  };
};
