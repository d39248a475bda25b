import { joinedCard, leftCard } from '../../cards/coalition/coalition-cards.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime } from '../../domain/undo.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { leaveGroup } from '../coalition/groups.ts';
import type { Undoable, Undoing } from './undoable.ts';

/** Undoes joining a group: the person leaves it. */
export const undoableGroup = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change }: Undoing,
): Promise<Undoable> => {
  const { coalition, now } = caller;
  const group = await repositories.groups.byId(coalition.id, id);
  if (group === null || change.change !== 'joined') throw new Refusal({ code: 'gone' });
  const instead = 'group leave';
  return {
    by: change,
    groupId: null,
    instead,
    undo: async (words) => {
      requireInTime(change.at, now, instead);
      return leftCard(words, group.name, await leaveGroup(repositories, caller, group));
    },
    current: async (words) => {
      const people = await repositories.people.byIds(coalition.id, [change.personId]);
      return joinedCard(words, people.get(change.personId) ?? null, group);
    },
  };
};
