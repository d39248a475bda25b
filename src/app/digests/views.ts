import type { DigestView } from '../../cards/digests/digest-pieces.ts';
import type { ScheduleView, SectionView } from '../../cards/digests/section-card.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { type Period, periodOf } from '../../domain/dates/period.ts';
import { readPeriod } from '../../domain/dates/period-words.ts';
import type { Digest, DigestKind } from '../../domain/digest.ts';
import type { Group } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { wholeRows } from './monthly.ts';
import { gather } from './schedule.ts';
import { viewSection } from './sections.ts';
import { draftsDue, nextDigest } from './upcoming.ts';
import { wholeSection } from './whole.ts';

/** What the next summary would contain now, and when it comes. */
export const previewDigest = async (
  repositories: Repositories,
  { coalition, now }: CoalitionVisitor,
  kind: DigestKind,
): Promise<DigestView> => {
  const { period, at } = await nextDigest(repositories, coalition, kind, now);
  return {
    // The instant of the request is included.
    digest: await gather(repositories, coalition, kind, period, now + 1),
    comesAt: at,
    timeZone: coalition.timeZone,
  };
};

/**
 * One group's section of the next monthly summary, in full. Its convener gets the buttons of the draft; before
 * drafts go out, only that for a note.
 */
export const previewSection = async (
  repositories: Repositories,
  { coalition, person, now }: CoalitionVisitor,
  group: Group,
): Promise<SectionView> => {
  const { period } = await nextDigest(repositories, coalition, 'monthly', now);
  if (person === null || person.id !== group.convenerId)
    return unpublished(repositories, coalition, group, period, now);
  const view = await viewSection(repositories, coalition, group, period, now, wholeRows);
  return { ...view, isEarly: (await draftsDue(repositories, coalition, now)) === null };
};

/** A section for a reader: without the buttons of its convener. */
const unpublished = async (
  repositories: Repositories,
  coalition: Coalition,
  group: Group,
  period: Period,
  now: number,
): Promise<SectionView> => {
  const {
    groupId: _ours,
    comesAt: _when,
    ...view
  } = await viewSection(repositories, coalition, group, period, now, wholeRows);
  return view;
};

/** One group's section in the summary of a month: as it was published, or as it would be now. */
export const sectionOfPeriod = async (
  repositories: Repositories,
  { coalition, now }: CoalitionVisitor,
  group: Group,
  period: Period,
): Promise<SectionView> => {
  const digest = await repositories.digests.get(coalition.id, 'monthly', period);
  return digest === null
    ? unpublished(repositories, coalition, group, period, now)
    : pastSection(repositories, coalition, digest, group);
};

/** How many periods a refusal names. */
const periodsNamed = 12;

/** A published summary; without a period, the latest of its kind. @throws Refusal `no-such-digest` */
export const pastDigest = async (
  repositories: Repositories,
  { coalition, today, now }: CoalitionVisitor,
  kind: DigestKind | undefined,
  typed: string | undefined,
): Promise<DigestView> => {
  const { fiscalYearStart } = coalition;
  const period = typed === undefined ? undefined : readPeriod(typed, { today, fiscalYearStart });
  const meant = kind ?? (period?.kind === 'quarter' ? 'quarterly' : 'monthly');
  // A text that names no period has no summary.
  const digest =
    typed !== undefined && period === undefined
      ? null
      : await repositories.digests.get(coalition.id, meant, period);
  if (digest === null && typed !== undefined && period !== undefined) {
    const next = await nextDigest(repositories, coalition, meant, now);
    if (next.period.firstDay === period.firstDay && next.period.kind === period.kind)
      throw new Refusal({ code: 'digest-to-come', typed, kind: meant });
  }
  if (digest === null)
    throw new Refusal({
      code: 'no-such-digest',
      typed: typed ?? '',
      periods: (await repositories.digests.starts(coalition.id, meant, periodsNamed)).map((start) =>
        meant === 'monthly' ? start : quarterFrom(start, coalition),
      ),
    });
  return { digest, timeZone: coalition.timeZone };
};

/** The name of the quarter that begins in a month; the month, if no quarter begins there in the fiscal year of today. */
const quarterFrom = (start: string, { fiscalYearStart }: Coalition): string => {
  const quarter = periodOf('quarter', `${start}-01`, fiscalYearStart);
  return quarter.firstDay.startsWith(start) ? quarter.key : start;
};

/** The section of one group in a published summary. */
export const pastSection = async (
  repositories: Repositories,
  coalition: Coalition,
  digest: Digest,
  group: Group,
): Promise<SectionView> => {
  const { period } = digest;
  const sections =
    digest.kind === 'monthly'
      ? [...(digest.committee === null ? [] : [digest.committee]), ...digest.groups]
      : [];
  const kept = sections.find(({ groupId }) => groupId === group.id);
  if (digest.kind !== 'monthly' || kept === undefined)
    throw new Refusal({ code: 'no-such-digest', typed: group.name, periods: [period.key] });
  const section = await wholeSection(repositories, coalition, digest, kept);
  return { section, period, timeZone: coalition.timeZone, posted: true };
};

export const viewSchedule = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<ScheduleView> => ({
  day: coalition.digestDay,
  time: coalition.digestTime,
  fiscalYearStart: coalition.fiscalYearStart,
  monthlyAt: (await nextDigest(repositories, coalition, 'monthly', now)).at,
  quarterlyAt: (await nextDigest(repositories, coalition, 'quarterly', now)).at,
});
