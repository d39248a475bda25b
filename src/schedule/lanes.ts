import type { Platform } from '../chat/ids.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Repositories } from '../store/repositories.ts';
import type { Store } from '../store/store.ts';

/** For how long one try owns its entry, by the database's clock. */
export const claimMs = 60_000;

/** The minimum time left on the claim when the request is made: longer than any request takes. */
export const requestMs = 30_000;

/** How many lanes of one platform, or of all webhooks, are served at once. */
const lanesAtOnce = 50;

/** The wait after a failed try: five seconds, doubling each time up to five minutes. */
export const waitAfter = (attempts: number): number =>
  Math.min(5_000 * 2 ** Math.min(attempts - 1, 10), 300_000);

/** Where entries come from, at most `room` at a time, and what is done with each. */
export type LaneSource<Entry extends Readonly<{ id: string }>> = Readonly<{
  claim(room: number): Promise<readonly Entry[]>;
  send(entry: Entry): Promise<void>;
}>;

/**
 * Claims what may be sent now, at most `room` entries. Only the claiming itself is a transaction: looking for them among
 * thousands that are due would keep every other writer waiting.
 */
export const claimDue = async <Entry>(
  { store, clock }: Readonly<{ store: Store; clock: Clock }>,
  platform: Platform | 'webhook',
  room: number,
  claim: (repositories: Repositories, ids: readonly string[], now: number) => Promise<readonly Entry[]>,
): Promise<readonly Entry[]> => {
  for (;;) {
    const now = clock.now();
    const ids = await store.read.outbox.claimable(platform, now, claimMs, room);
    if (ids.length === 0) return [];
    const claimed = await store.write((repositories) => claim(repositories, ids, now));
    // Where another process was faster with all of them, there may be others.
    if (claimed.length > 0) return claimed;
  }
};

/** Serves the lanes side by side; none waits for another. */
export const createLanes = <Entry extends Readonly<{ id: string }>>(
  { log }: Readonly<{ log: Log }>,
  { claim, send }: LaneSource<Entry>,
) => {
  const underWay = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let stopped = false;
  let tried = 0;

  const begin = (entry: Entry): void => {
    tried += 1;
    const sending: Promise<void> = send(entry)
      .catch((error: unknown) => {
        // The claim expires, and the next one checks whether it was posted.
        log.error({ err: error, outbox: entry.id }, 'an announcement could not be settled');
      })
      .then(() => {
        underWay.delete(sending);
        // Its lane is free now.
        look().catch((error: unknown) => log.error({ err: error }, 'the outbox could not be read'));
      });
    underWay.add(sending);
  };

  const lookUntilDone = async (): Promise<void> => {
    do {
      lookAgain = false;
      const room = lanesAtOnce - underWay.size;
      if (stopped || room <= 0) return;
      for (const entry of await claim(room)) begin(entry);
    } while (lookAgain);
  };

  const look = (): Promise<void> => {
    lookAgain = true;
    looking ??= lookUntilDone().finally(() => {
      looking = undefined;
    });
    return looking;
  };

  const idle = async (): Promise<void> => {
    while (looking !== undefined || underWay.size > 0)
      await Promise.race([...underWay, ...(looking === undefined ? [] : [looking.catch(() => undefined)])]);
  };

  return {
    look,
    idle,
    tried: () => tried,
    stop: () => {
      stopped = true;
    },
  };
};
