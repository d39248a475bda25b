import { dayIn, isLocalDate, type LocalDate, type WorkWeek } from './calendar.ts';

/** What a text about a day means. */
export type DayReading =
  | Readonly<{ kind: 'day'; date: LocalDate }>
  | Readonly<{ kind: 'past'; date: LocalDate }>
  | Readonly<{ kind: 'unclear' }>;

/** What a text about a moment means. `at` is in UTC epoch milliseconds. */
export type MomentReading =
  | Readonly<{ kind: 'moment'; at: number }>
  | Readonly<{ kind: 'past'; at: number }>
  | Readonly<{ kind: 'unclear' }>;

export type DayContext = Readonly<{ now: number; timeZone: string; workWeek?: WorkWeek }>;
export type MomentContext = DayContext & Readonly<{ from?: number; endOfDay?: boolean }>;

export const readDay = (text: string, { now, timeZone }: DayContext): DayReading => {
  if (!isLocalDate(text)) return { kind: 'unclear' };
  return { kind: text < dayIn(timeZone, now) ? 'past' : 'day', date: text };
};

export const readMoment = (_text: string, _context: MomentContext): MomentReading => ({ kind: 'unclear' });
