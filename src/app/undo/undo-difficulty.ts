import { difficultyCard } from '../../cards/items/difficulty-card.ts';
import { undoneLine } from '../../cards/pieces.ts';
import { difficultyOpenAfterAllCard } from '../../cards/undo/undo-cards.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime } from '../../domain/undo.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { reopenDifficulty } from '../items/difficulties.ts';
import { viewDifficulty } from '../items/view-difficulty.ts';
import { takeBack } from '../notify/announce.ts';
import type { Undoable, Undoing } from './undoable.ts';

/** A difficulty that was resolved: it is open again, and those who heard otherwise are told. */
export const undoableDifficulty = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change, pressed }: Undoing,
): Promise<Undoable> => {
  const { coalition, person } = caller;
  const difficulty = await repositories.difficulties.byId(coalition.id, id);
  if (difficulty === null || change.change !== 'resolved') throw new Refusal({ code: 'gone' });
  const instead = `progress reopen #${difficulty.number}`;
  return {
    by: change,
    groupId: difficulty.groupId,
    instead,
    undo: async (words) => {
      requireInTime(change.at, caller.now, instead);
      if (difficulty.resolvedAt !== change.at || difficulty.resolvedBy !== change.personId)
        throw new Refusal({ code: 'undo-changed', instead });
      const undone = { change: 'undone', ...(pressed && { pressed }) } as const;
      const view = await reopenDifficulty(repositories, caller, difficulty, null, undone);
      await takeBack(repositories, caller, `resolved:${id}:${change.at}`, (theirs) =>
        difficultyOpenAfterAllCard(theirs, person, difficulty),
      );
      return difficultyCard(words, view, [undoneLine(words, person)]);
    },
    current: async (words) => difficultyCard(words, await viewDifficulty(repositories, caller, difficulty)),
  };
};
