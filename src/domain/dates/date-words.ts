import type { Anchor } from './anchor.ts';
import {
  addDays,
  civilOf,
  dayIn,
  instantOf,
  type LocalDate,
  mondayToFriday,
  timeIn,
  type WorkWeek,
} from './calendar.ts';
import { dayOf } from './days.ts';
import type { Token } from './lexicon.ts';
import { dateAfter, minutesOf, type Span, spanOf } from './spans.ts';
import { hourMarks, minutesOfDay, type TimeOfDay } from './times.ts';
import { tokensOf } from './tokens.ts';

/** The meaning of a text about a day. */
export type DayReading =
  | Readonly<{ kind: 'day'; date: LocalDate }>
  | Readonly<{ kind: 'past'; date: LocalDate }>
  | Readonly<{ kind: 'unclear' }>;

/** The meaning of a text about a moment. `at` is in UTC epoch milliseconds. */
export type MomentReading =
  | Readonly<{ kind: 'moment'; at: number }>
  | Readonly<{ kind: 'past'; at: number }>
  /**
   * An hour from 1 to 6 without a part of the day: `at` reads it on the 24-hour clock, `orAt` is twelve hours
   * later.
   */
  | Readonly<{ kind: 'which-half'; at: number; orAt: number }>
  /** With `from`: the end is before the start, or so long after it that it was probably not meant. */
  | Readonly<{ kind: 'before-start' }>
  | Readonly<{ kind: 'unclear' }>;

export type DayContext = Readonly<{
  /** UTC epoch milliseconds. */
  now: number;
  timeZone: string;
  /** Determines where a week begins and ends. Default Monday to Friday. */
  workWeek?: WorkWeek;
  /** The month (1 to 12) in which the fiscal year begins. Default 1. */
  fiscalYearStart?: number;
}>;

export type MomentContext = DayContext &
  Readonly<{
    /** An earlier moment that the text refers to, such as the start of the event whose end it is. */
    from?: number;
    /** Reads a day without a time as its last minute. Otherwise such a day is unclear. */
    endOfDay?: boolean;
    /** Reads "saturday 10" as an hour whose half of the day is not said. Otherwise that is unclear. */
    bareHour?: boolean;
    /**
     * Reads "at 6" as 06:00 when nothing is likelier. Otherwise the person is asked about an hour from 1 to
     * 6.
     */
    countsTo24?: boolean;
  }>;

const unclear = { kind: 'unclear' } as const;

/** Later years are typing mistakes, as are years before `firstYear`; those between are past. */
const yearsAhead = 5;
const firstYear = 1900;

const inReach = (date: LocalDate, today: LocalDate): boolean => {
  const [year] = civilOf(date);
  return year >= firstYear && year <= civilOf(today)[0] + yearsAhead;
};

/**
 * The day that a text in English or Arabic names: all of the text, or it is unclear. Never throws.
 * Today is not past. Where the words leave a choice:
 *
 * - "friday", "الجمعة" is the next one to come; said on a Friday, that of next week.
 * - "this friday" may be today. "next friday" is the Friday of next week, and a week begins after the
 *   weekend of the coalition (on Monday, unless `workWeek` says otherwise).
 *   "الجمعة القادمة", "coming friday" is the next one to come, as it is said in Arabic.
 * - "end of the week" is its last workday; on the weekend, that of the next week.
 * - "next week", "next month" is the same day a week or a month later.
 * - Days come before months (5/6 is 5 June); without a year it is the next time that the date comes.
 * - A weekday beside a date must agree with it. A clock time makes a day unclear, since it would be lost;
 *   a part of the day ("friday evening") does not.
 * - Quarters are those of the coalition's own year (`fiscalYearStart`).
 * - "before friday", "قبل الجمعة" is the day before.
 */
export const readDay = (text: string, context: DayContext): DayReading => {
  const whole = readNamedDay(text, context);
  if (whole.kind !== 'unclear') return whole;
  const [, rest] = /^\s*(?:before|قبل)\s+(\S.*)$/isu.exec(text) ?? [];
  const end = rest === undefined ? unclear : readNamedDay(rest, context);
  if (end.kind === 'unclear') return unclear;
  const date = addDays(end.date, -1);
  return { kind: date < dayIn(context.timeZone, context.now) ? 'past' : 'day', date };
};

const readNamedDay = (text: string, context: DayContext): DayReading => {
  const tokens = tokensOf(text);
  if (tokens === undefined) return unclear;
  const today = dayIn(context.timeZone, context.now);
  const date = dayWithPart(tokens, anchorAt(context, today, today, false));
  if (date === undefined || !inReach(date, today)) return unclear;
  return { kind: date < today ? 'past' : 'day', date };
};

export const anchorAt = (
  { workWeek = mondayToFriday, fiscalYearStart = 1 }: DayContext,
  today: LocalDate,
  start: LocalDate,
  startCounts: boolean,
): Anchor => ({ today, start, startCounts, workWeek, fiscalYearStart });

/** A part of the day does not change the day: "friday evening", "صباح غد". */
export const dayWithPart = (tokens: readonly Token[], anchor: Anchor): LocalDate | undefined => {
  const whole = dayOf(tokens, anchor);
  if (whole !== undefined) return whole;
  const rest = tokens.filter(({ kind }) => kind !== 'part');
  if (rest.length !== tokens.length - 1 || rest.length === 0) return undefined;
  const [first] = rest;
  return dayOf(first?.kind === 'of' || first?.kind === 'in' ? rest.slice(1) : rest, anchor);
};

/**
 * The moment that a text in English or Arabic names: all of the text, or it is unclear. Never throws.
 * Days are read as in `readDay`. A time alone is the next time that the clock shows it. "Midnight" ends
 * the day it is said of. Past is what lies before `now`.
 *
 * With `from`, a time alone, a span ("2h"), a bare weekday and a date without a year are counted from that
 * moment (and may fall on its day), and what lies before it is past as well; "today" and "next …" keep
 * their meaning. A time alone without a part of the day is the first that follows `from`: after 19:00,
 * "9:00" is 21:00.
 */
export const readMoment = (text: string, context: MomentContext): MomentReading => {
  const read = tokensOf(text);
  if (read === undefined) return unclear;
  // An end is often only an hour: "ends:9".
  const [only, ...others] = read;
  const hourAlone = context.from !== undefined && only?.kind === 'number' && others.length === 0;
  const tokens: readonly Token[] = hourAlone ? [{ kind: 'at', value: 0 }, only] : hourMarks(read, context);
  const found = momentOf(tokens, context);
  if (found === undefined || found === 'before-start')
    return found === undefined ? unclear : { kind: 'before-start' };
  const { at, half, small } = found;
  const inReachAt = (moment: number) =>
    inReach(dayIn(context.timeZone, moment), dayIn(context.timeZone, context.now));
  if (!inReachAt(at)) return unclear;
  const earliest = Math.max(context.now, context.from ?? context.now);
  if (half !== undefined && small && !context.countsTo24 && half >= earliest) {
    // Of two readings, a past one was not meant.
    return at < earliest ? { kind: 'moment', at: half } : { kind: 'which-half', at, orAt: half };
  }
  return { kind: at < earliest ? 'past' : 'moment', at };
};

/** `half` is twelve hours later, when the words do not decide; `small` marks an hour from 1 to 6. */
type Found = Readonly<{ at: number; half?: number; small?: boolean }>;

const momentOf = (tokens: readonly Token[], context: MomentContext): Found | 'before-start' | undefined => {
  const { now, timeZone, endOfDay = false } = context;
  if (tokens.length === 1 && tokens[0]?.kind === 'now') return { at: now };
  const base = context.from ?? now;
  const start = dayIn(timeZone, base);
  const anchor = anchorAt(context, dayIn(timeZone, now), start, context.from !== undefined);
  const span = spanOf(tokens);
  if (span !== undefined && !(endOfDay && dateAfter(start, span, anchor.workWeek) !== undefined)) {
    const at = afterSpan(base, span, timeZone);
    return at === undefined ? undefined : { at };
  }
  const timed = timeOfDay(tokens, anchor, timeZone, base, context.from);
  if (timed !== undefined || !endOfDay)
    return timed ?? (context.bareHour ? bareHour(tokens, context) : undefined);
  const at = lastMinute(dayWithPart(tokens, anchor), timeZone);
  return at === undefined ? undefined : { at };
};

/** "Saturday 10", "السبت ١٠": a day that is whole without the number after it. */
const bareHour = (tokens: readonly Token[], context: MomentContext): Found | undefined => {
  const [day, hour] = [tokens.slice(0, -1), tokens.at(-1)];
  const isHour = hour?.kind === 'number' && hour.value >= 1 && hour.value < 24;
  if (!isHour || day.length === 0) return undefined;
  // "Saturday 14" may be a date.
  if (hour.value > 12 && dayOfTokens([...day, hour, { kind: 'th', value: 0 }], context) !== undefined)
    return undefined;
  if (dayOfTokens(day, context) === undefined) return undefined;
  const found = momentOf([...day, { kind: 'at', value: 0 }, hour], context);
  return found === undefined || found === 'before-start' ? undefined : { ...found, small: true };
};

const dayOfTokens = (tokens: readonly Token[], context: MomentContext): LocalDate | undefined => {
  const today = dayIn(context.timeZone, context.now);
  return dayOf(tokens, anchorAt(context, today, today, false));
};

/** Hours are exact; days and months keep the clock time across changes of summer time. */
const afterSpan = (base: number, span: Span, timeZone: string): number | undefined => {
  const minutes = minutesOf(span);
  if (minutes !== undefined) return base + minutes * 60_000;
  const date = dateAfter(dayIn(timeZone, base), span);
  return date === undefined ? undefined : instantOf(timeZone, date, timeIn(timeZone, base));
};

const lastMinute = (date: LocalDate | undefined, timeZone: string) =>
  date === undefined ? undefined : at(date, dayMinutes, timeZone) - 60_000;

/** A day and a time in either order, or a time alone. */
const timeOfDay = (
  all: readonly Token[],
  anchor: Anchor,
  timeZone: string,
  base: number,
  from: number | undefined,
): Found | 'before-start' | undefined => {
  const parts = all.filter(({ kind }) => kind === 'part');
  if (parts.length > 1) return undefined;
  const part = parts[0]?.part;
  // "Tonight at 8", "at 8 tonight", "8 in the evening on Friday": the part may be anywhere.
  const tokens = all.filter(({ kind }) => kind !== 'part');
  const alone = minutesOfDay(tokens, part);
  if (alone !== undefined)
    return from === undefined
      ? placed(
          at(anchor.start, alone.minutes, timeZone) < base ? addDays(anchor.start, 1) : anchor.start,
          alone,
          timeZone,
        )
      : endAfter(from, anchor.start, alone, timeZone);
  // "السبت ظهرًا" has no more than the part of the day.
  for (let cut = 1; cut <= tokens.length; cut += 1) {
    const [head, tail] = [tokens.slice(0, cut), tokens.slice(cut)];
    const time = minutesOfDay(tail, part);
    const found = placed(time === undefined ? undefined : dayOf(head, anchor), time, timeZone);
    if (found !== undefined) return sameDayEnd(found, from, timeZone);
    const early = minutesOfDay(head, part);
    const other = placed(early === undefined ? undefined : dayOf(tail, anchor), early, timeZone);
    if (other !== undefined) return sameDayEnd(other, from, timeZone);
  }
  return undefined;
};

const hourMs = 3_600_000;

/** An end that is only an hour is not far from its start. */
const longestMs = { half: 10 * hourMs, told: 17 * hourMs } as const;

/**
 * The first time after the start at which the clock shows it, within twelve hours unless a part of the day is
 * given.
 */
const endAfter = (
  from: number,
  start: LocalDate,
  time: TimeOfDay,
  timeZone: string,
): Found | 'before-start' => {
  const times = time.open ? [time.minutes, time.minutes + dayMinutes / 2] : [time.minutes];
  const moments = [0, dayMinutes].flatMap((later) =>
    times.map((minutes) => at(start, minutes + later, timeZone)),
  );
  const next = moments.find((moment) => moment > from);
  const longest = time.open ? longestMs.half : longestMs.told;
  return next === undefined || next - from >= longest ? 'before-start' : { at: next };
};

/** On the day of the start, an hour without a part of the day is the one after the start. */
const sameDayEnd = (found: Found, from: number | undefined, timeZone: string): Found => {
  const { at: morning, half } = found;
  if (from === undefined || half === undefined || dayIn(timeZone, from) !== dayIn(timeZone, morning))
    return found;
  return morning > from ? { at: morning } : { at: half };
};

const placed = (
  date: LocalDate | undefined,
  time: TimeOfDay | undefined,
  timeZone: string,
): Found | undefined => {
  if (date === undefined || time === undefined) return undefined;
  const moment = at(date, time.minutes, timeZone);
  if (!time.open) return { at: moment };
  const small = time.minutes < 7 * 60;
  return { at: moment, half: at(date, time.minutes + dayMinutes / 2, timeZone), small };
};

const dayMinutes = 24 * 60;

/** The instant of a day and its minutes, which may exceed the day. */
const at = (date: LocalDate, minutes: number, timeZone: string): number => {
  const days = Math.floor(minutes / dayMinutes);
  const rest = minutes - days * dayMinutes;
  const time = [Math.floor(rest / 60), rest % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return instantOf(timeZone, addDays(date, days), time);
};
