import {
  addMonths,
  dayIn,
  instantOf,
  type LocalDate,
  type LocalTime,
  workdayFrom,
} from './dates/calendar.ts';
import { followUpOn, type Partner, type Rhythm } from './partner.ts';
import type { Working } from './reminders.ts';

/** What the delegates of a partner can answer to its letter. The last two are asked for once a year. */
export type LetterAnswer = 'right' | 'change' | 'barrier' | 'go-on' | 'end';

/** A letter that went to the delegates of a partner. It is answered once, by any of them. */
export type PartnerLetter = Readonly<{
  partnerId: string;
  /** The day of the rhythm, or the last day of the agreement. */
  day: LocalDate;
  /** Whether it asks if the partnership goes on. */
  review: boolean;
  sentAt: number;
  answeredAt: number | null;
  answeredBy: string | null;
  answer: LetterAnswer | null;
}>;

/** A request for help, and what came of it. */
export type LetterAsk = Readonly<{ number: number; help: string; outcome: 'open' | 'taken' | 'resolved' }>;

/** A letter comes at this local time of a workday. */
const letterTime: LocalTime = '09:00';

/** When the letter of a day is sent. */
const sentOn = ({ timeZone, workWeek }: Working, day: LocalDate): number =>
  instantOf(timeZone, workdayFrom(workWeek, day), letterTime);

type Agreement = Pick<Partner, 'state' | 'rhythm' | 'endsOn' | 'joinedAt'>;

type Following = Readonly<{
  joinedOn: LocalDate;
  rhythm: Rhythm;
  endsOn: LocalDate | null;
  /** The day of the last letter; before the first one, the day on which it joined. */
  since: LocalDate;
}>;

/** How a partner is followed up; `null` when it is not, because it has not joined. */
const followingOf = (
  { timeZone }: Working,
  { state, rhythm, endsOn, joinedAt }: Agreement,
  lastDay: LocalDate | null,
): Following | null => {
  if (state !== 'joined' || rhythm === null || joinedAt === null) return null;
  const joinedOn = dayIn(timeZone, joinedAt);
  return { joinedOn, rhythm, endsOn, since: lastDay ?? joinedOn };
};

/** When the next letter is due after `now`. @param lastDay the day of the last letter */
export const nextLetterAfter = (
  working: Working,
  agreement: Agreement,
  lastDay: LocalDate | null,
  now: number,
): number | null => {
  const following = followingOf(working, agreement, lastDay);
  if (following === null) return null;
  const { joinedOn, rhythm, endsOn, since } = following;
  let day = followUpOn(joinedOn, rhythm, since);
  while (sentOn(working, day) <= now) day = followUpOn(joinedOn, rhythm, day);
  const next = sentOn(working, day);
  const end = endsOn === null || endsOn <= since ? null : sentOn(working, endsOn);
  return end !== null && end > now ? Math.min(next, end) : next;
};

/** The day of the letter that is due at `now`: the latest, where several were slept through. */
export const dueLetterDay = (
  working: Working,
  agreement: Agreement,
  lastDay: LocalDate | null,
  now: number,
): LocalDate | null => {
  const following = followingOf(working, agreement, lastDay);
  if (following === null) return null;
  const { joinedOn, rhythm, endsOn, since } = following;
  let due: LocalDate | null = null;
  for (
    let day = followUpOn(joinedOn, rhythm, since);
    sentOn(working, day) <= now;
    day = followUpOn(joinedOn, rhythm, day)
  )
    due = day;
  const isEnd = endsOn !== null && endsOn > since && sentOn(working, endsOn) <= now;
  return isEnd && (due === null || endsOn > due) ? endsOn : due;
};

/**
 * Whether the letter of `day` asks if the partnership goes on: a year since it joined, or the end of the agreement,
 * falls after the last letter and not later than that day.
 */
export const isReview = (
  working: Working,
  agreement: Agreement,
  lastDay: LocalDate | null,
  day: LocalDate,
): boolean => {
  const following = followingOf(working, agreement, lastDay);
  if (following === null) return false;
  const { joinedOn, endsOn, since } = following;
  if (endsOn !== null && endsOn > since && endsOn <= day) return true;
  for (let years = 1; ; years += 1) {
    const anniversary = addMonths(joinedOn, 12 * years);
    if (anniversary > since) return anniversary <= day;
  }
};
