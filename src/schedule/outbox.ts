import { tellCoordinators } from '../app/undelivered.ts';
import type { Card } from '../chat/card.ts';
import type { MessageRef, Platform } from '../chat/ids.ts';
import { PlatformError, type PlatformFault, type PlatformPort } from '../chat/platform.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Outgoing, Waiting } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';

export type DrainOptions = Readonly<{
  store: Store;
  platforms: readonly PlatformPort[];
  clock: Clock;
  log: Log;
}>;

/** How long one try may take before another process may take it over. */
const claimMs = 60_000;

/** How many lanes are served side by side. */
const lanesAtOnce = 20;

/** After so many tries the coordinator is told. */
const triesMax = 8;

/** The wait before the next try: half a minute, then twice as long each time, an hour at the most. */
const waitAfter = (attempts: number): number => Math.min(30_000 * 2 ** (attempts - 1), 3_600_000);

/**
 * Says what waits in the outbox, in order in each place, the places side by side: claim, post
 * outside any transaction, settle. Ends when nothing more may be said now.
 */
export const drain = async (options: DrainOptions): Promise<number> => {
  let said = 0;
  for (;;) {
    const now = options.clock.now();
    const waiting = await options.store.write((memory) => memory.outbox.claim(now, claimMs, lanesAtOnce));
    if (waiting.length === 0) return said;
    await Promise.all(waiting.map((one) => say(options, one)));
    said += waiting.length;
  }
};

const say = async (options: DrainOptions, waiting: Waiting): Promise<void> => {
  const { store, clock, log } = options;
  try {
    const message = await send(options, waiting);
    await store.write(async (memory) => {
      await memory.outbox.settle(waiting.id, message);
      const { outgoing } = waiting;
      if (outgoing.kind === 'post' && outgoing.subject !== null)
        await memory.shown.keep(waiting.coalitionId, outgoing.subject, message);
    });
  } catch (error) {
    const fault = faultOf(error);
    const context = { outbox: waiting.id, attempts: waiting.attempts, fault: fault.kind, err: error };
    if (fault.kind === 'busy' && waiting.attempts < triesMax) {
      const dueAt = clock.now() + (fault.retryAfterMs ?? waitAfter(waiting.attempts));
      await store.write((memory) => memory.outbox.postpone(waiting.id, dueAt, fault.kind));
      log.warn(context, 'an announcement will be tried again');
      return;
    }
    await store.write(async (memory) => {
      await memory.outbox.giveUp(waiting.id, fault.kind === 'unsure' ? 'unsure' : 'dead', fault.kind);
      await tellCoordinators(memory, waiting, fault.kind, clock.now());
    });
    log.error(context, 'an announcement could not be delivered');
  }
};

const send = (options: DrainOptions, waiting: Waiting): Promise<MessageRef> => {
  const outgoing: Outgoing = waiting.outgoing;
  const card: Card = outgoing.card;
  if (outgoing.kind === 'edit')
    return portOf(options, outgoing.message.place.platform)
      .edit(outgoing.message, card)
      .then(() => outgoing.message);
  const { to } = outgoing;
  const { platform } = to.to === 'place' ? to.place : to.account;
  const again = waiting.reclaimed || waiting.attempts > 1;
  return portOf(options, platform).post(to, card, outgoing.key, again);
};

const portOf = ({ platforms }: DrainOptions, platform: Platform): PlatformPort => {
  const port = platforms.find((one) => one.platform === platform);
  if (port === undefined) throw new PlatformError({ kind: 'busy' }, `${platform} is not running`);
  return port;
};

/** A fault that no platform names is ours, and worth another try. */
const faultOf = (error: unknown): PlatformFault =>
  error instanceof PlatformError ? error.fault : { kind: 'busy' };
