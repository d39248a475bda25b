import { setImmediate as nextTurn } from 'node:timers/promises';
import { digestCard } from '../../cards/digests/monthly-card.ts';
import type { Coalition, CommitteeKind, DigestDay } from '../../domain/coalition.ts';
import type { LocalTime } from '../../domain/dates/calendar.ts';
import { type Period, periodBounds, previousPeriod } from '../../domain/dates/period.ts';
import type { Digest, DigestKind } from '../../domain/digest.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type WrittenDigest, writeDigest } from '../../store/digests/digests.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import {
  announce,
  convenerRecipients,
  personRecipients,
  placeRecipient,
  type Recipient,
} from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { putCall } from '../notify/webhooks.ts';
import { gatherMonthly } from './monthly.ts';
import { gatherQuarterly } from './quarterly.ts';
import { coversUntil, isMissing, latestPeriod, nextDigest, nextDraftsAt, whenDue } from './upcoming.ts';

const deadlineKinds = { monthly: 'digest-monthly', quarterly: 'digest-quarterly' } as const;
const readers = { monthly: 'executive', quarterly: 'strategic' } as const satisfies Record<
  DigestKind,
  CommitteeKind
>;

/**
 * Plans the summaries and the drafts from the schedule and from what was published. A summary that is overdue
 * comes at once.
 */
export const scheduleDigests = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<void> => {
  for (const kind of ['monthly', 'quarterly'] as const)
    await scheduleDigest(repositories, coalition, kind, now);
  await scheduleDrafts(repositories, coalition, now);
};

const scheduleDigest = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
  now: number,
): Promise<void> => {
  const { at } = await nextDigest(repositories, coalition, kind, now);
  await setDeadline(repositories, coalition, deadlineKinds[kind], at);
};

/** Plans the next drafts. */
export const scheduleDrafts = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<void> =>
  setDeadline(repositories, coalition, 'digest-draft', await nextDraftsAt(repositories, coalition, now));

const setDeadline = (
  repositories: Repositories,
  { id }: Coalition,
  kind: 'digest-monthly' | 'digest-quarterly' | 'digest-draft',
  due: number,
): Promise<void> => repositories.deadlines.set({ kind, subjectId: id, coalitionId: id, dueAt: due });

/** When the time that a summary covers begins: at the period's start, or where an earlier summary ended early. */
export const coversSince = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
  period: Period,
): Promise<number> => {
  const { from } = periodBounds(period, coalition.timeZone);
  const before = await repositories.digests.asOf(coalition.id, kind, previousPeriod(period));
  return before === null ? from : Math.min(before, from);
};

/** Gathers the summary of a period, with the figures of `asOf`. */
export const gather = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
  period: Period,
  asOf: number,
): Promise<Digest> => {
  const since = await coversSince(repositories, coalition, kind, period);
  return kind === 'monthly'
    ? gatherMonthly(repositories, coalition, period, { since, asOf })
    : gatherQuarterly(repositories, coalition, period, { since, asOf });
};

/** A gathered summary, and the state of what may change before it is decided: the sections and the people forgotten. */
export type GatheredDigest = Readonly<{
  digest: Digest;
  written: WrittenDigest;
  said: string;
  forgotten: number;
}>;

/**
 * The summary that is due at `now`, for the latest period whose time has come; `null` when that period has
 * its summary already or ended before the coalition began. It only reads, and its figures are of a past
 * instant, so it can be gathered before the transaction that decides it.
 */
export const gatherDue = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
  now: number,
): Promise<GatheredDigest | null> => {
  const period = latestPeriod(coalition, kind, now);
  if (!(await isMissing(repositories, coalition, kind, period))) return null;
  const said = await repositories.digests.sectionsVersion(coalition.id, period.key);
  const forgotten = await repositories.people.forgotten(coalition.id);
  const digest = await gather(repositories, coalition, kind, period, coversUntil(coalition, period));
  await nextTurn();
  const written = writeDigest(digest);
  await nextTurn();
  return { digest, written, said, forgotten };
};

/** Decides a due summary once, and plans the next one. */
export const decideDigest = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
  gathered: GatheredDigest | null,
  now: number,
): Promise<void> => {
  // A summary that was gathered before such a change is not sent: it stays due and is gathered again.
  if (await isOutdated(repositories, coalition, kind, gathered, now)) return;
  if (gathered !== null) await post(repositories, coalition, gathered, now);
  await scheduleDigest(repositories, coalition, kind, now);
};

const isOutdated = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
  gathered: GatheredDigest | null,
  now: number,
): Promise<boolean> => {
  const latest = latestPeriod(coalition, kind, now);
  if (gathered === null) return isMissing(repositories, coalition, kind, latest);
  const { period } = gathered.digest;
  return (
    period.firstDay !== latest.firstDay ||
    gathered.said !== (await repositories.digests.sectionsVersion(coalition.id, period.key)) ||
    gathered.forgotten !== (await repositories.people.forgotten(coalition.id))
  );
};

/**
 * The period whose summary is posted next. It must have begun.
 * @throws Refusal `only-coordinator`; `digest-out` when the summary of the current period is out
 */
export const periodToPublish = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  kind: DigestKind,
): Promise<Period> => {
  await requireCoordinator(repositories, caller);
  const { period } = await nextDigest(repositories, caller.coalition, kind, caller.now);
  if (period.firstDay <= caller.today) return period;
  const told = previousPeriod(period);
  throw new Refusal({ code: 'digest-out', period: told.firstDay, until: told.lastDay });
};

/**
 * Publishes the next summary now; the clock then does not send it again. `asked` is the first day of the
 * period that was asked about.
 * @throws Refusal `digest-out` when the summary of that or of the current period is out
 */
export const publishDigest = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  kind: DigestKind,
  asked: string,
): Promise<Digest> => {
  const { coalition, now } = caller;
  const period = await periodToPublish(repositories, caller, kind);
  const told = previousPeriod(period);
  if (period.firstDay !== asked)
    throw new Refusal({ code: 'digest-out', period: told.firstDay, until: told.lastDay });
  const { to } = periodBounds(period, coalition.timeZone);
  const digest = await gather(repositories, coalition, kind, period, Math.min(to, now));
  if (!(await post(repositories, coalition, { digest, written: writeDigest(digest) }, now)))
    throw new Refusal({ code: 'digest-out', period: period.firstDay, until: period.lastDay });
  await scheduleDigests(repositories, coalition, now);
  return digest;
};

/**
 * Posts undelivered summaries of a kind again, in the current places of the committee.
 * @returns the latest of them; null when all were delivered
 */
export const publishStuck = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  kind: DigestKind,
): Promise<Digest | null> => {
  await requireCoordinator(repositories, caller);
  const { coalition, now } = caller;
  const prefix = `digest:${coalition.id}:${kind}:`;
  const stuck = (await repositories.outbox.notArrived(coalition.id)).filter(
    ({ key, state, attempts }) =>
      key.startsWith(prefix) && (state === 'dead' || state === 'unsure' || attempts > 0),
  );
  const days = new Set(stuck.map(({ key }) => key.slice(prefix.length).split(':')[0] ?? ''));
  let latest: Digest | null = null;
  for (const firstDay of [...days].sort()) {
    const digest = await repositories.digests.get(coalition.id, kind, { firstDay });
    if (digest === null) continue;
    latest = digest;
    // Known places are retried below; this adds places that the committee got since.
    await announceDigest(repositories, coalition, digest, now);
    const readers = await readersOf(repositories, coalition, kind);
    for (const { key } of readers)
      await repositories.outbox.takeUpAll(coalition.id, `${prefix}${firstDay}:${key}`, now);
  }
  return latest;
};

/** Writes ledger and outbox in one transaction. @returns false when the period has its summary already. */
const post = async (
  repositories: Repositories,
  coalition: Coalition,
  { digest, written }: Pick<GatheredDigest, 'digest' | 'written'>,
  now: number,
): Promise<boolean> => {
  if (!(await repositories.digests.decide(coalition.id, written, now))) return false;
  await announceDigest(repositories, coalition, digest, now);
  const { kind, period } = digest;
  const month = period.firstDay.slice(0, 7);
  const key = `digest:${coalition.id}:${kind}:${month}`;
  await putCall(repositories, coalition, 'digest.decided', { kind, month }, now, key);
  return true;
};

const announceDigest = async (
  repositories: Repositories,
  coalition: Coalition,
  digest: Digest,
  now: number,
): Promise<void> =>
  announce(
    repositories,
    { coalition, now },
    `digest:${coalition.id}:${digest.kind}:${digest.period.firstDay}`,
    await readersOf(repositories, coalition, digest.kind),
    (words) => digestCard(words, { digest, timeZone: coalition.timeZone }),
    { plannedAt: Math.min(whenDue(coalition, digest.period), now) },
  );

/**
 * The places of the committee. Without one, the coordinators in private; without a reachable coordinator, the
 * conveners. So no summary is lost.
 */
const readersOf = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
): Promise<readonly Recipient[]> => {
  const places = await repositories.places.ofCommittee(coalition.id, readers[kind]);
  if (places.length > 0) return places.map(placeRecipient);
  const coordinators = personRecipients(await repositories.roles.peopleWith(coalition.id, 'coordinator'));
  return coordinators.length > 0 ? coordinators : convenerRecipients(repositories, coalition.id);
};

export type Schedule = Readonly<{
  day: DigestDay | undefined;
  time: LocalTime | undefined;
  fiscalYearStart: number | undefined;
}>;

/** Changes when the summaries come. A field that is undefined stays as it is. */
export const changeSchedule = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Schedule,
): Promise<Coalition> => {
  await requireCoordinator(repositories, caller);
  const { coalition: before, now } = caller;
  const coalition: Coalition = {
    ...before,
    digestDay: given.day ?? before.digestDay,
    digestTime: given.time ?? before.digestTime,
    fiscalYearStart: given.fiscalYearStart ?? before.fiscalYearStart,
  };
  const { id, createdAt: _created, ...settings } = coalition;
  await repositories.coalitions.change(id, settings);
  await scheduleDigests(repositories, coalition, now);
  const part = ({ digestDay, digestTime, fiscalYearStart }: Coalition) => ({
    digestDay,
    digestTime,
    fiscalYearStart,
  });
  await record(repositories, caller, {
    subject: `coalition:${id}`,
    change: 'scheduled',
    before: part(before),
    after: part(coalition),
  });
  return coalition;
};
