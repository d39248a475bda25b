import { progressCard } from '../../cards/items/progress-cards.ts';
import { progressTakenBackCard } from '../../cards/undo/undo-cards.ts';
import type { Progress } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime } from '../../domain/undo.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireReadsGroup } from '../caller/permissions.ts';
import { type ButtonHandler, once, orStale } from '../handlers/button-handler.ts';
import { editItem } from '../items/changes.ts';
import { viewProgress } from '../items/progress.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';
import { requireOwn } from './undoable.ts';

/** The percentage that the item had before this line changed it; `undefined` when the line changed none. */
const percentBefore = async (
  repositories: Repositories,
  coalitionId: string,
  { itemId, personId, at, percent }: Progress,
): Promise<number | null | undefined> => {
  if (itemId === null || percent === null) return undefined;
  const changes = await repositories.history.of(coalitionId, subjectOf('item', itemId));
  const made = changes.findLast(
    (one) =>
      one.change === 'edited' && one.at === at && one.personId === personId && one.after?.percent === percent,
  );
  if (made === undefined) return undefined;
  const before = made.before?.percent;
  return typeof before === 'number' ? before : null;
};

/** Removes the line, and the percentage that it gave the item, unless that was changed again. */
const takeLineBack = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  entry: Progress,
): Promise<void> => {
  const { id } = caller.coalition;
  const percent = await percentBefore(repositories, id, entry);
  const item = entry.itemId === null ? null : await repositories.items.byId(id, entry.itemId);
  if (!(await repositories.progress.remove(id, entry.id))) throw new Refusal({ code: 'gone' });
  await record(repositories, caller, {
    subject: item === null ? `group:${entry.groupId}` : subjectOf('item', item.id),
    change: 'log-undone',
    before: { percent: entry.percent, at: entry.at },
    after: null,
  });
  if (percent !== undefined && item?.state === 'open' && item.percent === entry.percent)
    await editItem(repositories, caller, item, { percent });
};

/** On a line of progress that was just logged. */
export const undoLog: ButtonHandler = once(async (repositories, caller, { token }) => {
  const { id } = caller.coalition;
  const entry = await repositories.progress.byId(id, token.id);
  if (entry === null) return { kind: 'redraw', card: progressTakenBackCard(caller.placeWords) };
  await requireReadsGroup(repositories, caller, entry.groupId);
  await requireOwn(repositories, caller, { by: entry, instead: '' });
  return orStale(
    caller,
    async () => {
      requireInTime(entry.at, caller.now, '');
      await takeLineBack(repositories, caller, entry);
      return progressTakenBackCard(caller.placeWords);
    },
    async () => progressCard(caller.placeWords, await viewProgress(repositories, id, entry)),
  );
});
