import { createHash } from 'node:crypto';
import { endWebhook } from '../app/notify/webhooks.ts';
import { PlatformError } from '../chat/platform.ts';
import type { CallWebhook } from '../chat/webhook.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Call, ClaimedEntry } from '../store/clock/outbox-entry.ts';
import type { Store } from '../store/store.ts';
import { claimDue, claimMs, type LaneSource, requestMs, waitAfter } from './lanes.ts';

type Options = Readonly<{
  store: Store;
  clock: Clock;
  log: Log;
  callWebhook: CallWebhook;
  /** Called when a failed call will be retried. */
  onPostponed?: (dueAt: number) => void;
}>;

/**
 * The calls to webhooks, one lane for each address, in order. A call may arrive twice, after a kill or a lost
 * reply; its id says so. An address that does not answer until its oldest call expires is no longer called, and the
 * coordinators are told.
 */
export const webhookLanes = (options: Options): LaneSource<ClaimedEntry<Call>> => ({
  claim: (room) =>
    claimDue(options, 'webhook', room, ({ outbox }, ids, now) => outbox.claimCalls(ids, now, claimMs)),
  send: (entry) => call(options, entry),
});

/** A receiver that was not called because Halqa was down, or runs on an old backup, was not silent. */
const triedAtLeast = 10;

/**
 * The id by which the receiver recognises a call. A call that is decided again after a restored backup has
 * the same one.
 */
const idOf = ({ key }: Pick<ClaimedEntry<Call>, 'key'>): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 24);

const call = async (options: Options, entry: ClaimedEntry<Call>): Promise<void> => {
  const { store, clock, log, callWebhook, onPostponed } = options;
  const { url, body, expiresAt } = entry.outgoing;
  const context = { outbox: entry.id, attempts: entry.attempts };
  try {
    const outcome = await callWebhook(
      { coalitionId: entry.coalitionId, id: idOf(entry), url, body },
      async () => {
        if (!(await store.read.outbox.holds(entry, requestMs)))
          throw new Error('another process has claimed the call');
      },
    );
    if (outcome === 'over') return await end(options, entry, 'gone');
    await store.write((repositories) => repositories.outbox.settle(entry, null));
  } catch (error) {
    const waitMs =
      error instanceof PlatformError && error.fault.kind === 'busy' && error.fault.retryAfterMs !== undefined
        ? error.fault.retryAfterMs
        : waitAfter(entry.attempts);
    const now = clock.now();
    if (now >= expiresAt && entry.attempts >= triedAtLeast) return end(options, entry, 'silent');
    const dueAt = now < expiresAt ? Math.min(now + waitMs, expiresAt) : now + waitAfter(entry.attempts);
    await store.write((repositories) =>
      repositories.outbox.postpone(entry, { dueAt, problem: 'busy', doubtSince: null, cursor: null }),
    );
    log.warn({ ...context, err: error, waitMs }, 'a webhook will be called again');
    onPostponed?.(dueAt);
  }
};

const end = async (
  { store, clock, log }: Options,
  entry: ClaimedEntry<Call>,
  why: 'gone' | 'silent',
): Promise<void> => {
  await store.write(async (repositories) => {
    if (await repositories.outbox.giveUp(entry, 'dropped', why))
      await endWebhook(repositories, entry.coalitionId, { url: entry.outgoing.url, why }, clock.now());
  });
  log.warn({ outbox: entry.id, why }, 'a webhook is no longer called');
};
