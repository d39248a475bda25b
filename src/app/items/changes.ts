import type { ItemView } from '../../cards/items/item-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import {
  changesOf,
  type Item,
  type ItemDetails,
  type ItemStatus,
  type ItemUpdate,
  openStatus,
} from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireHere } from '../caller/permissions.ts';
import { involvePartners, partnersWith } from '../involvement/involved.ts';
import { type Claim, forgetClaims } from '../involvement/sides.ts';
import { record } from '../notify/history.ts';
import { redrawHomes, subjectOf } from '../notify/redraw.ts';
import { planToTell } from './change-notices.ts';
import { giveUpWith, reopenGivenUp } from './difficulties.ts';
import { type ItemGiven, notOpen, redrawItem } from './items.ts';
import { hearingOf, type OwnersAnswer } from './new-owners.ts';
import { tellAnswerDropped } from './tell-asker.ts';

export type ItemEdited = Readonly<{
  view: ItemView & Partial<ItemGiven>;
  before: Partial<ItemDetails>;
  after: Partial<ItemDetails>;
}>;

/** `with` names the partners that it involves. */
type ItemEdit = ItemUpdate & Readonly<{ with?: string | null | undefined }>;

/**
 * Changes the given details of an item. The title and the organisation can be corrected at any time, the due
 * date and the percentage only while the item is open.
 * @throws Refusal `nothing-said`, `nothing-new`, `not-open`
 */
export const editItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  said: ItemEdit,
): Promise<ItemEdited> => {
  const { number } = item;
  const { coalition } = caller;
  if (Object.values(said).every((value) => value === undefined))
    throw new Refusal({ code: 'nothing-said', number });
  if (item.state !== 'open' && (said.dueOn !== undefined || said.percent !== undefined))
    throw new Refusal({ code: 'not-open', number });
  const changes = changesOf(item, said) ?? { before: {}, after: {} };
  const partnersBefore = await partnersWith(repositories, coalition.id, item.id);
  await involvePartners(repositories, caller, subjectOf('item', item.id), said);
  const partnersAfter = await partnersWith(repositories, coalition.id, item.id);
  const involves = partnersBefore.join('\n') === partnersAfter.join('\n') ? null : partnersAfter;
  if (Object.keys(changes.after).length === 0 && involves === null)
    throw new Refusal({ code: 'nothing-new', number });
  const { title, organisation, dueOn, percent } = { ...item, ...changes.after };
  await repositories.items.change(coalition.id, item, { title, organisation, dueOn, percent });
  const undo = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'edited',
    before: involves === null ? changes.before : { ...changes.before, with: partnersBefore },
    after: involves === null ? changes.after : { ...changes.after, with: involves },
  });
  // Owners plan by the due date, so a new one is told.
  if (changes.after.dueOn !== undefined) await planToTell(repositories, caller, undo, item);
  const view = await redrawItem(repositories, caller, { ...item, title, organisation, dueOn, percent });
  return { view: { ...view, undo }, ...changes };
};

/** Replaces the owners of an open item. Without owners, anyone may take it. */
export const assignItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  owners: readonly Person[],
  answer: OwnersAnswer,
  pressed?: MessageRef,
): Promise<ItemGiven> => {
  const { number } = item;
  if (item.state !== 'open') throw new Refusal({ code: 'not-open', number });
  requireHere(...owners);
  const ownerIds = owners.map(({ id }) => id);
  if (ownerIds.join() === item.ownerIds.join()) throw new Refusal({ code: 'nothing-new', number });
  await repositories.items.assign(caller.coalition.id, item.id, ownerIds);
  const undo = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'assigned',
    before: { ownerIds: item.ownerIds },
    after: { ownerIds },
  });
  const { notify, inPrivate } = hearingOf(caller, item.ownerIds, owners, answer);
  await planToTell(repositories, caller, undo, item, inPrivate);
  await redrawHomes(repositories, caller, item.ownerIds);
  return { ...(await redrawItem(repositories, caller, { ...item, ownerIds }, pressed)), undo, notify };
};

/**
 * Changes details and owners of an item in one go. Owners that are `undefined` or the same stay.
 * @throws Refusal like `editItem` and `assignItem`
 */
export const changeItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  said: ItemEdit,
  owners: readonly Person[] | undefined,
): Promise<ItemEdited> => {
  const ids = owners?.map(({ id }) => id).join();
  const isSaid = Object.values(said).some((value) => value !== undefined);
  if (owners === undefined || ids === item.ownerIds.join()) {
    if (owners !== undefined && !isSaid) throw new Refusal({ code: 'nothing-new', number: item.number });
    return editItem(repositories, caller, item, said);
  }
  if (item.state !== 'open') throw new Refusal({ code: 'not-open', number: item.number });
  requireHere(...owners);
  const edited = isSaid ? await editIfNew(repositories, caller, item, said) : null;
  const view = await assignItem(repositories, caller, edited?.view.item ?? item, owners, 'shown to all');
  return { view, before: edited?.before ?? {}, after: edited?.after ?? {} };
};

/** Like `editItem`; null when all is as it was. */
const editIfNew = async (...given: Parameters<typeof editItem>): Promise<ItemEdited | null> => {
  try {
    return await editItem(...given);
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === 'nothing-new') return null;
    throw error;
  }
};

/** Takes an item that nobody has. @throws Refusal `already-taken`, `not-open` */
export const takeItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  pressed?: MessageRef,
): Promise<ItemView> => {
  if (item.state === 'open' && item.ownerIds.length > 0) {
    const people = await repositories.people.byIds(caller.coalition.id, item.ownerIds);
    const owners = item.ownerIds.flatMap((id) => people.get(id)?.name ?? []);
    throw new Refusal({ code: 'already-taken', number: item.number, owners });
  }
  return assignItem(repositories, caller, item, [caller.person], 'not shown', pressed);
};

/**
 * What reopening an item ends, as the history holds it: its state, what partners said of it, and the difficulties
 * that had closed with it.
 */
export type ReopenedItem = Partial<ItemStatus> &
  Readonly<{ claims?: readonly Claim[]; difficulties?: readonly string[] }>;

/** Reopens a done or dropped item. @throws Refusal `already-open` */
export const reopenItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  pressed?: MessageRef,
): Promise<ItemView> => {
  const { state, doneAt, doneBy, droppedAt, droppedBy, droppedWhy, answerDeclinedAt } = item;
  if (state === 'open' || !(await repositories.items.move(caller.coalition.id, item.id, state, openStatus)))
    throw new Refusal({ code: 'already-open', number: item.number });
  const difficulties = state === 'dropped' ? await reopenGivenUp(repositories, caller, item) : [];
  const claims = await forgetClaims(repositories, caller.coalition.id, item);
  const was: ReopenedItem = {
    ...(state === 'done'
      ? { state, doneAt, doneBy, answerDeclinedAt }
      : { state, droppedAt, droppedBy, droppedWhy }),
    ...(claims.length === 0 ? {} : { claims }),
    ...(difficulties.length === 0 ? {} : { difficulties }),
  };
  const undo = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'reopened',
    before: was,
    after: { state: 'open' },
  });
  await planToTell(repositories, caller, undo, item);
  return { ...(await redrawItem(repositories, caller, { ...item, ...openStatus }, pressed)), undo };
};

/** Drops an open item with a reason: it leaves the lists and does not count as done. */
export const dropItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  why: string,
): Promise<ItemView> => {
  const dropped = {
    ...openStatus,
    state: 'dropped',
    droppedAt: caller.now,
    droppedBy: caller.person.id,
    droppedWhy: why,
  } as const;
  if (!(await repositories.items.move(caller.coalition.id, item.id, 'open', dropped)))
    throw await notOpen(repositories, caller.coalition.id, item);
  const undo = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'dropped',
    before: { state: 'open' },
    after: { state: 'dropped', why },
  });
  await planToTell(repositories, caller, undo, item);
  const givenUp = { ...item, ...dropped };
  await giveUpWith(repositories, caller, givenUp);
  await tellAnswerDropped(repositories, caller, givenUp);
  return { ...(await redrawItem(repositories, caller, givenUp)), undo };
};

/** Drops several items for one reason, or none of them: a refusal undoes all. */
export const dropItems = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  items: readonly Item[],
  why: string,
): Promise<readonly ItemView[]> => {
  const views: ItemView[] = [];
  for (const item of items) views.push(await dropItem(repositories, caller, item, why));
  return views;
};
