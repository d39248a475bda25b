import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.ts';

/** Supervisors send a signal that cannot be handled after 10 seconds, unless they are told otherwise. */
export const stopWithinMs = 8_000;

export type StopStep = readonly [name: string, stop: () => Promise<unknown>];

/**
 * Stops the parts one after another. One that fails does not keep the next from stopping, and one that hangs
 * does not keep the process: what it had not finished is taken up at the next start.
 * @returns false when the time was up or a part failed
 */
export const stopParts = async (
  steps: readonly StopStep[],
  log: Pick<Log, 'error'>,
  limitMs = stopWithinMs,
): Promise<boolean> => {
  let clean = true;
  let current = '';
  const stopping = (async () => {
    for (const [name, stop] of steps) {
      current = name;
      try {
        await stop();
      } catch (error) {
        clean = false;
        log.error({ err: error, part: name }, 'a part could not be stopped');
      }
    }
    return clean;
  })();
  const timer = new AbortController();
  const inTime = await Promise.race([
    stopping,
    sleep(limitMs, undefined, { signal: timer.signal }).catch(() => undefined),
  ]);
  timer.abort();
  if (inTime === undefined)
    log.error(
      { part: current },
      'stopping took too long; what was not finished is taken up at the next start',
    );
  return inTime ?? false;
};
