import { schedule } from 'node-cron';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { drain, type SenderOptions } from './outbox.ts';
import { sweep, type TickOptions, tick } from './tick.ts';

export type HeartOptions = TickOptions & SenderOptions & Readonly<{ clock: Clock; log: Log }>;

/** The heart only beats: what is due stands in the database. */
export interface Heart {
  /** One beat, now: everything that is due is decided, then said. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

const everyFiveSeconds = '*/5 * * * * *';
const everyHour = 60 * 60 * 1000;

/** Runs a piece of work once more whenever it is asked for, one after the other. */
const inTurn = (work: () => Promise<void>) => {
  let last: Promise<void> = Promise.resolve();
  return {
    again: (): Promise<void> => {
      const next = last.then(work);
      last = next.catch(() => undefined);
      return next;
    },
    ended: (): Promise<void> => last,
  };
};

/** Deciding and saying have a pulse each, so that a slow platform holds up no deadline. */
export const startHeart = (options: HeartOptions): Heart => {
  const { clock, log } = options;
  let sweptAt = 0;
  const deciding = inTurn(async () => {
    const now = clock.now();
    await tick(options, now);
    if (now - sweptAt < everyHour) return;
    sweptAt = now;
    await sweep(options, now);
  });
  const saying = inTurn(async () => {
    await drain(options);
  });
  const pulse = (work: () => Promise<void>) =>
    schedule(
      everyFiveSeconds,
      () => work().catch((error: unknown) => log.error({ err: error }, 'a heartbeat failed')),
      { noOverlap: true },
    );
  const pulses = [pulse(deciding.again), pulse(saying.again)];
  return {
    beat: async () => {
      await deciding.again();
      await saying.again();
    },
    stop: async () => {
      for (const one of pulses) await one.stop();
      await deciding.ended();
      await saying.ended();
    },
  };
};
