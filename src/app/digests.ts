import { monthlyDigestCard } from '../cards/digest-card.ts';
import type { Destination, Language } from '../chat/ids.ts';
import { addDays, dayIn, daysBetween } from '../domain/calendar.ts';
import type { Coalition } from '../domain/coalition.ts';
import {
  type EventDigest,
  type GroupDigest,
  isQuiet,
  type MonthlyDigest,
  weightOf,
} from '../domain/digest.ts';
import type { Group } from '../domain/group.ts';
import { dueAt, latestDue, nextDue, type Period, periodBounds, periodOf } from '../domain/period.ts';
import type { Memory } from '../store/memory.ts';
import { wordsFor } from '../words/words.ts';
import { refOf } from './polls.ts';
import { type Member, speechOf } from './speaker.ts';

/** Rows shown of each kind; the card says how many more there are. */
const shown = 6;

/** How far ahead "due next" looks. */
const aheadDays = 31;

/** Its name in the ledger and among the deadlines. */
const kind = 'digest-monthly';

const nextDigestAt = ({ timeZone }: Coalition, now: number): number =>
  dueAt(nextDue('month', now, timeZone), timeZone);

/** Sets the coalition's next monthly summary: the end of the month that it lives in now. */
export const scheduleDigest = async (memory: Memory, coalition: Coalition, now: number): Promise<void> =>
  memory.deadlines.set({
    kind,
    subjectId: coalition.id,
    coalitionId: coalition.id,
    dueAt: nextDigestAt(coalition, now),
  });

/**
 * Decides the monthly summary that is due at `now`, once: the latest period whose time has come, in
 * every place where the executive committee reads. Never one that ended before the coalition began.
 */
export const decideDigest = async (memory: Memory, coalition: Coalition, now: number): Promise<void> => {
  const period = latestDue('month', now, coalition.timeZone);
  const { to } = periodBounds(period, coalition.timeZone);
  await scheduleDigest(memory, coalition, now);
  if (to <= coalition.createdAt) return;
  if (!(await memory.digests.decide(coalition.id, kind, period.key, now))) return;
  const digest = await gather(memory, coalition, period, to);
  for (const { to: destination, key, language } of await readersOf(memory, coalition))
    await memory.outbox.put(
      coalition.id,
      {
        kind: 'post',
        key: `${kind}:${coalition.id}:${period.key}:${key}`,
        to: destination,
        card: monthlyDigestCard(wordsFor(speechOf(coalition, language)), {
          digest,
          zoneDay: (at) => dayIn(coalition.timeZone, at),
        }),
        subject: null,
      },
      now,
    );
};

type Reader = Readonly<{ to: Destination; key: string; language: Language | null }>;

/** The places of the executive committee; while it has none, its coordinators in private, so that no summary is lost. */
const readersOf = async (memory: Memory, coalition: Coalition): Promise<readonly Reader[]> => {
  const places = await memory.places.ofCommittee(coalition.id, 'executive');
  if (places.length > 0)
    return places.map((place) => ({
      to: { to: 'place', place: refOf(place) },
      key: `${place.platform}:${place.workspace}:${place.id}`,
      language: place.language,
    }));
  const coordinators = await memory.people.withRole(coalition.id, 'coordinator');
  return coordinators.flatMap((person) =>
    person.accounts
      .slice(0, 1)
      .map((account) => ({ to: { to: 'person', account }, key: `@${person.id}`, language: person.language })),
  );
};

/** What the summary of the current month would say now, and when it is due. */
export const previewDigest = async (
  memory: Memory,
  member: Member,
): Promise<Readonly<{ digest: MonthlyDigest; previewOf: number; zoneDay: (at: number) => string }>> => {
  const { coalition, now, today } = member;
  return {
    digest: await gather(memory, coalition, periodOf('month', today), now),
    previewOf: nextDigestAt(coalition, now),
    zoneDay: (at) => dayIn(coalition.timeZone, at),
  };
};

/** What the record says of a period, as it stood at `asOf`. */
const gather = async (
  memory: Memory,
  coalition: Coalition,
  period: Period,
  asOf: number,
): Promise<MonthlyDigest> => {
  const today = dayIn(coalition.timeZone, asOf);
  const groups = await memory.groups.list(coalition.id);
  const names = new Map(groups.map((group) => [group.id, group.name]));
  const open = await memory.difficulties.openAt(coalition.id, asOf, shown * 2);
  const sections: GroupDigest[] = [];
  for (const group of groups) sections.push(await gatherGroup(memory, coalition, group, period, asOf));
  return {
    coalition: coalition.name,
    period,
    asOf,
    today,
    help: {
      total: open.total,
      rows: open.rows.map((difficulty) => ({
        number: difficulty.number,
        group: names.get(difficulty.groupId) ?? '',
        body: difficulty.body,
        help: difficulty.help,
        helpFrom: difficulty.helpFrom,
        daysOpen: daysBetween(dayIn(coalition.timeZone, difficulty.raisedAt), today),
      })),
    },
    groups: sections
      .filter((section) => !isQuiet(section) || section.overdue.total + section.dueNext.total > 0)
      .sort((a, b) => weightOf(b) - weightOf(a)),
    quiet: sections.filter(isQuiet).map((section) => section.group),
  };
};

const gatherGroup = async (
  memory: Memory,
  coalition: Coalition,
  group: Group,
  period: Period,
  asOf: number,
): Promise<GroupDigest> => {
  const { id } = coalition;
  const { from, to } = periodBounds(period, coalition.timeZone);
  const span = { from, to: Math.min(to, asOf) };
  const today = dayIn(coalition.timeZone, asOf);
  const done = await memory.items.done(id, group.id, span, shown);
  const opened = await memory.items.opened(id, group.id, span, shown);
  const overdue = await memory.items.overdueAt(id, group.id, asOf, today, shown);
  const next = addDays(today, aheadDays);
  const dueNext = await memory.items.dueBetween(id, group.id, asOf, today, next, shown);
  const progress = await memory.progress.within(id, group.id, span, shown);
  const resolved = await memory.difficulties.resolvedWithin(id, group.id, span);
  const people = await memory.people.byIds(id, [
    ...done.rows.map((item) => item.doneBy),
    ...[...overdue.rows, ...dueNext.rows].flatMap((item) => item.ownerIds),
    ...progress.rows.map((entry) => entry.personId),
  ]);
  const items = await memory.items.byIds(
    id,
    progress.rows.flatMap((entry) => (entry.itemId === null ? [] : [entry.itemId])),
  );
  const nameOf = (personId: string | null) => people.get(personId ?? '')?.name ?? null;
  const namesOf = (ids: readonly string[]) => ids.map((id) => nameOf(id) ?? '').join(' · ') || null;
  const owned = (rows: typeof overdue) => ({
    total: rows.total,
    rows: rows.rows.map((item) => ({ item, owner: namesOf(item.ownerIds) })),
  });
  return {
    group: group.name,
    done: {
      total: done.total,
      rows: done.rows.map((item) => ({ item, person: nameOf(item.doneBy) ?? '' })),
    },
    opened,
    overdue: owned(overdue),
    progress: {
      total: progress.total,
      rows: progress.rows.map((entry) => ({
        body: entry.body,
        person: nameOf(entry.personId) ?? '',
        itemNumber: items.get(entry.itemId ?? '')?.number ?? null,
        on: dayIn(coalition.timeZone, entry.at),
      })),
    },
    resolved: resolved.map(({ number, body, resolution }) => ({ number, body, how: resolution })),
    events: await gatherEvents(memory, coalition, group, span),
    dueNext: owned(dueNext),
  };
};

/**
 * The events of a period. A poll that was sealed in it brings its event back, even when the event
 * ended in the period before: so every score is in the summary that follows it.
 */
const gatherEvents = async (
  memory: Memory,
  coalition: Coalition,
  group: Group,
  span: Readonly<{ from: number; to: number }>,
): Promise<readonly EventDigest[]> => {
  const ended = await memory.events.endedWithin(coalition.id, group.id, span);
  const sealed = await memory.polls.sealedWithin(coalition.id, group.id, span);
  const endedIds = new Set(ended.map((event) => event.id));
  const earlier = sealed.filter((poll) => !endedIds.has(poll.eventId)).map((poll) => poll.eventId);
  const events = [...(await memory.events.byIds(coalition.id, earlier)), ...ended];
  const results = new Map(sealed.map((poll) => [poll.eventId, poll.result]));
  return events.map((event) => ({
    title: event.title,
    on: dayIn(coalition.timeZone, event.endsAt),
    result: results.get(event.id) ?? null,
  }));
};
