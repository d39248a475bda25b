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
import { type Anchor, dayOf } from './days.ts';
import type { Token } from './lexicon.ts';
import { dateAfter, minutesOf, type Span, spanOf } from './spans.ts';
import { minutesOfDay } from './times.ts';
import { tokensOf } from './tokens.ts';

/** What a text about a day means. */
export type DayReading =
  | Readonly<{ kind: 'day'; date: LocalDate }>
  | Readonly<{ kind: 'past'; date: LocalDate }>
  | Readonly<{ kind: 'unclear' }>;

/** What a text about a moment means. `at` is in UTC epoch milliseconds. */
export type MomentReading =
  | Readonly<{ kind: 'moment'; at: number }>
  | Readonly<{ kind: 'past'; at: number }>
  | Readonly<{ kind: 'unclear' }>;

export type DayContext = Readonly<{
  /** UTC epoch milliseconds. */
  now: number;
  timeZone: string;
  /** Tells where a week begins and ends. Default Monday to Friday. */
  workWeek?: WorkWeek;
}>;

export type MomentContext = DayContext &
  Readonly<{
    /** An earlier moment to which the text refers, such as the start of the event whose end it is. */
    from?: number;
    /** Reads a day without a time as its last minute. Otherwise such a day is unclear. */
    endOfDay?: boolean;
  }>;

const unclear = { kind: 'unclear' } as const;

/** Later years are slips of the finger. Earlier ones than `firstYear` too; those between are past. */
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
 * - A weekday beside a date must agree with it. A clock time makes a day unclear, since it would be lost.
 */
export const readDay = (
  text: string,
  { now, timeZone, workWeek = mondayToFriday }: DayContext,
): DayReading => {
  const tokens = tokensOf(text);
  if (tokens === undefined) return unclear;
  const today = dayIn(timeZone, now);
  const date = dayOf(tokens, { today, start: today, startCounts: false, workWeek });
  if (date === undefined || !inReach(date, today)) return unclear;
  return { kind: date < today ? 'past' : 'day', date };
};

/**
 * The moment that a text in English or Arabic names: all of the text, or it is unclear. Never throws.
 * Days are read as in `readDay`. A time alone is the next time that the clock shows it. "Midnight" ends
 * the day it is said of. Past is what lies before `now`.
 *
 * With `from`, a time alone, a span ("2h"), a bare weekday and a date without a year are counted from that
 * moment (and may fall on its day), and what lies before it is past as well; "today" and "next …" keep
 * their meaning.
 */
export const readMoment = (text: string, context: MomentContext): MomentReading => {
  const tokens = tokensOf(text);
  if (tokens === undefined) return unclear;
  const at = momentOf(tokens, context);
  if (at === undefined || !inReach(dayIn(context.timeZone, at), dayIn(context.timeZone, context.now))) {
    return unclear;
  }
  return { kind: at < Math.max(context.now, context.from ?? context.now) ? 'past' : 'moment', at };
};

const momentOf = (tokens: readonly Token[], context: MomentContext): number | undefined => {
  const { now, timeZone, workWeek = mondayToFriday, endOfDay = false } = context;
  if (tokens.length === 1 && tokens[0]?.kind === 'now') return now;
  const base = context.from ?? now;
  const anchor: Anchor = {
    today: dayIn(timeZone, now),
    start: dayIn(timeZone, base),
    startCounts: context.from !== undefined,
    workWeek,
  };
  const span = spanOf(tokens);
  if (span !== undefined && !(endOfDay && dateAfter(anchor.start, span) !== undefined)) {
    return afterSpan(base, span, timeZone);
  }
  return (
    timeOfDay(tokens, anchor, timeZone, base) ??
    (endOfDay ? lastMinute(dayOf(tokens, anchor), timeZone) : undefined)
  );
};

/** Hours are exact; days and months keep the time on the clock, whatever summer time does between. */
const afterSpan = (base: number, span: Span, timeZone: string): number | undefined => {
  const minutes = minutesOf(span);
  if (minutes !== undefined) return base + minutes * 60_000;
  const date = dateAfter(dayIn(timeZone, base), span);
  return date === undefined ? undefined : instantOf(timeZone, date, timeIn(timeZone, base));
};

const lastMinute = (date: LocalDate | undefined, timeZone: string) =>
  date === undefined ? undefined : at(date, dayMinutes, timeZone) - 60_000;

/** A day and a time of it, in either order, or a time alone. */
const timeOfDay = (
  all: readonly Token[],
  anchor: Anchor,
  timeZone: string,
  base: number,
): number | undefined => {
  const parts = all.filter(({ kind }) => kind === 'part');
  if (parts.length > 1) return undefined;
  const part = parts[0]?.part;
  // "Tonight at 8", "at 8 tonight", "8 in the evening on Friday": the part may stand anywhere.
  const tokens = all.filter(({ kind }) => kind !== 'part');
  const alone = minutesOfDay(tokens, part);
  if (alone !== undefined) {
    const sameDay = at(anchor.start, alone, timeZone);
    return sameDay < base ? at(anchor.start, alone + dayMinutes, timeZone) : sameDay;
  }
  for (let cut = 1; cut < tokens.length; cut += 1) {
    const [head, tail] = [tokens.slice(0, cut), tokens.slice(cut)];
    const time = minutesOfDay(tail, part);
    const found = placed(time === undefined ? undefined : dayOf(head, anchor), time, timeZone);
    if (found !== undefined) return found;
    const early = minutesOfDay(head, part);
    const other = placed(early === undefined ? undefined : dayOf(tail, anchor), early, timeZone);
    if (other !== undefined) return other;
  }
  return undefined;
};

const placed = (date: LocalDate | undefined, minutes: number | undefined, timeZone: string) =>
  date === undefined || minutes === undefined ? undefined : at(date, minutes, timeZone);

const dayMinutes = 24 * 60;

/** The instant of a day and its minutes, which may run over into the days beside it. */
const at = (date: LocalDate, minutes: number, timeZone: string): number => {
  const days = Math.floor(minutes / dayMinutes);
  const rest = minutes - days * dayMinutes;
  const time = [Math.floor(rest / 60), rest % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return instantOf(timeZone, addDays(date, days), time);
};
