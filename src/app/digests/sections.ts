import { setImmediate as nextTurn } from 'node:timers/promises';
import { sectionCard } from '../../cards/digests/section-card.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Period } from '../../domain/dates/period.ts';
import { periodBounds, periodFromKey } from '../../domain/dates/period.ts';
import type { Group } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Outgoing } from '../../store/clock/outbox.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Member } from '../caller/caller.ts';
import { requireConvener } from '../caller/permissions.ts';
import { announcement, personReaders } from '../notify/announce.ts';
import { gatherGroup } from './monthly.ts';
import { comingDigestAt, comingDraftsAt, comingPeriod, tellsSince } from './schedule.ts';

/** What is put in the outbox for one convener. */
type Draft = Extract<Outgoing, { kind: 'post' }>;

/**
 * The draft of each group's section, for its convener. It only asks: sections take long to gather. After
 * a sleep in which the summary itself fell due there is none: the next one's come before that.
 */
export const gatherDrafts = async (
  memory: Memory,
  coalition: Coalition,
  now: number,
): Promise<readonly Draft[]> => {
  if (now < comingDraftsAt(coalition, now)) return [];
  const period = comingPeriod(coalition, 'monthly', now);
  const groups = await memory.groups.list(coalition.id);
  const conveners = await memory.people.byIds(
    coalition.id,
    groups.map((group) => group.convenerId),
  );
  const drafts: Draft[] = [];
  for (const group of groups) {
    const convener = conveners.get(group.convenerId);
    const [reader] = convener === undefined ? [] : personReaders([convener]);
    if (reader === undefined) continue;
    const view = await viewSection(memory, coalition, group, period, now);
    const about = `draft:${group.id}:${period.key}`;
    drafts.push(announcement(coalition, about, reader, (words) => sectionCard(words, view)));
    await nextTurn();
  }
  return drafts;
};

/** A group's section as it would go out now, and when it does. */
export const viewSection = async (
  memory: Memory,
  coalition: Coalition,
  group: Group,
  period: Period,
  now: number,
) => {
  const { to } = periodBounds(period, coalition.timeZone);
  const section = await gatherGroup(memory, coalition, group, period, {
    since: await tellsSince(memory, coalition, 'monthly', period),
    asOf: Math.min(to, now + 1),
  });
  return {
    section,
    groupId: group.id,
    period,
    timeZone: coalition.timeZone,
    comesAt: comingDigestAt(coalition, 'monthly', now),
  };
};

/** Keeps the convener's sentence for the coming summary; `null` takes it back. */
export const noteSection = async (
  memory: Memory,
  member: Member,
  group: Group,
  note: string | null,
  periodKey?: string,
): Promise<Period> => {
  await requireConvener(memory, member, group);
  const period = await openPeriod(memory, member, periodKey);
  await memory.digests.saySection(member.coalition.id, group.id, period.key, {
    note,
    confirmedAt: member.now,
  });
  await record(memory, member, group, 'noted', { period: period.key, note });
  return period;
};

/** The convener looked at the section: it goes out without the remark that nobody did. */
export const confirmSection = async (
  memory: Memory,
  member: Member,
  group: Group,
  periodKey: string,
): Promise<Period> => {
  await requireConvener(memory, member, group);
  const period = await openPeriod(memory, member, periodKey);
  const said = await memory.digests.section(member.coalition.id, group.id, period.key);
  await memory.digests.saySection(member.coalition.id, group.id, period.key, {
    note: said?.note ?? null,
    confirmedAt: member.now,
  });
  await record(memory, member, group, 'confirmed', { period: period.key });
  return period;
};

/** @throws Refusal `digest-out` when the summary has gone out. */
const openPeriod = async (memory: Memory, member: Member, key: string | undefined): Promise<Period> => {
  const { coalition, now } = member;
  const period = key === undefined ? comingPeriod(coalition, 'monthly', now) : periodFromKey(key);
  if (period === undefined) throw new Refusal({ code: 'gone' });
  if ((await memory.digests.asOf(coalition.id, 'monthly', period)) !== null)
    throw new Refusal({ code: 'digest-out', period: period.firstDay, until: period.lastDay });
  return period;
};

const record = (
  memory: Memory,
  { coalition, person, now }: Member,
  group: Group,
  change: string,
  after: Readonly<Record<string, unknown>>,
): Promise<void> =>
  memory.history.record(coalition.id, {
    subject: `group:${group.id}`,
    at: now,
    personId: person.id,
    change,
    before: null,
    after,
  });
