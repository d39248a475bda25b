import {
  addDays,
  dayIn,
  instantOf,
  isWorkday,
  type LocalDate,
  type LocalTime,
  nextWorkday,
  timeIn,
  type WorkWeek,
  workdayFrom,
} from './dates/calendar.ts';

/** Where and when a coalition works. */
export type Working = Readonly<{ timeZone: string; workWeek: WorkWeek }>;

const remindersAt: LocalTime = '09:00';

/** A reminder that was not sent by then waits for the next workday. */
const wakingUntil: LocalTime = '18:00';

/** How long before its due date an item is announced. */
export const soonDays = 3;

const weekDays = 7;

/** The first instant after `now` at which reminders may be sent: nine in the morning of a workday. */
export const nextRemindersAt = ({ timeZone, workWeek }: Working, now: number): number => {
  const day = workdayFrom(workWeek, dayIn(timeZone, now));
  const at = instantOf(timeZone, day, remindersAt);
  return at > now ? at : instantOf(timeZone, nextWorkday(workWeek, day), remindersAt);
};

/** Whether people are at work: a bot that starts at night or on a day off sends nothing then. */
export const mayRemind = ({ timeZone, workWeek }: Working, now: number): boolean => {
  const time = timeIn(timeZone, now);
  return isWorkday(workWeek, dayIn(timeZone, now)) && time >= remindersAt && time < wakingUntil;
};

/** The days that one run of reminders covers, from `first` to `last`, both inclusive. */
export type RemindedDays = Readonly<{ first: LocalDate; today: LocalDate; last: LocalDate }>;

/**
 * The days that the reminders of `today` cover: all that no earlier run covered, up to the day before the
 * next workday, so that nothing due on a day off is announced too late. Each run begins where the previous
 * one ended: nothing is lost or repeated in between. After a long sleep a run goes back at most a week; older
 * items are late, and announced weekly. `null` when no days are left. `through` is the last covered day;
 * `null` before the first run.
 */
export const remindedDays = (
  workWeek: WorkWeek,
  today: LocalDate,
  through: LocalDate | null,
): RemindedDays | null => {
  const weekAgo = addDays(today, 1 - weekDays);
  const next = through === null ? today : addDays(through, 1);
  const first = next < weekAgo ? weekAgo : next;
  const last = addDays(nextWorkday(workWeek, today), -1);
  return first > last ? null : { first, today, last };
};

/**
 * The due dates that a run announces: those on its days, those three days after them, and those whole weeks
 * before today or the days off that follow it, back to `oldest`, the earliest due date.
 */
export const dueDatesToTell = (
  { first, today, last }: RemindedDays,
  oldest: LocalDate,
): readonly LocalDate[] => {
  const dates = new Set<LocalDate>();
  for (let day = first; day <= last; day = addDays(day, 1)) {
    dates.add(day);
    dates.add(addDays(day, soonDays));
    if (day >= today)
      for (let due = addDays(day, -weekDays); due >= oldest; due = addDays(due, -weekDays)) dates.add(due);
  }
  return [...dates].filter((date) => date >= oldest).sort();
};
