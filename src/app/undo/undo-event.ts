import { eventCard } from '../../cards/polls/event-cards.ts';
import { eventOnAfterAllCard } from '../../cards/undo/undo-cards.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { reinstateEvent } from '../polls/edit-event.ts';
import { viewEvent } from '../polls/event-view.ts';
import { type Undoable, type Undoing, undoableClosing } from './undoable.ts';

/** An event that was cancelled: it takes place, with its poll and its reminder, and who heard otherwise is told. */
export const undoableEvent = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change, pressed }: Undoing,
): Promise<Undoable> => {
  const event = await repositories.events.byId(caller.coalition.id, id);
  if (event === null || change.change !== 'cancelled') throw new Refusal({ code: 'gone' });
  return undoableClosing(repositories, caller, change, {
    groupId: event.groupId,
    instead: `event edit #${event.number}`,
    stands: event.cancelledAt === change.at,
    told: `event-cancelled:${id}:${change.at}`,
    afterAllCard: (words) => eventOnAfterAllCard(words, caller.person, event),
    openAgain: () => reinstateEvent(repositories, caller, event, 'undone', pressed),
    view: () => viewEvent(repositories, caller, event),
    draw: (words, view, news) => eventCard(words, view, 'public', news),
  });
};
