import { type EventView, eventCard, eventListCard } from '../../cards/polls/event-cards.ts';
import { isSamePlace, type MessageRef, type PlaceRef } from '../../chat/ids.ts';
import { type Event, longestMs, usualLengthMs } from '../../domain/event.ts';
import type { Group } from '../../domain/group.ts';
import { readPage } from '../../domain/page.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Place } from '../../store/coalition/places.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { isCoordinator, readScope } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';
import { involvePartners } from '../involvement/involved.ts';
import { announce, placeRecipient } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { redrawHomes, subjectOf } from '../notify/redraw.ts';
import { scheduleEvent, tellCancelled, tellMoved, unscheduleEvent } from './attendance.ts';
import { eventListsOf } from './event-lists.ts';
import { redrawEvent, viewEvent } from './event-view.ts';

export const addEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{
    title: string;
    venue: string | undefined;
    startsAt: number;
    endsAt: number | undefined;
    group: Group;
    /** The event in a platform's own list that it was made from. */
    native?: MessageRef;
    /** Partners that take part, as they were typed. */
    with?: string | undefined;
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
    caller.direct || given.native ? null : place,
  );
  if (given.native) await repositories.shown.keep(coalition.id, subjectOf('event', event.id), given.native);
  await involvePartners(repositories, caller, subjectOf('event', event.id), { with: given.with });
  await scheduleEvent(repositories, caller, event);
  await record(repositories, caller, {
    subject: subjectOf('event', event.id),
    change: 'added',
    before: null,
    after: { title: event.title, venue: event.venue, startsAt: event.startsAt, endsAt },
  });
  await redrawHomes(repositories, caller, await repositories.groups.members(coalition.id, given.group.id));
  const view = await viewEvent(repositories, caller, event);
  await announceEvent(repositories, caller, view, given.native);
  return view;
};

/**
 * Posts an event in the other places of its group, so that people of every platform can answer, and in the lists
 * of events of their workspaces. `native` is the entry of a list that it was made from.
 */
const announceEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  view: EventView,
  native: MessageRef | undefined,
): Promise<void> => {
  const { id, groupId, startsAt } = view.event;
  const places = await repositories.places.ofGroup(caller.coalition.id, groupId);
  const answered = caller.direct || native !== undefined ? undefined : caller.place;
  const others = places.filter((place) => answered === undefined || !isSamePlace(place, answered));
  const lists = eventListsOf(answered === undefined ? places : [...places, answered], native);
  await announce(
    repositories,
    caller,
    `event:${id}`,
    [
      ...others.map(placeRecipient),
      ...lists.map((list) => placeRecipient({ ...list, language: languageOf(places, list) })),
    ],
    (words) => eventCard(words, view),
    { subject: subjectOf('event', id), expiresAt: startsAt },
  );
};

/** A list speaks the language of the group's place in its workspace. */
const languageOf = (places: readonly Place[], { platform, workspace }: PlaceRef): Place['language'] =>
  places.find((place) => place.platform === platform && place.workspace === workspace)?.language ?? null;

/**
 * The person who added an event, the convener of its group and the coordinators may change and cancel it.
 * @throws Refusal `only-event-keeper`
 */
export const requireKeeps = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  event: Event,
): Promise<void> => {
  const group = await repositories.groups.byId(caller.coalition.id, event.groupId);
  const keeps = [event.createdBy, group?.convenerId].includes(caller.person.id);
  if (!keeps && !(await isCoordinator(repositories, caller)))
    throw new Refusal({ code: 'only-event-keeper', number: event.number });
};

/** @throws Refusal `only-event-keeper`, `event-cancelled`, `event-over` */
export const requireCancels = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  event: Event,
): Promise<void> => {
  await requireKeeps(repositories, caller, event);
  const { number } = event;
  if (event.cancelledAt !== null) throw new Refusal({ code: 'event-cancelled', number });
  if (event.endsAt <= caller.now) throw new Refusal({ code: 'event-over', number });
};

/** Cancels an event that is not over; no poll follows it. */
export const cancelEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  event: Event,
): Promise<EventView> => {
  await requireCancels(repositories, caller, event);
  return cancelPlanned(repositories, caller, event);
};

/** Who changes an event, and when: somebody here, or somebody in a platform's own list. */
type Changing = Pick<CoalitionCaller, 'coalition' | 'now'> & Readonly<{ person: Readonly<{ id: string }> }>;

/** Cancels an event; the caller has checked the permission. @throws Refusal `event-cancelled` */
export const cancelPlanned = async (
  repositories: Repositories,
  caller: Changing,
  event: Event,
): Promise<EventView> => {
  const { coalition, now } = caller;
  if (!(await repositories.events.cancel(coalition.id, event.id, now)))
    throw new Refusal({ code: 'event-cancelled', number: event.number });
  await unscheduleEvent(repositories, event.id);
  await redrawHomes(repositories, caller, await repositories.groups.members(coalition.id, event.groupId));
  const undo = await record(repositories, caller, {
    subject: subjectOf('event', event.id),
    change: 'cancelled',
    before: null,
    after: null,
  });
  const view = await redrawEvent(repositories, caller, { ...event, cancelledAt: now });
  await tellCancelled(repositories, caller, view);
  return { ...view, undo };
};

type Details = Pick<Event, 'title' | 'venue' | 'startsAt' | 'endsAt'>;

/**
 * Changes the details of an event; people who come are told about another time. Without a difference nothing
 * happens.
 */
export const changeEvent = async (
  repositories: Repositories,
  caller: Changing,
  event: Event,
  details: Details,
): Promise<EventView> => {
  const names = (['title', 'venue', 'startsAt', 'endsAt'] as const).filter(
    (name) => details[name] !== event[name],
  );
  if (names.length === 0) return viewEvent(repositories, caller, event);
  const only = (from: Details): Partial<Details> =>
    Object.fromEntries(names.map((name) => [name, from[name]]));
  const changed = { ...event, ...details };
  await repositories.events.change(caller.coalition.id, event.id, changed);
  await scheduleEvent(repositories, caller, changed);
  await record(repositories, caller, {
    subject: subjectOf('event', event.id),
    change: 'edited',
    before: only(event),
    after: only(details),
  });
  await redrawHomes(
    repositories,
    caller,
    await repositories.groups.members(caller.coalition.id, event.groupId),
  );
  const view = await redrawEvent(repositories, caller, changed);
  if (details.startsAt !== event.startsAt) await tellMoved(repositories, caller, view);
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
