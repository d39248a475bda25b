import type { MovableClock } from '../runtime/clock.ts';
import type { Store } from '../store/store.ts';
import type { Heart } from './heart.ts';

/**
 * Moves the clock forward to `to` and beats at every deadline on the way, so that each one is handled at its
 * own time and in order.
 */
export const advance = async (
  { store, clock, heart }: Readonly<{ store: Store; clock: MovableClock; heart: Pick<Heart, 'beat'> }>,
  to: number,
): Promise<void> => {
  const after = async (at: number): Promise<number> => {
    const [deadline, outgoing] = [await store.read.deadlines.next(at), await store.read.outbox.nextDue(at)];
    return Math.min(deadline ?? Number.POSITIVE_INFINITY, outgoing ?? Number.POSITIVE_INFINITY);
  };
  // Most of a long way has nothing due, and a beat there would only cost writes.
  if ((await after(-1)) <= clock.now()) await heart.beat();
  for (let next = await after(clock.now()); next <= to; next = await after(clock.now())) {
    clock.moveTo(next);
    await heart.beat();
  }
  clock.moveTo(to);
};
