import { undoneLine } from '../../cards/pieces.ts';
import { eventCard } from '../../cards/polls/event-cards.ts';
import { eventOnAfterAllCard } from '../../cards/undo/undo-cards.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime } from '../../domain/undo.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { takeBack } from '../notify/announce.ts';
import { reinstateEvent } from '../polls/edit-event.ts';
import { viewEvent } from '../polls/event-view.ts';
import type { Undoable, Undoing } from './undoable.ts';

/** An event that was cancelled: it takes place, with its poll and its reminder, and who heard otherwise is told. */
export const undoableEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change, pressed }: Undoing,
): Promise<Undoable> => {
  const { coalition, person } = caller;
  const event = await repositories.events.byId(coalition.id, id);
  if (event === null || change.change !== 'cancelled') throw new Refusal({ code: 'gone' });
  const instead = `event edit #${event.number}`;
  return {
    by: change,
    groupId: event.groupId,
    instead,
    undo: async (words) => {
      requireInTime(change.at, caller.now, instead);
      if (event.cancelledAt !== change.at) throw new Refusal({ code: 'undo-changed', instead });
      const view = await reinstateEvent(repositories, caller, event, 'undone', pressed);
      await takeBack(repositories, caller, `event-cancelled:${id}:${change.at}`, (theirs) =>
        eventOnAfterAllCard(theirs, person, event),
      );
      return eventCard(words, view, 'public', [undoneLine(words, person)]);
    },
    current: async (words) => eventCard(words, await viewEvent(repositories, caller, event)),
  };
};
