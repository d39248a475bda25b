import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Coalition } from '../../domain/coalition.ts';
import { addDays, addMonths, dayIn, daysBetween, startOfDay } from '../../domain/dates/calendar.ts';
import { nextPeriod, type Period, periodBounds, periodOf } from '../../domain/dates/period.ts';
import {
  type GroupFigures,
  longOpenDays,
  type MonthFigures,
  type OwnedItem,
  type PartOf,
  type QuarterlyDigest,
} from '../../domain/digest.ts';
import type { Group } from '../../domain/group.ts';
import { average, type Counts } from '../../domain/poll.ts';
import type { Span } from '../../store/engine/span.ts';
import type { ResolvedRecord } from '../../store/items/difficulties.ts';
import type { SealedPoll } from '../../store/polls/polls.ts';
import type { Repositories } from '../../store/repositories.ts';
import { helpWanted } from './help-wanted.ts';
import type { Stretch } from './monthly.ts';
import { gatherMirror } from './partner-mirror.ts';

/** Rows of each kind; the card says how many more there are. */
const rowsKept = 10;

/** People named in the thanks. */
const thanked = 200;

/** Gathers the quarterly summary. */
export const gatherQuarterly = async (
  repositories: Repositories,
  coalition: Coalition,
  period: Period,
  stretch: Stretch,
): Promise<QuarterlyDigest> => {
  const { id, timeZone } = coalition;
  const { since, asOf } = stretch;
  const today = dayIn(timeZone, asOf);
  const span = { from: since, to: asOf };
  const told = monthsOf(period).filter((month) => {
    const { from, to } = periodBounds(month, timeZone);
    // A month that ended before the coalition began is left out.
    return from < asOf && to > coalition.createdAt;
  });
  const groups: GroupQuarter[] = [];
  const bodies = await repositories.groups.bodies(id);
  for (const group of bodies)
    groups.push(await gatherGroupQuarter(repositories, coalition, group, period, told, stretch));
  const months: MonthFigures[] = [];
  for (const [at, month] of told.entries()) {
    await nextTurn();
    months.push({
      month: month.firstDay,
      ...sumOf(groups.flatMap((group) => group.months[at] ?? [])),
      satisfaction: await satisfactionIn(repositories, coalition, month, asOf),
    });
  }
  await nextTurn();
  const executive = bodies.find(({ kind }) => kind === 'executive');
  const longOpen = await repositories.difficulties.openAt(id, asOf, rowsKept, {
    raisedBefore: startOfDay(timeZone, addDays(today, -longOpenDays)),
    notOf: executive?.id,
  });
  const ofExecutive =
    executive === undefined
      ? { rows: [], total: 0 }
      : await repositories.difficulties.openAt(id, asOf, rowsKept, { of: executive.id });
  const names = await contributorsOf(repositories, id, span);
  await nextTurn();
  const { open, overdue } = sumOf(groups.map((group) => group.before));
  return {
    kind: 'quarterly',
    coalition: coalition.name,
    period,
    since,
    asOf,
    today,
    before: { open, overdue },
    months,
    groups: groups
      .map(({ group, figures }) => ({ group: group.name, ...figures }))
      .filter(({ done, opened, dropped, open }) => done + opened + dropped + open > 0)
      .sort((a, b) => b.done - a.done || b.open - a.open),
    asks: await repositories.difficulties.answered(id, span),
    ofExecutive: await helpWanted(repositories, coalition, ofExecutive, asOf),
    longOpen: await helpWanted(repositories, coalition, longOpen, asOf),
    becameResolved: groups.flatMap(({ resolved }) => resolved),
    ...askedOf(groups),
    quiet: quietOf(groups, quietSince(period, timeZone, asOf), timeZone),
    partners: await gatherMirror(repositories, coalition, period, span),
    people: { rows: names.slice(0, thanked), total: names.length },
    organisations: await repositories.figures.organisations(id, span),
    next: nextOf(groups),
    nextEvents: await eventsNext(repositories, coalition, groups, nextPeriod(period)),
  };
};

const monthsOf = (quarter: Period): readonly Period[] => {
  const first = periodOf('month', quarter.firstDay);
  const second = nextPeriod(first);
  return [first, second, nextPeriod(second)];
};

/**
 * A group without activity since this time counts as quiet: the start of the quarter's last month, or a month
 * ago while the quarter is running.
 */
const quietSince = (quarter: Period, timeZone: string, asOf: number): number => {
  const lastMonth = periodBounds(periodOf('month', quarter.lastDay), timeZone).from;
  const monthAgo = startOfDay(timeZone, addMonths(dayIn(timeZone, asOf), -1));
  return Math.min(lastMonth, monthAgo);
};

type ItemFigures = Pick<MonthFigures, 'done' | 'opened' | 'open' | 'overdue'>;

const sumOf = (figures: readonly ItemFigures[]): ItemFigures => {
  const sum = (figure: keyof ItemFigures) => figures.reduce((total, one) => total + one[figure], 0);
  return { done: sum('done'), opened: sum('opened'), open: sum('open'), overdue: sum('overdue') };
};

/** One group's part of the summary of a quarter. */
type GroupQuarter = Readonly<{
  group: Group;
  /** At the start of the quarter. */
  before: ItemFigures;
  months: readonly ItemFigures[];
  figures: Omit<GroupFigures, 'group'>;
  /** Difficulties that were open for long. */
  resolved: QuarterlyDigest['becameResolved'];
  polls: readonly SealedPoll[];
  lastSign: number | null;
  /** Items due in the next quarter. */
  next: PartOf<OwnedItem>;
}>;

const gatherGroupQuarter = async (
  repositories: Repositories,
  { id, timeZone }: Coalition,
  group: Group,
  period: Period,
  covered: readonly Period[],
  { since, asOf }: Stretch,
): Promise<GroupQuarter> => {
  const { sections } = repositories;
  const figuresOf = async (from: number, to: number) => {
    const today = dayIn(timeZone, to);
    const telling = { groupId: group.id, from, to, today, last: today };
    // Waiting requests run in between: each of the two counts every row of a month in an index.
    await nextTurn();
    const moved = await sections.moved(id, telling);
    await nextTurn();
    return { ...moved, ...(await sections.standing(id, telling)) };
  };
  const months: ItemFigures[] = [];
  for (const month of covered) {
    const { from, to } = periodBounds(month, timeZone);
    months.push(await figuresOf(from, Math.min(to, asOf)));
  }
  const began = periodBounds(period, timeZone).from;
  const before = await figuresOf(began, began);
  await nextTurn();
  const span = { from: since, to: asOf };
  const coming = nextPeriod(period);
  const quarter = {
    groupId: group.id,
    ...span,
    today: coming.firstDay,
    last: coming.lastDay,
  };
  const lastSign = await sections.lastSign(id, quarter);
  await nextTurn();
  const { dueNext } = await sections.standing(id, quarter);
  const { dueNext: _soon, ...figures } = await figuresOf(since, asOf);
  await nextTurn();
  const resolved = await repositories.difficulties.resolvedWithin(id, group.id, span);
  const polls = await repositories.polls.sealedWithin(id, group.id, span);
  await nextTurn();
  return {
    group,
    before,
    months,
    figures,
    resolved: longResolved(timeZone, group.name, resolved),
    polls,
    lastSign,
    next: {
      total: dueNext,
      rows: (await sections.due(id, quarter, { overdue: 0, next: rowsKept })).next,
    },
  };
};

const satisfactionIn = async (
  repositories: Repositories,
  { id, timeZone }: Coalition,
  month: Period,
  asOf: number,
): Promise<MonthFigures['satisfaction']> => {
  const { from, to } = periodBounds(month, timeZone);
  const results = await repositories.figures.results(id, { from, to: Math.min(to, asOf) });
  const shown = results.flatMap((result) => (result.counts === null ? [] : [result.counts]));
  const sum = (counts: readonly Counts[], at: number) =>
    counts.reduce((total, one) => total + (one[at] ?? 0), 0);
  const all: Counts = [sum(shown, 0), sum(shown, 1), sum(shown, 2), sum(shown, 3), sum(shown, 4)];
  return {
    average: shown.length === 0 ? null : average(all),
    answers: results.reduce((total, { answers }) => total + answers, 0),
    members: results.reduce((total, { members }) => total + members, 0),
    polls: results.length,
  };
};

/** How many people are processed before waiting requests run. */
const peopleAtOnce = 200;

/** The names of the people who logged or finished something, sorted. */
const contributorsOf = async (
  repositories: Repositories,
  coalitionId: string,
  span: Span,
): Promise<readonly string[]> => {
  const names: string[] = [];
  for (let last = { id: '', name: '' }; ; ) {
    await nextTurn();
    const page = await repositories.figures.contributors(coalitionId, span, last, peopleAtOnce);
    for (const { name, contributed } of page) if (contributed) names.push(name);
    last = page.at(-1) ?? last;
    if (page.length < peopleAtOnce) return names.sort((a, b) => a.localeCompare(b));
  }
};

/** Difficulties that were open for long and were resolved in the quarter. */
const longResolved = (
  timeZone: string,
  group: string,
  resolved: readonly ResolvedRecord[],
): QuarterlyDigest['becameResolved'] =>
  resolved.flatMap(({ number, body, resolution, raisedAt, resolvedAt }) => {
    const days = daysBetween(dayIn(timeZone, raisedAt), dayIn(timeZone, resolvedAt));
    return days <= longOpenDays ? [] : [{ number, body, how: resolution, group, days }];
  });

/**
 * What people were asked by hand. A score can be read from afar; a choice ("Which day suits you?") means
 * something to its group alone, and is in the monthly summary.
 */
const askedOf = (groups: readonly GroupQuarter[]): Pick<QuarterlyDigest, 'asked' | 'askedWithChoices'> => {
  const byHand = groups.flatMap(({ group, polls }) =>
    polls.filter(({ eventId }) => eventId === null).map((poll) => ({ ...poll, group: group.name })),
  );
  const scores = byHand
    .filter(({ choices }) => choices === null)
    .sort((a, b) => (a.sealedAt ?? 0) - (b.sealedAt ?? 0))
    .flatMap(({ group, question, result }) =>
      result === null ? [] : [{ group, question, result: { ...result, comments: [] } }],
    );
  return {
    asked: { rows: scores.slice(0, rowsKept), total: scores.length },
    askedWithChoices: byHand.filter(({ choices }) => choices !== null).length,
  };
};

const quietOf = (groups: readonly GroupQuarter[], lastMonthFrom: number, timeZone: string) =>
  groups
    .filter(
      ({ group, lastSign }) => group.kind === 'group' && (lastSign === null || lastSign < lastMonthFrom),
    )
    .map(({ group, lastSign }) => ({
      group: group.name,
      lastOn: lastSign === null ? null : dayIn(timeZone, lastSign),
    }));

/** What is due first, over all groups. */
const nextOf = (groups: readonly GroupQuarter[]): QuarterlyDigest['next'] => ({
  total: groups.reduce((total, { next }) => total + next.total, 0),
  rows: groups
    .flatMap(({ group, next }) => next.rows.map((row) => ({ ...row, group: group.name })))
    .sort(({ item: a }, { item: b }) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.number - b.number)
    .slice(0, rowsKept),
});

/** The first events of the coming quarter. */
const eventsNext = async (
  repositories: Repositories,
  { id, timeZone }: Coalition,
  groups: readonly GroupQuarter[],
  quarter: Period,
): Promise<QuarterlyDigest['nextEvents']> => {
  const { from, to } = periodBounds(quarter, timeZone);
  const events = await repositories.events.coming(id, null, from, rowsKept);
  return events
    .filter(({ startsAt }) => startsAt >= from && startsAt < to)
    .map((event) => ({
      title: event.title,
      group: groups.find(({ group }) => group.id === event.groupId)?.group.name ?? '',
      on: dayIn(timeZone, event.startsAt),
    }));
};
