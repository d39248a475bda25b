import { announceUndelivered } from '../app/notify/undelivered.ts';
import { accountClosed } from '../app/people/departures.ts';
import { countWhereItStands } from '../app/polls/count.ts';
import type { Card } from '../chat/card.ts';
import type { AccountRef, MessageRef, Platform } from '../chat/ids.ts';
import { PlatformError, type PlatformFault, type PlatformPort } from '../chat/platform.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Outgoing, Waiting } from '../store/clock/outbox.ts';
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

/** After so many tries the coordinator is told; a platform that only asks for patience gets more of them. */
const triesMax = { failing: 8, asking: 50 } as const;

/** The wait before the next try: half a minute, then twice as long each time, an hour at the most. */
const waitAfter = (attempts: number): number => Math.min(30_000 * 2 ** (attempts - 1), 3_600_000);

/**
 * Says what waits in the outbox: in order in each place, the places side by side, so that a slow one
 * holds up no other. Each is claimed, posted outside any transaction, and settled. Ends when nothing
 * more may be said now.
 * @returns how many were said, or tried.
 */
export const drain = async (options: DrainOptions): Promise<number> => {
  const underWay = new Set<Promise<void>>();
  let tried = 0;
  try {
    for (;;) {
      const alone = underWay.size === 0;
      const room = lanesAtOnce - underWay.size;
      for (const waiting of room > 0 ? await claim(options, room) : []) {
        tried += 1;
        const saying: Promise<void> = say(options, waiting).finally(() => underWay.delete(saying));
        underWay.add(saying);
      }
      if (underWay.size > 0) await Promise.race(underWay);
      // What was settled while this claim looked may have freed its lane: then one more look is due.
      else if (alone) return tried;
    }
  } finally {
    await Promise.allSettled(underWay);
  }
};

const claim = ({ store, clock }: DrainOptions, limit: number): Promise<readonly Waiting[]> =>
  store.write((repositories) => repositories.outbox.claim(clock.now(), claimMs, limit));

const say = async (options: DrainOptions, waiting: Waiting): Promise<void> => {
  let message: MessageRef;
  try {
    message = await send(options, waiting);
  } catch (error) {
    await fail(options, waiting, error);
    return;
  }
  // Where this fails the claim runs out, and whoever takes it over looks whether it was said.
  await options.store.write(async (repositories) => {
    await repositories.outbox.settle(waiting, message);
    const { coalitionId, outgoing } = waiting;
    if (outgoing.kind !== 'post' || outgoing.subject === null) return;
    await repositories.shown.keep(coalitionId, outgoing.subject, message);
    await countWhereItStands(repositories, coalitionId, outgoing.subject, options.clock.now());
  });
};

const fail = async ({ store, clock, log }: DrainOptions, waiting: Waiting, error: unknown): Promise<void> => {
  const fault = faultOf(error);
  const at = clock.now();
  const context = { outbox: waiting.id, attempts: waiting.attempts, fault: fault.kind, err: error };
  const most = fault.kind === 'busy' && fault.retryAfterMs !== undefined ? triesMax.asking : triesMax.failing;
  if (fault.kind === 'busy' && waiting.attempts < most) {
    const dueAt = at + (fault.retryAfterMs ?? waitAfter(waiting.attempts));
    await store.write((repositories) => repositories.outbox.postpone(waiting.id, dueAt, fault.kind));
    if (error instanceof NotRunning) log.debug({ ...context, err: error.message }, 'an announcement waits');
    else log.warn(context, 'an announcement will be tried again');
    return;
  }
  const account = fault.kind === 'closed' ? readerOf(waiting.outgoing) : null;
  if (account !== null) {
    await store.write(async (repositories) => {
      await repositories.outbox.postpone(waiting.id, at, fault.kind);
      await accountClosed(repositories, account, at);
    });
    log.info(context, 'an account was closed: what waits for its person goes to another one of theirs');
    return;
  }
  const problem = fault.kind === 'closed' ? 'gone' : fault.kind;
  await store.write(async (repositories) => {
    await repositories.outbox.giveUp(waiting.id, problem === 'unsure' ? 'unsure' : 'dead', problem);
    await announceUndelivered(repositories, waiting, problem, at);
  });
  const said = error instanceof NotRunning ? { ...context, err: error.message } : context;
  log.error(said, 'an announcement could not be delivered');
};

const readerOf = (outgoing: Outgoing): AccountRef | null =>
  outgoing.kind === 'post' && outgoing.to.to === 'person' ? outgoing.to.account : null;

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

/** Nothing went wrong: what is for that platform waits for a process that speaks on it. */
class NotRunning extends PlatformError {
  constructor(platform: Platform) {
    super({ kind: 'busy' }, `${platform} is not running here`);
  }
}

const portOf = ({ platforms }: DrainOptions, platform: Platform): PlatformPort => {
  const port = platforms.find((one) => one.platform === platform);
  if (port === undefined) throw new NotRunning(platform);
  return port;
};

/** A fault that no platform names is ours, and worth another try. */
const faultOf = (error: unknown): PlatformFault =>
  error instanceof PlatformError ? error.fault : { kind: 'busy' };
