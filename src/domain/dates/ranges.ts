import type { Anchor, DayReader } from './anchor.ts';
import {
  addDays,
  addMonths,
  civilOf,
  dateFrom,
  isWorkday,
  type LocalDate,
  startOfWeek,
  weekday,
  workdayUntil,
} from './calendar.ts';
import type { Token, Unit } from './lexicon.ts';
import { has, stepOf, tokenOf } from './pattern.ts';
import { periodFromKey, periodOf } from './period.ts';

/** Weeks, months, quarters and years as ranges of days: their edges, and the days counted within them. */

export type Range = Readonly<{ first: LocalDate; last: LocalDate }>;

const monthStart = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`;

const monthsFrom = (first: LocalDate, months: number): Range => ({
  first,
  last: addDays(addMonths(first, months), -1),
});

/** The week, month, quarter or year that contains today, or one `step` later. */
export const rangeOfUnit = (
  unit: Unit,
  step: number,
  { today, workWeek, fiscalYearStart }: Anchor,
): Range | undefined => {
  const month = monthStart(today);
  switch (unit) {
    case 'day':
      return { first: addDays(today, step), last: addDays(today, step) };
    case 'week': {
      const first = addDays(startOfWeek(workWeek, today), step * 7);
      return { first, last: addDays(first, 6) };
    }
    case 'month':
      return monthsFrom(addMonths(month, step), 1);
    case 'quarter':
      return monthsFrom(addMonths(periodOf('quarter', today, fiscalYearStart).firstDay, step * 3), 3);
    case 'year':
      return monthsFrom(addMonths(`${today.slice(0, 4)}-01-01`, step * 12), 12);
    case 'fiscal-year': {
      const into = (civilOf(today)[1] - fiscalYearStart + 12) % 12;
      return monthsFrom(addMonths(month, step * 12 - into), 12);
    }
    default:
      return undefined;
  }
};

/** The year that the tokens name, of four digits, or of two after FY. */
const yearOf = (tokens: readonly Token[]): number | undefined => {
  const year = tokenOf(tokens, 'year')?.value;
  const short = has(tokens, 'fy') ? tokenOf(tokens, 'number')?.value : undefined;
  return year ?? (short === undefined ? undefined : 2000 + short);
};

/** The range that the tokens name; `roll` picks a later one when they are ambiguous. */
const rangeOf = (tokens: readonly Token[], roll: number, anchor: Anchor): Range | undefined => {
  const [thisYear] = civilOf(anchor.today);
  const year = yearOf(tokens);
  const quarter = tokenOf(tokens, 'quarter');
  if (quarter !== undefined) {
    const [current = ''] = periodOf('quarter', anchor.today, anchor.fiscalYearStart).key.split('-');
    const key = `${year ?? Number(current) + roll}-Q${quarter.value}`;
    const period = periodFromKey(key, anchor.fiscalYearStart);
    return period && { first: period.firstDay, last: period.lastDay };
  }
  const month = monthOf(tokens);
  if (month !== undefined) {
    const first = dateFrom(year ?? thisYear + roll, month, 1);
    return first === undefined ? undefined : monthsFrom(first, 1);
  }
  if (year !== undefined) {
    const fiscal = has(tokens, 'fy') || tokens.some(({ unit }) => unit === 'fiscal-year');
    const start = fiscal ? anchor.fiscalYearStart : 1;
    const first = dateFrom(start > 1 ? year - 1 : year, start, 1);
    return first === undefined ? undefined : monthsFrom(first, 12);
  }
  const unit = tokenOf(tokens, 'unit')?.unit;
  return unit && rangeOfUnit(unit, stepOf(tokens) + roll, anchor);
};

/** By its name, or in the Levantine form: شهر ١٢. */
const monthOf = (tokens: readonly Token[]): number | undefined => {
  const called = tokenOf(tokens, 'one');
  if ((called?.unit ?? 'month') !== 'month') return undefined;
  const named = tokenOf(tokens, 'month')?.value;
  return named ?? (called === undefined ? undefined : tokenOf(tokens, 'number')?.value);
};

/** The day within the range; in the next such range if it is past and the words allow that. */
const within = (
  tokens: readonly Token[],
  anchor: Anchor,
  pick: (range: Range) => LocalDate | undefined,
): LocalDate | undefined => {
  const dayIn = (roll: number) => {
    const range = rangeOf(tokens, roll, anchor);
    return range && pick(range);
  };
  const date = dayIn(0);
  const told = has(tokens, 'this', 'last') || yearOf(tokens) !== undefined;
  return date === undefined || date >= anchor.today || told ? date : dayIn(1);
};

/** "Before the end" means the same as by the end; "before the start" is another day. */
const misled = (tokens: readonly Token[]) => has(tokens, 'before') && tokenOf(tokens, 'edge')?.edge !== 'end';

/** "End of the week" on the weekend, or "mid month" on the 20th, means that of the next one. */
export const edgeOfRange: DayReader = (tokens, anchor) => {
  if (misled(tokens)) return undefined;
  const edge = tokenOf(tokens, 'edge')?.edge;
  const weekly = tokenOf(tokens, 'unit')?.unit === 'week';
  const daily = tokenOf(tokens, 'unit')?.unit === 'day';
  if (daily && edge !== 'end') return undefined;
  return within(tokens, anchor, ({ first, last }) => {
    if (edge === 'start') return first;
    if (edge === 'end') return weekly ? workdayUntil(anchor.workWeek, last) : last;
    return weekly ? undefined : middleOf(first, last);
  });
};

/** The 15th of a month, the first day of the second half of a year. A quarter has no middle day. */
const middleOf = (first: LocalDate, last: LocalDate): LocalDate | undefined => {
  if (first.slice(0, 7) === last.slice(0, 7)) return addDays(first, 14);
  return addMonths(first, 11).slice(0, 7) === last.slice(0, 7) ? addMonths(first, 6) : undefined;
};

/** Which of several, counted from 1; -1 for the last. */
const whichOf = (tokens: readonly Token[]): number | undefined => {
  const token = tokenOf(tokens, 'nth', 'number', 'edge', 'last', 'final');
  switch (token?.kind) {
    case 'edge':
      return token.edge === 'start' ? 1 : token.edge === 'end' ? -1 : undefined;
    case 'last':
    case 'final':
      return -1;
    default:
      return token?.value;
  }
};

/** The n-th matching day of the range, counted from its end for -1. */
const nthDay = (
  { first, last }: Range,
  which: number | undefined,
  fits: (date: LocalDate) => boolean,
): LocalDate | undefined => {
  if (which === undefined || which === 0) return undefined;
  let left = Math.abs(which);
  for (
    let date = which > 0 ? first : last;
    date >= first && date <= last;
    date = addDays(date, which > 0 ? 1 : -1)
  ) {
    if (fits(date)) left -= 1;
    if (left === 0) return date;
  }
  return undefined;
};

/** The tokens after the name of the day: "2nd Sunday" in "December", not the ordinal before it. */
const after = (tokens: readonly Token[], ...kinds: readonly Token['kind'][]): readonly Token[] => {
  const at = tokens.findIndex(({ kind }) => kinds.includes(kind));
  const rest = tokens.slice(at + 1);
  // الأحد الأول من ديسمبر: the ordinal follows the day.
  return rest[0]?.kind === 'nth' || rest[0]?.kind === 'final' ? rest.slice(1) : rest;
};

/** "2nd Sunday in December", "آخر خميس من الشهر". */
export const nthWeekday: DayReader = (tokens, anchor) => {
  const wanted = tokenOf(tokens, 'weekday')?.value;
  return within(after(tokens, 'weekday'), anchor, (range) =>
    nthDay(range, whichOf(tokens), (date) => weekday(date) === wanted),
  );
};

/** "First working day of December"; without a month, of this one or the next. */
export const nthWorkday: DayReader = (tokens, anchor) => {
  const rest = after(tokens, 'workday');
  const month: readonly Token[] = [{ kind: 'unit', value: 0, unit: 'month' }];
  return within(rest.length === 0 ? month : rest, anchor, (range) =>
    nthDay(range, whichOf(tokens), (date) => isWorkday(anchor.workWeek, date)),
  );
};
