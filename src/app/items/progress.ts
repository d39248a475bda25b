import { type DifficultyView, difficultyCard } from '../../cards/items/difficulty-card.ts';
import type { ProgressListView, ProgressView } from '../../cards/items/progress-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { Group } from '../../domain/group.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty, Progress } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { record } from '../history.ts';
import { redraw, subjectOf } from '../notify/redraw.ts';
import { editItem } from './changes.ts';

/**
 * Logs a line. With `percent`, the item is that far from now on; at 100 it is not done by itself.
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
  return { entry, person, group: given.group.name, item: item ?? null };
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

/** What was logged on an item, or else in a group: the latest first. */
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

export const raiseDifficulty = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{ body: string; help: string; helpFrom: string; group: Group; item: Item | undefined }>,
): Promise<DifficultyView> => {
  const { coalition, person, now } = caller;
  const difficulty = await repositories.difficulties.raise(coalition.id, {
    number: await repositories.coalitions.takeNumber(coalition.id),
    groupId: given.group.id,
    itemId: given.item?.id ?? null,
    body: given.body,
    help: given.help,
    helpFrom: given.helpFrom,
    raisedBy: person.id,
    raisedAt: now,
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
  });
  await record(repositories, caller, {
    subject: subjectOf('difficulty', difficulty.id),
    change: 'raised',
    before: null,
    after: { body: difficulty.body, help: difficulty.help, helpFrom: difficulty.helpFrom },
  });
  return viewDifficulty(repositories, coalition.id, difficulty);
};

/** @throws Refusal `already-resolved`, naming who did it and when. */
export const resolveDifficulty = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
  how: string | null,
  pressed?: MessageRef,
): Promise<DifficultyView> => {
  const { coalition, person, now } = caller;
  const by = { personId: person.id, at: now, how };
  if (!(await repositories.difficulties.resolve(coalition.id, difficulty.id, by))) {
    const current = (await repositories.difficulties.byId(coalition.id, difficulty.id)) ?? difficulty;
    const view = await viewDifficulty(repositories, coalition.id, current);
    throw new Refusal({
      code: 'already-resolved',
      number: difficulty.number,
      by: view.resolvedBy?.name ?? '',
      at: current.resolvedAt ?? now,
    });
  }
  await record(repositories, caller, {
    subject: subjectOf('difficulty', difficulty.id),
    change: 'resolved',
    before: null,
    after: { how },
  });
  const view = await viewDifficulty(repositories, coalition.id, {
    ...difficulty,
    resolvedAt: now,
    resolvedBy: person.id,
    resolution: how,
  });
  await redraw(
    repositories,
    coalition,
    subjectOf('difficulty', difficulty.id),
    now,
    (words) => difficultyCard(words, view),
    pressed,
  );
  return view;
};

export const viewDifficulty = async (
  repositories: Repositories,
  coalitionId: string,
  difficulty: Difficulty,
): Promise<DifficultyView> => {
  const people = await repositories.people.byIds(coalitionId, [difficulty.raisedBy, difficulty.resolvedBy]);
  return {
    difficulty,
    group: (await repositories.groups.byId(coalitionId, difficulty.groupId))?.name ?? '',
    raisedBy: people.get(difficulty.raisedBy) ?? null,
    resolvedBy: people.get(difficulty.resolvedBy ?? '') ?? null,
    item: difficulty.itemId === null ? null : await repositories.items.byId(coalitionId, difficulty.itemId),
  };
};
