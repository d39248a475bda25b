import { itemCard } from '../../cards/items/item-cards.ts';
import { eventCard } from '../../cards/polls/event-cards.ts';
import type { Card } from '../../chat/card.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { type ButtonHandler, once, orStale } from '../handlers/button-handler.ts';
import type { OpenForm } from '../input/forms.ts';
import { viewItem } from '../items/items.ts';
import { subjectOf } from '../notify/redraw.ts';
import { viewEvent } from '../polls/event-view.ts';
import { type Confirmable, confirmableBy, confirmingPartner, confirmPart } from './confirming.ts';

/** The card of a record as it is now. `undo` is the confirmation that can be taken back on it. */
export const drawConfirmable = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  { kind, record: { id } }: Confirmable,
  words: Words,
  undo?: string,
): Promise<Card> => {
  const act = undo === undefined ? {} : { undo };
  const now = await confirmableBy(repositories, caller, subjectOf(kind, id));
  return now.kind === 'item'
    ? itemCard(
        words,
        { ...(await viewItem(repositories, caller.coalition.id, now.record)), ...act },
        caller.today,
      )
    : eventCard(words, { ...(await viewEvent(repositories, caller, now.record)), ...act });
};

/**
 * We were part of it*, in a place for the partner of the person who presses, or for the one that was asked.
 */
const confirm = (kind: Confirmable['kind'], openForm: OpenForm): ButtonHandler =>
  once(async (repositories, caller, { token }) => {
    const given = await confirmableBy(repositories, caller, subjectOf(kind, token.id));
    const asked = token.detail
      ? await repositories.partners.byId(caller.coalition.id, token.detail)
      : await confirmingPartner(repositories, caller, given);
    if (asked === null) {
      if (token.detail) throw new Refusal({ code: 'gone' });
      return openForm(repositories, caller, 'partner confirm', { number: `#${given.record.number}` });
    }
    const words = token.detail ? caller.words : caller.placeWords;
    const current = () => drawConfirmable(repositories, caller, given, words);
    return orStale(
      caller,
      async () => {
        const undo = await confirmPart(repositories, caller, given, asked);
        return drawConfirmable(repositories, caller, given, words, undo);
      },
      current,
    );
  });

export const confirmButtons = (openForm: OpenForm): Readonly<Record<string, ButtonHandler>> => ({
  'confirm-item': confirm('item', openForm),
  'confirm-event': confirm('event', openForm),
});
