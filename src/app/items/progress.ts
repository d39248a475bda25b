import { type ProgressView, progressListCard } from '../../cards/items/progress-cards.ts';
import type { Group } from '../../domain/group.ts';
import type { Item } from '../../domain/item.ts';
import { readPage } from '../../domain/page.ts';
import type { Progress } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { readScope } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';
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

/** One page of the progress of an item, of a group or of all of them; the latest entry first. */
export const drawProgress: DrawPage = async (repositories, caller, query, start) => {
  const { id } = caller.coalition;
  const { group, groupIds } = await readScope(repositories, caller, query.groupId);
  const about = query.itemId === null ? null : await repositories.items.byId(id, query.itemId);
  const of = { groupIds, itemId: query.itemId, personId: query.personId };
  const page = await readPage(
    (from, limit) => repositories.progress.page(id, of, from, limit),
    start,
    (entry) => [entry.at, entry.id],
  );
  const people = await repositories.people.byIds(
    id,
    [...page.rows.map((entry) => entry.personId), query.personId].flatMap((one) => one ?? []),
  );
  const items = await repositories.items.byIds(
    id,
    page.rows.flatMap((entry) => entry.itemId ?? []),
  );
  const groups = await repositories.groups.names(
    id,
    page.rows.map((entry) => entry.groupId),
  );
  const rows = page.rows.map((entry) => ({
    entry,
    person: people.get(entry.personId) ?? null,
    item: items.get(entry.itemId ?? '') ?? null,
    group: groups.get(entry.groupId) ?? '',
  }));
  return progressListCard(caller.words, {
    query,
    page: { ...page, rows },
    group: group?.name ?? null,
    item: about,
    person: people.get(query.personId ?? '') ?? null,
  });
};
