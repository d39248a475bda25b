import type { Handle } from '../chat/incoming.ts';
import { PlatformError, type PlatformPort } from '../chat/platform.ts';
import type { Log } from '../runtime/log.ts';

export type StartPlatformsOptions = Readonly<{
  platforms: readonly PlatformPort[];
  handle: Handle;
  log: Log;
  /** The wait before the first repeated start; it doubles up to a quarter of an hour. */
  retryMs?: number;
}>;

export type StartedPlatforms = Readonly<{
  /** Stops the platforms, and the attempts to start the others. */
  stop(): Promise<void>;
}>;

const firstRetryMs = 30_000;
const longestRetryMs = 15 * 60_000;

/**
 * Starts all platforms at once. One that cannot start does not take the others down: it is started again
 * until it can. @throws the error of the first one, when each of them refuses for a reason that waiting does
 * not fix
 */
export const startPlatforms = async (options: StartPlatformsOptions): Promise<StartedPlatforms> => {
  const { platforms, handle, log } = options;
  const timers = new Set<NodeJS.Timeout>();

  const startLater = (port: PlatformPort, waitMs: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      port.start(handle).then(
        () => log.info({ platform: port.platform }, 'a platform is up again'),
        (error: unknown) => {
          report(log, port, error);
          startLater(port, Math.min(waitMs * 2, longestRetryMs));
        },
      );
    }, waitMs);
    timers.add(timer);
  };

  const failed: { port: PlatformPort; error: unknown }[] = [];
  await Promise.all(
    platforms.map((port) => port.start(handle).catch((error: unknown) => failed.push({ port, error }))),
  );
  const bug = failed.find(({ error }) => !(error instanceof PlatformError));
  if (bug !== undefined) throw bug.error;
  const [first] = failed;
  if (first !== undefined && failed.length === platforms.length && failed.every(isDefinite))
    throw first.error;
  for (const { port, error } of failed) {
    report(log, port, error);
    startLater(port, options.retryMs ?? firstRetryMs);
  }

  return {
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      for (const port of platforms) await port.stop();
    },
  };
};

const isDefinite = ({ error }: Readonly<{ error: unknown }>): boolean =>
  error instanceof PlatformError && error.fault.kind !== 'busy';

const report = (log: Log, { platform }: PlatformPort, error: unknown): void =>
  log.error(
    { platform, why: error instanceof Error ? error.message : String(error) },
    'a platform is down; the others continue, and Halqa keeps trying to start it',
  );
