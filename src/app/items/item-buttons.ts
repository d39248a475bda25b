import { type ItemView, itemCard, itemListCard, myItemsCard } from '../../cards/items/item-cards.ts';
import { doneInList } from '../../cards/items/item-pieces.ts';
import { progressCard } from '../../cards/items/progress-cards.ts';
import { reminderCard } from '../../cards/items/reminder-cards.ts';
import type { Card } from '../../chat/card.ts';
import type { Item } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type ButtonHandler, once, orStale } from '../button-handler.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireReads, requireReadsGroup } from '../caller/permissions.ts';
import type { OpenForm } from '../input/forms.ts';
import { reopenItem } from './changes.ts';
import { finishItem, listItems, myItems, viewItem } from './items.ts';
import { viewProgress } from './progress.ts';
import { viewWhatIsDue } from './reminders.ts';

/** The item that a button names, of whichever body. @throws Refusal `gone` */
export const itemOf = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
): Promise<Item> => {
  const item = await repositories.items.byId(caller.coalition.id, id);
  if (item === null) throw new Refusal({ code: 'gone' });
  return item;
};

/** The item that a button names, where the caller may read it. @throws Refusal `gone`, `not-yours-to-read` */
const readableItemOf = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
): Promise<Item> => {
  const item = await itemOf(repositories, caller, id);
  await requireReadsGroup(repositories, caller, item.groupId);
  return item;
};

/** Lists of items that are drawn again after one of their items changed, by the name in the token of Undo. */
export type ListName = 'group' | 'mine' | 'due' | 'home' | 'week';

export type DrawList = (
  repositories: Repositories,
  caller: CoalitionCaller,
  groupId: string,
) => Promise<Card>;

export const itemLists = {
  group: async (repositories, caller, groupId) => {
    const group = await repositories.groups.byId(caller.coalition.id, groupId);
    if (group === null) throw new Refusal({ code: 'gone' });
    await requireReads(repositories, caller, group);
    return itemListCard(caller.words, await listItems(repositories, caller, group));
  },
  mine: async (repositories, caller) => myItemsCard(caller.words, await myItems(repositories, caller)),
  due: async (repositories, caller) => reminderCard(caller.words, await viewWhatIsDue(repositories, caller)),
} as const satisfies Partial<Record<ListName, DrawList>>;

/**
 * Marks an item of a list as done and redraws the list. A list with a select sends the item as the value, a
 * list with one button per item as the token.
 */
export const doneFrom = (name: ListName, list: DrawList): ButtonHandler =>
  once(async (repositories, caller, press) => {
    const item = await readableItemOf(repositories, caller, press.value ?? press.token.id);
    const draw = () => list(repositories, caller, item.groupId);
    return orStale(
      caller,
      async () => {
        const { undo } = await finishItem(repositories, caller, item, press.message);
        const card = await draw();
        if (undo === undefined) return card;
        return { ...card, blocks: [...doneInList(caller.words, item, undo, name), ...card.blocks] };
      },
      draw,
    );
  });

/** The buttons on items and progress. */
export const itemButtons = (openForm: OpenForm): Readonly<Record<string, ButtonHandler>> => ({
  done: once(async (repositories, caller, { token, message }) => {
    const item = await readableItemOf(repositories, caller, token.id);
    return orStale(
      caller,
      async () => drawItem(caller, await finishItem(repositories, caller, item, message)),
      async () => {
        const current = await readableItemOf(repositories, caller, token.id);
        return drawItem(caller, await viewItem(repositories, caller.coalition.id, current));
      },
    );
  }),

  reopen: once(async (repositories, caller, { token, message }) => {
    const item = await readableItemOf(repositories, caller, token.id);
    return orStale(
      caller,
      async () => drawItem(caller, await reopenItem(repositories, caller, item, message)),
      async () => drawItem(caller, await viewItem(repositories, caller.coalition.id, item)),
    );
  }),

  'pick-done': doneFrom('group', itemLists.group),
  'pick-mine': doneFrom('mine', itemLists.mine),
  'pick-due': doneFrom('due', itemLists.due),

  log: once(async (repositories, caller, { token }) => {
    const item = await readableItemOf(repositories, caller, token.id);
    return openForm(repositories, caller, 'progress log', { item: `#${item.number}` });
  }),

  finish: finishFromProgress,
});

const drawItem = (caller: CoalitionCaller, view: ItemView): Card =>
  itemCard(caller.placeWords, view, caller.today);

/** On a progress entry of 100 %. The entry stays; the result for the item is shown in private. */
const finishFromProgress: ButtonHandler = once(async (repositories, caller, { token }) => {
  const { id } = caller.coalition;
  const entry = await repositories.progress.byId(id, token.id);
  if (entry === null || entry.itemId === null) throw new Refusal({ code: 'gone' });
  const item = await readableItemOf(repositories, caller, entry.itemId);
  const draw = async () => progressCard(caller.placeWords, await viewProgress(repositories, id, entry));
  let aside: Card | undefined;
  const reply = await orStale(
    caller,
    async () => {
      aside = itemCard(caller.words, await finishItem(repositories, caller, item), caller.today);
      return draw();
    },
    draw,
  );
  return reply.kind === 'redraw' && aside !== undefined ? { ...reply, aside } : reply;
});
