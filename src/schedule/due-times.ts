import { mendDueTimes, mendWrongClock } from '../app/digests/due-times.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';

/** What waits in the outbox waits for minutes; what waits longer was put off by a wrong clock. */
const outboxWaitMax = 24 * 60 * 60 * 1000;

/**
 * Derives what is due from the ledger and the schedule, so that nothing that a wrong clock left behind
 * lasts: called at each start, every day, and when the wall clock was set. What it mends is logged.
 */
export const deriveDueTimes = async (
  { store, log }: Readonly<{ store: Store; log: Log }>,
  now: number,
): Promise<void> => {
  const late = await store.write((repositories) => repositories.outbox.bringForward(now, now + outboxWaitMax));
  if (late > 0) log.warn({ announcements: late }, 'announcements were put off too far; they are tried now');
  for (const id of await store.read.coalitions.ids()) {
    const mended = await store.write(async (repositories) => {
      const coalition = await repositories.coalitions.byId(id);
      if (coalition === null) return [];
      return [
        ...(await mendWrongClock(repositories, coalition, now)),
        ...(await mendDueTimes(repositories, coalition, now)),
      ];
    });
    if (mended.length > 0) log.warn({ coalition: id, mended }, 'due times were wrong, and are mended');
  }
};
