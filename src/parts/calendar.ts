import { createRateLimit, type Rate } from '../app/incoming/rate-limit.ts';
import { calendarPages } from '../app/people/calendar-feed.ts';
import type { WebPages } from '../chat/web-page.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config.ts';
import type { Store } from '../store/store.ts';

/** Calendars ask every few minutes, from each device of a person. */
const feedRate: Rate = { burst: 60, everyMs: 1_000 };

/** The feeds of calendars, for each HTTP server of this process. */
export const calendarFeeds = (store: Store, clock: Clock): WebPages =>
  calendarPages(store.read, clock.now, createRateLimit(clock, feedRate).take);

/**
 * The address before the path of a feed; undefined where no server could show one. `sandboxPort` is where the sandbox
 * listens, which the machine chooses where the configured port is 0; undefined before it does.
 */
export const calendarAddress = (
  { sandbox, slack, api, publicUrl }: Config,
  sandboxPort: number | undefined,
): string | undefined => {
  if (publicUrl !== undefined && (slack?.http !== undefined || api !== undefined))
    return new URL(publicUrl).origin;
  return sandbox && sandboxPort !== undefined ? `http://127.0.0.1:${sandboxPort}` : undefined;
};
