import {
  addDays,
  addMonths,
  civilOf,
  dateFrom,
  dayIn,
  instantOf,
  type LocalDate,
  type LocalTime,
  mondayToFriday,
  startOfDay,
  type WorkWeek,
  workdayFrom,
  workdayUntil,
} from './calendar.ts';

export type PeriodKind = 'month' | 'quarter';

/** '2026-10' for a month, '2026-Q4' for a quarter. */
export type PeriodKey = `${number}-${number}` | `${number}-Q${number}`;

/**
 * The time that one digest covers. The key of a quarter names the fiscal year by the calendar year in which
 * it ends: if it starts in April, January to March 2027 is '2027-Q4', and April to June 2026 is '2027-Q1'. If
 * it starts in January (the default), the two are the same.
 */
export type Period = Readonly<{
  kind: PeriodKind;
  key: PeriodKey;
  firstDay: LocalDate;
  /** Its last day, inclusive. */
  lastDay: LocalDate;
}>;

/**
 * When the digest of a period is due: on the last workday of the period itself, or in the month after it on a
 * day (1 to 28, so that every month has it) or on its first workday.
 */
export type DueRule = Readonly<{
  /** Default 1. */
  day?: number | 'first-workday' | 'last-workday';
  /** Default Monday to Friday. */
  workWeek?: WorkWeek;
  /** The month (1 to 12) in which the fiscal year begins. Default 1. */
  fiscalYearStart?: number;
}>;

const defaultTime: LocalTime = '09:00';

const monthsOf = { month: 1, quarter: 3 } as const;

const sure = (date: LocalDate | undefined): LocalDate => {
  if (date === undefined) throw new RangeError('no such day');
  return date;
};

const checkedMonth = (month: number): number => {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`not a month: ${month}`);
  return month;
};

/**
 * The period that contains the day.
 *
 * @throws RangeError when `fiscalYearStart` is not 1 to 12.
 */
export const periodOf = (kind: PeriodKind, date: LocalDate, fiscalYearStart = 1): Period => {
  const [year, month] = civilOf(date);
  const start = checkedMonth(fiscalYearStart);
  if (kind === 'month') return spanning(kind, year, month, `${year}-${month}`);
  const into = (month - start + 12) % 12;
  const quarter = Math.floor(into / 3) + 1;
  // The fiscal year of this month ends in this calendar year, unless it started in it.
  const fiscalYear = start > 1 && month >= start ? year + 1 : year;
  const first = month - (into % 3);
  return spanning(
    kind,
    first < 1 ? year - 1 : year,
    first < 1 ? first + 12 : first,
    `${fiscalYear}-Q${quarter}`,
  );
};

const spanning = (kind: PeriodKind, year: number, month: number, key: PeriodKey): Period => {
  const firstDay = sure(dateFrom(year, month, 1));
  const lastDay = addDays(addMonths(firstDay, monthsOf[kind]), -1);
  return { kind, key: kind === 'month' ? (firstDay.slice(0, 7) as PeriodKey) : key, firstDay, lastDay };
};

/**
 * The period of a stored key, or undefined for an invalid one. The key of a quarter must be read with the
 * fiscal year start that it was written with.
 */
export const periodFromKey = (key: string, fiscalYearStart = 1): Period | undefined => {
  const [, years, quarters, months] = /^(\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))$/.exec(key) ?? [];
  if (years === undefined) return undefined;
  if (months !== undefined) return periodOf('month', `${years}-${months}-01`);
  const start = checkedMonth(fiscalYearStart);
  const monthsIn = start - 1 + (Number(quarters) - 1) * 3;
  const year = Number(years) - (start > 1 ? 1 : 0) + Math.floor(monthsIn / 12);
  return periodOf('quarter', sure(dateFrom(year, (monthsIn % 12) + 1, 1)), start);
};

/** The fiscal year start that the period was made with, derived from its key. */
const startOf = ({ kind, key, firstDay }: Period): number => {
  if (kind === 'month') return 1;
  const [, month] = civilOf(firstDay);
  return ((month - 1 - (Number(key.slice(-1)) - 1) * 3 + 12) % 12) + 1;
};

export const nextPeriod = (period: Period): Period =>
  periodOf(period.kind, addDays(period.lastDay, 1), startOf(period));

export const previousPeriod = (period: Period): Period =>
  periodOf(period.kind, addDays(period.firstDay, -1), startOf(period));

/** From its first instant (inclusive) to the first after it (exclusive), in UTC epoch milliseconds. */
export const periodBounds = (period: Period, timeZone: string): Readonly<{ from: number; to: number }> => ({
  from: startOfDay(timeZone, period.firstDay),
  to: startOfDay(timeZone, addDays(period.lastDay, 1)),
});

const dueDay = (period: Period, { day = 1, workWeek = mondayToFriday }: DueRule): LocalDate => {
  if (day === 'last-workday') return workdayUntil(workWeek, period.lastDay);
  const first = addDays(period.lastDay, 1);
  if (day === 'first-workday') return workdayFrom(workWeek, first);
  if (!Number.isInteger(day) || day < 1 || day > 28) throw new RangeError(`not a day from 1 to 28: ${day}`);
  return addDays(first, day - 1);
};

/**
 * When the digest of the period is due, in UTC epoch milliseconds: after the period ended, or on its own last
 * workday. A later period is due later.
 *
 * @throws RangeError when the rule's day is not 1 to 28, or its work week is empty.
 */
export const dueAt = (
  period: Period,
  timeZone: string,
  rule: DueRule = {},
  time: LocalTime = defaultTime,
): number => instantOf(timeZone, dueDay(period, rule), time);

/** The latest period whose digest is due at `now`: after a long sleep, the only one to send. */
export const latestDue = (
  kind: PeriodKind,
  now: number,
  timeZone: string,
  rule: DueRule = {},
  time: LocalTime = defaultTime,
): Period => {
  // This goes back three steps at most.
  let period = periodOf(kind, dayIn(timeZone, now), rule.fiscalYearStart);
  while (dueAt(period, timeZone, rule, time) > now) period = previousPeriod(period);
  return period;
};

/**
 * The first period whose digest is not due yet at `now`. For tests.
 * @internal
 */
export const nextDue = (
  kind: PeriodKind,
  now: number,
  timeZone: string,
  rule: DueRule = {},
  time: LocalTime = defaultTime,
): Period => nextPeriod(latestDue(kind, now, timeZone, rule, time));
