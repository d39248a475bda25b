import type { Card } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import { card, text } from '../pieces.ts';

/** Asks the person who made an event in a platform's list which group it is for. */
export const whichGroupCard = (words: Words, title: string): Card =>
  card(words, words.text('event.whichGroupTitle', { event: title }), 'neutral', [
    text(words.line('event.whichGroup')),
  ]);

/** Tells the coordinators that events are not shown in a server's list. */
export const eventsForbiddenCard = (words: Words): Card =>
  card(words, words.text('event.forbiddenTitle'), 'warning', [text(words.line('event.forbidden'))]);
