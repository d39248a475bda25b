import { type EventView, eventCard } from '../../cards/polls/event-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import { type Event, longestMs, usualLengthMs } from '../../domain/event.ts';
import type { Group } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { isCoordinator, readableIds, requireReads } from '../caller/permissions.ts';
import { record } from '../history.ts';
import { redraw, redrawHomes, subjectOf } from '../notify/redraw.ts';

export const addEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{ title: string; startsAt: number; endsAt: number | undefined; group: Group }>,
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
      startsAt: given.startsAt,
      endsAt,
      cancelledAt: null,
      createdBy: person.id,
      createdAt: now,
    },
    caller.direct ? null : place,
  );
  await repositories.deadlines.set({
    kind: 'poll-open',
    subjectId: event.id,
    coalitionId: coalition.id,
    dueAt: endsAt,
  });
  await record(repositories, caller, {
    subject: subjectOf('event', event.id),
    change: 'added',
    before: null,
    after: { title: event.title, startsAt: event.startsAt, endsAt },
  });
  await redrawHomes(repositories, caller, await repositories.groups.members(coalition.id, given.group.id));
  return { event, group: given.group.name };
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
  await repositories.deadlines.clear('poll-open', event.id);
  await redrawHomes(repositories, caller, await repositories.groups.members(coalition.id, event.groupId));
  await record(repositories, caller, {
    subject: subjectOf('event', event.id),
    change: 'cancelled',
    before: null,
    after: null,
  });
  const view = { event: { ...event, cancelledAt: now }, group: group?.name ?? '' };
  await redraw(
    repositories,
    coalition,
    subjectOf('event', event.id),
    now,
    (words) => eventCard(words, view),
    pressed,
  );
  return view;
};

export const viewEvent = async (
  repositories: Repositories,
  coalitionId: string,
  event: Event,
): Promise<EventView> => ({
  event,
  group: (await repositories.groups.byId(coalitionId, event.groupId))?.name ?? '',
});

const listed = 20;

/** The next events of one group or of all. */
export const listEvents = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  group: Group | null,
): Promise<readonly EventView[]> => {
  const { coalition, now } = caller;
  if (group !== null) await requireReads(repositories, caller, group);
  const events = await repositories.events.coming(coalition.id, group?.id ?? null, now, listed);
  const readable = await readableIds(repositories, caller);
  const groups = await repositories.groups.names(
    coalition.id,
    events.map((event) => event.groupId),
  );
  return events
    .filter(({ groupId }) => readable === null || readable.has(groupId))
    .map((event) => ({ event, group: groups.get(event.groupId) ?? '' }));
};
