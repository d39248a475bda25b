import { Temporal } from 'temporal-polyfill';

/** A calendar day, 'YYYY-MM-DD', years 0000 to 9999. It has no zone: a place gives it one. */
export type LocalDate = string;

/** A clock time, 24 hours, 'HH:MM'. */
export type LocalTime = string;

/** ISO: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The workdays of a coalition, in any order: Sunday to Thursday is `[7, 1, 2, 3, 4]`. */
export type WorkWeek = readonly Weekday[];

export const mondayToFriday: WorkWeek = [1, 2, 3, 4, 5];

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export const zonedAt = (timeZone: string, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/**
 * True when the text is a `LocalDate` that exists: '2026-02-30' is not one. For tests.
 * @internal
 */
export const isLocalDate = (text: string): text is LocalDate =>
  datePattern.test(text) && dateFrom(...civilOf(text)) === text;

/**
 * True when the text is a `LocalTime`: '24:00' and '9:00' are not. For tests.
 * @internal
 */
export const isLocalTime = (text: string): text is LocalTime => timePattern.test(text);

/** Year, month (1 to 12) and day of a date. */
export const civilOf = (date: LocalDate): [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

/** The date of a civil year, month (1 to 12) and day; undefined when that day does not exist. */
export const dateFrom = (year: number, month: number, day: number): LocalDate | undefined => {
  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return undefined;
  }
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
};

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const digits = (value: number, width: number) => String(value).padStart(width, '0');

/** The formatter of a zone, and the dates of whole quarters of an hour, by their number since 1970. */
type Days = Readonly<{ write: Intl.DateTimeFormat; quarters: Map<number, LocalDate> }>;

/** The quarters of a month: a summary reads as many for each of its groups. */
const quartersKept = 31 * 24 * 4;

const daysOf = new Map<string, Days>();

const daysIn = (timeZone: string): Days => {
  const known = daysOf.get(timeZone);
  if (known !== undefined) return known;
  // The Swedish format of a day is ISO.
  const write = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const made = { write, quarters: new Map<number, LocalDate>() };
  daysOf.set(timeZone, made);
  return made;
};

const quarterMs = 900_000;

/**
 * The day in the zone at that instant (UTC epoch milliseconds). Every incoming needs it, and Temporal takes
 * fifteen times as long as Intl.
 */
export const dayIn = (timeZone: string, at: number): LocalDate => {
  const days = daysIn(timeZone);
  const quarter = Math.floor(at / quarterMs);
  const known = days.quarters.get(quarter);
  if (known !== undefined) return known;
  const date = days.write.format(at);
  const from = quarter * quarterMs;
  if ([from, from + quarterMs - 1].some((edge) => days.write.format(edge) !== date)) return date;
  if (days.quarters.size >= quartersKept) days.quarters.clear();
  days.quarters.set(quarter, date);
  return date;
};

/** The time in the zone at that instant, without seconds. */
export const timeIn = (timeZone: string, at: number): LocalTime =>
  zonedAt(timeZone, at).toPlainTime().toString({ smallestUnit: 'minute' });

/**
 * When the clocks of the zone show that time on that day, in UTC epoch milliseconds. A time that they
 * skip (spring, or the day that Samoa skipped) is the first instant after the gap; one that they
 * show twice (autumn) is the first of the two.
 *
 * @throws RangeError when the date, the time or the zone is none.
 */
export const instantOf = (timeZone: string, date: LocalDate, time: LocalTime): number => {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const found = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  return (found.getTimeZoneTransition('next') ?? found).epochMilliseconds;
};

/** The first instant of the day. Not always midnight: Beirut and Cairo skip it once a year. */
export const startOfDay = (timeZone: string, date: LocalDate): number => instantOf(timeZone, date, '00:00');

const dayMs = 86_400_000;
const epochDay = (date: LocalDate): number => {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`not a date: ${date}`);
  return at / dayMs;
};

/** The day `days` after the date; before it if negative. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** The same day of another month, or the last day of that month if it is shorter. */
export const addMonths = (date: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** How many days `to` is after `from`; negative if it is before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => epochDay(to) - epochDay(from);

export const weekday = (date: LocalDate): Weekday =>
  // Day 0 of the epoch was a Thursday.
  (((((epochDay(date) + 3) % 7) + 7) % 7) + 1) as Weekday;

export const isWorkday = (workWeek: WorkWeek, date: LocalDate): boolean => workWeek.includes(weekday(date));

/** The date itself when it is a workday, otherwise the first workday after it. */
export const workdayFrom = (workWeek: WorkWeek, date: LocalDate): LocalDate => seek(workWeek, date, 1);

/** The date itself when it is a workday, otherwise the last workday before it. */
export const workdayUntil = (workWeek: WorkWeek, date: LocalDate): LocalDate => seek(workWeek, date, -1);

/** The first workday after the date, never the date itself. */
export const nextWorkday = (workWeek: WorkWeek, date: LocalDate): LocalDate =>
  workdayFrom(workWeek, addDays(date, 1));

const seek = (workWeek: WorkWeek, date: LocalDate, step: 1 | -1): LocalDate => {
  for (let away = 0; away < 7; away += 1) {
    const day = addDays(date, away * step);
    if (isWorkday(workWeek, day)) return day;
  }
  throw new RangeError('a work week has at least one day');
};

/**
 * The weekday on which the week begins: the first workday after the longest rest. Monday for
 * Monday to Friday, Sunday for Sunday to Thursday, Monday where no day is free.
 */
export const weekStart = (workWeek: WorkWeek): Weekday => {
  let start: Weekday = 1;
  let longest = 0;
  for (const day of [...workWeek].sort((a, b) => a - b)) {
    let rest = 0;
    while (rest < 6 && !workWeek.includes((((day - rest + 5) % 7) + 1) as Weekday)) rest += 1;
    if (rest > longest) [start, longest] = [day, rest];
  }
  return start;
};

/** The first day of the week that contains the date. */
export const startOfWeek = (workWeek: WorkWeek, date: LocalDate): LocalDate =>
  addDays(date, -((weekday(date) - weekStart(workWeek) + 7) % 7));
