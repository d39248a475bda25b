import { type ItemView, itemsClosedCard, itemsOpenAgainCard } from '../../cards/items/item-cards.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime, undoMs } from '../../domain/undo.ts';
import type { StoredChange } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireReadsGroup } from '../caller/permissions.ts';
import { type ButtonHandler, once, orStale } from '../handlers/button-handler.ts';
import { viewItems } from '../items/items.ts';
import { undoableItem } from './undo-items.ts';
import { requireOwn } from './undoable.ts';

const itemIdOf = ({ subject }: StoredChange): string => subject.slice('item:'.length);

/** The items of these changes as they are now. */
const itemsOf = async (
  repositories: Repositories,
  { coalition }: CoalitionCaller,
  changes: readonly StoredChange[],
): Promise<readonly ItemView[]> => {
  const views: ItemView[] = [];
  for (const change of changes) {
    const item = await repositories.items.byId(coalition.id, itemIdOf(change));
    if (item !== null) views.push(...(await viewItems(repositories, coalition.id, [item])));
  }
  return views;
};

/** Takes one back. @returns false when its item was changed since */
const tookBack = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  change: StoredChange,
): Promise<boolean> => {
  const undoing = { id: change.id, change, pressed: undefined };
  try {
    const undoable = await undoableItem(repositories, caller, itemIdOf(change), undoing);
    await undoable.undo(caller.placeWords);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === 'undo-changed') return false;
    throw error;
  }
};

/** On the card of several items that were done or dropped in one line. Those that were changed since stay. */
export const undoSeveral: ButtonHandler = once(async (repositories, caller, { token }) => {
  const { coalition, now, placeWords } = caller;
  const first = await repositories.history.byId(coalition.id, token.id);
  if (first === null || token.detail === undefined) throw new Refusal({ code: 'gone' });
  const changes = await repositories.history.inOneLine(coalition.id, token.id, token.detail, first);
  const numbers = await itemsOf(repositories, caller, changes);
  for (const { item } of numbers) await requireReadsGroup(repositories, caller, item.groupId);
  const instead = `action reopen #${numbers[0]?.item.number ?? ''}`;
  if (now - first.at <= undoMs) await requireOwn(repositories, caller, { by: first, instead });
  return orStale(
    caller,
    async () => {
      requireInTime(first.at, now, instead);
      const opened: StoredChange[] = [];
      for (const change of changes) if (await tookBack(repositories, caller, change)) opened.push(change);
      if (opened.length === 0) throw new Refusal({ code: 'undo-changed', instead });
      return itemsOpenAgainCard(
        placeWords,
        caller.person,
        await itemsOf(repositories, caller, opened),
        await itemsOf(
          repositories,
          caller,
          changes.filter((change) => !opened.includes(change)),
        ),
      );
    },
    async () => itemsClosedCard(placeWords, numbers),
  );
});
