import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Coalition } from '../../domain/coalition.ts';
import { addDays, dayIn, daysBetween, startOfDay } from '../../domain/dates/calendar.ts';
import type { Period } from '../../domain/dates/period.ts';
import {
  type Author,
  byUrgency,
  type GroupDigest,
  hasToTell,
  type MonthlyDigest,
} from '../../domain/digest.ts';
import type { Group } from '../../domain/group.ts';
import { type GroupActivity, isLate, isSilent, type StatusReason, statusOf } from '../../domain/status.ts';
import type { Repositories } from '../../store/repositories.ts';
import { helpWanted } from './help-wanted.ts';

/** Rows of each kind that a summary keeps: more than its cards show. They say how many more there are. */
export const summaryRows = 12;

/** The same of a section that is read by itself. */
export const wholeRows = 200;

/** Difficulties that are listed first. */
const helpKept = 12;

/** Open difficulties that are named as the reason of a status. */
const reasonsKept = 3;

/** How far ahead "due next" and the events look. */
const aheadDays = 31;

/** Events ahead that are counted, and those of them that are listed. */
const eventsRead = 200;
const eventsKept = 12;

/** The time that a summary covers: from `since` up to `asOf`. */
export type Stretch = Readonly<{ since: number; asOf: number }>;

/** Gathers the monthly summary, with the figures of `asOf`. */
export const gatherMonthly = async (
  repositories: Repositories,
  coalition: Coalition,
  period: Period,
  stretch: Stretch,
): Promise<MonthlyDigest> => {
  const { asOf, since } = stretch;
  const groups = await repositories.groups.list(coalition.id);
  const executive = await repositories.groups.committee(coalition.id, 'executive');
  const open = await repositories.difficulties.openAt(coalition.id, asOf, helpKept, { notOf: executive?.id });
  const sections: GroupDigest[] = [];
  for (const group of groups) {
    // Waiting requests run between two groups.
    await nextTurn();
    sections.push(await gatherGroup(repositories, coalition, group, period, stretch));
  }
  const committee = executive && (await gatherGroup(repositories, coalition, executive, period, stretch));
  return {
    kind: 'monthly',
    coalition: coalition.name,
    period,
    since,
    asOf,
    today: dayIn(coalition.timeZone, asOf),
    asks: await repositories.difficulties.answered(coalition.id, { from: since, to: asOf }),
    help: await helpWanted(repositories, coalition, open, asOf),
    committee: committee !== null && hasToTell(committee) ? committee : null,
    groups: sections.filter(hasToTell).sort(byUrgency),
    quiet: sections.filter((section) => !hasToTell(section)).map((section) => section.group),
    ahead: await eventsAhead(repositories, coalition, [...groups, ...(executive ? [executive] : [])], asOf),
  };
};

/** The events of the next weeks. */
const eventsAhead = async (
  repositories: Repositories,
  { id, timeZone }: Coalition,
  bodies: readonly Group[],
  asOf: number,
): Promise<MonthlyDigest['ahead']> => {
  const until = startOfDay(timeZone, addDays(dayIn(timeZone, asOf), aheadDays + 1));
  const found = (await repositories.events.coming(id, null, asOf, eventsRead)).filter(
    ({ startsAt }) => startsAt < until,
  );
  return {
    total: found.length,
    rows: found.slice(0, eventsKept).map((event) => ({
      title: event.title,
      group: bodies.find((body) => body.id === event.groupId)?.name ?? '',
      on: dayIn(timeZone, event.startsAt),
    })),
  };
};

/** The section of one group. */
export const gatherGroup = async (
  repositories: Repositories,
  coalition: Coalition,
  group: Group,
  period: Period,
  { since, asOf }: Stretch,
  rowsKept = summaryRows,
): Promise<GroupDigest> => {
  const { id } = coalition;
  const dayOf = (at: number) => dayIn(coalition.timeZone, at);
  const today = dayOf(asOf);
  const span = { from: since, to: asOf };
  const telling = {
    groupId: group.id,
    ...span,
    today,
    last: addDays(today, aheadDays),
  };
  const { sections } = repositories;
  const total = {
    ...(await sections.moved(id, telling)),
    ...(await sections.standing(id, telling)),
    ...(await sections.said(id, telling)),
  };
  const lastSign = await sections.lastSign(id, telling);
  const rowsOf = (amount: number) => Math.min(amount, rowsKept);
  const due = await sections.due(id, telling, {
    overdue: rowsOf(total.overdue),
    next: rowsOf(total.dueNext),
  });
  const stuck = await sections.stuck(id, telling, reasonsKept);
  const daysSince = (at: number) => daysBetween(dayOf(at), today);
  const [longest] = stuck;
  const activity: GroupActivity = {
    overdue: total.overdue,
    daysLate: daysBetween(due.overdue[0]?.item.dueOn ?? today, today),
    difficultyDays: longest === undefined ? null : daysSince(longest.raisedAt),
    quietDays: lastSign === null ? null : daysSince(lastSign),
    open: total.open,
  };
  const why: readonly StatusReason[] = [
    ...stuck.map(({ number, body, raisedAt }) => ({
      kind: 'difficulty' as const,
      number,
      body,
      days: daysSince(raisedAt),
    })),
    ...(isLate(activity) ? due.overdue.slice(0, 1) : []).map(({ item, owner }) => ({
      kind: 'overdue' as const,
      number: item.number,
      title: item.title,
      owner,
      days: activity.daysLate,
      more: total.overdue - 1,
    })),
    ...(isSilent(activity) ? [{ kind: 'silent' as const, days: activity.quietDays }] : []),
  ];
  const section = await repositories.digests.section(id, group.id, period.key);
  const resolved = await repositories.difficulties.resolvedWithin(id, group.id, span);
  return {
    groupId: group.id,
    group: group.name,
    status: group.said?.status ?? statusOf(activity),
    why,
    reason: group.said?.reason ?? null,
    reasonBy: await authorOf(repositories, coalition, group, group.said?.by),
    note: section?.note ?? null,
    noteBy: await authorOf(repositories, coalition, group, section?.noteBy),
    raised: total.raised,
    confirmed: (section?.confirmedAt ?? null) !== null,
    open: total.open,
    done: { total: total.done, rows: await sections.done(id, telling, rowsKept) },
    opened: { total: total.opened, rows: await sections.opened(id, telling, rowsKept) },
    dropped: { total: total.dropped, rows: await sections.dropped(id, telling, rowsKept) },
    overdue: { total: total.overdue, rows: due.overdue },
    progress: {
      total: total.progress,
      rows: (await sections.progress(id, telling, rowsKept)).map(({ at, ...line }) => ({
        ...line,
        on: dayOf(at),
      })),
    },
    resolved: resolved.map(({ number, body, resolution }) => ({ number, body, how: resolution })),
    ...(await gatherPolls(repositories, coalition, group, span)),
    dueNext: { total: total.dueNext, rows: due.next },
  };
};

const authorOf = async (
  repositories: Repositories,
  coalition: Coalition,
  group: Group,
  personId: string | null | undefined,
): Promise<Author | null> => {
  if (personId === undefined || personId === null) return null;
  const person = (await repositories.people.byIds(coalition.id, [personId])).get(personId);
  return { name: person?.name ?? '', isConvener: personId === group.convenerId };
};

/**
 * The events of a period, and the manual polls that closed in it. A poll about an event that was sealed in
 * the period includes its event, even when the event ended in the period before. This way every score appears
 * in the summary that follows it.
 */
const gatherPolls = async (
  repositories: Repositories,
  coalition: Coalition,
  group: Group,
  span: Readonly<{ from: number; to: number }>,
): Promise<Pick<GroupDigest, 'events' | 'asked'>> => {
  const ended = await repositories.events.endedWithin(coalition.id, group.id, span);
  const sealed = await repositories.polls.sealedWithin(coalition.id, group.id, span);
  const results = new Map(sealed.map((poll) => [poll.eventId, poll.result]));
  const endedIds = new Set(ended.map((event) => event.id));
  const earlier = sealed.flatMap(({ eventId }) =>
    eventId === null || endedIds.has(eventId) ? [] : [eventId],
  );
  const events = [...(await repositories.events.byIds(coalition.id, earlier)), ...ended];
  return {
    events: events.map((event) => ({
      title: event.title,
      on: dayIn(coalition.timeZone, event.endsAt),
      result: results.get(event.id) ?? null,
    })),
    asked: sealed.flatMap(({ eventId, question, choices, result }) =>
      eventId === null && result !== null ? [{ question, choices, result }] : [],
    ),
  };
};
