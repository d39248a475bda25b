import { type DifficultyView, difficultyCard, type ProgressView } from '../cards/item-cards.ts';
import type { MessageRef } from '../chat/ids.ts';
import type { Group } from '../domain/group.ts';
import type { Item } from '../domain/item.ts';
import type { Difficulty } from '../domain/progress.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Memory } from '../store/memory.ts';
import { redraw, subjectOf } from './redraw.ts';
import type { Member } from './speaker.ts';

export const logProgress = async (
  memory: Memory,
  member: Member,
  given: Readonly<{ body: string; group: Group; item: Item | undefined }>,
): Promise<ProgressView> => {
  const { coalition, person, now } = member;
  await memory.progress.log(coalition.id, {
    groupId: given.group.id,
    itemId: given.item?.id ?? null,
    personId: person.id,
    body: given.body,
    percent: null,
    at: now,
  });
  return { body: given.body, person, group: given.group.name, item: given.item ?? null };
};

export const raiseDifficulty = async (
  memory: Memory,
  member: Member,
  given: Readonly<{ body: string; help: string; helpFrom: string; group: Group; item: Item | undefined }>,
): Promise<DifficultyView> => {
  const { coalition, person, now } = member;
  const difficulty = await memory.difficulties.raise(coalition.id, {
    number: await memory.coalitions.takeNumber(coalition.id),
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
  await memory.history.record(coalition.id, {
    subject: subjectOf('difficulty', difficulty.id),
    at: now,
    personId: person.id,
    change: 'raised',
    before: null,
    after: { body: difficulty.body, help: difficulty.help, helpFrom: difficulty.helpFrom },
  });
  return viewDifficulty(memory, coalition.id, difficulty);
};

/** @throws Refusal `already-resolved`, naming who did it and when. */
export const resolveDifficulty = async (
  memory: Memory,
  member: Member,
  difficulty: Difficulty,
  how: string | null,
  pressed?: MessageRef,
): Promise<DifficultyView> => {
  const { coalition, person, now } = member;
  const by = { personId: person.id, at: now, how };
  if (!(await memory.difficulties.resolve(coalition.id, difficulty.id, by))) {
    const current = (await memory.difficulties.byId(coalition.id, difficulty.id)) ?? difficulty;
    const view = await viewDifficulty(memory, coalition.id, current);
    throw new Refusal({
      code: 'already-resolved',
      number: difficulty.number,
      by: view.resolvedBy?.name ?? '',
      at: current.resolvedAt ?? now,
    });
  }
  await memory.history.record(coalition.id, {
    subject: subjectOf('difficulty', difficulty.id),
    at: now,
    personId: person.id,
    change: 'resolved',
    before: null,
    after: { how },
  });
  const view = await viewDifficulty(memory, coalition.id, {
    ...difficulty,
    resolvedAt: now,
    resolvedBy: person.id,
    resolution: how,
  });
  await redraw(
    memory,
    coalition,
    subjectOf('difficulty', difficulty.id),
    now,
    (words) => difficultyCard(words, view),
    pressed,
  );
  return view;
};

export const viewDifficulty = async (
  memory: Memory,
  coalitionId: string,
  difficulty: Difficulty,
): Promise<DifficultyView> => {
  const people = await memory.people.byIds(coalitionId, [difficulty.raisedBy, difficulty.resolvedBy]);
  return {
    difficulty,
    group: (await memory.groups.byId(coalitionId, difficulty.groupId))?.name ?? '',
    raisedBy: people.get(difficulty.raisedBy) ?? null,
    resolvedBy: people.get(difficulty.resolvedBy ?? '') ?? null,
    item: difficulty.itemId === null ? null : await memory.items.byId(coalitionId, difficulty.itemId),
  };
};
