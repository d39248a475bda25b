import type { Handle } from '../chat/incoming.ts';
import type { PlatformPort } from '../chat/platform.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';

export type ExclusiveOptions = Readonly<{
  store: Store;
  /** A name of this process that no other one has. */
  holder: string;
  log: Log;
  /** How long a process that died keeps the others waiting, in milliseconds. */
  leaseMs?: number;
}>;

const leaseMsDefault = 15_000;

/** A lease is prolonged this many times before it would end. */
const turns = 3;

/**
 * A platform that receives in one process at a time, of all that share a database: the others wait until its lease
 * ends, and one of them takes over. Posting and editing need no lease.
 *
 * A process that cannot prolong its lease stops receiving before the lease ends. Should it be paused for longer
 * and wake up beside its successor, a delivery that reaches both is still answered once.
 */
export const exclusive = (port: PlatformPort, options: ExclusiveOptions): PlatformPort => {
  const { store, holder, log, leaseMs = leaseMsDefault } = options;
  const name = `receive:${port.platform}`;
  const context = { platform: port.platform };
  let receiving = false;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  const take = async (): Promise<boolean> => {
    const from = performance.now();
    const mine = await store.write((repositories) => repositories.leases.take(name, holder, leaseMs));
    heldUntil = mine ? from + leaseMs : Number.NEGATIVE_INFINITY;
    return mine;
  };

  const release = (): Promise<void> =>
    store.write((repositories) => repositories.leases.release(name, holder));

  const cease = async (why: string): Promise<void> => {
    receiving = false;
    log.warn(context, why);
    await port.stop();
  };

  /** @throws what the platform's start throws; the lease is free then */
  const takeTurn = async (handle: Handle): Promise<void> => {
    if (!(await take())) {
      if (receiving) await cease('another process receives from this platform now');
      return;
    }
    if (receiving) return;
    try {
      await port.start(handle);
      receiving = true;
      log.info(context, 'this process receives from the platform');
    } catch (error) {
      await release();
      throw error;
    }
  };

  const goOn = (handle: Handle): void => {
    timer = setTimeout(() => {
      turn = takeTurn(handle)
        .catch(async (error: unknown) => {
          log.error({ ...context, err: error }, 'the lease of a platform could not be taken or used');
          if (receiving && performance.now() > heldUntil - leaseMs / turns)
            await cease('the lease of this platform could not be prolonged in time');
        })
        .finally(() => {
          if (timer !== undefined) goOn(handle);
        });
    }, leaseMs / turns);
  };

  return {
    ...port,
    // A process that waits for its turn misses nothing: another one receives.
    connected: () => !receiving || port.connected(),
    start: async (handle) => {
      await takeTurn(handle);
      if (!receiving)
        log.info(context, 'another process receives from the platform; this one waits for its turn');
      goOn(handle);
    },
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await turn.catch(() => undefined);
      if (!receiving) return;
      receiving = false;
      await port.stop();
      // Otherwise the lease ends by itself.
      await release().catch((error: unknown) =>
        log.warn({ ...context, err: error }, 'a lease was not returned'),
      );
    },
  };
};
