import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimitError } from '@discordjs/rest';
import { PlatformError } from '../../../chat/platform.ts';

/**
 * The share of the 50 requests a second that Discord allows an application. The rest is for people who wait
 * for an answer.
 */
const fastestPerSecond = 40;
const slowestPerSecond = 10;
/** An announcement that would wait longer is tried again later: its claim ends. */
const longestTurnMs = 20_000;
/** How much faster it becomes with each request after a refusal. */
const recovery = 0.2;

/** Spreads announcements, so that many that are due at once keep to Discord's limit for the whole application. */
export type Pace = Readonly<{
  /** Resolves when the next request may be made. @throws PlatformError `busy` when that is not soon */
  turn(): Promise<void>;
  /**
   * Returns the request's outcome. After a refusal for the limit all requests wait, and continue more slowly.
   */
  keep<Value>(request: () => Promise<Value>): Promise<Value>;
}>;

/**
 * Several processes that send share the limit, and learn of each other only by a refusal. Each then halves its own pace
 * and raises it again in small steps. Without a pace all refused requests would be repeated at the same moment, and
 * Discord blocks an address after 10,000 refusals within ten minutes.
 */
export const createPace = (
  now: () => number = () => performance.now(),
  wait: (ms: number) => Promise<unknown> = sleep,
): Pace => {
  let perSecond = fastestPerSecond;
  let nextAt = Number.NEGATIVE_INFINITY;

  const refused = (waitMs: number): void => {
    const resumeAt = now() + waitMs;
    // Requests under way at the same time are refused together.
    if (resumeAt > nextAt + waitMs / 2) perSecond = Math.max(slowestPerSecond, perSecond / 2);
    nextAt = Math.max(nextAt, resumeAt);
  };

  return {
    turn: async () => {
      const from = now();
      const at = Math.max(from, nextAt);
      if (at - from > longestTurnMs)
        throw new PlatformError(
          { kind: 'busy', retryAfterMs: at - from },
          'Discord: the limit was met',
          'no',
        );
      nextAt = at + 1_000 / perSecond;
      if (at > from) await wait(at - from);
    },
    keep: async (request) => {
      try {
        const value = await request();
        perSecond = Math.min(fastestPerSecond, perSecond + recovery);
        return value;
      } catch (error) {
        if (error instanceof RateLimitError && error.global) refused(error.retryAfter);
        throw error;
      }
    },
  };
};
