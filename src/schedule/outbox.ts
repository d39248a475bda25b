import { cardAsPosted } from '../app/notify/late.ts';
import { doubtAfterRestore, type Restored } from '../app/notify/restored.ts';
import { announceUndelivered } from '../app/notify/undelivered-announcements.ts';
import { refreshPostedLetter } from '../app/partners/partner-letters.ts';
import { accountClosed } from '../app/people/departures.ts';
import { refreshPostedPoll } from '../app/polls/count.ts';
import { refreshPostedEvent } from '../app/polls/event-view.ts';
import { repostPoll } from '../app/polls/repost.ts';
import type { AccountRef, MessageRef } from '../chat/ids.ts';
import { PlatformError, type PlatformFault, type PlatformPort } from '../chat/platform.ts';
import type { CallWebhook } from '../chat/webhook.ts';
import type { DeliveryProblem } from '../domain/delivery.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { ClaimedEntry, Message } from '../store/clock/outbox-entry.ts';
import type { Store } from '../store/store.ts';
import { claimDue, claimMs, createLanes, requestMs, waitAfter } from './lanes.ts';
import { createRefusedTokens, type RefusedTokens } from './refused-tokens.ts';
import { webhookLanes } from './webhooks.ts';

export type SenderOptions = Readonly<{
  store: Store;
  platforms: readonly PlatformPort[];
  clock: Clock;
  log: Log;
  /** Where the database was restored from a backup. */
  restored?: Restored | undefined;
  /** Calls the webhooks; absent where none are called. */
  callWebhook?: CallWebhook | undefined;
  /** Called when a failed entry will be retried. */
  onPostponed?: (dueAt: number) => void;
}>;

type Sending = SenderOptions & Readonly<{ refusedTokens: RefusedTokens }>;

/** Sends what is in the outbox. */
export interface Sender {
  /** Starts everything that may be sent now, and does not wait for it. */
  wake(): Promise<void>;
  /**
   * Waits until nothing is being sent and nothing more may be sent now. @returns how many entries were sent
   * or tried
   */
  drain(): Promise<number>;
  /** Starts nothing more, and waits for running work. */
  stop(): Promise<void>;
}

/** How many times an entry is tried that fails because of a bug in Halqa. */
const ownFaultsMax = 12;

/** The clocks of the platform and of this machine may differ by this much without a post being missed. */
const clockSkewMs = 60 * 60 * 1000;

/** The first waits that a platform names are followed exactly; after that, its waits grow as well. */
const believedWaits = 5;

const waitOf = ({ attempts }: ClaimedEntry, retryAfterMs: number | undefined): number =>
  retryAfterMs === undefined
    ? waitAfter(attempts)
    : Math.max(retryAfterMs, attempts > believedWaits ? waitAfter(attempts - believedWaits) : 0);

/**
 * Each platform has lanes of its own, and none waits for another: a place that does not answer holds up
 * nothing else. Each entry is claimed, posted outside any transaction, and settled.
 */
export const createSender = (options: SenderOptions): Sender => {
  const { callWebhook } = options;
  const sending: Sending = { ...options, refusedTokens: createRefusedTokens(options.log) };
  const lanes = options.platforms.map((port) =>
    createLanes(options, {
      claim: (room) =>
        claimDue(options, port.platform, room, ({ outbox }, ids, now) => outbox.claim(ids, now, claimMs)),
      send: (entry) => deliver(sending, port, entry),
    }),
  );
  if (callWebhook !== undefined) lanes.push(createLanes(options, webhookLanes({ ...options, callWebhook })));
  return {
    wake: async () => {
      await Promise.all(lanes.map((one) => one.look()));
    },
    drain: async () => {
      const before = sum(lanes.map((one) => one.tried()));
      for (let last = -1, tried = before; tried > last; tried = sum(lanes.map((one) => one.tried()))) {
        last = tried;
        await Promise.all(lanes.map((one) => one.look()));
        // What one platform could not deliver may be readdressed to another one, whose lanes were idle before.
        await Promise.all(lanes.map((one) => one.idle()));
      }
      return sum(lanes.map((one) => one.tried())) - before;
    },
    stop: async () => {
      for (const one of lanes) one.stop();
      await Promise.all(lanes.map((one) => one.idle()));
    },
  };
};

/**
 * Sends once what may be sent now, and waits for it. For tests.
 * @internal
 */
export const drain = (options: SenderOptions): Promise<number> => createSender(options).drain();

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Another process has claimed the entry: this one must not touch it any more. */
class TakenOver extends Error {}

/** It may have been posted, and the history cannot be read. */
class Unreadable extends Error {}

/** One try to send, and what is known of an earlier one. */
type Attempt = Readonly<{ entry: ClaimedEntry; port: PlatformPort }> & {
  doubtSince: number | null;
  cursor: string | null;
  /** It was found in the history instead of being posted. */
  wasThere: boolean;
  /** Another process has claimed the entry, however the platform's adapter words the error. */
  takenOver: boolean;
};

const takenOver = (attempt: Attempt): TakenOver => {
  attempt.takenOver = true;
  return new TakenOver('another process has claimed the announcement');
};

const deliver = async (options: Sending, port: PlatformPort, entry: ClaimedEntry): Promise<void> => {
  const { store, clock, log } = options;
  const attempt: Attempt = {
    entry,
    port,
    doubtSince: entry.doubtSince ?? doubtAfterRestore(options.restored, entry),
    cursor: entry.cursor,
    wasThere: false,
    takenOver: false,
  };
  let message: MessageRef | 'expired';
  try {
    message = await send(options, attempt);
  } catch (error) {
    if (attempt.takenOver) log.info({ outbox: entry.id }, 'another process has taken an announcement over');
    else await fail(options, attempt, error);
    return;
  }
  if (message === 'expired') {
    await store.write((repositories) => repositories.outbox.giveUp(entry, 'dropped', 'expired'));
    log.info(
      { outbox: entry.id, plannedAt: entry.plannedAt },
      'an announcement expired before it could be sent',
    );
    return;
  }
  const postedAs = message;
  options.refusedTokens.accepted(entry);
  await store.write(async (repositories) => {
    await repositories.outbox.settle(entry, postedAs);
    const { coalitionId, outgoing } = entry;
    if (outgoing.kind !== 'post' || outgoing.subject === null) return;
    await repositories.shown.keep(coalitionId, outgoing.subject, postedAs);
    // The message there was drawn from a record that is lost: its buttons name what is not in this one.
    if (attempt.wasThere && doubtAfterRestore(options.restored, entry) !== null)
      await repositories.outbox.put(
        coalitionId,
        { kind: 'edit', message: postedAs, card: outgoing.card },
        clock.now(),
      );
    await refreshPostedPoll(repositories, coalitionId, outgoing.subject, clock.now());
    await refreshPostedEvent(repositories, coalitionId, outgoing.subject, clock.now());
    await refreshPostedLetter(repositories, coalitionId, outgoing.subject, clock.now());
  });
};

const send = async (options: SenderOptions, attempt: Attempt): Promise<MessageRef | 'expired'> => {
  const { entry, port } = attempt;
  const { outgoing } = entry;
  if (outgoing.kind === 'edit') {
    await port.edit(outgoing.message, outgoing.card);
    return outgoing.message;
  }
  const before = attempt.doubtSince === null ? null : await findEarlier(options, attempt, attempt.doubtSince);
  if (before !== null) {
    attempt.wasThere = true;
    return before;
  }
  const now = options.clock.now();
  if (outgoing.expiresAt !== undefined && now >= outgoing.expiresAt) return 'expired';
  const card = await cardAsPosted(options.store.read, entry, now);
  return port.post(outgoing.to, card, outgoing.key, async () => {
    const mine = await options.store.read.outbox.holds(entry, requestMs);
    if (!mine) throw takenOver(attempt);
  });
};

/** Reads the history of the place page by page, and stores its position after each page. */
const findEarlier = async (
  { store }: SenderOptions,
  attempt: Attempt,
  doubtSince: number,
): Promise<MessageRef | null> => {
  const { entry, port } = attempt;
  if (entry.outgoing.kind === 'edit') return null;
  for (;;) {
    const found = await port.find(entry.outgoing.to, entry.outgoing.key, {
      since: doubtSince - clockSkewMs,
      cursor: attempt.cursor,
    });
    if (found.kind === 'found') return found.message;
    if (found.kind === 'unreadable') throw new Unreadable('the history of the place cannot be read');
    if (found.kind === 'absent') {
      attempt.doubtSince = null;
      attempt.cursor = null;
      return null;
    }
    const { cursor } = found;
    attempt.cursor = cursor;
    const mine = await store.write((repositories) => repositories.outbox.keepCursor(entry, cursor, claimMs));
    if (!mine) throw takenOver(attempt);
    if (found.waitMs !== undefined)
      throw new PlatformError({ kind: 'busy', retryAfterMs: found.waitMs }, 'the next page has to wait');
  }
};

const fail = async (options: Sending, attempt: Attempt, error: unknown): Promise<void> => {
  const { entry } = attempt;
  const context = { outbox: entry.id, attempts: entry.attempts, err: error };
  if (error instanceof Unreadable) return giveUp(options, entry, 'unsure', context);
  // An error that no platform reported is a bug in Halqa.
  if (!(error instanceof PlatformError))
    return entry.attempts < ownFaultsMax
      ? postpone(options, attempt, waitAfter(entry.attempts), 'broken', 'unknown', context)
      : giveUp(options, entry, 'broken', context);
  const { fault, accepted } = error;
  if (fault.kind === 'busy') {
    if (fault.tokenRefused) options.refusedTokens.refused(entry, error);
    const problem = fault.tokenRefused ? 'token' : 'busy';
    return postpone(options, attempt, waitOf(entry, fault.retryAfterMs), problem, accepted, context);
  }
  if (entry.outgoing.kind === 'edit') return failEdit(options, entry, fault, context);
  const account = fault.kind === 'closed' ? readerOf(entry.outgoing) : null;
  if (account !== null) return readdress(options, attempt, account, context);
  return giveUp(options, entry, problemOf(fault), context);
};

const problemOf = ({ kind }: Exclude<PlatformFault, { kind: 'busy' }>): DeliveryProblem => {
  if (kind === 'closed') return 'gone';
  return kind === 'archived' ? 'forbidden' : kind;
};

const postpone = async (
  { store, clock, log, onPostponed, refusedTokens }: Sending,
  { entry, doubtSince, cursor }: Attempt,
  waitMs: number,
  problem: 'busy' | 'token' | 'broken',
  accepted: PlatformError['accepted'],
  context: object,
): Promise<void> => {
  const now = clock.now();
  const dueAt = now + waitMs;
  const doubt = accepted === 'unknown' ? (doubtSince ?? now) : doubtSince;
  await store.write(async (repositories) => {
    await repositories.outbox.postpone(entry, { dueAt, problem, doubtSince: doubt, cursor });
    if (problem === 'token') await refusedTokens.tell(repositories, entry, now);
  });
  log.warn({ ...context, waitMs, accepted }, 'an announcement will be tried again');
  onPostponed?.(dueAt);
};

const giveUp = async (
  { store, clock, log }: SenderOptions,
  entry: ClaimedEntry,
  problem: DeliveryProblem,
  context: object,
): Promise<void> => {
  await store.write(async (repositories) => {
    if (await repositories.outbox.giveUp(entry, problem === 'unsure' ? 'unsure' : 'dead', problem))
      await announceUndelivered(repositories, entry, problem, clock.now());
  });
  log.error({ ...context, problem }, 'an announcement could not be delivered');
};

/** An edit that fails leaves an older card behind; a deleted poll is posted once more. */
const failEdit = async (
  { store, clock, log }: SenderOptions,
  entry: ClaimedEntry,
  { kind }: PlatformFault,
  context: object,
): Promise<void> => {
  const now = clock.now();
  const ended = await store.write(async (repositories) => {
    if (kind === 'archived' && (await repositories.outbox.moveBehind(entry, now, kind)))
      return 'waits for a post';
    if (!(await repositories.outbox.giveUp(entry, 'dead', kind))) return 'was taken over';
    if (kind === 'gone' && entry.outgoing.kind === 'edit')
      return (await repostPoll(repositories, entry.coalitionId, entry.outgoing.message, now))
        ? 'is posted again'
        : 'was given up';
    return 'was given up';
  });
  log.info({ ...context, fault: kind, ended }, 'a message could not be redrawn');
};

const readdress = async (
  { store, clock, log, onPostponed }: SenderOptions,
  { entry }: Attempt,
  account: AccountRef,
  context: object,
): Promise<void> => {
  const now = clock.now();
  await store.write(async (repositories) => {
    await repositories.outbox.postpone(entry, {
      dueAt: now,
      problem: 'closed',
      doubtSince: null,
      cursor: null,
    });
    await accountClosed(repositories, account, now);
  });
  log.info(context, 'an account was closed: what waits for its person goes to another one of theirs');
  // The other account may be on another platform, which does not look again by itself.
  onPostponed?.(now);
};

const readerOf = (outgoing: Message): AccountRef | null =>
  outgoing.kind === 'post' && outgoing.to.to === 'person' ? outgoing.to.account : null;
