import { addDays, addMonths, dayIn, instantOf, startOfDay } from './calendar.ts';

/** How many months a coalition may keep its records. A digest that was never sent needs less than six. */
export const retentionChoices = ['6', '12', '24', '36', '60', 'never'] as const;

export type RetentionChoice = (typeof retentionChoices)[number];

/** When old records go: in the small hours of the coalition's next day. */
export const nextRemoval = (timeZone: string, now: number): number =>
  instantOf(timeZone, addDays(dayIn(timeZone, now), 1), '03:00');

/** What was over before this instant is older than the coalition keeps. */
export const keptFrom = (timeZone: string, now: number, months: number): number =>
  startOfDay(timeZone, addMonths(dayIn(timeZone, now), -months));
