import { itemCard, myItemsCard } from '../../cards/items/item-cards.ts';
import { progressCard } from '../../cards/items/progress-cards.ts';
import type { Card } from '../../chat/card.ts';
import type { Item } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Memory } from '../../store/repositories.ts';
import { orStale, type Press, type PressHandler } from '../button-handler.ts';
import type { Member } from '../caller/caller.ts';
import { reopenItem } from './changes.ts';
import { finishItem, myItems, viewItem } from './items.ts';
import { viewProgress } from './progress.ts';

/** The item that a button names. @throws Refusal `gone` */
export const itemOf = async (memory: Memory, member: Member, id: string): Promise<Item> => {
  const item = await memory.items.byId(member.coalition.id, id);
  if (item === null) throw new Refusal({ code: 'gone' });
  return item;
};

/**
 * Marks an item of a list as done and draws the list anew. A list that offers its items as choices names
 * the item by the value, one with a button for each by the token.
 */
export const doneFrom =
  (list: (memory: Memory, member: Member, press: Press) => Promise<Card>): PressHandler =>
  async (memory, member, press) => {
    const item = await itemOf(memory, member, press.value ?? press.token.id);
    const draw = () => list(memory, member, press);
    return orStale(
      member,
      async () => {
        await finishItem(memory, member, item, press.message);
        return draw();
      },
      draw,
    );
  };

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
