import type { GroupView } from '../../cards/coalition/coalition-cards.ts';
import type { StatusView } from '../../cards/digests/section-card.ts';
import type { Language, Named, PlaceRef } from '../../chat/ids.ts';
import type { NamedPlace } from '../../chat/incoming.ts';
import { committeeCalled, type Group, type GroupStatus } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { isCoordinator, requireConvener, requireCoordinator, requireHere } from '../caller/permissions.ts';
import { record } from '../notify/history.ts';
import { redrawHomes } from '../notify/redraw.ts';
import { returnItems } from '../people/departures.ts';
import { requireWorkingGroup } from './committees.ts';
import { requireAccess } from './place-access.ts';

export const createGroup = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{ name: string; goal: string; convener: Person | undefined }>,
): Promise<GroupView> => {
  await requireCoordinator(repositories, caller);
  const { coalition, now, person } = caller;
  if ((await repositories.groups.byName(coalition.id, given.name)) !== null || committeeCalled(given.name))
    throw new Refusal({ code: 'group-exists', name: given.name });
  const convener = given.convener ?? person;
  requireHere(convener);
  const group = await repositories.groups.create(coalition.id, {
    kind: 'group',
    name: given.name,
    goal: given.goal,
    convenerId: convener.id,
    createdAt: now,
  });
  await repositories.groups.join(coalition.id, group.id, convener.id, now);
  await record(repositories, caller, {
    subject: `group:${group.id}`,
    change: 'created',
    before: null,
    after: { name: group.name, goal: group.goal, convenerId: convener.id },
  });
  await redrawHomes(repositories, caller, [convener.id]);
  return viewGroup(repositories, coalition.id, group);
};

/** Binds a place to a group: commands there that name no group are about it. */
export const bindGroup = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{ group: Group; place: NamedPlace | undefined; language: Language | undefined }>,
): Promise<Readonly<{ view: GroupView; place: Named<PlaceRef> }>> => {
  requireWorkingGroup(given.group);
  const { coalition } = caller;
  await requireConvener(repositories, caller, given.group);
  if (given.place === undefined && caller.direct) throw new Refusal({ code: 'shared-place-needed' });
  const place = given.place ?? caller.place;
  requireAccess(place);
  const before = await repositories.places.byRef(coalition.id, place);
  const other = before?.groupId ? await repositories.groups.byId(coalition.id, before.groupId) : null;
  if (other?.kind === 'group' && other.id !== given.group.id)
    throw new Refusal({ code: 'place-taken', place: `#${place.name}`, group: other.name });
  // The group's posts would appear where the committee reads its summaries, which the convener may not
  // decide.
  if (before?.committee && !(await isCoordinator(repositories, caller)))
    throw new Refusal({ code: 'committee-place', place: `#${place.name}`, committee: before.committee });
  await repositories.places.set(coalition.id, place, {
    groupId: given.group.id,
    ...(given.language === undefined ? {} : { language: given.language }),
  });
  await record(repositories, caller, {
    subject: `group:${given.group.id}`,
    change: 'bound',
    before: null,
    after: { place: place.id, platform: place.platform },
  });
  return { view: await viewGroup(repositories, coalition.id, given.group), place };
};

export const joinGroup = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  group: Group,
): Promise<GroupView & Readonly<{ undo: string }>> => {
  const { coalition, person, now } = caller;
  requireWorkingGroup(group);
  if (!(await repositories.groups.join(coalition.id, group.id, person.id, now)))
    throw new Refusal({ code: 'already-member', group: group.name });
  const undo = await record(repositories, caller, {
    subject: `group:${group.id}`,
    change: 'joined',
    before: null,
    after: null,
  });
  await redrawHomes(repositories, caller, [person.id]);
  return { ...(await viewGroup(repositories, coalition.id, group)), undo };
};

/** @returns how many open items of the person were returned to the group. */
export const leaveGroup = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  group: Group,
): Promise<number> => {
  const { coalition, person } = caller;
  requireWorkingGroup(group);
  if (group.convenerId === person.id) throw new Refusal({ code: 'convener-stays', group: group.name });
  if (!(await repositories.groups.leave(coalition.id, group.id, person.id)))
    throw new Refusal({ code: 'not-member', group: group.name });
  await redrawHomes(repositories, caller, [person.id]);
  return returnItems(repositories, caller, group);
};

/**
 * Hands a group over. The new convener becomes a member, and the old one stays a member.
 * @throws Refusal `already-convener`
 */
export const nameConvener = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  body: Group,
  convener: Person,
): Promise<GroupView> => {
  const group = requireWorkingGroup(body);
  await requireConvener(repositories, caller, group);
  const { coalition, now } = caller;
  requireHere(convener);
  if (group.convenerId === convener.id)
    throw new Refusal({ code: 'already-convener', group: group.name, person: convener.name });
  await repositories.groups.setConvener(coalition.id, group.id, convener.id);
  await repositories.groups.join(coalition.id, group.id, convener.id, now);
  await record(repositories, caller, {
    subject: `group:${group.id}`,
    change: 'convener',
    before: { convenerId: group.convenerId },
    after: { convenerId: convener.id },
  });
  await redrawHomes(repositories, caller, [group.convenerId, convener.id]);
  return viewGroup(repositories, coalition.id, { ...group, convenerId: convener.id });
};

const convenerOf = async (repositories: Repositories, coalitionId: string, { convenerId }: Group) =>
  convenerId === null
    ? null
    : ((await repositories.people.byIds(coalitionId, [convenerId])).get(convenerId) ?? null);

export const viewGroup = async (
  repositories: Repositories,
  coalitionId: string,
  group: Group,
): Promise<GroupView> => ({
  id: group.id,
  name: group.name,
  goal: group.goal,
  kind: group.kind,
  convener: await convenerOf(repositories, coalitionId, group),
  members: (await repositories.groups.sizes(coalitionId)).get(group.id) ?? 0,
  places: await repositories.places.ofGroup(coalitionId, group.id),
});

/**
 * Sets the status that the convener states, which overrides the computed one; `rule` returns to the computed
 * one.
 */
export const sayStatus = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  group: Group,
  given: Readonly<{ status: GroupStatus | 'automatic'; why?: string | undefined }>,
): Promise<StatusView> => {
  await requireConvener(repositories, caller, group);
  const { coalition, now } = caller;
  const said =
    given.status === 'automatic'
      ? null
      : { status: given.status, reason: given.why ?? '', at: now, by: caller.person.id };
  await repositories.groups.say(coalition.id, group.id, said);
  await record(repositories, caller, {
    subject: `group:${group.id}`,
    change: 'status',
    before: group.said,
    after: said,
  });
  const by = { name: caller.person.name, isConvener: caller.person.id === group.convenerId };
  return { group: group.name, said: said === null ? null : { ...said, by } };
};
