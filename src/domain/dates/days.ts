import {
  addDays,
  addMonths,
  civilOf,
  dateFrom,
  daysInMonth,
  type LocalDate,
  startOfWeek,
  type WorkWeek,
  weekday,
  weekStart,
  workdayUntil,
} from './calendar.ts';
import type { Kind, Token, Unit } from './lexicon.ts';
import { kindsOf, pattern, tokenOf } from './pattern.ts';
import { dateAfter, spanOf } from './spans.ts';

/** What the words count from. */
export type Anchor = Readonly<{
  today: LocalDate;
  /** Where spans, bare weekdays and dates without a year start: today, or the day of an earlier moment. */
  start: LocalDate;
  /** Whether a bare weekday may be `start` itself. */
  startCounts: boolean;
  workWeek: WorkWeek;
}>;

type DayReader = (tokens: readonly Token[], anchor: Anchor) => LocalDate | undefined;

/** The number that a token of the kind bears. The patterns see to it that there is one. */
const numberOf = (tokens: readonly Token[], ...kinds: readonly Kind[]): number =>
  tokenOf(tokens, ...kinds)?.value ?? 0;

const unitOf = (tokens: readonly Token[]): Unit | undefined => tokenOf(tokens, 'unit')?.unit;

const has = (tokens: readonly Token[], ...kinds: readonly Kind[]) => tokenOf(tokens, ...kinds) !== undefined;

/** How many weeks, months … ahead the words point: this 0, next 1. */
const stepOf = (tokens: readonly Token[]): number => {
  if (has(tokens, 'after-next', 'after-coming')) return 2;
  if (has(tokens, 'next', 'coming')) return 1;
  return has(tokens, 'last') ? -1 : 0;
};

/** The first such weekday after the date. */
const weekdayAfter = (wanted: number, date: LocalDate): LocalDate =>
  addDays(date, ((wanted - weekday(date) + 6) % 7) + 1);

const weekdayInWeek = (wanted: number, { today, workWeek }: Anchor, weeks: number): LocalDate =>
  addDays(startOfWeek(workWeek, today), weeks * 7 + ((wanted - weekStart(workWeek) + 7) % 7));

const bareWeekday: DayReader = (tokens, { start, startCounts }) =>
  weekdayAfter(numberOf(tokens, 'weekday'), startCounts ? addDays(start, -1) : start);

const comingWeekday: DayReader = (tokens, { today }) =>
  addDays(weekdayAfter(numberOf(tokens, 'weekday'), today), has(tokens, 'after-coming') ? 7 : 0);

const thisWeekday: DayReader = (tokens, { today }) =>
  weekdayAfter(numberOf(tokens, 'weekday'), addDays(today, -1));

const lastWeekday: DayReader = (tokens, { today }) =>
  addDays(weekdayAfter(numberOf(tokens, 'weekday'), addDays(today, -1)), -7);

const weekdayOfWeek: DayReader = (tokens, anchor) =>
  unitOf(tokens) === 'week' || !has(tokens, 'unit')
    ? weekdayInWeek(numberOf(tokens, 'weekday'), anchor, has(tokens, 'next') ? 1 : stepOf(tokens))
    : undefined;

/** A date that names its weekday as well is only understood when the two agree. */
const agreeing = (tokens: readonly Token[], date: LocalDate | undefined): LocalDate | undefined => {
  const named = tokenOf(tokens, 'weekday');
  return date === undefined || named === undefined || named.value === weekday(date) ? date : undefined;
};

const dayFromToday: DayReader = (tokens, { today }) =>
  agreeing(tokens, addDays(today, numberOf(tokens, 'day')));

/** This year while it is still ahead, otherwise next year. */
const yearless = (month: number, day: number, { start }: Anchor): LocalDate | undefined => {
  const [year] = civilOf(start);
  const date = dateFrom(year, month, day);
  return date !== undefined && date >= start ? date : dateFrom(year + 1, month, day);
};

const civil = (year: number | undefined, month: number, day: number, anchor: Anchor) =>
  year === undefined ? yearless(month, day, anchor) : dateFrom(year, month, day);

/** شهر may stand before the name of a month, as no other unit may. */
const monthIsCalled = (tokens: readonly Token[]) => (tokenOf(tokens, 'one')?.unit ?? 'month') === 'month';

const dayAndMonth: DayReader = (tokens, anchor) => {
  if (!monthIsCalled(tokens)) return undefined;
  const year = tokenOf(tokens, 'year')?.value;
  return agreeing(tokens, civil(year, numberOf(tokens, 'month'), numberOf(tokens, 'number', 'nth'), anchor));
};

const numericDate: DayReader = (tokens, anchor) => {
  const found = tokenOf(tokens, 'date')?.civil;
  return found && agreeing(tokens, civil(found.year, found.month, found.day, anchor));
};

/** As people say it in the Levant: ١٥ شهر ١٢. */
const dayAndMonthNumber: DayReader = (tokens, anchor) => {
  const [day, month] = tokens.filter(({ kind }) => kind === 'number');
  if (tokenOf(tokens, 'one')?.unit !== 'month' || day === undefined || month === undefined) return undefined;
  return civil(tokenOf(tokens, 'year')?.value, month.value, day.value, anchor);
};

/** The coming such day of a month. A month that lacks it is not jumped over: "the 31st" is then unclear. */
const dayOfMonth: DayReader = (tokens, { start, today }) => {
  const day = numberOf(tokens, 'number', 'nth');
  if ((unitOf(tokens) ?? 'month') !== 'month') return undefined;
  const told = has(tokens, 'next', 'coming', 'this', 'last');
  const [year, month] = civilOf(told ? addMonths(monthStart(today), stepOf(tokens)) : start);
  const date = dateFrom(year, month, day);
  if (told || date === undefined || date >= start) return agreeing(tokens, date);
  const [nextYear, nextMonth] = civilOf(addMonths(monthStart(start), 1));
  return agreeing(tokens, dateFrom(nextYear, nextMonth, day));
};

const monthStart = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`;

const unitFromToday: DayReader = (tokens, { today }) => {
  const unit = unitOf(tokens);
  return unit && dateAfter(today, [{ unit, count: stepOf(tokens) }]);
};

/** "This week" as a day is the last on which it still is this week. */
const withinUnit: DayReader = (tokens, anchor) => {
  const unit = unitOf(tokens);
  return unit === 'week' || unit === 'month' || unit === 'year' ? edgeOf(unit, 'end', 0, anchor) : undefined;
};

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

const edgeOf = (
  unit: Unit,
  edge: Token['edge'],
  step: number,
  { today, workWeek }: Anchor,
): LocalDate | undefined => {
  if (unit === 'day') return edge === 'end' ? addDays(today, step) : undefined;
  if (unit === 'week') {
    if (edge === 'middle') return undefined;
    const first = addDays(startOfWeek(workWeek, today), step * 7);
    return edge === 'start' ? first : workdayUntil(workWeek, addDays(first, 6));
  }
  if (unit === 'minute' || unit === 'hour') return undefined;
  const months = monthsIn[unit];
  const [year, month] = civilOf(today);
  const first = addMonths(monthStart(today), step * months - ((month - 1) % months));
  if (edge === 'start') return first;
  if (edge === 'end') return addDays(addMonths(first, months), -1);
  return unit === 'month'
    ? addDays(first, 14)
    : unit === 'year' && year > 0
      ? addMonths(first, 6)
      : undefined;
};

/** "End of friday", "eod tomorrow": that day. Its start would be another thing to be on time for. */
const endOf =
  (reader: DayReader): DayReader =>
  (tokens, anchor) =>
    tokenOf(tokens, 'edge')?.edge === 'end' && (unitOf(tokens) ?? 'day') === 'day'
      ? reader(tokens, anchor)
      : undefined;

/** "Before the end" is as good as by the end; "before the start" is another day. */
const misled = (tokens: readonly Token[]) => has(tokens, 'before') && tokenOf(tokens, 'edge')?.edge !== 'end';

/** "End of the week" said on the weekend, or "mid month" on the 20th, is that of the next one. */
const edgeOfUnit: DayReader = (tokens, anchor) => {
  const unit = unitOf(tokens);
  const edge = tokenOf(tokens, 'edge')?.edge;
  if (unit === undefined || misled(tokens)) return undefined;
  const date = edgeOf(unit, edge, stepOf(tokens), anchor);
  if (date === undefined || date >= anchor.today || has(tokens, 'this', 'last')) return date;
  return edgeOf(unit, edge, 1, anchor);
};

const edgeOfMonth: DayReader = (tokens, anchor) => {
  if (misled(tokens) || !monthIsCalled(tokens)) return undefined;
  const month = numberOf(tokens, 'month');
  const year = tokenOf(tokens, 'year')?.value;
  const edge = tokenOf(tokens, 'edge')?.edge;
  const dayIn = (of: number) => (edge === 'start' ? 1 : edge === 'middle' ? 15 : daysInMonth(of, month));
  if (year !== undefined) return dateFrom(year, month, dayIn(year));
  const [thisYear] = civilOf(anchor.today);
  const date = dateFrom(thisYear, month, dayIn(thisYear));
  if (date === undefined || date >= anchor.today) return date;
  return dateFrom(thisYear + 1, month, dayIn(thisYear + 1));
};

const lead = 'by? the? yawm?';
const named = 'by? the? (yawm? weekday by? the? yawm?)? yawm?';
const dayNumber = '(number th?|nth)';
const year = '(coming|of? year)?';
const pointedUnit = '((next|coming|this) the? unit|this? the? unit (coming|this))';
const edge = '(by|before)? the? edge of?';

const rules: readonly (readonly [RegExp, DayReader])[] = [
  [pattern(`${lead} day (part|yawm? weekday)?`), dayFromToday],
  [pattern(`${lead} weekday`), bareWeekday],
  [pattern(`by? the? (this coming|coming) weekday|${lead} weekday (coming|after-coming)`), comingWeekday],
  [pattern(`by? this yawm? weekday|${lead} weekday this`), thisWeekday],
  [pattern(`by? the? next weekday`), weekdayOfWeek],
  [pattern(`by? the? last weekday|${lead} weekday last`), lastWeekday],
  [pattern(`${lead} weekday by? of? the? ${pointedUnit}`), weekdayOfWeek],
  [pattern(`${lead} weekday by? of? the? (last unit|unit last)`), weekdayOfWeek],
  [pattern(`by? the? ${pointedUnit} by? the? yawm? weekday`), weekdayOfWeek],
  [pattern(`${named} ${dayNumber} of? one? month ${year}`), dayAndMonth],
  [pattern(`${named} month the? ${dayNumber} year?`), dayAndMonth],
  [pattern(`${named} date`), numericDate],
  [pattern(`${lead} number one number (of? year)?`), dayAndMonthNumber],
  [pattern(`by? the? (yawm? weekday by? the?)? (number th|nth)|by? yawm number`), dayOfMonth],
  // Without "the", أشهر القادمة after a number are so many months, and not the day of one.
  [pattern(`${lead} ${dayNumber} (of|by)? the? ((next|coming|last) unit|this the? unit)`), dayOfMonth],
  [pattern(`${lead} ${dayNumber} (of|by)? the unit (coming|this|last)`), dayOfMonth],
  [pattern(`${lead} ${dayNumber} (of|by)? the unit`), dayOfMonth],
  [pattern(`by? the? ((next|coming|last) unit|unit (coming|last|after-next|after-coming))`), unitFromToday],
  [pattern(`by? (this the? unit|the? unit this)`), withinUnit],
  [pattern(`${edge} the? (${pointedUnit}|last unit|unit last?)`), edgeOfUnit],
  [pattern(`${edge} one? month ${year}`), edgeOfMonth],
  [pattern(`${edge} (the? unit by?)? day`), endOf(dayFromToday)],
  [pattern(`${edge} (the? unit by?)? yawm? weekday`), endOf(bareWeekday)],
];

/** The day that all the tokens together name, or undefined. It may be past. */
export const dayOf = (tokens: readonly Token[], anchor: Anchor): LocalDate | undefined => {
  const kinds = kindsOf(tokens);
  const [, reader] = rules.find(([wanted]) => wanted.test(kinds)) ?? [];
  if (reader !== undefined) return reader(tokens, anchor);
  const span = spanOf(tokens);
  return span && dateAfter(anchor.start, span);
};
