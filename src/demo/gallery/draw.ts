import type { Card } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import type { Hand } from './texts.ts';

/**
 * Adds an exhibit in each language and with each kind of text. `large` cards are not made with the
 * texts that are longer than allowed: they are long enough without.
 */
export type Draw = (
  made: string,
  state: string,
  draw: (words: Words, hand: Hand) => Card,
  size?: 'large',
) => void;
