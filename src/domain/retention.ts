import { addDays, addMonths, dayIn, instantOf, startOfDay } from './dates/calendar.ts';

/** How long a coalition may choose to store its records. A future digest needs less than six months. */
export type RetentionChoice = '6' | '12' | '24' | '36' | '60' | 'never';

/** When old records are removed: in the small hours of the coalition's next day. */
export const nextRemoval = (timeZone: string, now: number): number =>
  instantOf(timeZone, addDays(dayIn(timeZone, now), 1), '03:00');

/** Records that ended before this instant are removed. */
export const keptFrom = (timeZone: string, now: number, months: number): number =>
  startOfDay(timeZone, addMonths(dayIn(timeZone, now), -months));
