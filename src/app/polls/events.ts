import { type EventView, eventCard, eventListCard } from '../../cards/polls/event-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import { type Event, longestMs, usualLengthMs } from '../../domain/event.ts';
import type { Group } from '../../domain/group.ts';
import { readPage } from '../../domain/page.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { isCoordinator, readScope } from '../caller/permissions.ts';
import type { DrawPage } from '../draw-page.ts';
import { record } from '../history.ts';
import { announce, placeRecipient } from '../notify/announce.ts';
import { redrawHomes, subjectOf } from '../notify/redraw.ts';
import { scheduleEvent, tellCancelled, unscheduleEvent } from './attendance.ts';
import { redrawEvent, viewEvent } from './event-view.ts';
import { samePlace } from './polls.ts';

export const addEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{
    title: string;
    venue: string | undefined;
    startsAt: number;
    endsAt: number | undefined;
    group: Group;
  }>,
): Promise<EventView> => {
  const { coalition, person, now, place } = caller;
  const endsAt = given.endsAt ?? given.startsAt + usualLengthMs;
  if (endsAt - given.startsAt > longestMs) throw new Refusal({ code: 'event-too-long' });
  const event = await repositories.events.add(
    coalition.id,
    {
      number: await repositories.coalitions.takeNumber(coalition.id),
      groupId: given.group.id,
      title: given.title,
      venue: given.venue ?? null,
      startsAt: given.startsAt,
      endsAt,
      cancelledAt: null,
      createdBy: person.id,
      createdAt: now,
    },
    caller.direct ? null : place,
  );
  await scheduleEvent(repositories, caller, event);
  await record(repositories, caller, {
    subject: subjectOf('event', event.id),
    change: 'added',
    before: null,
    after: { title: event.title, venue: event.venue, startsAt: event.startsAt, endsAt },
  });
  await redrawHomes(repositories, caller, await repositories.groups.members(coalition.id, given.group.id));
  const view = await viewEvent(repositories, caller, event);
  await announceEvent(repositories, caller, view);
  return view;
};

/** Posts an event in the other places of its group, so that people of every platform can answer. */
const announceEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  view: EventView,
): Promise<void> => {
  const { id, groupId, startsAt } = view.event;
  const places = await repositories.places.ofGroup(caller.coalition.id, groupId);
  const others = places.filter((place) => caller.direct || !samePlace(place, caller.place));
  await announce(
    repositories,
    caller,
    `event:${id}`,
    others.map(placeRecipient),
    (words) => eventCard(words, view),
    { subject: subjectOf('event', id), expiresAt: startsAt },
  );
};

/** Cancels an event that is not over; no poll follows it. */
export const cancelEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  event: Event,
  pressed?: MessageRef,
): Promise<EventView> => {
  const { coalition, person, now } = caller;
  const group = await repositories.groups.byId(coalition.id, event.groupId);
  const keeps = [event.createdBy, group?.convenerId].includes(person.id);
  if (!keeps && !(await isCoordinator(repositories, caller)))
    throw new Refusal({ code: 'only-event-keeper', number: event.number });
  const { number } = event;
  if (event.cancelledAt !== null) throw new Refusal({ code: 'event-cancelled', number });
  if (event.endsAt <= now) throw new Refusal({ code: 'event-over', number });
  if (!(await repositories.events.cancel(coalition.id, event.id, now)))
    throw new Refusal({ code: 'event-cancelled', number });
  await unscheduleEvent(repositories, event.id);
  await redrawHomes(repositories, caller, await repositories.groups.members(coalition.id, event.groupId));
  await record(repositories, caller, {
    subject: subjectOf('event', event.id),
    change: 'cancelled',
    before: null,
    after: null,
  });
  const view = await redrawEvent(repositories, caller, { ...event, cancelledAt: now }, pressed);
  await tellCancelled(repositories, caller, view);
  return view;
};

/** One page of the events of one group, or of all that the caller may read: the coming ones or the past ones. */
export const drawEvents: DrawPage = async (repositories, caller, query, start) => {
  const { coalition, now } = caller;
  const { group, groupIds } = await readScope(repositories, caller, query.groupId);
  const of = { groupIds, past: query.show === 'past' };
  const page = await readPage(
    (from, limit) => repositories.events.page(coalition.id, of, now, from, limit),
    start,
    ({ startsAt, number }) => [startsAt, number],
  );
  const groups = await repositories.groups.names(
    coalition.id,
    page.rows.map((event) => event.groupId),
  );
  const rows = page.rows.map((event) => ({ event, group: groups.get(event.groupId) ?? '' }));
  return eventListCard(caller.words, { query, page: { ...page, rows }, group: group?.name ?? null });
};
