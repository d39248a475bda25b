import type { Card } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import { note } from '../pieces.ts';

/** A card that is posted late: its first line says when it was due. */
export const lateCard = (words: Words, card: Card, dueAt: number): Card => ({
  ...card,
  blocks: [note(words.line('late.note', { when: words.moment(dueAt) })), ...card.blocks],
});
