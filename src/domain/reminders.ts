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

/** How long before it is due an item is announced. */
export const soonDays = 3;

const weekDays = 7;

/** The first instant after `now` at which reminders may be sent: nine in the morning of a workday. */
export const nextRemindersAt = ({ timeZone, workWeek }: Working, now: number): number => {
  const day = workdayFrom(workWeek, dayIn(timeZone, now));
  const at = instantOf(timeZone, day, remindersAt);
  return at > now ? at : instantOf(timeZone, nextWorkday(workWeek, day), remindersAt);
};

/** Whether people are at work: a bot that wakes up at night or on a day off says nothing then. */
export const mayRemind = ({ timeZone, workWeek }: Working, now: number): boolean => {
  const time = timeIn(timeZone, now);
  return isWorkday(workWeek, dayIn(timeZone, now)) && time >= remindersAt && time < wakingUntil;
};

/** The days that one run of reminders answers for, from `first` to `last`; both are included. */
export type RemindedDays = Readonly<{ first: LocalDate; today: LocalDate; last: LocalDate }>;

/**
 * What the reminders of `today` answer for: all that no reminders have answered for yet, up to the eve
 * of the next workday, so that nothing that is due on a day off is told too late. The days of one run
 * begin where those of the run before end: nothing is lost between them, nothing told twice. After a
 * long sleep they reach back no further than a week; what was due earlier is late, and told weekly.
 * `null` when none are left. `through` is the last day answered for; `null` before the first run.
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
 * The due dates of which a run tells: what is due on its days, what is due three days after them, and
 * what was due whole weeks before today or the days off that follow it, back to `oldest`, the earliest
 * due date there is.
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
