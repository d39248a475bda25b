import { setImmediate as nextTurn } from 'node:timers/promises';
import { sectionCard } from '../../cards/digests/section-card.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Period } from '../../domain/dates/period.ts';
import { periodBounds, periodFromKey } from '../../domain/dates/period.ts';
import type { Group } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Outgoing } from '../../store/clock/outbox-entry.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireConvener } from '../caller/permissions.ts';
import { announcement, personRecipients } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { gatherGroup } from './monthly.ts';
import { coversSince } from './schedule.ts';
import { draftsDue, nextDigest, whenDue } from './upcoming.ts';

/** The draft of a section for one convener. */
type SectionDraft = Extract<Outgoing, { kind: 'post' }>;

/**
 * The draft of each group's section, for its convener. It only reads, because sections take long to gather.
 * After a sleep in which the summary itself became due there are no drafts: those of the next summary come
 * later.
 */
export const gatherDrafts = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<readonly SectionDraft[]> => {
  const next = await draftsDue(repositories, coalition, now);
  if (next === null) return [];
  const { period } = next;
  const groups = await repositories.groups.list(coalition.id);
  const conveners = await repositories.people.byIds(
    coalition.id,
    groups.map((group) => group.convenerId),
  );
  const drafts: SectionDraft[] = [];
  for (const group of groups) {
    const convener = conveners.get(group.convenerId);
    const [reader] = convener === undefined ? [] : personRecipients([convener]);
    if (reader === undefined) continue;
    const view = await viewSection(repositories, coalition, group, period, now);
    const about = `draft:${group.id}:${period.key}`;
    drafts.push(announcement(coalition, about, reader, (words) => sectionCard(words, view)));
    await nextTurn();
  }
  return drafts;
};

/** A group's section as it would be published now, and when it will be. */
export const viewSection = async (
  repositories: Repositories,
  coalition: Coalition,
  group: Group,
  period: Period,
  now: number,
  rowsKept?: number,
) => {
  const { to } = periodBounds(period, coalition.timeZone);
  const stretch = {
    since: await coversSince(repositories, coalition, 'monthly', period),
    asOf: Math.min(to, now + 1),
  };
  const section = await gatherGroup(repositories, coalition, group, period, stretch, rowsKept);
  return {
    section,
    groupId: group.id,
    period,
    timeZone: coalition.timeZone,
    posted: false,
    comesAt: Math.max(whenDue(coalition, period), now),
  };
};

/**
 * Stores a sentence of the convener or a coordinator for the next summary; `null` removes it. A convener who
 * writes one has reviewed the section.
 */
export const noteSection = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  group: Group,
  note: string | null,
  periodKey?: string,
): Promise<Period> => {
  await requireConvener(repositories, caller, group);
  const period = await openPeriod(repositories, caller, periodKey);
  const before = await repositories.digests.section(caller.coalition.id, group.id, period.key);
  await repositories.digests.setSection(caller.coalition.id, group.id, period.key, {
    note,
    noteBy: note === null ? null : caller.person.id,
    confirmedAt: caller.person.id === group.convenerId ? caller.now : (before?.confirmedAt ?? null),
  });
  await record(repositories, caller, {
    subject: `group:${group.id}`,
    change: 'noted',
    before: null,
    after: { period: period.key, note },
  });
  return period;
};

/**
 * Marks the section as reviewed by the convener: the summary then does not say that nobody reviewed it.
 * @throws Refusal `only-convener`, also for a coordinator: nobody reviews in the convener's name
 */
export const confirmSection = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  group: Group,
  periodKey: string,
): Promise<Period> => {
  if (caller.person.id !== group.convenerId) throw new Refusal({ code: 'only-convener', group: group.name });
  const period = await openPeriod(repositories, caller, periodKey);
  const before = await repositories.digests.section(caller.coalition.id, group.id, period.key);
  await repositories.digests.setSection(caller.coalition.id, group.id, period.key, {
    note: before?.note ?? null,
    noteBy: before?.noteBy ?? null,
    confirmedAt: caller.now,
  });
  await record(repositories, caller, {
    subject: `group:${group.id}`,
    change: 'confirmed',
    before: null,
    after: { period: period.key },
  });
  return period;
};

/** @throws Refusal `digest-out` when the summary is published. */
const openPeriod = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  key: string | undefined,
): Promise<Period> => {
  const { coalition, now } = caller;
  const period =
    key === undefined
      ? (await nextDigest(repositories, coalition, 'monthly', now)).period
      : periodFromKey(key);
  if (period === undefined) throw new Refusal({ code: 'gone' });
  if ((await repositories.digests.asOf(coalition.id, 'monthly', period)) !== null)
    throw new Refusal({ code: 'digest-out', period: period.firstDay, until: period.lastDay });
  return period;
};
