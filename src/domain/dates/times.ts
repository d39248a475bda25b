import type { DayPart, Token } from './lexicon.ts';
import { kindsOf, pattern, tokenOf } from './pattern.ts';

/** For each part of the day, the matching hours and their values on a 24-hour clock. */
const hourIn: Readonly<Record<DayPart, (hour: number) => number | undefined>> = {
  am: (hour) => (hour === 12 ? 0 : hour < 12 ? hour : undefined),
  pm: (hour) => (hour === 0 ? undefined : hour < 12 ? hour + 12 : hour),
  dawn: (hour) => (hour >= 1 && hour <= 7 ? hour : undefined),
  midday: (hour) => (hour >= 11 && hour <= 15 ? hour : hour >= 1 && hour <= 3 ? hour + 12 : undefined),
  afternoon: (hour) => (hour >= 12 && hour <= 19 ? hour : hour >= 1 && hour <= 7 ? hour + 12 : undefined),
  // "12 in the evening" is noon to some and midnight to others.
  evening: (hour) => (hour >= 15 && hour < 24 ? hour : hour >= 3 && hour < 12 ? hour + 12 : undefined),
  // It is ambiguous to which day the hours after midnight belong; 12 ends the day.
  night: (hour) =>
    hour === 12 || hour === 24 ? 24 : hour >= 18 ? hour : hour >= 6 && hour < 12 ? hour + 12 : undefined,
};

/** `open`: no part of the day was given, so the hour could also be twelve hours later. */
export type TimeOfDay = Readonly<{ minutes: number; open: boolean }>;

const clockTime = pattern('(at|by)? clock oclock?');
const hourTime = pattern(
  '(at|by) number oclock?|number oclock|at? (number|hour) plus oclock?|at? plus number oclock?|at? hour|at a',
);
const hourTimeWithPart = pattern('(at|by)? (number|hour) plus? oclock?|at? plus number oclock?');
/** السادسة وعشر دقائق, إلا خمس دقائق. */
const hourAndMinutes = pattern('(at|by)? (number|hour) (and|except) number unit?');
/** Ten past six. */
const minutesPast = pattern('(at|by)? number unit? (past|to) number oclock?');
const named = pattern('(at|by)? number? (noon|midnight)');

/**
 * The minutes since midnight that the tokens name, or undefined. Midnight is 24:00, that is 1440: it ends the
 * day it belongs to. Without a part of the day the hour is on the 24-hour clock: "at 6" is 06:00.
 */
export const minutesOfDay = (tokens: readonly Token[], part: DayPart | undefined): TimeOfDay | undefined => {
  const kinds = kindsOf(tokens);
  // السبت ظهرًا.
  if (tokens.length === 0) return part === 'midday' ? { minutes: 12 * 60, open: false } : undefined;
  if (named.test(kinds)) return namedTime(tokens, part);
  if (clockTime.test(kinds)) {
    const { value = 0, exact = false } = tokenOf(tokens, 'clock') ?? {};
    return timeIn(value, 0, part, exact);
  }
  const numbers = tokens.filter(({ kind }) => kind === 'number' || kind === 'hour');
  const unit = tokenOf(tokens, 'unit')?.unit ?? 'minute';
  const [first, second] = numbers.map(({ value }) => value);
  if (unit !== 'minute') return undefined;
  if (hourAndMinutes.test(kinds))
    return timeIn(hours(first), tokenOf(tokens, 'except') ? -(second ?? 0) : second, part);
  if (minutesPast.test(kinds))
    return timeIn(hours(second), tokenOf(tokens, 'to') ? -(first ?? 0) : first, part);
  if (!(part === undefined ? hourTime : hourTimeWithPart).test(kinds) || (first ?? 24) > 23) return undefined;
  return timeIn(hours(first), tokenOf(tokens, 'plus')?.value, part);
};

/** A time on one side of a range, where a number alone can be an hour. */
export const clockOf = (
  tokens: readonly Token[],
  part: DayPart | undefined,
): Readonly<{ time: TimeOfDay; bare: boolean; inWords: boolean }> | undefined => {
  const [first, second] = tokens;
  const number = first?.kind === 'at' ? second : first;
  const alone = number?.kind === 'number' && tokens.length === (first?.kind === 'at' ? 2 : 1);
  const time = minutesOfDay(alone ? [{ kind: 'at', value: 0 }, number] : tokens, part);
  const whole = alone && number.value === 24 ? { minutes: 24 * 60, open: false } : undefined;
  const found = time ?? whole;
  if (found === undefined) return undefined;
  const hourInWords = tokens.some(({ kind }) => kind === 'hour' || kind === 'number');
  return { time: found, bare: alone && part === undefined, inWords: hourInWords && part === undefined };
};

const hours = (hour = 25): number => hour * 60;

const namedTime = (tokens: readonly Token[], part: DayPart | undefined): TimeOfDay | undefined => {
  const token = tokenOf(tokens, 'noon', 'midnight');
  const fits = part === undefined || (token?.kind === 'midnight' && (part === 'night' || part === 'evening'));
  const twelve = (tokenOf(tokens, 'number')?.value ?? 12) === 12;
  return fits && twelve && token !== undefined ? { minutes: token.value, open: false } : undefined;
};

/** Whole hours in `minutes`, plus or minus some: "quarter to 3 pm" is 14:45. */
const timeIn = (
  minutes: number,
  more: number | undefined,
  part: DayPart | undefined,
  exact = false,
): TimeOfDay | undefined => {
  const extra = more ?? 0;
  const hour = Math.floor(minutes / 60);
  const known = part === undefined ? hour : hourIn[part](hour);
  if (known === undefined || minutes > 24 * 60 || Math.abs(extra) > 59) return undefined;
  if (hour > 23 && extra !== 0) return undefined;
  const open = part === undefined && !exact && hour >= 1 && hour <= 12;
  return { minutes: known * 60 + (minutes % 60) + extra, open };
};

/**
 * "14h" next to a day is a time, in the French notation; alone it may also be a span. 13h to 23h are read as
 * times, up to 6h as a span, and those between as a span where one is likely (an end, a deadline).
 */
export const hourMarks = (
  tokens: readonly Token[],
  { from, endOfDay = false }: Readonly<{ from?: number; endOfDay?: boolean }>,
): readonly Token[] => {
  const at = tokens.findIndex(({ kind, unit, glued }) => kind === 'unit' && unit === 'hour' && glued);
  const hour = tokens[at - 1];
  if (hour?.kind !== 'number' || hour.value > 23) return tokens;
  const spans = ['in', 'and', 'before', 'number'];
  if (spans.includes(tokens[at - 2]?.kind ?? '')) return tokens;
  if (['ago', 'hence', 'and', 'number', 'plus'].includes(tokens[at + 1]?.kind ?? '')) return tokens;
  const alone = tokens.length === 2;
  if (alone && hour.value < (from !== undefined || endOfDay ? 13 : 7)) return tokens;
  const clock: Token = { kind: 'clock', value: hour.value * 60, exact: hour.value > 12 };
  return [...tokens.slice(0, at - 1), clock, ...tokens.slice(at + 1)];
};
