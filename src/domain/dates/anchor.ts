import type { LocalDate, WorkWeek } from './calendar.ts';
import type { Token } from './lexicon.ts';

/** The days that the words are relative to. */
export type Anchor = Readonly<{
  today: LocalDate;
  /** The start of spans, bare weekdays and dates without a year: today, or the day of an earlier moment. */
  start: LocalDate;
  /** Whether a bare weekday may be `start` itself. */
  startCounts: boolean;
  workWeek: WorkWeek;
  /** The month (1 to 12) in which the fiscal year begins. */
  fiscalYearStart: number;
}>;

/** Reads all the tokens as one day, or `undefined`. */
export type DayReader = (tokens: readonly Token[], anchor: Anchor) => LocalDate | undefined;
