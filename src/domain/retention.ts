import { addDays, addMonths, dayIn, instantOf, startOfDay } from './dates/calendar.ts';

/** How long a coalition may choose to keep its records. A digest that is still to come needs less than six months. */
export type RetentionChoice = '6' | '12' | '24' | '36' | '60' | 'never';

/** When old records go: in the small hours of the coalition's next day. */
export const nextRemoval = (timeZone: string, now: number): number =>
  instantOf(timeZone, addDays(dayIn(timeZone, now), 1), '03:00');

/** What was over before this instant is older than the coalition keeps. */
export const keptFrom = (timeZone: string, now: number, months: number): number =>
  startOfDay(timeZone, addMonths(dayIn(timeZone, now), -months));
