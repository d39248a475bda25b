import type { ProgressListView, ProgressView } from '../../cards/items/progress-cards.ts';
import type { Group } from '../../domain/group.ts';
import type { Item } from '../../domain/item.ts';
import type { Progress } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { putCall } from '../notify/webhooks.ts';
import { editItem } from './changes.ts';

/**
 * Logs a line. `percent` updates the item; 100 does not mark it done.
 * @throws Refusal `percent-of-what`, `not-open`
 */
export const logProgress = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{ body: string; group: Group; item: Item | undefined; percent: number | undefined }>,
): Promise<ProgressView> => {
  const { coalition, person, now } = caller;
  const { item, percent } = given;
  if (percent !== undefined) {
    if (item === undefined) throw new Refusal({ code: 'percent-of-what' });
    if (percent !== item.percent) await editItem(repositories, caller, item, { percent });
  }
  const entry = await repositories.progress.log(coalition.id, {
    groupId: given.group.id,
    itemId: item?.id ?? null,
    personId: person.id,
    body: given.body,
    percent: percent ?? null,
    at: now,
  });
  await putCall(
    repositories,
    coalition,
    'progress.logged',
    { id: entry.id, group: given.group.id, item: item?.number ?? null },
    now,
  );
  return { entry, person, group: given.group.name, item: item ?? null, undo: true };
};

export const viewProgress = async (
  repositories: Repositories,
  coalitionId: string,
  entry: Progress,
): Promise<ProgressView> => ({
  entry,
  person: (await repositories.people.byIds(coalitionId, [entry.personId])).get(entry.personId) ?? null,
  group: (await repositories.groups.byId(coalitionId, entry.groupId))?.name ?? '',
  item: entry.itemId === null ? null : await repositories.items.byId(coalitionId, entry.itemId),
});

/** How many lines are shown; the card says how many more there are. */
const listed = 30;

/** The progress of an item, or of a group; the latest entry first. */
export const listProgress = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  group: Group,
  item: Item | undefined,
): Promise<ProgressListView> => {
  const { id } = caller.coalition;
  const { rows, total } = item
    ? await repositories.progress.ofItem(id, item.id, listed)
    : await repositories.progress.ofGroup(id, group.id, listed);
  const people = await repositories.people.byIds(
    id,
    rows.map((entry) => entry.personId),
  );
  const items = await repositories.items.byIds(
    id,
    rows.flatMap((entry) => entry.itemId ?? []),
  );
  return {
    group: group.name,
    item: item ?? null,
    rows: rows.map((entry) => ({
      entry,
      person: people.get(entry.personId) ?? null,
      item: items.get(entry.itemId ?? '') ?? null,
    })),
    total,
  };
};
