import { addDays, dayIn, daysBetween, type LocalDate, startOfDay } from '../domain/calendar.ts';
import type { Coalition } from '../domain/coalition.ts';
import { longOpenDays, type MonthFigures, type QuarterlyDigest } from '../domain/digest.ts';
import type { Group } from '../domain/group.ts';
import { nextPeriod, type Period, periodBounds, periodOf } from '../domain/period.ts';
import { average, type Counts } from '../domain/poll.ts';
import type { Memory } from '../store/memory.ts';
import { helpWanted, type Stretch } from './monthly-digest.ts';

/** Rows kept of each kind; the card says how many more there are. */
const rowsKept = 10;

/** People named in the thanks. */
const thanked = 40;

/** What the record says of a quarter, seen from above. */
export const gatherQuarterly = async (
  memory: Memory,
  coalition: Coalition,
  period: Period,
  { since, asOf }: Stretch,
): Promise<QuarterlyDigest> => {
  const { id, timeZone } = coalition;
  const today = dayIn(timeZone, asOf);
  const span = { from: since, to: asOf };
  const groups = await memory.groups.list(id);
  const months: MonthFigures[] = [];
  for (const month of monthsOf(period)) {
    const { from, to } = periodBounds(month, timeZone);
    // Nothing is told of a month that ended before the coalition began.
    if (from < asOf && to > coalition.createdAt) months.push(await figuresOf(memory, coalition, month, asOf));
  }
  const before = startOfDay(timeZone, addDays(today, -longOpenDays));
  const longOpen = await memory.difficulties.openAt(id, asOf, rowsKept, before);
  const people = await memory.people.byIds(id, await memory.figures.contributors(id, span));
  const names = [...people.values()]
    .flatMap(({ name }) => (name === '' ? [] : [name]))
    .sort((a, b) => a.localeCompare(b));
  return {
    kind: 'quarterly',
    coalition: coalition.name,
    period,
    since,
    asOf,
    today,
    before: await standingAt(memory, coalition, periodBounds(period, timeZone).from),
    months,
    longOpen: helpWanted(coalition, groups, longOpen, asOf),
    becameResolved: await gatherResolved(memory, coalition, groups, span),
    ...(await gatherAsked(memory, coalition, groups, span)),
    quiet: await gatherQuiet(memory, coalition, groups, lastMonth(period, timeZone), asOf),
    people: { rows: names.slice(0, thanked), total: names.length },
    organisations: await memory.figures.organisations(id, span),
    ...(await gatherNext(memory, coalition, groups, period, asOf)),
  };
};

const monthsOf = (quarter: Period): readonly Period[] => {
  const first = periodOf('month', quarter.firstDay);
  const second = nextPeriod(first);
  return [first, second, nextPeriod(second)];
};

/** When the last month of a quarter begins. */
const lastMonth = (quarter: Period, timeZone: string): number =>
  periodBounds(periodOf('month', quarter.lastDay), timeZone).from;

/** How many items stood open at an instant, and how many of them were overdue. */
const standingAt = async (memory: Memory, { id, timeZone }: Coalition, at: number) => ({
  open: await memory.figures.openAt(id, at),
  overdue: await memory.figures.overdueAt(id, at, dayIn(timeZone, at)),
});

const figuresOf = async (
  memory: Memory,
  coalition: Coalition,
  month: Period,
  asOf: number,
): Promise<MonthFigures> => {
  const { id, timeZone } = coalition;
  const bounds = periodBounds(month, timeZone);
  const span = { from: bounds.from, to: Math.min(bounds.to, asOf) };
  const results = await memory.figures.results(id, span);
  const shown = results.flatMap((result) => (result.counts === null ? [] : [result.counts]));
  const sum = (counts: readonly Counts[], at: number) =>
    counts.reduce((total, one) => total + (one[at] ?? 0), 0);
  const all: Counts = [sum(shown, 0), sum(shown, 1), sum(shown, 2), sum(shown, 3), sum(shown, 4)];
  return {
    month: month.firstDay,
    done: await memory.figures.doneWithin(id, span),
    opened: await memory.figures.openedWithin(id, span),
    ...(await standingAt(memory, coalition, span.to)),
    satisfaction: {
      average: shown.length === 0 ? null : average(all),
      answers: results.reduce((total, { answers }) => total + answers, 0),
      members: results.reduce((total, { members }) => total + members, 0),
      polls: results.length,
    },
  };
};

/** What became of difficulties that had stood for long: those resolved in the quarter. */
const gatherResolved = async (
  memory: Memory,
  { id, timeZone }: Coalition,
  groups: readonly Group[],
  span: Readonly<{ from: number; to: number }>,
) => {
  const resolved = await Promise.all(
    groups.map(async (group) =>
      (await memory.difficulties.resolvedWithin(id, group.id, span)).map((one) => ({
        one,
        group: group.name,
      })),
    ),
  );
  return resolved.flat().flatMap(({ one, group }) => {
    const days = daysBetween(dayIn(timeZone, one.raisedAt), dayIn(timeZone, one.resolvedAt ?? span.to));
    if (days <= longOpenDays) return [];
    return [{ number: one.number, body: one.body, how: one.resolution, group, days }];
  });
};

/**
 * What people were asked by hand. A score can be read from afar; a choice ("Which day suits you?") means
 * something to its group alone, and stands in the monthly summary.
 */
const gatherAsked = async (
  memory: Memory,
  { id }: Coalition,
  groups: readonly Group[],
  span: Readonly<{ from: number; to: number }>,
): Promise<Pick<QuarterlyDigest, 'asked' | 'askedWithChoices'>> => {
  const sealed = await Promise.all(
    groups.map(async (group) =>
      (await memory.polls.sealedWithin(id, group.id, span)).map((poll) => ({ ...poll, group: group.name })),
    ),
  );
  const byHand = sealed.flat().filter(({ eventId }) => eventId === null);
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

const gatherQuiet = async (
  memory: Memory,
  { id, timeZone }: Coalition,
  groups: readonly Group[],
  lastMonthFrom: number,
  asOf: number,
) => {
  const quiet: { group: string; lastOn: LocalDate | null }[] = [];
  for (const group of groups) {
    const last = await memory.figures.lastSign(id, group.id, asOf);
    if (last === null || last < lastMonthFrom)
      quiet.push({ group: group.name, lastOn: last === null ? null : dayIn(timeZone, last) });
  }
  return quiet;
};

/** What the next quarter is due to bring: items with a date in it, and its events. */
const gatherNext = async (
  memory: Memory,
  { id, timeZone }: Coalition,
  groups: readonly Group[],
  period: Period,
  asOf: number,
) => {
  const coming = nextPeriod(period);
  const names = new Map(groups.map((group) => [group.id, group.name]));
  const due = await memory.items.dueBetween(id, asOf, coming.firstDay, coming.lastDay, rowsKept);
  const people = await memory.people.byIds(
    id,
    due.rows.flatMap((item) => item.ownerIds),
  );
  const nameOf = (personId: string) => people.get(personId)?.name ?? '';
  const events = await memory.events.coming(id, null, asOf, rowsKept);
  return {
    next: {
      total: due.total,
      rows: due.rows.map((item) => ({
        item,
        owner: item.ownerIds.map(nameOf).join(' · ') || null,
        group: names.get(item.groupId) ?? '',
      })),
    },
    nextEvents: events.map((event) => ({
      title: event.title,
      group: names.get(event.groupId) ?? '',
      on: dayIn(timeZone, event.startsAt),
    })),
  };
};
