import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { type Heart, startHeart } from '../../src/schedule/heart.ts';
import { day, hour, openChat } from '../fixtures/chat.ts';
import { recordedLog } from '../fixtures/log.ts';
import { oneStore } from '../fixtures/store.ts';

/** Three seconds before the hour of the nightly work, by the time of the machine. */
const shortlyBefore = new Date(2026, 10, 16, 3, 29, 57).getTime();

oneStore('what belongs to an hour of the night', (openTestStore) => {
  let heart: Heart | undefined;
  let going: NodeJS.Timeout | undefined;

  /** Sets the wall clock, which goes on from there. Timers run as they do. */
  const setWall = (to: number) => {
    const since = performance.now();
    const show = () => vi.setSystemTime(to + performance.now() - since);
    clearInterval(going);
    show();
    going = setInterval(show, 10);
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(async () => {
    await heart?.stop();
    clearInterval(going);
    vi.useRealTimers();
  });

  const openAt = async (wall: number) => {
    setWall(wall);
    const chat = openChat({ store: await openTestStore() });
    const { log, lines } = recordedLog();
    const nights: number[] = [];
    heart = startHeart({
      store: chat.store,
      ballotBox: chat.ballotBox,
      log,
      platforms: [],
      clock: systemClock,
      nightly: async (now, isNight) => {
        if (isNight) nights.push(now);
      },
    });
    return { lines, nights };
  };

  it.each([
    ['an hour back', hour],
    ['a day back', day + hour],
    ['three weeks ahead', hour - 21 * day],
  ])(
    'is done at its hour after the clock was set %s, and the log stays quiet',
    { timeout: 30_000 },
    async (_, byMs) => {
      const { lines, nights } = await openAt(shortlyBefore + hour);
      expect(nights).toEqual([]);
      const to = shortlyBefore + hour - byMs;
      setWall(to);
      await vi.waitFor(() => expect(nights).toHaveLength(1), { timeout: 15_000, interval: 50 });
      expect(nights[0]).toBeGreaterThanOrEqual(to + 2_000);
      await sleep(300);
      expect(nights).toHaveLength(1);
      expect(lines.filter(({ msg }) => String(msg).startsWith('the wall clock was set'))).toHaveLength(1);
      expect(lines.length).toBeLessThan(10);
    },
  );
});
