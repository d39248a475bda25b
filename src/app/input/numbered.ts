import { type NumberedKind, Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';

/** What a number refers to in a coalition. Numbers are unique across kinds. */
export const numbered = async (
  repositories: Repositories,
  coalitionId: string,
  number: number,
  wanted: NumberedKind,
) => {
  const item = await repositories.items.byNumber(coalitionId, number);
  if (item !== null) return { kind: 'item', item } as const;
  const difficulty = await repositories.difficulties.byNumber(coalitionId, number);
  if (difficulty !== null) return { kind: 'difficulty', difficulty } as const;
  const event = await repositories.events.byNumber(coalitionId, number);
  if (event !== null) return { kind: 'event', event } as const;
  const poll = await repositories.polls.byNumber(coalitionId, number);
  if (poll !== null) return { kind: 'poll', poll } as const;
  const offer = await repositories.offers.byNumber(coalitionId, number);
  if (offer !== null) return { kind: 'offer', offer } as const;
  throw new Refusal({ code: 'unknown-number', number, wanted });
};

export type NumberedRecord = Awaited<ReturnType<typeof numbered>>;

/** The record itself, of whichever kind. */
export const recordOf = (found: NumberedRecord) => {
  switch (found.kind) {
    case 'item':
      return found.item;
    case 'difficulty':
      return found.difficulty;
    case 'event':
      return found.event;
    case 'poll':
      return found.poll;
    case 'offer':
      return found.offer;
  }
};

/** The body whose record it is; `null` for an offer, which is the whole coalition's. */
export const groupIdOf = (found: NumberedRecord): string | null => {
  const record = recordOf(found);
  return 'groupId' in record ? record.groupId : null;
};
