import type { GroupView } from '../../cards/coalition/coalition-cards.ts';
import type { GroupInfoView } from '../../cards/coalition/group-cards.ts';
import type { Language, Named, PlaceRef } from '../../chat/ids.ts';
import type { Group, GroupStatus, StatusSaid } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Member } from '../caller/caller.ts';
import { isCoordinator, requireConvener, requireCoordinator } from '../caller/permissions.ts';
import { redrawHomes } from '../notify/redraw.ts';
import { returnItems } from '../people/departures.ts';

export const createGroup = async (
  memory: Memory,
  member: Member,
  given: Readonly<{ name: string; goal: string; convener: Person | undefined }>,
): Promise<GroupView> => {
  await requireCoordinator(memory, member);
  const { coalition, now, person } = member;
  if ((await memory.groups.byName(coalition.id, given.name)) !== null)
    throw new Refusal({ code: 'group-exists', name: given.name });
  const convener = given.convener ?? person;
  const group = await memory.groups.create(coalition.id, {
    name: given.name,
    goal: given.goal,
    convenerId: convener.id,
    createdAt: now,
  });
  await memory.groups.join(coalition.id, group.id, convener.id, now);
  await memory.history.record(coalition.id, {
    subject: `group:${group.id}`,
    at: now,
    personId: person.id,
    change: 'created',
    before: null,
    after: { name: group.name, goal: group.goal, convenerId: convener.id },
  });
  await redrawHomes(memory, member, [convener.id]);
  return viewGroup(memory, coalition.id, group);
};

/** Gives a place to a group: what is said there without naming a group is about it. */
export const bindGroup = async (
  memory: Memory,
  member: Member,
  given: Readonly<{ group: Group; place: Named<PlaceRef> | undefined; language: Language | undefined }>,
): Promise<Readonly<{ view: GroupView; place: Named<PlaceRef> }>> => {
  const { coalition, now, person } = member;
  await requireConvener(memory, member, given.group);
  if (given.place === undefined && member.direct) throw new Refusal({ code: 'shared-place-needed' });
  const place = given.place ?? member.place;
  const before = await memory.places.byRef(coalition.id, place);
  if (before?.groupId && before.groupId !== given.group.id) {
    const other = await memory.groups.byId(coalition.id, before.groupId);
    throw new Refusal({ code: 'place-taken', place: `#${place.name}`, group: other?.name ?? '' });
  }
  // What a group does would be said where the committee reads its summaries: that is not the convener's to choose.
  if (before?.committee && !(await isCoordinator(memory, member)))
    throw new Refusal({ code: 'committee-place', place: `#${place.name}`, committee: before.committee });
  await memory.places.set(coalition.id, place, {
    groupId: given.group.id,
    ...(given.language === undefined ? {} : { language: given.language }),
  });
  await memory.history.record(coalition.id, {
    subject: `group:${given.group.id}`,
    at: now,
    personId: person.id,
    change: 'bound',
    before: null,
    after: { place: place.id, platform: place.platform },
  });
  return { view: await viewGroup(memory, coalition.id, given.group), place };
};

export const joinGroup = async (memory: Memory, member: Member, group: Group): Promise<GroupView> => {
  const { coalition, person, now } = member;
  if (!(await memory.groups.join(coalition.id, group.id, person.id, now)))
    throw new Refusal({ code: 'already-member', group: group.name });
  await redrawHomes(memory, member, [person.id]);
  return viewGroup(memory, coalition.id, group);
};

/** @returns how many open items of the person went back to the group. */
export const leaveGroup = async (memory: Memory, member: Member, group: Group): Promise<number> => {
  const { coalition, person } = member;
  if (group.convenerId === person.id) throw new Refusal({ code: 'convener-stays', group: group.name });
  if (!(await memory.groups.leave(coalition.id, group.id, person.id)))
    throw new Refusal({ code: 'not-member', group: group.name });
  await redrawHomes(memory, member, [person.id]);
  return returnItems(memory, member, group);
};

/**
 * Hands a group over: the new convener becomes a member of it, the old one stays one.
 * @throws Refusal `already-convener`
 */
export const nameConvener = async (
  memory: Memory,
  member: Member,
  group: Group,
  convener: Person,
): Promise<GroupView> => {
  await requireConvener(memory, member, group);
  const { coalition, person, now } = member;
  if (group.convenerId === convener.id)
    throw new Refusal({ code: 'already-convener', group: group.name, person: convener.name });
  await memory.groups.setConvener(coalition.id, group.id, convener.id);
  await memory.groups.join(coalition.id, group.id, convener.id, now);
  await memory.history.record(coalition.id, {
    subject: `group:${group.id}`,
    at: now,
    personId: person.id,
    change: 'convener',
    before: { convenerId: group.convenerId },
    after: { convenerId: convener.id },
  });
  await redrawHomes(memory, member, [group.convenerId, convener.id]);
  return viewGroup(memory, coalition.id, { ...group, convenerId: convener.id });
};

/** How many members are named. */
const namedMembers = 20;

export const groupInfo = async (memory: Memory, member: Member, group: Group): Promise<GroupInfoView> => {
  const { id } = member.coalition;
  const members = (await memory.groups.members(id, group.id)).slice(0, namedMembers);
  const people = await memory.people.byIds(id, members);
  const [nextEvent] = await memory.events.coming(id, group.id, member.now, 1);
  return {
    group: await viewGroup(memory, id, group),
    members: members.flatMap((personId) => people.get(personId) ?? []),
    ...(await memory.items.counts(id, group.id, member.today)),
    nextEvent: nextEvent ?? null,
  };
};

const viewGroup = async (memory: Memory, coalitionId: string, group: Group): Promise<GroupView> => ({
  name: group.name,
  goal: group.goal,
  convener: (await memory.people.byIds(coalitionId, [group.convenerId])).get(group.convenerId) ?? null,
  members: (await memory.groups.sizes(coalitionId)).get(group.id) ?? 0,
  places: await memory.places.ofGroup(coalitionId, group.id),
});

export const listGroups = async (memory: Memory, coalitionId: string): Promise<readonly GroupView[]> => {
  const groups = await memory.groups.list(coalitionId);
  const sizes = await memory.groups.sizes(coalitionId);
  const places = await memory.places.list(coalitionId);
  const conveners = await memory.people.byIds(
    coalitionId,
    groups.map((group) => group.convenerId),
  );
  return groups.map((group) => ({
    name: group.name,
    goal: group.goal,
    convener: conveners.get(group.convenerId) ?? null,
    members: sizes.get(group.id) ?? 0,
    places: places.filter((place) => place.groupId === group.id),
  }));
};

/** The convener's own word on how the group stands, before the rule; `rule` leaves it to the rule again. */
export const sayStatus = async (
  memory: Memory,
  member: Member,
  group: Group,
  given: Readonly<{ status: GroupStatus | 'rule'; why?: string | undefined }>,
): Promise<Readonly<{ group: string; said: StatusSaid | null }>> => {
  await requireConvener(memory, member, group);
  const { coalition, person, now } = member;
  const said = given.status === 'rule' ? null : { status: given.status, reason: given.why ?? '', at: now };
  await memory.groups.say(coalition.id, group.id, said);
  await memory.history.record(coalition.id, {
    subject: `group:${group.id}`,
    at: now,
    personId: person.id,
    change: 'status',
    before: group.said,
    after: said,
  });
  return { group: group.name, said };
};
