import { ClockRefusal } from '../adapters/sandbox/faults.ts';
import type { Moment, SandboxTime } from '../adapters/sandbox/parts.ts';
import { nextDigest } from '../app/digests/upcoming.ts';
import type { Clock, MovableClock } from '../runtime/clock.ts';
import { advance } from '../schedule/advance.ts';
import type { Heart } from '../schedule/heart.ts';
import type { Store } from '../store/store.ts';

const refusals = {
  backward: { en: 'The clock only moves forward.', ar: 'الساعة لا تعود إلى الوراء.' },
  shared: { en: 'The clock is shared with real platforms.', ar: 'الساعة مشتركة مع منصّات حقيقية.' },
  noEvent: {
    en: 'No event is planned. Add one first: /event add',
    ar: 'لا فعالية قادمة. يلزم إضافة واحدة أولًا: \u2066/event add\u2069',
  },
  noCoalition: {
    en: 'No coalition here yet. Set one up first: /coalition setup',
    ar: 'لا تحالف بعد. الخطوة الأولى إعداده: \u2066/coalition setup\u2069',
  },
} as const;

/** The sandbox's movable clock, and when its named moments are. */
export const sandboxTime = (
  store: Store,
  clock: MovableClock,
  heart: () => Pick<Heart, 'beat'>,
): SandboxTime => ({
  movable: true,
  now: clock.now,
  advance: async (to) => {
    const target = typeof to === 'number' ? to : await momentOf(store, to, clock.now());
    if (target < clock.now()) throw new ClockRefusal(refusals.backward);
    await advance({ store, clock, heart: heart() }, target);
    return clock.now();
  },
  goals: async () => {
    const coalition = await coalitionOf(store);
    const event = await store.read.deadlines.next(clock.now(), 'poll-open');
    return [
      ...(event === null ? [] : (['event-end'] as const)),
      ...(coalition === null ? [] : (['month-end', 'quarter-end'] as const)),
    ];
  },
});

const coalitionOf = (store: Store) => store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });

const momentOf = async (store: Store, to: Exclude<Moment, number>, now: number): Promise<number> => {
  if (to === 'event-end') {
    const ends = await store.read.deadlines.next(now, 'poll-open');
    if (ends === null) throw new ClockRefusal(refusals.noEvent);
    return ends;
  }
  const coalition = await coalitionOf(store);
  if (coalition === null) throw new ClockRefusal(refusals.noCoalition);
  const kind = to === 'month-end' ? 'monthly' : 'quarterly';
  return (await nextDigest(store.read, coalition, kind, now)).at;
};

/** The clock of a sandbox beside real platforms: it follows the real time and cannot be moved. */
export const sharedTime = (clock: Clock): SandboxTime => ({
  movable: false,
  now: clock.now,
  advance: async () => {
    throw new ClockRefusal(refusals.shared);
  },
  goals: async () => [],
});
