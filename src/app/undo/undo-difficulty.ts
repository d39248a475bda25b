import { difficultyCard } from '../../cards/items/difficulty-card.ts';
import { difficultyOpenAfterAllCard } from '../../cards/undo/undo-cards.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { reopenDifficulty } from '../items/difficulties.ts';
import { viewDifficulty } from '../items/view-difficulty.ts';
import { type Undoable, type Undoing, undoableClosing } from './undoable.ts';

/** A difficulty that was resolved: it is open again, and those who heard otherwise are told. */
export const undoableDifficulty = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change, pressed }: Undoing,
): Promise<Undoable> => {
  const difficulty = await repositories.difficulties.byId(caller.coalition.id, id);
  if (difficulty === null || change.change !== 'resolved') throw new Refusal({ code: 'gone' });
  const undone = { change: 'undone', ...(pressed && { pressed }) } as const;
  return undoableClosing(repositories, caller, change, {
    groupId: difficulty.groupId,
    instead: `progress reopen #${difficulty.number}`,
    stands: difficulty.resolvedAt === change.at && difficulty.resolvedBy === change.personId,
    told: `resolved:${id}:${change.at}`,
    afterAllCard: (words) => difficultyOpenAfterAllCard(words, caller.person, difficulty),
    openAgain: () => reopenDifficulty(repositories, caller, difficulty, null, undone),
    view: () => viewDifficulty(repositories, caller, difficulty),
    draw: difficultyCard,
  });
};
