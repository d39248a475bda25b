import {
  addDays,
  dayIn,
  instantOf,
  isWorkday,
  type LocalDate,
  type LocalTime,
  nextWorkday,
  startOfWeek,
  timeIn,
  workdayFrom,
} from './dates/calendar.ts';
import type { Working } from './reminders.ts';

/** The message about the week comes at this local time of its first workday: before the reminders of the day. */
const weekAt: LocalTime = '08:30';

/** A message that was not sent by then waits for the next workday. */
const wakingUntil: LocalTime = '18:00';

const weekDays = 7;

/** The week that a day belongs to, from its first workday to the day before the next one. */
export type Week = Readonly<{ first: LocalDate; last: LocalDate }>;

export const weekOf = ({ timeZone, workWeek }: Working, now: number): Week => {
  const first = startOfWeek(workWeek, dayIn(timeZone, now));
  return { first, last: addDays(first, weekDays - 1) };
};

/** When the next message about a week is due: the morning of the first workday of a week, after `now`. */
export const nextWeekAt = (working: Working, now: number): number => {
  const { first } = weekOf(working, now);
  const at = instantOf(working.timeZone, first, weekAt);
  return at > now ? at : instantOf(working.timeZone, addDays(first, weekDays), weekAt);
};

/** Whether people are at work. A message about the week that is late is still worth reading later in it. */
export const mayTellWeek = ({ timeZone, workWeek }: Working, now: number): boolean => {
  const time = timeIn(timeZone, now);
  return isWorkday(workWeek, dayIn(timeZone, now)) && time >= weekAt && time < wakingUntil;
};

/** When to try again where people are not at work: the next morning of a workday. */
export const nextWorkdayMorning = ({ timeZone, workWeek }: Working, now: number): number => {
  const day = workdayFrom(workWeek, dayIn(timeZone, now));
  const at = instantOf(timeZone, day, weekAt);
  return at > now ? at : instantOf(timeZone, nextWorkday(workWeek, day), weekAt);
};
