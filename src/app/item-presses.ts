import { itemCard, myItemsCard } from '../cards/item-cards.ts';
import { progressCard } from '../cards/progress-cards.ts';
import { Refusal } from '../domain/refusal.ts';
import { reopenItem } from './item-changes.ts';
import { finishItem, myItems, viewItem } from './items.ts';
import { doneFrom, itemOf, orStale, type PressHandler } from './press.ts';
import { viewProgress } from './progress.ts';

/** What the buttons about items do beside Done and Log progress. */
export const itemPresses: Readonly<Record<string, PressHandler>> = {
  reopen: async (memory, member, { token, message }) => {
    const item = await itemOf(memory, member, token.id);
    const draw = async (view: ReturnType<typeof viewItem>) =>
      itemCard(member.placeWords, await view, member.today);
    return orStale(
      member,
      () => draw(reopenItem(memory, member, item, message)),
      () => draw(viewItem(memory, member.coalition.id, item)),
    );
  },

  'pick-mine': doneFrom(async (memory, member) => myItemsCard(member.words, await myItems(memory, member))),

  /** On a line of progress that says 100 %. The line stays; what became of the item is said beside it. */
  finish: async (memory, member, { token }) => {
    const { id } = member.coalition;
    const entry = await memory.progress.byId(id, token.id);
    if (entry === null || entry.itemId === null) throw new Refusal({ code: 'gone' });
    const item = await itemOf(memory, member, entry.itemId);
    const said = async () => progressCard(member.placeWords, await viewProgress(memory, id, entry));
    let aside: ReturnType<typeof itemCard> | undefined;
    const reply = await orStale(
      member,
      async () => {
        aside = itemCard(member.words, await finishItem(memory, member, item), member.today);
        return said();
      },
      said,
    );
    return reply.kind === 'redraw' && aside !== undefined ? { ...reply, aside } : reply;
  },
};
