import type { EventView } from '../../cards/polls/event-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import { type Event, longestMs } from '../../domain/event.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { record } from '../notify/history.ts';
import { redrawHomes, subjectOf } from '../notify/redraw.ts';
import { scheduleEvent, tellMoved } from './attendance.ts';
import { redrawEvent } from './event-view.ts';
import { changeEvent, requireKeeps } from './events.ts';

/** A cancelled event takes place after all, with everything that follows from its times. */
export const reinstateEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  event: Event,
  change: 'undone' | 'reinstated',
  pressed?: MessageRef,
): Promise<EventView> => {
  const { coalition } = caller;
  await repositories.events.reinstate(coalition.id, event.id);
  await scheduleEvent(repositories, caller, event);
  await record(repositories, caller, {
    subject: subjectOf('event', event.id),
    change,
    before: { cancelledAt: event.cancelledAt },
    after: null,
  });
  await redrawHomes(repositories, caller, await repositories.groups.members(coalition.id, event.groupId));
  return redrawEvent(repositories, caller, { ...event, cancelledAt: null }, pressed);
};

/** `undefined` leaves a detail as it is. An event that only gets another start keeps its length. */
type EventUpdate = Readonly<{
  title: string | undefined;
  venue: string | null | undefined;
  startsAt: number | undefined;
  endsAt: number | undefined;
}>;

type EventDetails = Pick<Event, 'title' | 'venue' | 'startsAt' | 'endsAt'>;

const detailsOf = (event: Event, said: EventUpdate): EventDetails => {
  const startsAt = said.startsAt ?? event.startsAt;
  return {
    title: said.title ?? event.title,
    venue: said.venue === undefined ? event.venue : said.venue,
    startsAt,
    endsAt: said.endsAt ?? startsAt + (event.endsAt - event.startsAt),
  };
};

/**
 * Changes an event that is not over; one that was cancelled takes place after all. People who come are told
 * about another time or place.
 * @throws Refusal `only-event-keeper`, `event-over`, `event-ends-first`, `event-too-long`, `nothing-said`,
 * `nothing-new`
 */
export const editEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  event: Event,
  said: EventUpdate,
): Promise<EventView> => {
  const { now } = caller;
  const { number } = event;
  await requireKeeps(repositories, caller, event);
  const after = detailsOf(event, said);
  if (event.endsAt <= now && said.startsAt === undefined) throw new Refusal({ code: 'event-over', number });
  if (event.endsAt <= now && event.cancelledAt === null) throw new Refusal({ code: 'event-over', number });
  if (after.endsAt <= after.startsAt) throw new Refusal({ code: 'event-ends-first', number });
  if (after.endsAt - after.startsAt > longestMs) throw new Refusal({ code: 'event-too-long' });
  const names = (['title', 'venue', 'startsAt', 'endsAt'] as const).filter(
    (name) => after[name] !== event[name],
  );
  if (names.length === 0 && event.cancelledAt === null) {
    const isSaid = Object.values(said).some((value) => value !== undefined);
    throw new Refusal({ code: isSaid ? 'event-nothing-new' : 'event-nothing-said', number });
  }
  if (event.cancelledAt === null) return changeEvent(repositories, caller, event, after);
  await reinstateEvent(repositories, caller, event, 'reinstated');
  const view = await changeEvent(repositories, caller, { ...event, cancelledAt: null }, after);
  if (names.length === 0) await tellMoved(repositories, caller, view);
  return view;
};
