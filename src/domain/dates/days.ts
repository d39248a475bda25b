import type { Anchor, DayReader } from './anchor.ts';
import {
  addDays,
  addMonths,
  civilOf,
  dateFrom,
  type LocalDate,
  nextWorkday,
  startOfWeek,
  weekday,
  weekStart,
  workdayUntil,
} from './calendar.ts';
import type { Kind, Token, Unit } from './lexicon.ts';
import { has, kindsOf, pattern, stepOf, tokenOf } from './pattern.ts';
import { edgeOfRange, nthWeekday, nthWorkday, rangeOfUnit } from './ranges.ts';
import { dateAfter, spanOf } from './spans.ts';

/** The number of a token of the kind. The patterns guarantee that there is one. */
const numberOf = (tokens: readonly Token[], ...kinds: readonly Kind[]): number =>
  tokenOf(tokens, ...kinds)?.value ?? 0;

const unitOf = (tokens: readonly Token[]): Unit | undefined => tokenOf(tokens, 'unit')?.unit;

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

/** A date with a weekday is only understood when the two agree. */
const agreeing = (tokens: readonly Token[], date: LocalDate | undefined): LocalDate | undefined => {
  const named = tokenOf(tokens, 'weekday');
  return date === undefined || named === undefined || named.value === weekday(date) ? date : undefined;
};

const dayFromToday: DayReader = (tokens, { today }) =>
  agreeing(tokens, addDays(today, numberOf(tokens, 'day')));

/** This year if the date is still ahead, otherwise next year. */
const yearless = (month: number, day: number, { start }: Anchor): LocalDate | undefined => {
  const [year] = civilOf(start);
  const date = dateFrom(year, month, day);
  return date !== undefined && date >= start ? date : dateFrom(year + 1, month, day);
};

const civil = (year: number | undefined, month: number, day: number, anchor: Anchor) =>
  year === undefined ? yearless(month, day, anchor) : dateFrom(year, month, day);

/** شهر may precede the name of a month, which no other unit may. */
const monthIsCalled = (tokens: readonly Token[]) => (tokenOf(tokens, 'one')?.unit ?? 'month') === 'month';

/** A year of four digits, or of two after the month: 15 Dec 26. */
const yearOf = (tokens: readonly Token[]): number | undefined => {
  const last = tokens.at(-1);
  const day = tokenOf(tokens, 'number', 'nth');
  if (last?.kind === 'number' && last !== day && tokens.at(-2)?.kind !== 'one')
    return last.value > 19 ? 2000 + last.value : Number.NaN;
  return tokenOf(tokens, 'year')?.value;
};

const dayAndMonth: DayReader = (tokens, anchor) => {
  const year = yearOf(tokens);
  if (!monthIsCalled(tokens) || Number.isNaN(year)) return undefined;
  return agreeing(tokens, civil(year, numberOf(tokens, 'month'), numberOf(tokens, 'number', 'nth'), anchor));
};

const numericDate: DayReader = (tokens, anchor) => {
  const found = tokenOf(tokens, 'date')?.civil;
  return found && agreeing(tokens, civil(found.year, found.month, found.day, anchor));
};

/** The Levantine form: ١٥ شهر ١٢. */
const dayAndMonthNumber: DayReader = (tokens, anchor) => {
  const [day, month] = tokens.filter(({ kind }) => kind === 'number');
  if (tokenOf(tokens, 'one')?.unit !== 'month' || day === undefined || month === undefined) return undefined;
  return civil(tokenOf(tokens, 'year')?.value, month.value, day.value, anchor);
};

/** The next such day of a month. A month without it is not skipped: "the 31st" is then unclear. */
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

/** "This week", "within the week" as a day is its last working day; of a longer unit, the last day. */
const withinUnit: DayReader = (tokens, anchor) => {
  const unit = unitOf(tokens);
  const range = unit && unit !== 'day' ? rangeOfUnit(unit, stepOf(tokens), anchor) : undefined;
  return range && unit === 'week' ? workdayUntil(anchor.workWeek, range.last) : range?.last;
};

/** "End of friday", "eod tomorrow": that day. Its start would be a different deadline. */
const endOf =
  (reader: DayReader): DayReader =>
  (tokens, anchor) =>
    tokenOf(tokens, 'edge')?.edge === 'end' && (unitOf(tokens) ?? 'day') === 'day'
      ? reader(tokens, anchor)
      : undefined;

/** "Friday week": a week after that friday. */
const weekAfter =
  (reader: DayReader): DayReader =>
  (tokens, anchor) => {
    const date = unitOf(tokens) === 'week' ? reader(tokens, anchor) : undefined;
    return date && addDays(date, 7);
  };

const comingWorkday: DayReader = (_tokens, { today, workWeek }) => nextWorkday(workWeek, today);

const thisDay: DayReader = (_tokens, { today }) => today;

const lead = 'by? the? yawm?';
const named = 'by? the? (yawm? weekday by? the? yawm?)? yawm?';
const dayNumber = '(number th?|nth)';
const year = '(coming|of? year)?';
const shortYear = '(coming|of? year|number)?';
const pointedUnit = '((next|coming|this) the? unit|this? the? unit (coming|this|after-coming|after-next))';
const edge = '(by|before|in)? the? edge of?';
const range = `(the? (${pointedUnit}|last unit|unit last?)|one? month ${year}|one number (of? year)?|the? quarter (of? year)?|fy (year|number)|the? unit? year)`;
const which = '(nth|number th|edge|last)';

const rules: readonly (readonly [RegExp, DayReader])[] = [
  [pattern(`this`), thisDay],
  [pattern(`${lead} day (part|yawm? weekday)?`), dayFromToday],
  [pattern(`${lead} weekday`), bareWeekday],
  [pattern(`by? the? (this coming|coming) weekday|${lead} weekday (coming|after-coming)`), comingWeekday],
  [pattern(`by? this yawm? weekday|${lead} weekday this`), thisWeekday],
  [pattern(`by? the? next weekday`), weekdayOfWeek],
  [pattern(`by? the? last weekday|${lead} weekday last`), lastWeekday],
  [pattern(`${lead} weekday by? of? the? ${pointedUnit}`), weekdayOfWeek],
  [pattern(`${lead} weekday by? of? the? (last unit|unit last)`), weekdayOfWeek],
  [pattern(`by? the? ${pointedUnit} by? the? yawm? weekday`), weekdayOfWeek],
  [pattern(`${lead} weekday unit`), weekAfter(bareWeekday)],
  [pattern(`${lead} day unit`), weekAfter(dayFromToday)],
  [pattern(`(in|by)? the? (next|coming) workday|${lead} the? workday coming`), comingWorkday],
  [pattern(`(in|by)? the? ${which} workday ((of|by|in)? ${range})?`), nthWorkday],
  [pattern(`(in|by)? the? workday (nth|final) ((of|by|in)? ${range})?`), nthWorkday],
  [pattern(`(in|by)? the? yawm? ${which} weekday (of|by|in)? ${range}`), nthWeekday],
  [pattern(`(in|by)? the? yawm? weekday (nth|final) (of|by|in)? ${range}`), nthWeekday],
  [pattern(`${named} ${dayNumber} of? one? month ${shortYear}`), dayAndMonth],
  [pattern(`${named} month the? ${dayNumber} ${shortYear} (yawm? weekday)?`), dayAndMonth],
  [pattern(`${named} ${dayNumber} of? one? month ${year} yawm? weekday`), dayAndMonth],
  [pattern(`${named} date (yawm? weekday)?`), numericDate],
  [pattern(`${lead} number of? one number (of? year)?`), dayAndMonthNumber],
  [pattern(`by? the? (yawm? weekday by? the?)? (number th|nth)|by? yawm (number|nth)`), dayOfMonth],
  // Without "the", أشهر القادمة after a number are so many months, and not the day of one.
  [pattern(`${lead} ${dayNumber} (of|by)? the? ((next|coming|last) unit|this the? unit)`), dayOfMonth],
  [pattern(`${lead} ${dayNumber} (of|by)? the unit (coming|this|last)`), dayOfMonth],
  [pattern(`${lead} ${dayNumber} (of|by)? the unit`), dayOfMonth],
  [pattern(`by? the? ((next|coming|last) unit|unit (coming|last|after-next|after-coming))`), unitFromToday],
  [pattern(`(by|in)? (this the? unit|the? unit this)|in the unit`), withinUnit],
  [pattern(`${edge} by? ${range}`), edgeOfRange],
  [pattern(`(by|before)? the? (unit|quarter|one? month) (of? year)? edge`), edgeOfRange],
  [pattern(`${edge} (the? unit by?)? day`), endOf(dayFromToday)],
  [pattern(`${edge} (the? unit by?)? yawm? weekday`), endOf(bareWeekday)],
];

/**
 * The day that all the tokens together name, or undefined. It may be past. Texts have few tokens, so trying
 * every split is cheap.
 */
export const dayOf = (tokens: readonly Token[], anchor: Anchor): LocalDate | undefined => {
  const kinds = kindsOf(tokens);
  const [, reader] = rules.find(([wanted]) => wanted.test(kinds)) ?? [];
  if (reader !== undefined) return reader(tokens, anchor);
  const span = spanOf(tokens);
  if (span !== undefined) return dateAfter(anchor.start, span, anchor.workWeek);
  return atEndOfDay(tokens, anchor) ?? countedFrom(tokens, anchor);
};

const isEndOfDay = (one: Token | undefined, other: Token | undefined): boolean =>
  one?.kind === 'edge' && one.edge === 'end' && other?.kind === 'unit' && other.unit === 'day';

/** "COB 15 Dec", "15 Dec COB". */
const atEndOfDay: DayReader = (tokens, anchor) => {
  if (tokens.length > 2 && isEndOfDay(tokens[0], tokens[1])) {
    const rest = tokens.slice(tokens[2]?.kind === 'of' ? 3 : 2);
    return rest.length === 0 ? undefined : dayOf(rest, anchor);
  }
  return tokens.length > 2 && isEndOfDay(tokens.at(-2), tokens.at(-1))
    ? dayOf(tokens.slice(0, -2), anchor)
    : undefined;
};

/** "Two weeks from friday", "3 days before the 15th", "أسبوعين من الجمعة", "a week tomorrow". */
const countedFrom: DayReader = (tokens, anchor) => {
  for (let cut = 1; cut < tokens.length; cut += 1) {
    const span = spanOf(tokens.slice(0, cut));
    const link = tokens[cut]?.kind;
    if (span === undefined || link === undefined) continue;
    const linked = ['from', 'in', 'of', 'before', 'by'].includes(link);
    if (!linked && link !== 'day') continue;
    const rest = tokens.slice(linked ? cut + 1 : cut);
    const day = rest.length === 0 ? undefined : dayOf(rest, anchor);
    const signed = link === 'before' ? span.map(({ unit, count }) => ({ unit, count: -count })) : span;
    const found = day && dateAfter(day, signed, anchor.workWeek);
    if (found !== undefined) return found;
  }
  return undefined;
};
