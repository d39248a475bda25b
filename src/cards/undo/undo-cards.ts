import { bold, type Card, type Inline, type Line } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import type { Event } from '../../domain/event.ts';
import type { Item } from '../../domain/item.ts';
import type { Offer } from '../../domain/partner.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { card, entry, list, note, stayNote, text, undoneLine } from '../pieces.ts';

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

/** To the delegates who heard that their offer is needed. */
export const notAskedAfterAllCard = (
  words: Words,
  person: Mentionable,
  difficulty: Pick<Difficulty, 'number'>,
  offer: Pick<Offer, 'number' | 'what'>,
): Card =>
  takenBackCard(
    words,
    words.line('undo.notAsked', {
      person: words.mention(person),
      ref: words.ref(difficulty.number),
      offer: words.ref(offer.number),
      what: offer.what,
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

/** An item that was removed. */
export type GoneItem = Pick<Item, 'number' | 'title'>;

/** Replaces an item whose addition was taken back: the record does not know its title any more. */
export const itemGoneCard = (words: Words, person: Mentionable, { number }: GoneItem): Card =>
  takenBackCard(
    words,
    words.line('undo.itemGone', { person: words.mention(person), ref: words.ref(number) }),
  );

/** How many removed items are named. */
const goneShown = 15;

/**
 * To the person who added them from a list, and to people who were told about them. `stay`: those to which
 * something happened since.
 */
export const itemsGoneCard = (
  words: Words,
  person: Mentionable,
  gone: readonly GoneItem[],
  stay: readonly GoneItem[],
): Card =>
  card(words, words.text('undo.title'), 'neutral', [
    text(words.line('undo.itemsGone', { n: gone.length })),
    list(
      words,
      gone
        .slice(0, goneShown)
        .map(({ number, title }) => entry(words.line('item.line', { ref: bold(words.ref(number)), title }))),
      gone.length,
    ),
    ...(stay.length === 0 ? [] : [stayNote(words, stay)]),
    note(undoneLine(words, person)),
  ]);

/** Replaces a line of progress that was taken back. */
export const progressTakenBackCard = (words: Words): Card =>
  takenBackCard(words, words.line('undo.progress'));

/** Replaces a poll that was taken back, whether or not the reader knew of it. */
export const pollTakenBackCard = (words: Words): Card => takenBackCard(words, words.line('undo.pollGone'));
