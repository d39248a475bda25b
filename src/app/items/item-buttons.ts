import { itemCard, myItemsCard } from '../../cards/items/item-cards.ts';
import { progressCard } from '../../cards/items/progress-cards.ts';
import type { Card } from '../../chat/card.ts';
import type { Item } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type ButtonHandler, type ButtonPress, orStale } from '../button-handler.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { reopenItem } from './changes.ts';
import { finishItem, myItems, viewItem } from './items.ts';
import { viewProgress } from './progress.ts';

/** The item that a button names. @throws Refusal `gone` */
export const itemOf = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
): Promise<Item> => {
  const item = await repositories.items.byId(caller.coalition.id, id);
  if (item === null) throw new Refusal({ code: 'gone' });
  return item;
};

/**
 * Marks an item of a list as done and draws the list anew. A list that offers its items as choices names
 * the item by the value, one with a button for each by the token.
 */
export const doneFrom =
  (
    list: (repositories: Repositories, caller: CoalitionCaller, press: ButtonPress) => Promise<Card>,
  ): ButtonHandler =>
  async (repositories, caller, press) => {
    const item = await itemOf(repositories, caller, press.value ?? press.token.id);
    const draw = () => list(repositories, caller, press);
    return orStale(
      caller,
      async () => {
        await finishItem(repositories, caller, item, press.message);
        return draw();
      },
      draw,
    );
  };

/** What the buttons about items do beside Done and Log progress. */
export const itemButtons: Readonly<Record<string, ButtonHandler>> = {
  reopen: async (repositories, caller, { token, message }) => {
    const item = await itemOf(repositories, caller, token.id);
    const draw = async (view: ReturnType<typeof viewItem>) =>
      itemCard(caller.placeWords, await view, caller.today);
    return orStale(
      caller,
      () => draw(reopenItem(repositories, caller, item, message)),
      () => draw(viewItem(repositories, caller.coalition.id, item)),
    );
  },

  'pick-mine': doneFrom(async (repositories, caller) =>
    myItemsCard(caller.words, await myItems(repositories, caller)),
  ),

  /** On a line of progress that says 100 %. The line stays; what became of the item is said beside it. */
  finish: async (repositories, caller, { token }) => {
    const { id } = caller.coalition;
    const entry = await repositories.progress.byId(id, token.id);
    if (entry === null || entry.itemId === null) throw new Refusal({ code: 'gone' });
    const item = await itemOf(repositories, caller, entry.itemId);
    const said = async () => progressCard(caller.placeWords, await viewProgress(repositories, id, entry));
    let aside: ReturnType<typeof itemCard> | undefined;
    const reply = await orStale(
      caller,
      async () => {
        aside = itemCard(caller.words, await finishItem(repositories, caller, item), caller.today);
        return said();
      },
      said,
    );
    return reply.kind === 'redraw' && aside !== undefined ? { ...reply, aside } : reply;
  },
};
