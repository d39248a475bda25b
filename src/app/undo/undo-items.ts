import { type ItemView, itemCard } from '../../cards/items/item-cards.ts';
import { undoneLine } from '../../cards/pieces.ts';
import { itemOpenAfterAllCard } from '../../cards/undo/undo-cards.ts';
import type { Line } from '../../chat/card.ts';
import { type Item, openStatus } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime } from '../../domain/undo.ts';
import type { Change } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { forgetClaims } from '../involvement/sides.ts';
import { untell } from '../items/change-notices.ts';
import { reopenClosedAt } from '../items/difficulties.ts';
import { redrawItem, viewItem } from '../items/items.ts';
import { takeBack } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { redrawHomes, subjectOf } from '../notify/redraw.ts';
import type { Undoable, Undoing } from './undoable.ts';

type TakeBack = (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  undoing: Undoing,
) => Promise<ItemView>;

const changedSince = ({ number }: Item): Refusal =>
  new Refusal({ code: 'undo-changed', instead: `action reopen #${number}` });

/** The item is open again, as it was; those who heard otherwise are told. */
const openAgain = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  { id, change: { change, at }, pressed }: Undoing,
): Promise<ItemView> => {
  const { coalition, person } = caller;
  if (
    item.state === 'open' ||
    !(await repositories.items.move(coalition.id, item.id, item.state, openStatus))
  )
    throw changedSince(item);
  const undone = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'undone',
    before: { state: item.state },
    after: { state: 'open' },
  });
  await forgetClaims(repositories, coalition.id, item);
  await untell(repositories, caller, id, undone, item);
  await takeBack(repositories, caller, `answer-${change}:${item.id}:${at}`, (words) =>
    itemOpenAfterAllCard(words, person, item),
  );
  return redrawItem(repositories, caller, { ...item, ...openStatus }, pressed);
};

const undoDone: TakeBack = (repositories, caller, item, undoing) => {
  const { at, personId } = undoing.change;
  if (item.state !== 'done' || item.doneAt !== at || item.doneBy !== personId) throw changedSince(item);
  return openAgain(repositories, caller, item, undoing);
};

/** The difficulties that were closed together with the item are open again too. */
const undoDropped: TakeBack = async (repositories, caller, item, undoing) => {
  const { at, personId } = undoing.change;
  if (item.state !== 'dropped' || item.droppedAt !== at || item.droppedBy !== personId)
    throw changedSince(item);
  await reopenClosedAt(repositories, caller, item, at);
  return openAgain(repositories, caller, item, undoing);
};

const idsIn = (values: Change['before']): readonly string[] => {
  const ids = values?.ownerIds;
  return Array.isArray(ids) ? ids.map(String) : [];
};

/** Gives the item back to those who had it, as far as they are still here. */
const undoAssigned: TakeBack = async (repositories, caller, item, { id, change, pressed }) => {
  const { coalition } = caller;
  const known = await repositories.people.byIds(coalition.id, idsIn(change.before));
  const ownerIds = idsIn(change.before).filter((id) => (known.get(id)?.accounts.length ?? 0) > 0);
  if (item.state !== 'open' || item.ownerIds.join() !== idsIn(change.after).join()) throw changedSince(item);
  await repositories.items.assign(coalition.id, item.id, ownerIds);
  const undone = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'undone',
    before: { ownerIds: item.ownerIds },
    after: { ownerIds },
  });
  await untell(repositories, caller, id, undone, item, ownerIds);
  await redrawHomes(repositories, caller, item.ownerIds);
  return redrawItem(repositories, caller, { ...item, ownerIds }, pressed);
};

const takeBacks: Readonly<Record<string, TakeBack>> = {
  done: undoDone,
  dropped: undoDropped,
  assigned: undoAssigned,
};

export const undoableItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  undoing: Undoing,
): Promise<Undoable> => {
  const { change } = undoing;
  const item = await repositories.items.byId(caller.coalition.id, id);
  const undo = takeBacks[change.change];
  if (item === null || undo === undefined) throw new Refusal({ code: 'gone' });
  const instead = `action reopen #${item.number}`;
  const draw = (words: Words, view: ItemView, news: readonly Line[] = []) =>
    itemCard(words, view, caller.today, news);
  return {
    by: change,
    groupId: item.groupId,
    instead,
    undo: async (words) => {
      requireInTime(change.at, caller.now, instead);
      const view = await undo(repositories, caller, item, undoing);
      return draw(words, view, [undoneLine(words, caller.person)]);
    },
    current: async (words) => draw(words, await viewItem(repositories, caller.coalition.id, item)),
  };
};
