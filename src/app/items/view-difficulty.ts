import type { DifficultyView } from '../../cards/items/difficulty-card.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Repositories } from '../../store/repositories.ts';

export const viewDifficulty = async (
  repositories: Repositories,
  coalitionId: string,
  difficulty: Difficulty,
): Promise<DifficultyView> => {
  const answers = (await repositories.items.answering(coalitionId, [difficulty.id])).filter(
    ({ state }) => state !== 'dropped',
  );
  const people = await repositories.people.byIds(coalitionId, [
    difficulty.raisedBy,
    difficulty.resolvedBy,
    ...answers.flatMap(({ ownerIds }) => ownerIds),
  ]);
  const groups = await repositories.groups.names(coalitionId, [
    difficulty.groupId,
    ...answers.map(({ groupId }) => groupId),
  ]);
  return {
    difficulty,
    group: groups.get(difficulty.groupId) ?? '',
    raisedBy: people.get(difficulty.raisedBy) ?? null,
    resolvedBy: people.get(difficulty.resolvedBy ?? '') ?? null,
    item: difficulty.itemId === null ? null : await repositories.items.byId(coalitionId, difficulty.itemId),
    answers: answers.map((item) => ({
      item,
      group: groups.get(item.groupId) ?? '',
      owners: item.ownerIds.flatMap((id) => people.get(id) ?? []),
    })),
  };
};
