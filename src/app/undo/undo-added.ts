import { itemCard } from '../../cards/items/item-cards.ts';
import { type GoneItem, itemGoneCard, itemsGoneCard } from '../../cards/undo/undo-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { Item } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime } from '../../domain/undo.ts';
import type { Change, StoredChange } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireReadsGroup } from '../caller/permissions.ts';
import { type ButtonHandler, once } from '../handlers/button-handler.ts';
import { importAnnouncement } from '../items/import.ts';
import { viewItem } from '../items/items.ts';
import { hearingOf, type OwnersAnswer } from '../items/new-owners.ts';
import { announce, personRecipients, takeBack } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { redraw, redrawHomes, subjectOf } from '../notify/redraw.ts';
import { requireOwn, type Undoable, type Undoing } from './undoable.ts';

/** Whether nothing has happened to an item since it was added; one of a list may have been done from the start. */
const isUntouched = async (
  repositories: Repositories,
  { coalition }: CoalitionCaller,
  { id }: Item,
  added: Change,
): Promise<boolean> => {
  const changes = await repositories.history.of(coalition.id, added.subject);
  const isOfIt = ({ change, at, personId }: Change) =>
    (change === 'added' || change === 'done') && at === added.at && personId === added.personId;
  return changes.every(isOfIt) && !(await repositories.retention.isNeeded(coalition.id, id));
};

/**
 * Removes an item that was just added, so that nothing of it stays: the history keeps who took an item of the group
 * back and when, without its title. @returns the owners who may have heard of it in private
 */
const removeAdded = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  { id, answer, pressed }: Readonly<{ id: string; answer: OwnersAnswer; pressed: MessageRef | undefined }>,
): Promise<readonly string[]> => {
  const { coalition, now, person } = caller;
  const owners = await repositories.people.byIds(coalition.id, item.ownerIds);
  const { inPrivate } = hearingOf(caller, [], [...owners.values()], answer);
  const spared = await repositories.changeNotices.cancel(coalition.id, id);
  const gone = (words: CoalitionCaller['words']) => itemGoneCard(words, person, item);
  await redraw(repositories, coalition, subjectOf('item', item.id), now, gone, pressed);
  await redrawHomes(repositories, caller, item.ownerIds);
  await repositories.retention.removeItem(coalition.id, item.id);
  await repositories.partners.removeUnused(coalition.id, item.createdBy, item.createdAt);
  await record(repositories, caller, {
    subject: `group:${item.groupId}`,
    change: 'item-undone',
    before: null,
    after: null,
  });
  return inPrivate.filter((owner) => !spared.has(owner));
};

const tellOwners = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  about: string,
  told: ReadonlyMap<string, readonly GoneItem[]>,
): Promise<void> => {
  const people = await repositories.people.byIds(caller.coalition.id, [...told.keys()]);
  for (const [id, items] of told)
    await announce(
      repositories,
      caller,
      `undone:added:${about}`,
      personRecipients([people.get(id) ?? []].flat()),
      (words) => itemsGoneCard(words, caller.person, items, []),
    );
};

/** An item that was added although it looked like a duplicate. */
export const undoableAddition = (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  { id, change, pressed }: Undoing,
): Undoable => {
  const instead = `action drop #${item.number}`;
  return {
    by: change,
    groupId: item.groupId,
    instead,
    undo: async (words) => {
      requireInTime(change.at, caller.now, instead);
      if (!(await isUntouched(repositories, caller, item, change)))
        throw new Refusal({ code: 'undo-changed', instead });
      const told = await removeAdded(repositories, caller, item, { id, answer: 'shown to all', pressed });
      await tellOwners(repositories, caller, id, new Map(told.map((owner) => [owner, [item]])));
      return itemGoneCard(words, caller.person, item);
    },
    current: async (words) =>
      itemCard(words, await viewItem(repositories, caller.coalition.id, item), caller.today),
  };
};

/** The items of these additions that there are still. */
const itemsOf = async (
  repositories: Repositories,
  { coalition }: CoalitionCaller,
  changes: readonly StoredChange[],
): Promise<readonly Readonly<{ item: Item; change: StoredChange }>[]> => {
  const found = [];
  for (const change of changes) {
    const item = await repositories.items.byId(coalition.id, change.subject.slice('item:'.length));
    if (item !== null) found.push({ item, change });
  }
  return found;
};

/** On the card of a list that was added. Those items stay to which something happened since. */
export const undoImport: ButtonHandler = once(async (repositories, caller, { token }) => {
  const { coalition, now, words, person } = caller;
  const first = await repositories.history.byId(coalition.id, token.id);
  if (first === null || token.detail === undefined) throw new Refusal({ code: 'gone' });
  const changes = await repositories.history.inOneLine(coalition.id, token.id, token.detail, first);
  const added = await itemsOf(repositories, caller, changes);
  for (const { item } of added) await requireReadsGroup(repositories, caller, item.groupId);
  const instead = added[0] === undefined ? '' : `action drop #${added[0].item.number}`;
  await requireOwn(repositories, caller, { by: first, instead });
  requireInTime(first.at, now, instead);
  const removed: Item[] = [];
  const stay: Item[] = [];
  const told = new Map<string, readonly Item[]>();
  for (const { item, change } of added) {
    const untouched = await isUntouched(repositories, caller, item, change);
    (untouched ? removed : stay).push(item);
    if (!untouched) continue;
    const how = { id: change.id, answer: 'not shown', pressed: undefined } as const;
    for (const owner of await removeAdded(repositories, caller, item, how))
      told.set(owner, [...(told.get(owner) ?? []), item]);
  }
  if (removed.length === 0) throw new Refusal({ code: 'undo-changed', instead });
  await tellOwners(repositories, caller, token.id, told);
  for (const groupId of new Set(added.map(({ item }) => item.groupId))) {
    const ofGroup = (items: readonly Item[]) => items.filter((item) => item.groupId === groupId);
    const [gone, left] = [ofGroup(removed), ofGroup(stay)];
    if (gone.length > 0)
      await takeBack(repositories, caller, importAnnouncement(token.id, groupId), (of) =>
        itemsGoneCard(of, person, gone, left),
      );
  }
  return { kind: 'redraw', card: itemsGoneCard(words, person, removed, stay) };
});
