import type { Card } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import { note } from '../pieces.ts';

/** A card that could not be posted for long: it says first when it was to be posted. */
export const lateCard = (words: Words, card: Card, dueAt: number): Card => ({
  ...card,
  blocks: [note(words.line('late.note', { when: words.moment(dueAt) })), ...card.blocks],
});
