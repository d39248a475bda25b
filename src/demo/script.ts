import type { Bilingual, Language } from '../chat/ids.ts';

/**
 * One step of the demo's history: who says what, where and when. The steps are played through the bot
 * itself, so every digest and poll in the demo was made by the bot.
 *
 * In a line, `@{id}` is replaced by the name of a person, `#{name}` by the number of the step with that
 * `label` or else by the place with that id, `{first-quarter}` by the month in which the first complete
 * quarter begins.
 */
export type Step = SayStep | RateStep | PressStep;

export type SayStep = Readonly<{
  at: When;
  as: string | Bilingual;
  in: string;
  say: string | Bilingual;
  /** Played only when this is the language of the demo. */
  only?: Language;
  /** Later lines refer to the number of this one as `#{label}`. */
  label?: string;
}>;

/** People answer the latest poll in a place. */
export type RateStep = Readonly<{
  at: When;
  in: string;
  rate: Readonly<Record<string, 1 | 2 | 3 | 4 | 5>>;
  /** The comments of some of them. */
  comments?: Readonly<Record<string, string>>;
}>;

/** Somebody presses a button that needs no form, on the latest message with such a button that they see there. */
export type PressStep = Readonly<{
  at: When;
  as: Bilingual;
  /** A place, or `private`: their own conversation with Halqa. */
  in: string;
  /** The button's verb, as in its token. */
  press: string;
}>;

/** The week since the start, the day, and the time in UTC. The demo's zone is two to three hours ahead. */
export type When = `${number} ${Weekday} ${number}:${number}`;

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
type Weekday = (typeof weekdays)[number];

const minute = 60_000;
const day = 24 * 60 * minute;

/** Milliseconds since the start. */
export const sinceStart = (when: When): number => {
  const [week, weekday, time] = when.split(' ');
  const [hours, minutes] = (time ?? '').split(':');
  const days = Number(week) * 7 + (weekdays as readonly string[]).indexOf(weekday ?? '');
  return days * day + (Number(hours) * 60 + Number(minutes)) * minute;
};

/** The last step is on a Monday of the twentieth week, in the middle of the fifth month. */
const lengthInDays = 135;

/** The month (1 to 12) after the first one of the demo; the coalition's year begins with it. */
export const firstQuarter = (start: number): number => ((new Date(start).getUTCMonth() + 1) % 12) + 1;

/**
 * The latest first Sunday of a month, at midnight UTC, that leaves no step in the future. The demo
 * therefore has three complete months and ends in the middle of the fifth.
 */
export const demoStart = (today: number): number => {
  const date = new Date(today);
  for (let month = date.getUTCMonth() - 1; ; month -= 1) {
    const first = Date.UTC(date.getUTCFullYear(), month, 1);
    const sunday = first + ((7 - new Date(first).getUTCDay()) % 7) * day;
    if (sunday + lengthInDays * day <= today) return sunday;
  }
};
