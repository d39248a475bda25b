import { lateCard } from '../../cards/notify/late-card.ts';
import type { Card } from '../../chat/card.ts';
import type { ClaimedEntry } from '../../store/clock/outbox-entry.ts';
import type { Repositories } from '../../store/repositories.ts';
import { wordsFor } from '../../words/words.ts';
import { localeOf } from '../caller/caller.ts';

/** How late a summary is before it says so. */
const lateAfterMs = 12 * 60 * 60 * 1000;

/** The card as it is posted at `now`: a summary that comes late says when it was due. */
export const cardAsPosted = async (
  read: Repositories,
  {
    coalitionId,
    key,
    plannedAt,
    outgoing,
  }: Pick<ClaimedEntry, 'coalitionId' | 'key' | 'plannedAt' | 'outgoing'>,
  now: number,
): Promise<Card> => {
  const { card } = outgoing;
  if (!key.startsWith('digest:') || now - plannedAt < lateAfterMs) return card;
  const coalition = await read.coalitions.byId(coalitionId);
  return coalition === null ? card : lateCard(wordsFor(localeOf(coalition, card.language)), card, plannedAt);
};
