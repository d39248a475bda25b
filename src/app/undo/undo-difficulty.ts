import { difficultyCard } from '../../cards/items/difficulty-card.ts';
import { askedAgainCard, difficultyOpenAfterAllCard } from '../../cards/undo/undo-cards.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { askAnswerAgain } from '../items/asks.ts';
import { reopenDifficulty } from '../items/difficulties.ts';
import { viewDifficulty } from '../items/view-difficulty.ts';
import { subjectOf } from '../notify/redraw.ts';
import { unaskForOffer } from '../partners/offers.ts';
import { type Undoable, type Undoing, undoableClosing } from './undoable.ts';

/**
 * Undoes resolving a difficulty: it is open again, and people who heard otherwise are told. Also undoes the
 * asker's word that an answer did not resolve it: the question is asked again.
 */
export const undoableDifficulty = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change, pressed }: Undoing,
): Promise<Undoable> => {
  const difficulty = await repositories.difficulties.byId(caller.coalition.id, id);
  if (difficulty === null) throw new Refusal({ code: 'gone' });
  const drawn = {
    groupId: difficulty.groupId,
    view: () => viewDifficulty(repositories, caller, difficulty),
    draw: difficultyCard,
  };
  if (change.change === 'not-yet') {
    const item = await repositories.items.byNumber(caller.coalition.id, Number(change.after?.item));
    if (item === null) throw new Refusal({ code: 'gone' });
    return undoableClosing(repositories, caller, change, {
      ...drawn,
      instead: `progress resolve #${difficulty.number}`,
      stands: difficulty.resolvedAt === null && item.answerDeclinedAt === change.at,
      told: {
        key: `answer-declined:${item.id}:${change.at}`,
        afterAllCard: (words) => askedAgainCard(words, caller.person, item, difficulty),
      },
      openAgain: () => askAnswerAgain(repositories, caller, difficulty, item, pressed),
    });
  }
  if (change.change === 'asked-partner') {
    const offer = await repositories.offers.byNumber(caller.coalition.id, Number(change.after?.offer));
    if (offer === null) throw new Refusal({ code: 'gone' });
    const subject = subjectOf('difficulty', id);
    const involved = await repositories.involved.of(caller.coalition.id, [subject]);
    return undoableClosing(repositories, caller, change, {
      ...drawn,
      instead: '',
      stands: involved.some(
        ({ as, partnerId, at }) => as === 'asked' && partnerId === offer.partnerId && at === change.at,
      ),
      openAgain: () =>
        unaskForOffer(repositories, caller, difficulty, offer, { askedAt: change.at, pressed }),
    });
  }
  if (change.change !== 'resolved') throw new Refusal({ code: 'gone' });
  const undone = { change: 'undone', ...(pressed && { pressed }) } as const;
  return undoableClosing(repositories, caller, change, {
    ...drawn,
    instead: `progress reopen #${difficulty.number}`,
    stands: difficulty.resolvedAt === change.at && difficulty.resolvedBy === change.personId,
    told: {
      key: `resolved:${id}:${change.at}`,
      afterAllCard: (words) => difficultyOpenAfterAllCard(words, caller.person, difficulty),
    },
    openAgain: () => reopenDifficulty(repositories, caller, difficulty, null, undone),
  });
};
