import type { DifficultyView } from '../../cards/items/difficulty-card.ts';
import type { FittingOffer } from '../../cards/partners/offer-pieces.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Repositories } from '../../store/repositories.ts';

export const viewDifficulty = async (
  repositories: Repositories,
  { coalition: { id: coalitionId }, now }: Readonly<{ coalition: Pick<Coalition, 'id'>; now: number }>,
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
    offers: await offersFor(repositories, coalitionId, difficulty, now),
    answers: answers.map((item) => ({
      item,
      group: groups.get(item.groupId) ?? '',
      owners: item.ownerIds.flatMap((id) => people.get(id) ?? []),
    })),
  };
};

/** How many offers a difficulty shows. */
const mostOffers = 3;

/** The open offers of the kind that an open difficulty asks for, and when their partners were asked. */
const offersFor = async (
  repositories: Repositories,
  coalitionId: string,
  { id, kind, resolvedAt }: Difficulty,
  now: number,
): Promise<readonly FittingOffer[]> => {
  if (kind === null || resolvedAt !== null) return [];
  const offers = await repositories.offers.ofKind(coalitionId, kind, now, mostOffers);
  if (offers.length === 0) return [];
  const partners = await repositories.partners.list(coalitionId);
  const involved = await repositories.involved.of(coalitionId, [`difficulty:${id}`]);
  return offers.map((offer) => ({
    offer,
    partner: partners.find((partner) => partner.id === offer.partnerId)?.name ?? '',
    askedAt:
      involved.find(({ as, partnerId }) => as === 'asked' && partnerId === offer.partnerId)?.at ?? null,
  }));
};
