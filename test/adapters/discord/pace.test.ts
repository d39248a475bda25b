import { setImmediate as nextTurn } from 'node:timers/promises';
import { RateLimitError } from '@discordjs/rest';
import { expect, it } from 'vitest';
import { createPace } from '../../../src/adapters/discord/messages/pace.ts';

/** A pace with a fake clock, on which only waiting takes time. */
const openPace = () => {
  const clock = { at: 0 };
  const waiting: { until: number; go: () => void }[] = [];
  const pace = createPace(
    () => clock.at,
    (ms) => new Promise<void>((go) => waiting.push({ until: clock.at + ms, go })),
  );
  const made: number[] = [];
  return {
    pace,
    /** Asks for many turns at once. @returns in which milliseconds each came */
    ask: async (count: number): Promise<readonly number[]> => {
      const before = made.length;
      const turns = Array.from({ length: count }, () => pace.turn().then(() => made.push(clock.at)));
      await nextTurn();
      while (waiting.length > 0) {
        waiting.sort((a, b) => a.until - b.until);
        const next = waiting.shift();
        clock.at = next?.until ?? clock.at;
        next?.go();
        await nextTurn();
      }
      await Promise.all(turns);
      return made.slice(before);
    },
    clock,
  };
};

const mostInASecond = (times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 990).length));

const refusal = (global: boolean) =>
  new RateLimitError({
    timeToReset: 2_000,
    limit: 50,
    method: 'POST',
    hash: '',
    url: '',
    route: '',
    majorParameter: '',
    global,
    retryAfter: 2_000,
    sublimitTimeout: 0,
    scope: 'global',
  });

it('leaves room below the limit of the whole application, however many are due at once', async () => {
  const { ask } = openPace();
  const times = await ask(500);
  expect(mostInASecond(times)).toBe(40);
  expect(times.at(-1)).toBeLessThan(13_000);
});

it('lets all wait and go on more slowly when the limit was met, and recovers', async () => {
  const { pace, ask, clock } = openPace();
  // Two that were under way together are one refusal.
  for (const _ of [1, 2])
    await expect(pace.keep(() => Promise.reject(refusal(true)))).rejects.toThrow(RateLimitError);
  const slow = await ask(100);
  expect(slow[0]).toBe(2_000);
  expect(mostInASecond(slow)).toBe(20);
  for (let n = 0; n < 200; n += 1) await pace.keep(async () => n);
  clock.at += 10_000;
  expect(mostInASecond(await ask(100))).toBe(40);
});

it('sends whoever would wait long away until then, and nobody takes that turn', async () => {
  const { pace } = openPace();
  const long = refusal(true);
  Object.assign(long, { retryAfter: 60_000 });
  await expect(pace.keep(() => Promise.reject(long))).rejects.toThrow(RateLimitError);
  const busy = { fault: { kind: 'busy', retryAfterMs: 60_000 }, accepted: 'no' };
  for (const _ of [1, 2, 3]) await expect(pace.turn()).rejects.toMatchObject(busy);
});

it('does not slow down for the limit of one place', async () => {
  const { pace, ask } = openPace();
  await expect(pace.keep(() => Promise.reject(refusal(false)))).rejects.toThrow(RateLimitError);
  expect(mostInASecond(await ask(100))).toBe(40);
});
