import type { AttendanceView, EventView } from '../../cards/polls/event-cards.ts';
import { eventCard } from '../../cards/polls/event-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import { isEventsPlace } from '../../chat/native-events.ts';
import type { AttendanceAnswer } from '../../domain/attendance.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Event } from '../../domain/event.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import { viewSides } from '../involvement/sides.ts';
import { redraw, subjectOf } from '../notify/redraw.ts';

type At = Readonly<{ coalition: Coalition; now: number }>;

/** The people who can still be reached, by their answer, in the order of their answers. */
export const attendants = async (
  repositories: Repositories,
  coalitionId: string,
  eventId: string,
): Promise<Readonly<Record<AttendanceAnswer, readonly Person[]>>> => {
  const given = await repositories.attendance.of(coalitionId, eventId);
  const people = await repositories.people.byIds(
    coalitionId,
    given.map(({ personId }) => personId),
  );
  const who = (wanted: AttendanceAnswer): readonly Person[] =>
    given.flatMap(({ personId, answer }) => {
      const person = people.get(personId);
      return answer === wanted && person !== undefined && person.accounts.length > 0 ? [person] : [];
    });
  return { yes: who('yes'), maybe: who('maybe'), no: who('no') };
};

const namesOf = (people: readonly Person[]): readonly string[] => people.map(({ name }) => name);

export const viewEvent = async (
  repositories: Repositories,
  { coalition, now }: At,
  event: Event,
): Promise<EventView> => {
  const group = await repositories.groups.byId(coalition.id, event.groupId);
  const { yes, maybe, no } = await attendants(repositories, coalition.id, event.id);
  const attendance: AttendanceView = { yes: namesOf(yes), maybe: namesOf(maybe), no: namesOf(no) };
  const members = (await repositories.groups.members(coalition.id, event.groupId)).length;
  const threshold = coalition.pollThreshold;
  const over = event.endsAt <= now;
  return {
    event,
    group: group?.name ?? '',
    attendance,
    ahead: now < event.startsAt,
    over,
    sides: over
      ? await viewSides(repositories, coalition.id, subjectOf('event', event.id), {
          by: null,
          groupId: event.groupId,
        })
      : null,
    tooFew: members < threshold ? { members, threshold } : null,
  };
};

/**
 * Redraws the cards of an event that has ended: nobody is asked any more whether they come. Its entries in the
 * platforms' own lists say nothing else than before.
 */
export const redrawEnded = async (repositories: Repositories, at: At, event: Event): Promise<void> => {
  await redrawEvent(repositories, at, event, ({ place }) => isEventsPlace(place));
};

/** Redraws every card of an event except those that `leaves` names, and returns the event as it is now. */
export const redrawEvent = async (
  repositories: Repositories,
  at: At,
  event: Event,
  leaves?: MessageRef | ((message: MessageRef) => boolean),
): Promise<EventView> => {
  const view = await viewEvent(repositories, at, event);
  const subject = subjectOf('event', event.id);
  await redraw(repositories, at.coalition, subject, at.now, (words) => eventCard(words, view), leaves);
  return view;
};

/** Updates the card of an event that has just been posted: somebody may have answered meanwhile. */
export const refreshPostedEvent = async (
  repositories: Repositories,
  coalitionId: string,
  subject: string,
  now: number,
): Promise<void> => {
  const [kind, id] = subject.split(':');
  if (kind !== 'event' || id === undefined) return;
  const event = await repositories.events.byId(coalitionId, id);
  const coalition = await repositories.coalitions.byId(coalitionId);
  if (event === null || coalition === null) return;
  const answered = (await repositories.attendance.of(coalitionId, id)).length > 0;
  if (answered || event.cancelledAt !== null) await redrawEvent(repositories, { coalition, now }, event);
};
