import type { LocalDate, WorkWeek } from './calendar.ts';
import type { Token } from './lexicon.ts';

/** What the words count from. */
export type Anchor = Readonly<{
  today: LocalDate;
  /** Where spans, bare weekdays and dates without a year start: today, or the day of an earlier moment. */
  start: LocalDate;
  /** Whether a bare weekday may be `start` itself. */
  startCounts: boolean;
  workWeek: WorkWeek;
  /** The month (1 to 12) in which the year of the quarters begins. */
  fiscalYearStart: number;
}>;

/** Reads all the tokens as one day, or `undefined`. */
export type DayReader = (tokens: readonly Token[], anchor: Anchor) => LocalDate | undefined;
