import { type EventView, eventCard } from '../../cards/polls/event-cards.ts';
import { eventOnAfterAllCard } from '../../cards/undo/undo-cards.ts';
import type { Line } from '../../chat/card.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { takeConfirmationBack } from '../involvement/sides.ts';
import { reinstateEvent } from '../polls/edit-event.ts';
import { redrawEvent, viewEvent } from '../polls/event-view.ts';
import { type Undoable, type Undoing, undoableClosing } from './undoable.ts';

/**
 * Undoes cancelling an event: it takes place, with its poll and its reminder, and people who heard otherwise
 * are told. Also undoes a partner's word that it was part of an event.
 */
export const undoableEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change, pressed }: Undoing,
): Promise<Undoable> => {
  const event = await repositories.events.byId(caller.coalition.id, id);
  if (event === null) throw new Refusal({ code: 'gone' });
  const { groupId } = event;
  const drawn = {
    groupId,
    view: () => viewEvent(repositories, caller, event),
    draw: (words: Words, view: EventView, news?: readonly Line[]) => eventCard(words, view, 'public', news),
  };
  if (change.change === 'confirmed')
    return undoableClosing(repositories, caller, change, {
      ...drawn,
      instead: '',
      stands: true,
      openAgain: async () => {
        await takeConfirmationBack(repositories, caller, change);
        return redrawEvent(repositories, caller, event);
      },
    });
  if (change.change !== 'cancelled') throw new Refusal({ code: 'gone' });
  return undoableClosing(repositories, caller, change, {
    ...drawn,
    instead: `event edit #${event.number}`,
    stands: event.cancelledAt === change.at,
    told: {
      key: `event-cancelled:${id}:${change.at}`,
      afterAllCard: (words) => eventOnAfterAllCard(words, caller.person, event),
    },
    openAgain: () => reinstateEvent(repositories, caller, event, 'undone', pressed),
  });
};
