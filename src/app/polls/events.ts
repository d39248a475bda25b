import { type EventView, eventCard } from '../../cards/polls/event-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import { type Event, longestMs, usualLengthMs } from '../../domain/event.ts';
import type { Group } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Member } from '../caller/caller.ts';
import { isCoordinator } from '../caller/permissions.ts';
import { redraw, redrawHomes, subjectOf } from '../notify/redraw.ts';

export const addEvent = async (
  memory: Memory,
  member: Member,
  given: Readonly<{ title: string; startsAt: number; endsAt: number | undefined; group: Group }>,
): Promise<EventView> => {
  const { coalition, person, now, place } = member;
  const endsAt = given.endsAt ?? given.startsAt + usualLengthMs;
  if (endsAt - given.startsAt > longestMs) throw new Refusal({ code: 'event-too-long' });
  const event = await memory.events.add(
    coalition.id,
    {
      number: await memory.coalitions.takeNumber(coalition.id),
      groupId: given.group.id,
      title: given.title,
      startsAt: given.startsAt,
      endsAt,
      cancelledAt: null,
      createdBy: person.id,
      createdAt: now,
    },
    member.direct ? null : place,
  );
  await memory.deadlines.set({
    kind: 'poll-open',
    subjectId: event.id,
    coalitionId: coalition.id,
    dueAt: endsAt,
  });
  await memory.history.record(coalition.id, {
    subject: subjectOf('event', event.id),
    at: now,
    personId: person.id,
    change: 'added',
    before: null,
    after: { title: event.title, startsAt: event.startsAt, endsAt },
  });
  await redrawHomes(memory, member, await memory.groups.members(coalition.id, given.group.id));
  return { event, group: given.group.name };
};

/** Cancels an event that is not over; then it is not asked about. */
export const cancelEvent = async (
  memory: Memory,
  member: Member,
  event: Event,
  pressed?: MessageRef,
): Promise<EventView> => {
  const { coalition, person, now } = member;
  const group = await memory.groups.byId(coalition.id, event.groupId);
  const keeps = [event.createdBy, group?.convenerId].includes(person.id);
  if (!keeps && !(await isCoordinator(memory, member)))
    throw new Refusal({ code: 'only-event-keeper', number: event.number });
  const about = { number: event.number, title: event.title };
  if (event.cancelledAt !== null) throw new Refusal({ code: 'event-cancelled', ...about });
  if (event.endsAt <= now) throw new Refusal({ code: 'event-over', ...about });
  if (!(await memory.events.cancel(coalition.id, event.id, now)))
    throw new Refusal({ code: 'event-cancelled', ...about });
  await memory.deadlines.clear('poll-open', event.id);
  await redrawHomes(memory, member, await memory.groups.members(coalition.id, event.groupId));
  await memory.history.record(coalition.id, {
    subject: subjectOf('event', event.id),
    at: now,
    personId: person.id,
    change: 'cancelled',
    before: null,
    after: null,
  });
  const view = { event: { ...event, cancelledAt: now }, group: group?.name ?? '' };
  await redraw(
    memory,
    coalition,
    subjectOf('event', event.id),
    now,
    (words) => eventCard(words, view),
    pressed,
  );
  return view;
};

export const viewEvent = async (memory: Memory, coalitionId: string, event: Event): Promise<EventView> => ({
  event,
  group: (await memory.groups.byId(coalitionId, event.groupId))?.name ?? '',
});

const listed = 20;

/** The next events, of one group or of all. */
export const listEvents = async (
  memory: Memory,
  member: Member,
  group: Group | null,
): Promise<readonly EventView[]> => {
  const { coalition, now } = member;
  const events = await memory.events.coming(coalition.id, group?.id ?? null, now, listed);
  const groups = await memory.groups.names(
    coalition.id,
    events.map((event) => event.groupId),
  );
  return events.map((event) => ({ event, group: groups.get(event.groupId) ?? '' }));
};
