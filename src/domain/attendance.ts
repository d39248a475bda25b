import { addDays, dayIn, instantOf, type LocalTime } from './dates/calendar.ts';

/** What a person may say to an event: they come, they may come, they can't. */
export const attendanceAnswers = ['yes', 'maybe', 'no'] as const;
export type AttendanceAnswer = (typeof attendanceAnswers)[number];

/** The answer that a button names; `null` if there is no such answer. */
export const readAttendance = (named: string | undefined): AttendanceAnswer | null =>
  attendanceAnswers.find((answer) => answer === named) ?? null;

const remindedAt: LocalTime = '09:00';

/** When those who come are reminded: nine in the morning of the day before, in the coalition's zone. */
export const attendanceReminderAt = (timeZone: string, startsAt: number): number =>
  instantOf(timeZone, addDays(dayIn(timeZone, startsAt), -1), remindedAt);
