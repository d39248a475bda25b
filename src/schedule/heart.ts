import { type ScheduledTask, schedule } from 'node-cron';
import { type Clock, systemClock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { deriveDueTimes } from './due-times.ts';
import { createSender, type SenderOptions } from './outbox.ts';
import { sweep, type TickOptions, tick } from './tick.ts';

export type HeartOptions = TickOptions &
  SenderOptions &
  Readonly<{
    clock: Clock;
    log: Log;
    /** Whether this process decides what is due; otherwise another one that shares the database does. */
    decides?: boolean;
    /** Runs each night, and every hour between, with the time of the machine. It may take long, and never fails. */
    nightly?: ((now: number, isNight: boolean) => Promise<void>) | undefined;
    /** How often it beats; five seconds unless a test wants otherwise. */
    pulseMs?: number;
  }>;

/** The heart only beats: what is due is in the database. */
export interface Heart {
  /** One beat, now: everything that is due is done, then sent. */
  beat(): Promise<void>;
  /** Beats now instead of at the next pulse, and returns before that is done. */
  wake(): void;
  /** How long ago the last beat ended, on a clock that nobody sets. */
  beatAgeMs(): number;
  /** Stops the timers and waits for running work. */
  stop(): Promise<void>;
}

const pulseMsDefault = 5_000;

/** How often the wall clock is compared with the monotonic one, and what difference is a jump. */
const watchMs = 1_000;
const jumpMs = 5_000;

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** At night by the machine's own time, when the fewest people wait for an answer. */
const everyNight = '30 3 * * *';

/** Runs a piece of work once for each request, one run after the other. */
const inTurn = (work: () => Promise<void>) => {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  const again = (): Promise<void> => {
    waiting += 1;
    const next = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = next.catch(() => undefined);
    return next;
  };
  return {
    again,
    /** Runs it unless a run is under way or waiting. */
    unlessBusy: (): Promise<void> => (waiting > 0 ? Promise.resolve() : again()),
    ended: (): Promise<void> => last,
  };
};

/**
 * Beats on timers that do not depend on the wall clock, so that changing it stops nothing. Deciding and
 * sending have separate pulses: a slow platform delays no deadline.
 */
export const startHeart = (options: HeartOptions): Heart => {
  const { clock, log, pulseMs = pulseMsDefault } = options;
  const failed = (error: unknown): void => log.error({ err: error }, 'a heartbeat failed');
  const timers = new Set<NodeJS.Timeout>();
  let sweptAt = Number.NEGATIVE_INFINITY;
  let derivedAt = Number.NEGATIVE_INFINITY;
  let beatenAt = performance.now();

  let stopping = false;

  const decide = async (): Promise<void> => {
    await tick(ticking, clock.now());
    beatenAt = performance.now();
  };
  /** A morning on which much is due takes many beats, and is no standstill. */
  const ticking: TickOptions = {
    ...options,
    onHandled: (...handled) => {
      beatenAt = performance.now();
      options.onHandled?.(...handled);
    },
  };
  const deciding = inTurn(async () => {
    if (options.decides === false) {
      beatenAt = performance.now();
      return;
    }
    const now = clock.now();
    // The sandbox's clock moves by days between two beats, and any clock may be set back.
    if (Math.abs(now - derivedAt) >= dayMs) {
      derivedAt = now;
      await deriveDueTimes(options, now, async () => {
        await decide();
        return !stopping;
      });
    }
    await decide();
    if (Math.abs(now - sweptAt) < hourMs) return;
    sweptAt = now;
    await sweep(options, now);
  });

  const sender = createSender({
    ...options,
    onPostponed: (dueAt) => {
      const waitMs = dueAt - clock.now();
      // A longer wait ends with a beat anyway.
      if (waitMs >= pulseMs) return;
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          sender.wake().catch(failed);
        },
        Math.max(waitMs, 0),
      );
      timers.add(timer);
    },
  });

  const pulse = (): void => {
    deciding
      .unlessBusy()
      .then(() => sender.wake())
      .catch(failed);
    // Announcements that are already in the outbox do not wait for the tick.
    sender.wake().catch(failed);
  };
  const derive = (): void => {
    derivedAt = Number.NEGATIVE_INFINITY;
    pulse();
  };
  let nightWork: Promise<void> = Promise.resolve();
  const workAtNight = (isNight: boolean): void => {
    nightWork = nightWork.then(() => options.nightly?.(systemClock.now(), isNight)).catch(failed);
  };
  const hourly = setInterval(() => workAtNight(false), hourMs).unref();
  const everyNightDo = (): void => {
    derive();
    workAtNight(true);
  };
  let nightly = scheduleNightly(everyNightDo, log);
  const watch = watchClock(systemClock, (byMs) => {
    log.warn({ byMs }, 'the wall clock was set; due times are derived again');
    // node-cron would walk through every night that was skipped, or wait for those that come twice.
    stopTask(nightly);
    nightly = scheduleNightly(everyNightDo, log);
    derive();
  });
  const beating = setInterval(pulse, pulseMs);

  return {
    beat: async () => {
      await deciding.again();
      await sender.drain();
    },
    wake: pulse,
    beatAgeMs: () => performance.now() - beatenAt,
    stop: async () => {
      stopping = true;
      clearInterval(beating);
      clearInterval(watch);
      clearInterval(hourly);
      for (const timer of timers) clearTimeout(timer);
      stopTask(nightly);
      await deciding.ended();
      await sender.stop();
    },
  };
};

/** Reports every change of the wall clock, and by how much. */
const watchClock = (wall: Clock, onJump: (byMs: number) => void): NodeJS.Timeout => {
  let wallBefore = wall.now();
  let monotonicBefore = performance.now();
  return setInterval(() => {
    const [wallNow, monotonicNow] = [wall.now(), performance.now()];
    const byMs = wallNow - wallBefore - (monotonicNow - monotonicBefore);
    wallBefore = wallNow;
    monotonicBefore = monotonicNow;
    if (Math.abs(byMs) >= jumpMs) onJump(Math.round(byMs));
  }, watchMs);
};

const scheduleNightly = (work: () => void, log: Log): ScheduledTask =>
  schedule(everyNight, work, {
    unref: true,
    suppressMissedWarning: true,
    logger: {
      debug: (message) => log.debug({ err: message }, 'node-cron'),
      info: (message) => log.info({}, message),
      warn: (message) => log.warn({}, message),
      error: (message, error) => log.error({ err: error ?? message }, 'node-cron'),
    },
  });

const stopTask = (task: ScheduledTask): void => void task.destroy();
