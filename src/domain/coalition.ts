import type { LocalTime, Weekday } from './dates/calendar.ts';

export type CommitteeKind = 'executive' | 'strategic';

export type Role = 'coordinator' | CommitteeKind;

/** The digits of figures: 0–9, or ٠–٩ in Arabic. */
export type Digits = 'latn' | 'arab';

export type Coalition = Readonly<{
  id: string;
  name: string;
  mission: string;
  /** An IANA name. */
  timeZone: string;
  /** ISO weekdays, Monday = 1. */
  workWeek: readonly Weekday[];
  language: 'en' | 'ar';
  digits: Digits;
  /** No score or comment is shown below this many answers. */
  pollThreshold: number;
  /** Everyone in the workspaces may read the groups' records; if false, only those concerned. */
  open: boolean;
  createdAt: number;
  /** The day after a period on which its summary is posted. */
  digestDay: DigestDay;
  /** The local time at which it is posted. */
  digestTime: LocalTime;
  /** The month (1 to 12) in which the fiscal year begins, which determines the quarters. */
  fiscalYearStart: number;
  /** The address that is called about each change; null without one. */
  webhook: string | null;
}>;

/** A day of the month, '1' to '28', or its first or last working day. */
export type DigestDay = `${number}` | 'first-workday' | 'last-workday';

export type CoalitionSettings = Omit<Coalition, 'id' | 'createdAt' | 'webhook'>;

export const defaultPollThreshold = 5;

/** The work weeks to choose from, by name. */
export const workWeeks = {
  'mon-fri': [1, 2, 3, 4, 5],
  'sun-thu': [7, 1, 2, 3, 4],
  'sat-wed': [6, 7, 1, 2, 3],
  'sat-thu': [6, 7, 1, 2, 3, 4],
  'mon-sat': [1, 2, 3, 4, 5, 6],
} as const satisfies Record<string, readonly Weekday[]>;

export type WorkWeekName = keyof typeof workWeeks;

/** The name of these days, if they are a usual work week. */
export const workWeekName = (days: readonly Weekday[]): WorkWeekName | undefined =>
  (Object.keys(workWeeks) as WorkWeekName[]).find((name) => workWeeks[name].join() === days.join());

/** The settings that the words for days depend on. */
export const calendarOf = ({
  timeZone,
  workWeek,
  fiscalYearStart,
}: Coalition): Pick<Coalition, 'timeZone' | 'workWeek' | 'fiscalYearStart'> => ({
  timeZone,
  workWeek,
  fiscalYearStart,
});
