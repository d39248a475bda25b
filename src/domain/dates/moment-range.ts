import { plainLetters } from '../plain-letters.ts';
import { addDays, dayIn, instantOf, type LocalDate, timeIn } from './calendar.ts';
import { anchorAt, type DayContext, dayWithPart, readMoment } from './date-words.ts';
import type { DayPart, Token } from './lexicon.ts';
import { clockOf, type TimeOfDay } from './times.ts';
import { tokensOf } from './tokens.ts';

/** When something begins and ends, each as a text of its own that `readMoment` understands. */
export type MomentRange = Readonly<{ from: string; to: string }>;

/** One meaning of an unclear text: when it begins (epoch milliseconds), and the text that says so. Without `to`, it has no end. */
export type HoursMeant = Readonly<{ at: number; from: string; to?: string }>;

export type HoursReading =
  | (Readonly<{ kind: 'range' }> & MomentRange)
  /** The words leave more than one meaning, or no day: what they may mean, the likeliest first. */
  | Readonly<{ kind: 'which'; meant: readonly HoursMeant[] }>;

const longestText = 100;
const dayMinutes = 24 * 60;
const halfDay = dayMinutes / 2;

const spelling: readonly (readonly [RegExp, string])[] = [
  [/[‐‑‒–—−→]|->/g, '-'],
  // 10-12h, 10 hrs.
  [/(?<![\d:.])(\d{1,2})\s?(?:h|hrs?)(?![\p{L}\d])/gu, '$1:00'],
  [/(?<!\p{L})(?:between|ما بين|بين)(?!\p{L})/gu, 'from'],
];

/** 10.00-12.30: with minutes that are no month, dots are those of a clock. */
const dotted = /(?<![\d.])(\d{1,2})\.([0-5]\d)(?![\d.])/g;
const withoutDots = (text: string): string =>
  [...text.matchAll(dotted)].some(([, , minutes]) => minutes === '00' || Number(minutes) > 12)
    ? text.replace(dotted, '$1:$2')
    : text;

const joins =
  /\s*-\s*|\s+(?<word>to|until|till|til|through|and|الي|حتي|لغايه|الي غايه|لحد|ل|و)\s+|\s+(?<front>لل|ل|و)(?=[\p{L}\d])/gu;

/** One side of a range: a time, beside a day or not. */
type Side = Readonly<{
  day?: LocalDate;
  time: TimeOfDay;
  part?: DayPart;
  /** A number alone, which is an hour only beside something that says so. */
  bare: boolean;
  /** An hour without its half of the day: العاشرة, ten, 10. */
  inWords: boolean;
  /** "From": what follows is a range. */
  led: boolean;
  at: boolean;
}>;

const leads: ReadonlySet<Token['kind']> = new Set(['from', 'of']);

/** A day and a time in the order that this side of a range has. */
const sideOf = (text: string, context: DayContext, order: 'day-first' | 'time-first'): Side | undefined => {
  const all = tokensOf(text);
  const parts = all?.filter(({ kind }) => kind === 'part') ?? [];
  if (all === undefined || parts.length > 1) return undefined;
  const tokens = all.filter(({ kind }) => kind !== 'part');
  const today = dayIn(context.timeZone, context.now);
  const anchor = anchorAt(context, today, today, false);
  const part = parts[0]?.part;
  for (let cut = 0; cut < Math.max(tokens.length, 1); cut += 1) {
    const split = order === 'day-first' ? cut : tokens.length - cut;
    const [head, tail] = [tokens.slice(0, split), tokens.slice(split)];
    const [days, rest] = order === 'day-first' ? [head, tail] : [tail, head];
    const lead = leads.has(rest[0]?.kind ?? 'a') || leads.has(days[0]?.kind ?? 'a');
    const times = rest.filter(({ kind }, index) => !(index === 0 && leads.has(kind)));
    const named = days.filter(({ kind }, index) => !(index === 0 && leads.has(kind)));
    const found = clockOf(times, part);
    if (found === undefined) continue;
    const day = named.length === 0 ? undefined : dayWithPart(named, anchor);
    if (named.length > 0 && day === undefined) continue;
    return {
      ...found,
      ...(day === undefined ? {} : { day }),
      ...(part === undefined ? {} : { part }),
      led: lead,
      at: times[0]?.kind === 'at' && found.bare,
    };
  }
  return undefined;
};

type Sides = Readonly<{ begin: Side; end: Side; join: string }>;

/** The two sides at a word that joins them, or `undefined`. */
const sidesAt = (plain: string, joined: RegExpMatchArray, context: DayContext): Sides | undefined => {
  const { word, front } = joined.groups ?? {};
  const left = plain.slice(0, joined.index);
  const right = plain.slice((joined.index ?? 0) + joined[0].length);
  const begin = sideOf(left, context, 'day-first');
  if (begin === undefined) return undefined;
  const tail = front === 'لل' ? `ال${right}` : right;
  const end = sideOf(tail, context, 'time-first') ?? sideOf(tail, context, 'day-first');
  if (end === undefined || (end.led && end.day === undefined)) return undefined;
  const join = word ?? front ?? '-';
  // "Saturday 10 and 11" may be two things.
  if ((join === 'and' || join === 'و') && !begin.led) return undefined;
  if (join === 'ل' && !begin.led && begin.bare) return undefined;
  return { begin, end, join };
};

const clock = (minutes: number): string => {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** A time in words that say no more and no less than what was read: an open hour stays open. */
const timeText = ({ minutes, open }: TimeOfDay): string => {
  const hour = Math.floor(minutes / 60);
  if (open) return `${hour === 0 ? 12 : hour}:${String(minutes % 60).padStart(2, '0')}`;
  if (hour < 10 || hour > 12) return clock(minutes);
  return hour === 12 ? `${clock(minutes)} pm` : `${clock(minutes)} am`;
};

/** In "3-5pm" and "11-1pm" the half of the end decides that of the beginning: the last hour before it. */
const beforeEnd = (begin: Side, end: Side): TimeOfDay => {
  if (!begin.time.open || end.time.open || end.part === undefined) return begin.time;
  const { minutes } = begin.time;
  const at = [minutes + halfDay, minutes, minutes - halfDay].find(
    (one) => one >= 0 && one < end.time.minutes && one < dayMinutes,
  );
  return at === undefined ? begin.time : { minutes: at, open: false };
};

/** The end of an open hour: the first after the beginning. */
const minutesAfter = (begin: number, { minutes, open }: TimeOfDay): number =>
  [minutes, ...(open ? [minutes + halfDay] : []), minutes + dayMinutes].find((at) => at > begin) ?? minutes;

type Times = Readonly<{ begin: TimeOfDay; end: TimeOfDay }>;

const exactly = (minutes: number): TimeOfDay => ({ minutes, open: false });

/** The likeliest first: "10 to midnight" may last two hours or fourteen; "10 to 12 in the morning" ends at noon. */
const timesMeant = (begin: Side, end: Side): readonly [Times, ...Times[]] => {
  const said = { begin: beforeEnd(begin, end), end: end.time };
  const { minutes, open } = begin.time;
  if (!open || end.time.open || end.time.minutes % dayMinutes > 0) return [said];
  const late = { begin: exactly((minutes % halfDay) + halfDay), end: exactly(dayMinutes) };
  const early = exactly(minutes);
  return end.part === 'am'
    ? [{ begin: early, end: exactly(halfDay) }, late]
    : [late, { begin: early, end: exactly(dayMinutes) }];
};

/** All that two times may mean on a day, the afternoon first. */
const meantOn = (day: LocalDate, { begin, end }: Times, { timeZone }: DayContext): readonly HoursMeant[] => {
  const { minutes, open } = begin;
  const small = open && minutes < earliest;
  return (small ? [minutes + halfDay, minutes] : [minutes]).flatMap((from) => {
    const to = minutesAfter(from, end);
    if (to - from >= longest && to !== dayMinutes) return [];
    return {
      at: instantOf(timeZone, day, clock(from)),
      from: `${day} ${timeText(exactly(from))}`,
      to: clock(to > dayMinutes ? to - dayMinutes : to),
    };
  });
};

/** Before this hour few things begin that people meet for. */
const earliest = 7 * 60;

/** What lasts longer is not offered, unless it ends with the day. */
const longest = 10 * 60;

/** How many days are offered where none was named. */
const daysOffered = 3;

/** On the next days, and once on the first of them where the hours would be early. */
const withoutDay = (times: Times, context: DayContext): readonly HoursMeant[] => {
  const today = dayIn(context.timeZone, context.now);
  const [first] = meantOn(today, times, context);
  const start = addDays(today, first !== undefined && first.at > context.now ? 0 : 1);
  const days = Array.from({ length: daysOffered }, (_, later) =>
    meantOn(addDays(start, later), times, context),
  );
  const all = [...days.flatMap((meant) => meant.slice(0, 1)), ...(days[0]?.slice(1) ?? [])];
  return all.filter(({ at }) => at > context.now);
};

/** Two bare numbers without a day are hours only if they can be those of one event. */
const plausible = ({ time: begin }: Side, { time: end }: Side): boolean => {
  const lasts = minutesAfter(begin.minutes, end) - begin.minutes;
  const notations = begin.open || end.minutes > begin.minutes;
  return notations && lasts > 0 && lasts < halfDay;
};

/** "Ten to one" is also ten minutes before one. */
const minutesBefore = (
  plain: string,
  { begin, join }: Sides,
  context: DayContext,
): 'range' | 'moment' | readonly HoursMeant[] => {
  if (join !== 'to' || begin.led || !begin.bare) return 'range';
  const moment = readMoment(plain, context);
  if (moment.kind === 'unclear' || moment.kind === 'before-start') return 'range';
  const inDigits = /\d\s+to\s/.test(plain);
  if (inDigits && begin.time.minutes > halfDay) return 'moment';
  if (inDigits && !begin.at) return 'range';
  const ats = moment.kind === 'which-half' ? [moment.orAt, moment.at] : [moment.at];
  return ats.map((at) => ({ at, from: `${dayIn(context.timeZone, at)} ${timeIn(context.timeZone, at)}` }));
};

/**
 * "friday 3-5pm", "tomorrow from 10:00 to 12:00", "الجمعة من الثالثة إلى الخامسة مساءً", "saturday 10 to noon": a
 * day with two times of it. Two bare numbers are hours beside a day that is whole without them. What has more than
 * one meaning is `which`. `undefined` for any other text: it may be a day or a date.
 */
export const readHours = (text: string, context: DayContext): HoursReading | undefined => {
  if (text.length > longestText) return undefined;
  let plain = withoutDots(plainLetters(text));
  for (const [pattern, replacement] of spelling) plain = plain.replace(pattern, replacement);
  for (const joined of plain.matchAll(joins)) {
    const sides = sidesAt(plain, joined, context);
    const reading = sides && readSides(plain, sides, context);
    if (reading !== undefined) return reading;
  }
  return undefined;
};

const readSides = (plain: string, sides: Sides, context: DayContext): HoursReading | undefined => {
  const { begin, end } = sides;
  const before = minutesBefore(plain, sides, context);
  if (before === 'moment') return undefined;
  const day = begin.day ?? end.day;
  if (day === undefined && begin.bare && end.bare && !plausible(begin, end)) return undefined;
  const times = timesMeant(begin, end);
  const [said, ...others] = times;
  const isTold = before === 'range' && others.length === 0;
  if (!isTold || (day === undefined && begin.inWords)) {
    const ranges = times.flatMap((each) =>
      day === undefined ? withoutDay(each, context) : meantOn(day, each, context),
    );
    const meant = [...(before === 'range' ? [] : before), ...ranges];
    return meant.length === 0 ? undefined : { kind: 'which', meant };
  }
  const endDay = begin.day === undefined ? undefined : end.day;
  return {
    kind: 'range',
    from: [day, timeText(said.begin)].filter(Boolean).join(' '),
    to: [endDay, timeText(said.end)].filter(Boolean).join(' '),
  };
};
