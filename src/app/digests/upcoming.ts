import type { Coalition } from '../../domain/coalition.ts';
import { addDays, dayIn, instantOf, workdayUntil } from '../../domain/dates/calendar.ts';
import {
  type DueRule,
  dueAt,
  latestDue,
  nextPeriod,
  type Period,
  type PeriodKind,
  periodBounds,
} from '../../domain/dates/period.ts';
import type { DigestKind } from '../../domain/digest.ts';
import type { Repositories } from '../../store/repositories.ts';

const periodKinds = { monthly: 'month', quarterly: 'quarter' } as const satisfies Record<
  DigestKind,
  PeriodKind
>;

/** How many working days before the monthly summary each convener gets the draft of their section. */
const draftWorkdaysAhead = 3;

const ruleOf = ({ digestDay, workWeek, fiscalYearStart }: Coalition): DueRule => ({
  day:
    digestDay === 'first-workday' || digestDay === 'last-workday'
      ? digestDay
      : (Number(digestDay) as Exclude<DueRule['day'], undefined>),
  workWeek,
  fiscalYearStart,
});

/** When the summary of a period is due by the coalition's schedule. */
export const whenDue = (coalition: Coalition, period: Period): number =>
  dueAt(period, coalition.timeZone, ruleOf(coalition), coalition.digestTime);

/** When the time that a summary covers ends: at the period's end, or when it is due if that is earlier. */
export const coversUntil = (coalition: Coalition, period: Period): number =>
  Math.min(periodBounds(period, coalition.timeZone).to, whenDue(coalition, period));

/** The latest period whose summary is due at `now`. */
export const latestPeriod = (coalition: Coalition, kind: DigestKind, now: number): Period =>
  latestDue(periodKinds[kind], now, coalition.timeZone, ruleOf(coalition), coalition.digestTime);

/** Whether the coalition existed in the period. There is no summary of an earlier one. */
const existedIn = (coalition: Coalition, period: Period): boolean =>
  periodBounds(period, coalition.timeZone).to > coalition.createdAt;

/** Whether the summary of a period that is due has not been sent yet. */
export const isMissing = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
  period: Period,
): Promise<boolean> =>
  existedIn(coalition, period) && (await repositories.digests.asOf(coalition.id, kind, period)) === null;

/** A summary that is planned, and when it comes. */
export type UpcomingDigest = Readonly<{ period: Period; at: number }>;

const firstNotSent = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
  from: Period,
): Promise<UpcomingDigest> => {
  let period = from;
  while ((await repositories.digests.asOf(coalition.id, kind, period)) !== null) period = nextPeriod(period);
  return { period, at: whenDue(coalition, period) };
};

/**
 * Which summary comes next, by the ledger and the schedule: the latest that is due, at once, if it has not been
 * sent; otherwise the first later one that has not been sent.
 */
export const nextDigest = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: DigestKind,
  now: number,
): Promise<UpcomingDigest> => {
  const latest = latestPeriod(coalition, kind, now);
  return (await isMissing(repositories, coalition, kind, latest))
    ? { period: latest, at: now }
    : firstNotSent(repositories, coalition, kind, nextPeriod(latest));
};

/** When the drafts of a summary go out: some working days before it, at the same local hour. */
const draftsAt = ({ timeZone, workWeek, digestTime }: Coalition, { at }: UpcomingDigest): number => {
  let day = dayIn(timeZone, at);
  for (let ahead = 0; ahead < draftWorkdaysAhead; ahead += 1) day = workdayUntil(workWeek, addDays(day, -1));
  return instantOf(timeZone, day, digestTime);
};

/** When the next drafts go out: those of the next summary, or of the one after it when those are out. */
export const nextDraftsAt = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<number> => {
  const next = await nextDigest(repositories, coalition, 'monthly', now);
  if (draftsAt(coalition, next) > now) return draftsAt(coalition, next);
  const following = await firstNotSent(repositories, coalition, 'monthly', nextPeriod(next.period));
  return draftsAt(coalition, following);
};

/**
 * The summary whose drafts are due at `now`; null before their time, and after a sleep in which the summary
 * itself became due, which comes first.
 */
export const draftsDue = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<UpcomingDigest | null> => {
  const next = await nextDigest(repositories, coalition, 'monthly', now);
  return next.at > now && draftsAt(coalition, next) <= now ? next : null;
};
