import { type Handle, NotReceiving } from '../chat/incoming.ts';
import type { PlatformPort } from '../chat/platform.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';

export type ExclusiveOptions = Readonly<{
  store: Store;
  /** A name of this process that no other one has. */
  holder: string;
  log: Log;
  /** How long a process that died keeps the others waiting, in milliseconds. */
  leaseMs: number;
}>;

/** A lease is prolonged this many times before it would end. */
const turns = 3;

/** A waiting process checks at least this often whether the lease was returned. */
const lookMs = 1_000;

/**
 * A platform that receives in one process at a time, of all that share a database: the others wait until its
 * lease ends, and one of them takes over. Posting and editing need no lease.
 *
 * A process that cannot prolong its lease stops receiving before the lease ends. One that was paused for
 * longer finds, when it wakes up beside its successor, deliveries that came to it meanwhile. It carries none
 * of them out: the platform has told their senders that they failed, or has sent them to the successor too.
 */
export const exclusive = (port: PlatformPort, options: ExclusiveOptions): PlatformPort => {
  const { log, leaseMs } = options;
  const lease = leaseOf(`receive:${port.platform}`, options);
  const context = { platform: port.platform };
  let receiving = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  let handle: Handle;
  const fenced = (async (incoming) => {
    const changes = incoming.kind === 'command' || incoming.kind === 'button' || incoming.kind === 'form';
    if (changes && !(await lease.isStillMine())) {
      log.info(context, 'a delivery was not carried out: another process receives from this platform now');
      throw new NotReceiving();
    }
    return handle(incoming);
  }) as Handle;

  const cease = async (why: string): Promise<void> => {
    receiving = false;
    log.warn(context, why);
    await port.stop();
  };

  /** @throws what the platform's start throws; the lease is free then */
  const takeTurn = async (): Promise<void> => {
    // Looking first keeps the writer free for others.
    if (!receiving && !(await lease.isFree())) return;
    if (!(await lease.take())) {
      if (receiving) await cease('another process receives from this platform now');
      return;
    }
    if (receiving) return;
    try {
      await port.start(fenced);
      receiving = true;
      log.info(context, 'this process receives from the platform');
    } catch (error) {
      await lease.release();
      throw error;
    }
  };

  const goOn = (): void => {
    timer = setTimeout(
      () => {
        turn = takeTurn()
          .catch(async (error: unknown) => {
            log.error({ ...context, err: error }, 'the lease of a platform could not be taken or used');
            if (receiving && lease.heldForMs() > leaseMs - leaseMs / turns)
              await cease('the lease of this platform could not be prolonged in time');
          })
          .finally(() => {
            if (timer !== undefined) goOn();
          });
      },
      receiving ? leaseMs / turns : Math.min(leaseMs / turns, lookMs),
    );
  };

  return {
    ...port,
    // A process that waits for its turn misses nothing: another one receives.
    connected: () => !receiving || port.connected(),
    start: async (to) => {
      handle = to;
      await takeTurn();
      if (!receiving)
        log.info(context, 'another process receives from the platform; this one waits for its turn');
      goOn();
    },
    stop: async () => {
      clearTimeout(timer);
      timer = undefined;
      await turn.catch(() => undefined);
      if (!receiving) return;
      receiving = false;
      await port.stop();
      // Otherwise the lease ends by itself.
      await lease
        .release()
        .catch((error: unknown) => log.warn({ ...context, err: error }, 'a lease was not returned'));
    },
  };
};

const leaseOf = (name: string, { store, holder, leaseMs }: ExclusiveOptions) => {
  /** When the lease was last known to be held, read before the database was asked. */
  let heldSince: Clocks | undefined;

  const take = async (): Promise<boolean> => {
    const asked = readClocks();
    const mine = await store.write((repositories) => repositories.leases.take(name, holder, leaseMs));
    heldSince = mine ? asked : undefined;
    return mine;
  };

  return {
    /** Takes or prolongs it. @returns false while another process holds it */
    take,
    isFree: () => store.read.leases.isFree(name),
    release: () => store.write((repositories) => repositories.leases.release(name, holder)),
    heldForMs: () => msSince(heldSince),
    /** Asks the database only where the lease may have ended. While it cannot answer, nobody can carry out anything. */
    isStillMine: async (): Promise<boolean> =>
      msSince(heldSince) < leaseMs || (await take().catch(() => true)),
  };
};

type Clocks = Readonly<{ monotonic: number; wall: number }>;

const readClocks = (): Clocks => ({ monotonic: performance.now(), wall: systemClock.now() });

/**
 * A process that is paused sees it on the monotonic clock, and one whose whole machine sleeps on the wall clock alone.
 * A wall clock that was set costs one question to the database.
 */
const msSince = (then: Clocks | undefined): number => {
  if (then === undefined) return Number.POSITIVE_INFINITY;
  const now = readClocks();
  return Math.max(now.monotonic - then.monotonic, now.wall - then.wall);
};
