import { mostChoices } from '../../chat/limits.ts';
import type { Group } from '../../domain/group.ts';
import type { Item } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { groupsFirst, isOutsider, knownBodies, requireReads } from '../caller/permissions.ts';
import { groupArgument } from './arguments/shared.ts';
import { asOption } from './resolve.ts';

/** Which group a command is about. */

/** The group of a list: the one that was named, else that of this place; null is all groups. */
export const groupListed = ({ here }: CoalitionVisitor, named: Group | null | undefined): Group | null =>
  named === undefined ? (here?.group ?? null) : named;

/** Asks which group is meant, where there are few enough to choose from: those of the caller come first. */
const noGroupHere = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  path: string,
): Promise<Refusal> => {
  const { coalition, person, words } = caller;
  const bodies = groupsFirst(await knownBodies(repositories, caller));
  const named = path === 'group join' ? bodies.filter(({ kind }) => kind === 'group') : bodies;
  if (named.length === 0 || named.length > mostChoices) return new Refusal({ code: 'no-group-here', path });
  const own = new Set(person === null ? [] : await repositories.groups.groupsOf(coalition.id, person.id));
  const isOwn = ({ id }: Group) => own.has(id);
  return new Refusal({
    code: 'argument',
    argument: 'group',
    label: words.of(groupArgument.label),
    problem: 'no-group',
    value: '',
    example: path,
    options: [...named.filter(isOwn), ...named.filter((one) => !isOwn(one))].map(asOption),
  });
};

/**
 * The group of a command: that of the item, even if another is named; otherwise the named one; otherwise that
 * of this place.
 */
export const groupMeant = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  named: Group | undefined,
  path: string,
  item?: Item,
): Promise<Group> => {
  const group = item
    ? await repositories.groups.byId(caller.coalition.id, item.groupId)
    : (named ?? caller.here?.group ?? null);
  if (group === null) throw await noGroupHere(repositories, caller, path);
  // Whether the caller may read an item was checked when it was looked up. Anyone may join a group, including
  // one whose records they cannot read yet.
  if (item === undefined && (path !== 'group join' || isOutsider(caller.speaker)))
    await requireReads(repositories, caller, group);
  return group;
};
