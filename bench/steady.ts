import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../src/store/engine/open.ts';
import { openChat, setUp } from '../test/fixtures/chat.ts';
import { commandIn } from './coalition.ts';
import { watchHolds } from './holds.ts';
import { type Measure, percentileOf } from './measure.ts';

const perSecond = 200;
/** Fewer than the rate limit lets each of them say. */
const people = 400;
const slicesMs = 5;

/** Commands at an even rate, whether or not earlier ones were answered; half of them change something. */
export const steady: Measure = {
  name: 'commands at a steady rate',
  goal: 'at 200 commands a second, 99 of 100 are answered within 100 ms, and nothing holds the event loop over 25 ms',
  run: async ({ sizes, path }) => {
    const store = await openStore({ url: path('steady.db') });
    const chat = openChat({ store });
    await setUp(chat);
    for (let n = 0; n < people; n += 1)
      await chat.bot(commandIn(chat, `writer-${n}`, 'water', '/progress log The first line'));
    const count = Math.min(perSecond * 30, sizes.taps);
    const lines = ['/action list', '/progress log We met the mayor'] as const;
    const { value: waits, holds } = await watchHolds(async () => {
      const from = performance.now();
      const waiting: Promise<number>[] = [];
      while (waiting.length < count) {
        const due = Math.floor(((performance.now() - from) * perSecond) / 1000);
        while (waiting.length < Math.min(due, count)) {
          const n = waiting.length;
          waiting.push(
            answered(() => chat.bot(commandIn(chat, `writer-${n % people}`, 'water', lines[n % 2] ?? ''))),
          );
        }
        await sleep(slicesMs);
      }
      return Promise.all(waiting);
    });
    await store.close();
    const what = `${perSecond} commands a second`;
    return [
      {
        what: `${what}: the 99th percentile of the answers`,
        unit: 'ms',
        values: [percentileOf(waits, 0.99)],
        bound: { atMost: 100 },
      },
      {
        what: `${what}: longest hold of the event loop, CPU`,
        unit: 'ms',
        values: [holds.cpu],
        bound: { atMost: 25 },
      },
    ];
  },
};

const answered = async (ask: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await ask();
  return performance.now() - from;
};
