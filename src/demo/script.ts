import type { Bilingual, Language } from '../chat/ids.ts';

/**
 * The history of the demo as it was lived: who said what, where and when. It is played through the
 * bot's own door, so the record holds what the bot made of it, and every digest and poll arrived by
 * itself.
 *
 * In a line, `@{id}` is the name of a person, and `#{name}` the number that a line with that `label`
 * got, or else the place with that id; `{first-quarter}` the month in which its whole quarter begins.
 */
export type Step = SayStep | RateStep;

export type SayStep = Readonly<{
  at: When;
  as: string | Bilingual;
  in: string;
  say: string | Bilingual;
  /** Said only where this is the coalition's language. */
  only?: Language;
  /** Later lines call the number of this one `#{label}`. */
  label?: string;
}>;

/** People answer the latest poll in a place. */
export type RateStep = Readonly<{
  at: When;
  in: string;
  rate: Readonly<Record<string, 1 | 2 | 3 | 4 | 5>>;
  /** What some of them add. */
  comments?: Readonly<Record<string, string>>;
}>;

/** The week since the start, the day, and the time in UTC (the demo lives two to three hours east of it). */
export type When = `${number} ${Weekday} ${number}:${number}`;

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
type Weekday = (typeof weekdays)[number];

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long after the start. */
export const sinceStart = (when: When): number => {
  const [week, weekday, time] = when.split(' ');
  const [hours, minutes] = (time ?? '').split(':');
  const days = Number(week) * 7 + (weekdays as readonly string[]).indexOf(weekday ?? '');
  return days * day + (Number(hours) * 60 + Number(minutes)) * minute;
};

/** The last step is on a Monday of the twentieth week: by then the fifth month has begun and has not ended. */
const lengthInDays = 135;

/** The month, 1 to 12, after the one in which the demo begins: with it the coalition's year begins. */
export const firstQuarter = (start: number): number => ((new Date(start).getUTCMonth() + 1) % 12) + 1;

/**
 * A first Sunday of a month, at midnight, so that the demo always begins early in one month, lives
 * through three whole ones and ends in the middle of the fifth; the latest such Sunday that leaves no
 * step in the future.
 */
export const demoStart = (today: number): number => {
  const date = new Date(today);
  for (let month = date.getUTCMonth() - 1; ; month -= 1) {
    const first = Date.UTC(date.getUTCFullYear(), month, 1);
    const sunday = first + ((7 - new Date(first).getUTCDay()) % 7) * day;
    if (sunday + lengthInDays * day <= today) return sunday;
  }
};
