import type { Card, Inline, Line } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import type { Event } from '../../domain/event.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { card, text } from '../pieces.ts';

const takenBackCard = (words: Words, body: Line | Inline): Card =>
  card(words, words.text('undo.title'), 'neutral', [text(body)]);

/** To those who heard that an item was done or dropped. */
export const itemOpenAfterAllCard = (
  words: Words,
  person: Mentionable,
  { number, title }: Pick<Item, 'number' | 'title'>,
): Card =>
  takenBackCard(
    words,
    words.line('undo.itemOpen', { person: words.mention(person), ref: words.ref(number), title }),
  );

/** To those who heard that a difficulty was resolved. */
export const difficultyOpenAfterAllCard = (
  words: Words,
  person: Mentionable,
  { number }: Pick<Difficulty, 'number'>,
): Card =>
  takenBackCard(
    words,
    words.line('undo.difficultyOpen', { person: words.mention(person), ref: words.ref(number) }),
  );

/** To the person who did what was promised, and heard that it did not resolve the difficulty. */
export const askedAgainCard = (
  words: Words,
  person: Mentionable,
  item: Pick<Item, 'number' | 'title'>,
  difficulty: Pick<Difficulty, 'number'>,
): Card =>
  takenBackCard(
    words,
    words.line('undo.askedAgain', {
      person: words.mention(person),
      item: words.ref(item.number),
      title: item.title,
      ref: words.ref(difficulty.number),
    }),
  );

/** To those who heard that an event was cancelled. */
export const eventOnAfterAllCard = (
  words: Words,
  person: Mentionable,
  { number, title }: Pick<Event, 'number' | 'title'>,
): Card =>
  takenBackCard(
    words,
    words.line('undo.eventOn', { person: words.mention(person), ref: words.ref(number), title }),
  );

/** Replaces a line of progress that was taken back. */
export const progressTakenBackCard = (words: Words): Card =>
  takenBackCard(words, words.line('undo.progress'));

/** Replaces a poll that was taken back, whether or not the reader knew of it. */
export const pollTakenBackCard = (words: Words): Card => takenBackCard(words, words.line('undo.pollGone'));
