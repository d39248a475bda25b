import type { MovableClock } from '../runtime/clock.ts';
import type { Store } from '../store/store.ts';
import type { Heart } from './heart.ts';

/**
 * Puts the clock forward to `to`, stopping at every deadline on the way, so that each is met at its
 * own time, in order, as if the time had passed.
 */
export const advance = async (
  { store, clock, heart }: Readonly<{ store: Store; clock: MovableClock; heart: Pick<Heart, 'beat'> }>,
  to: number,
): Promise<void> => {
  const after = async (at: number): Promise<number> => {
    const [deadline, outgoing] = [await store.read.deadlines.next(at), await store.read.outbox.nextDue(at)];
    return Math.min(deadline ?? Number.POSITIVE_INFINITY, outgoing ?? Number.POSITIVE_INFINITY);
  };
  // A beat where nothing is due would only write: most of a long way is nothing.
  if ((await after(-1)) <= clock.now()) await heart.beat();
  for (let next = await after(clock.now()); next <= to; next = await after(clock.now())) {
    clock.moveTo(next);
    await heart.beat();
  }
  clock.moveTo(to);
};
