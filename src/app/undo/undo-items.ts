import { type ItemView, itemCard } from '../../cards/items/item-cards.ts';
import { undoneLine } from '../../cards/pieces.ts';
import { itemOpenAfterAllCard } from '../../cards/undo/undo-cards.ts';
import type { Line } from '../../chat/card.ts';
import { type Item, type ItemDetails, openStatus } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime } from '../../domain/undo.ts';
import type { Change, StoredChange } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { involvePartners, partnersWith } from '../involvement/involved.ts';
import { forgetClaims, restoreClaims, takeConfirmationBack } from '../involvement/sides.ts';
import { untell } from '../items/change-notices.ts';
import type { ReopenedItem } from '../items/changes.ts';
import { giveUpAgain, reopenClosedAt } from '../items/difficulties.ts';
import { redrawItem, viewItem } from '../items/items.ts';
import { takeBack } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { redrawHomes, subjectOf } from '../notify/redraw.ts';
import { undoableAddition } from './undo-added.ts';
import type { Undoable, Undoing } from './undoable.ts';

type TakeBack = (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  undoing: Undoing,
) => Promise<ItemView>;

/** The commands that can still change it when it cannot be undone. */
const insteadOf = ({ change }: Pick<Change, 'change'>, { number }: Item): string => {
  switch (change) {
    case 'done':
    case 'dropped':
      return `action reopen #${number}`;
    case 'reopened':
      return `action done #${number}`;
    case 'confirmed':
      return '';
    default:
      return `action edit #${number}`;
  }
};

const changedSince = (item: Item): Refusal =>
  new Refusal({
    code: 'undo-changed',
    instead: insteadOf({ change: item.state === 'open' ? 'edited' : 'done' }, item),
  });

/** What the history holds of the details of an item. */
const detailsIn = (values: Change['before']): Partial<ItemDetails> => {
  const names = ['title', 'organisation', 'dueOn', 'percent'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (values?.[name] === undefined ? [] : [[name, values[name]]])),
  );
};

/** The further partners that the history names; null where they did not change. */
const namesIn = (values: Change['before']): readonly string[] | null =>
  Array.isArray(values?.with) ? values.with.map(String) : null;

/** The item is open again, as it was; people who heard otherwise are told. */
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

/** @throws Refusal `undo-changed` where somebody else has it by now */
const requireAssigned = (item: Item, { after }: Change): void => {
  if (item.state !== 'open' || item.ownerIds.join() !== idsIn(after).join()) throw changedSince(item);
};

/** Gives the item back to those who had it, as far as they are still here. */
const undoAssigned: TakeBack = async (repositories, caller, item, { id, change, pressed }) => {
  const { coalition } = caller;
  const known = await repositories.people.byIds(coalition.id, idsIn(change.before));
  const ownerIds = idsIn(change.before).filter((id) => (known.get(id)?.accounts.length ?? 0) > 0);
  requireAssigned(item, change);
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

/** The details are as they were, where nobody changed them again. */
const undoEdited: TakeBack = async (repositories, caller, item, { id, change, pressed }) => {
  const { coalition } = caller;
  const after = detailsIn(change.after);
  const before = detailsIn(change.before);
  const others = namesIn(change.after);
  const isSame =
    Object.entries(after).every(([name, value]) => item[name as keyof ItemDetails] === value) &&
    (others === null ||
      others.join('\n') === (await partnersWith(repositories, coalition.id, item.id)).join('\n'));
  // The day and the percentage are those of an open item.
  if (!isSame || (item.state !== 'open' && ('dueOn' in after || 'percent' in after)))
    throw changedSince(item);
  const { title, organisation, dueOn, percent } = { ...item, ...before };
  await repositories.items.change(coalition.id, item, { title, organisation, dueOn, percent });
  await involvePartners(repositories, caller, subjectOf('item', item.id), {
    ...(before.organisation === undefined ? {} : { organisation: before.organisation }),
    ...(others === null ? {} : { with: (namesIn(change.before) ?? []).join(', ') || null }),
  });
  const undone = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'undone',
    before: change.after,
    after: change.before,
  });
  if (after.dueOn !== undefined) await untell(repositories, caller, id, undone, item);
  return redrawItem(repositories, caller, { ...item, title, organisation, dueOn, percent }, pressed);
};

/**
 * The item is done or dropped again as it was, with what partners said about it and the difficulties that had
 * closed with it.
 */
const undoReopened: TakeBack = async (repositories, caller, item, { id, change, pressed }) => {
  const { coalition } = caller;
  const { claims, difficulties, ...before } = (change.before ?? {}) as Partial<ReopenedItem>;
  const latest = (await repositories.history.of(coalition.id, subjectOf('item', item.id))).findLast((one) =>
    statesChange.has(one.change),
  );
  const status = { ...openStatus, ...before };
  if (latest?.id !== id || !(await repositories.items.move(coalition.id, item.id, 'open', status)))
    throw changedSince(item);
  const closed = { ...item, ...status };
  const undone = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'undone',
    before: { state: 'open' },
    after: { state: closed.state },
  });
  await restoreClaims(repositories, caller, closed, claims ?? []);
  await giveUpAgain(repositories, caller, closed, difficulties ?? []);
  await untell(repositories, caller, id, undone, item);
  return redrawItem(repositories, caller, closed, pressed);
};

/** The changes that open or close an item. */
const statesChange: ReadonlySet<string> = new Set(['done', 'dropped', 'reopened', 'undone']);

/** Takes back a partner's confirmation that it was part of it. */
const undoConfirmed: TakeBack = async (repositories, caller, item, { change, pressed }) => {
  await takeConfirmationBack(repositories, caller, change);
  return redrawItem(repositories, caller, item, pressed);
};

const takeBacks: Readonly<Record<string, TakeBack>> = {
  done: undoDone,
  dropped: undoDropped,
  assigned: undoAssigned,
  edited: undoEdited,
  reopened: undoReopened,
  confirmed: undoConfirmed,
};

/** A form may change the details and the owners in one go: the change of details that came with this one. */
const inOneGo = async (
  repositories: Repositories,
  { coalition }: CoalitionCaller,
  { change, id }: Undoing,
): Promise<StoredChange | undefined> => {
  if (change.change !== 'assigned') return undefined;
  const changes = await repositories.history.of(coalition.id, change.subject);
  const before = changes[changes.findIndex((one) => one.id === id) - 1];
  const isSameAct = before?.at === change.at && before.personId === change.personId;
  return before?.change === 'edited' && isSameAct ? before : undefined;
};

export const undoableItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  undoing: Undoing,
): Promise<Undoable> => {
  const { change } = undoing;
  const item = await repositories.items.byId(caller.coalition.id, id);
  if (item !== null && change.change === 'added')
    return undoableAddition(repositories, caller, item, undoing);
  const undo = takeBacks[change.change];
  if (item === null || undo === undefined) throw new Refusal({ code: 'gone' });
  const instead = insteadOf(change, item);
  const draw = (words: Words, view: ItemView, news: readonly Line[] = []) =>
    itemCard(words, view, caller.today, news);
  return {
    by: change,
    groupId: item.groupId,
    instead,
    undo: async (words) => {
      requireInTime(change.at, caller.now, instead);
      const edited = await inOneGo(repositories, caller, undoing);
      let current = item;
      if (edited !== undefined) {
        // A refusal comes before anything is changed.
        requireAssigned(item, change);
        const details = { ...undoing, id: edited.id, change: edited };
        current = (await undoEdited(repositories, caller, item, details)).item;
      }
      const view = await undo(repositories, caller, current, undoing);
      return draw(words, view, [undoneLine(words, caller.person)]);
    },
    current: async (words) => draw(words, await viewItem(repositories, caller.coalition.id, item)),
  };
};
