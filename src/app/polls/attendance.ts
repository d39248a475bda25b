import { type EventView, eventCard, eventMovedCard, eventSoonCard } from '../../cards/polls/event-cards.ts';
import { type AttendanceAnswer, attendanceReminderAt } from '../../domain/attendance.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Event } from '../../domain/event.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { scheduleConfirmation } from '../involvement/sides.ts';
import { announce, personRecipients } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';
import { attendants, redrawEvent, viewEvent } from './event-view.ts';

/**
 * Stores whether the caller comes, in place of an earlier answer of theirs. `listedIn` is the workspace in whose own
 * list of events they said so.
 * @throws Refusal `event-cancelled`, `event-over`, `event-begun`
 */
export const attend = async (
  repositories: Repositories,
  caller: ToldBy,
  event: Event,
  answer: AttendanceAnswer,
  listedIn: string | null = null,
): Promise<EventView> => {
  const { coalition, person, now } = caller;
  const { number } = event;
  if (event.cancelledAt !== null) throw new Refusal({ code: 'event-cancelled', number });
  if (event.endsAt <= now) throw new Refusal({ code: 'event-over', number });
  if (event.startsAt <= now) throw new Refusal({ code: 'event-begun', number });
  const before = await repositories.attendance.answer(
    coalition.id,
    event.id,
    person.id,
    { answer, listedIn },
    now,
  );
  if (before === answer) return viewEvent(repositories, caller, event);
  await record(repositories, caller, {
    subject: subjectOf('event', event.id),
    change: 'attendance',
    before: before === null ? null : { answer: before },
    after: { answer },
  });
  // The pressed card too: when two people press at once, the later reply may hold the earlier state.
  return redrawEvent(repositories, caller, event);
};

/** Plans what follows from the times of an event: its poll, and the reminder the day before. */
export const scheduleEvent = async (
  repositories: Repositories,
  { coalition, now }: Readonly<{ coalition: Coalition; now: number }>,
  { id, startsAt, endsAt }: Pick<Event, 'id' | 'startsAt' | 'endsAt'>,
): Promise<void> => {
  const deadline = { subjectId: id, coalitionId: coalition.id };
  await repositories.deadlines.set({ ...deadline, kind: 'poll-open', dueAt: endsAt });
  const subject = subjectOf('event', id);
  if ((await repositories.involved.of(coalition.id, [subject])).length > 0)
    await scheduleConfirmation(repositories, coalition, subject, endsAt);
  const dueAt = attendanceReminderAt(coalition.timeZone, startsAt);
  if (dueAt > now) await repositories.deadlines.set({ ...deadline, kind: 'event-soon', dueAt });
  else await repositories.deadlines.clear('event-soon', id);
};

/** Clears what would follow from the times of an event. */
export const unscheduleEvent = async (repositories: Repositories, eventId: string): Promise<void> => {
  await repositories.deadlines.clear('poll-open', eventId);
  await repositories.deadlines.clear('event-soon', eventId);
  await repositories.deadlines.clear('confirm', subjectOf('event', eventId));
};

/** Reminds those who come, in private; an event that was moved is announced again for its new time. */
export const remindAttendants = async (
  repositories: Repositories,
  coalition: Coalition,
  event: Event,
  now: number,
): Promise<void> => {
  if (event.cancelledAt !== null || event.startsAt <= now) return;
  const { yes } = await attendants(repositories, coalition.id, event.id);
  const wanting = await repositories.people.reminded(
    coalition.id,
    yes.map(({ id }) => id),
  );
  const view = await viewEvent(repositories, { coalition, now }, event);
  await announce(
    repositories,
    { coalition, now },
    `event-soon:${event.id}:${event.startsAt}`,
    personRecipients(wanting),
    (words) => eventSoonCard(words, view),
    { expiresAt: event.startsAt },
  );
};

type ToldBy = Pick<CoalitionCaller, 'coalition' | 'now'> & Readonly<{ person: Readonly<{ id: string }> }>;

/** Those who come, or may, without the person who changed the event. */
const toTell = async (repositories: Repositories, { coalition, person }: ToldBy, eventId: string) => {
  const { yes, maybe } = await attendants(repositories, coalition.id, eventId);
  return personRecipients([...yes, ...maybe].filter(({ id }) => id !== person.id));
};

/** Tells those who wanted to come that an event was cancelled. */
export const tellCancelled = async (
  repositories: Repositories,
  by: ToldBy,
  view: EventView,
): Promise<void> => {
  const { id, endsAt } = view.event;
  const draw = (words: Words) => eventCard(words, view);
  await announce(
    repositories,
    by,
    `event-cancelled:${id}:${by.now}`,
    await toTell(repositories, by, id),
    draw,
    {
      expiresAt: endsAt,
    },
  );
};

/** Tells those who wanted to come that an event has another time. */
export const tellMoved = async (repositories: Repositories, by: ToldBy, view: EventView): Promise<void> => {
  const { id, startsAt } = view.event;
  const draw = (words: Words) => eventMovedCard(words, view);
  const about = `event-moved:${id}:${by.now}`;
  await announce(repositories, by, about, await toTell(repositories, by, id), draw, { expiresAt: startsAt });
};
