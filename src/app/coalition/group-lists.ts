import type { GroupInfoView } from '../../cards/coalition/group-cards.ts';
import { groupListCard, membersCard } from '../../cards/coalition/group-list-cards.ts';
import type { Group } from '../../domain/group.ts';
import { readFrom, readPage } from '../../domain/page.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { knownBodies, readableIds, readScope } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';
import { viewGroup } from './groups.ts';

/** How many members and difficulties the card of a group names. */
const namedMembers = 20;
const namedDifficulties = 3;

export const groupInfo = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  group: Group,
): Promise<GroupInfoView> => {
  const { id, timeZone } = caller.coalition;
  const members = (await repositories.groups.members(id, group.id)).slice(0, namedMembers);
  const people = await repositories.people.byIds(id, members);
  const [nextEvent] = await repositories.events.coming(id, group.id, caller.now, 1);
  const difficulties = await repositories.difficulties.openIn(id, [group.id], namedDifficulties);
  return {
    group: await viewGroup(repositories, id, group),
    members: members.flatMap((personId) => people.get(personId) ?? []),
    ...(await repositories.items.counts(id, group.id, caller.today)),
    nextEvent: nextEvent ?? null,
    difficulties: difficulties.rows,
    difficultiesTotal: difficulties.total,
    timeZone,
  };
};

/**
 * One page of the committees and then the groups, which anyone may join. An outsider sees those of the place
 * they are in.
 */
export const drawGroups: DrawPage = async (repositories, caller, query, start) => {
  const coalitionId = caller.coalition.id;
  const known = await knownBodies(repositories, caller);
  const page = await readPage(
    readFrom(known, ({ id }) => [id]),
    start,
    ({ id }) => [id],
  );
  const sizes = await repositories.groups.sizes(coalitionId);
  const places = await repositories.places.list(coalitionId);
  const conveners = await repositories.people.byIds(
    coalitionId,
    page.rows.flatMap((group) => group.convenerId ?? []),
  );
  const rows = page.rows.map((group) => ({
    id: group.id,
    name: group.name,
    kind: group.kind,
    goal: group.goal,
    convener: conveners.get(group.convenerId ?? '') ?? null,
    members: sizes.get(group.id) ?? 0,
    places: places.filter((place) => place.groupId === group.id),
  }));
  return groupListCard(caller.words, {
    query,
    page: { ...page, rows },
    anyGroup: known.some(({ kind }) => kind === 'group'),
    readable: await readableIds(repositories, caller),
  });
};

/** One page of the members of a body; in a working group, those who joined first come first. */
export const drawMembers: DrawPage = async (repositories, caller, query, start) => {
  const { id } = caller.coalition;
  const { group } = await readScope(repositories, caller, query.groupId);
  const members = group === null ? [] : await repositories.groups.members(id, group.id);
  const page = await readPage(
    readFrom(members, (member) => [member]),
    start,
    (member) => [member],
  );
  const people = await repositories.people.byIds(id, page.rows);
  return membersCard(caller.words, {
    query,
    group: group?.name ?? '',
    page: { ...page, rows: page.rows.map((member) => people.get(member) ?? null) },
    total: members.length,
    convener: group?.convenerId === null ? null : (people.get(group?.convenerId ?? '') ?? null),
  });
};
