import type { MovableClock } from '../clock.ts';
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
  await heart.beat();
  for (;;) {
    const now = clock.now();
    const [deadline, outgoing] = [await store.read.deadlines.next(now), await store.read.outbox.nextDue(now)];
    const next = Math.min(deadline ?? to, outgoing ?? to);
    if (next >= to) break;
    clock.moveTo(next);
    await heart.beat();
  }
  clock.moveTo(to);
  await heart.beat();
};
