import { schedule } from 'node-cron';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type DrainOptions, drain } from './outbox.ts';
import { sweep, type TickOptions, tick } from './tick.ts';

export type HeartOptions = TickOptions & DrainOptions & Readonly<{ clock: Clock; log: Log }>;

/** The heart only beats: what is due stands in the database. */
export interface Heart {
  /** One beat, now: everything that is due is decided and said. Beats never overlap. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

const everyFiveSeconds = '*/5 * * * * *';
const everyHour = 60 * 60 * 1000;

export const startHeart = (options: HeartOptions): Heart => {
  const { clock, log } = options;
  let last: Promise<void> = Promise.resolve();
  let sweptAt = 0;
  const work = async () => {
    const now = clock.now();
    await tick(options, now);
    await drain(options);
    if (now - sweptAt < everyHour) return;
    sweptAt = now;
    await sweep(options, now);
  };
  const beat = () => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  const cron = schedule(
    everyFiveSeconds,
    () => beat().catch((error: unknown) => log.error({ err: error }, 'a heartbeat failed')),
    { noOverlap: true },
  );
  return {
    beat,
    stop: async () => {
      await cron.stop();
      await last;
    },
  };
};
