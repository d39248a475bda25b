import { type ItemView, itemCard } from '../../cards/items/item-cards.ts';
import { doneInList } from '../../cards/items/item-pieces.ts';
import { progressCard } from '../../cards/items/progress-cards.ts';
import { reminderCard } from '../../cards/items/reminder-cards.ts';
import { refusalCard } from '../../cards/refusal-card.ts';
import type { Card } from '../../chat/card.ts';
import { peopleOf } from '../../chat/picked.ts';
import { redactedText } from '../../chat/text/redacted.ts';
import type { Item } from '../../domain/item.ts';
import { type ListQuery, packQuery, unpackQuery } from '../../domain/list-query.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireReadsGroup } from '../caller/permissions.ts';
import { type ButtonHandler, type ButtonPress, once, orStale } from '../handlers/button-handler.ts';
import { pressedPage } from '../handlers/draw-page.ts';
import type { OpenForm } from '../input/forms.ts';
import { reopenItem, takeItem } from './changes.ts';
import { drawItems } from './item-lists.ts';
import { finishItem, notOpen, viewItem } from './items.ts';
import { viewProgress } from './progress.ts';
import { viewWhatIsDue } from './reminders.ts';
import { openTalk } from './talk.ts';

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

export type DrawList = (repositories: Repositories, caller: CoalitionCaller) => Promise<Card>;

/** A list that is drawn again after one of its items changed, by its name in the token of Undo. */
type NamedList = Readonly<{ name: string; draw: DrawList }>;

/** Lists of items without pages. */
export const itemLists = {
  due: async (repositories, caller) => reminderCard(caller.words, await viewWhatIsDue(repositories, caller)),
} as const satisfies Readonly<Record<string, DrawList>>;

/** The name of a list with pages. Next to the id of a change there is no room for words. */
const nameOf = (query: ListQuery): string => packQuery({ ...query, words: '' });

/** The list with this name, from its beginning. */
export const namedList = (name: string): DrawList | undefined => {
  const query = unpackQuery(name);
  return query === undefined ? undefined : (...from) => drawItems(...from, query, null);
};

/**
 * Marks an item of a list as done and redraws the list. A list with a select sends the item as the value, a
 * list with one button per item as the token.
 */
export const doneFrom = (listOf: (press: ButtonPress) => NamedList): ButtonHandler =>
  once(async (repositories, caller, press) => {
    const item = await readableItemOf(repositories, caller, press.value ?? press.token.id);
    const { name, draw } = listOf(press);
    return orStale(
      caller,
      async () => {
        const { undo } = await finishItem(repositories, caller, item, press.message);
        const card = await draw(repositories, caller);
        if (undo === undefined) return card;
        return { ...card, blocks: [...doneInList(caller.words, item, undo, name), ...card.blocks] };
      },
      () => draw(repositories, caller),
    );
  });

/** The buttons on items and progress. */
export const itemButtons = (openForm: OpenForm): Readonly<Record<string, ButtonHandler>> => {
  /** Opens a form about the item of the button, or the one that was chosen in a menu; a closed one is shown. */
  const formOn = (
    path: string,
    values: (
      repositories: Repositories,
      caller: CoalitionCaller,
      item: Item,
    ) => FormValues | Promise<FormValues>,
    only?: readonly string[],
  ): ButtonHandler =>
    once(async (repositories, caller, { token, value }) => {
      const item = await readableItemOf(repositories, caller, value ?? token.id);
      if (item.state !== 'open' && path !== 'progress log') {
        const { reason } = await notOpen(repositories, caller.coalition.id, item);
        return { kind: 'private', card: refusalCard(caller.words, reason) };
      }
      const filled = { item: `#${item.number}`, ...(await values(repositories, caller, item)) };
      return openForm(repositories, caller, path, filled, only);
    });
  return {
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

    pick: doneFrom((press) => {
      const { query, start } = pressedPage(press);
      return { name: nameOf(query), draw: (...from) => drawItems(...from, query, start) };
    }),
    'pick-due': doneFrom(() => ({ name: 'due', draw: itemLists.due })),

    log: formOn('progress log', () => ({})),
    drop: formOn('action drop', () => ({})),
    'hand-over': formOn('action assign', () => ({})),
    // No more than one page of a form holds on every platform.
    change: formOn('action edit', currentDetails, ['item', 'owner', 'due', 'title', 'percent']),
    'new-date': formOn('action edit', () => ({}), ['item', 'due']),

    take: once(async (repositories, caller, { token, message }) => {
      const item = await readableItemOf(repositories, caller, token.id);
      return orStale(
        caller,
        async () => drawItem(caller, await takeItem(repositories, caller, item, message)),
        async () => drawItem(caller, await viewItem(repositories, caller.coalition.id, item)),
      );
    }),

    finish: finishFromProgress,

    talk: once(async (repositories, caller, { token }) =>
      openTalk(repositories, caller, await itemOf(repositories, caller, token.id)),
    ),
    'talk-another': once(async (repositories, caller, { token }) =>
      openTalk(repositories, caller, await itemOf(repositories, caller, token.id), 'another'),
    ),
  };
};

type FormValues = Readonly<Record<string, string>>;

/**
 * The current values for the form that changes an item. A past day would be refused, so its field stays
 * empty; the owners are filled in where the picker of this platform can hold all of them.
 */
const currentDetails = async (
  repositories: Repositories,
  { coalition, place, today }: CoalitionCaller,
  { title, dueOn, percent, ownerIds }: Item,
): Promise<FormValues> => {
  const people = await repositories.people.byIds(coalition.id, ownerIds);
  const accounts = ownerIds.map((id) =>
    people
      .get(id)
      ?.accounts.find(
        ({ platform, workspace }) => platform === place.platform && workspace === place.workspace,
      ),
  );
  const here = accounts.flatMap((account) => account?.id ?? []);
  return {
    ...(title === redactedText ? {} : { title }),
    ...(dueOn !== null && dueOn >= today ? { due: dueOn } : {}),
    ...(percent === null ? {} : { percent: String(percent) }),
    ...(here.length > 0 && here.length === ownerIds.length ? { owner: peopleOf(here) } : {}),
  };
};

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
