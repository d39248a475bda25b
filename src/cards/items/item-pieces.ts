import type { Block, Button } from '../../chat/card.ts';
import { mostChoices } from '../../chat/limits.ts';
import { encodeToken } from '../../chat/token.ts';
import { daysBetween, type LocalDate } from '../../domain/dates/calendar.ts';
import { type Item, isOverdue } from '../../domain/item.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, note, undoButton } from '../pieces.ts';

/** Parts that several cards about items share. */

/** The due date of an open item, and how late it is. */
export const dueText = (words: Words, dueOn: LocalDate, today: LocalDate): string =>
  dueOn < today
    ? words.text('item.late', { day: words.day(dueOn), n: daysBetween(dueOn, today) })
    : words.day(dueOn);

/** When an item is due, and how late it is. */
export const whenDue = (words: Words, item: Item, today: LocalDate): string => {
  if (item.dueOn === null) return words.text('item.noDue');
  return isOverdue(item, today) ? dueText(words, item.dueOn, today) : words.day(item.dueOn);
};

/** What can be done with an open item. */
export const openItemButtons = (
  words: Words,
  { id, ownerIds }: Pick<Item, 'id' | 'ownerIds'>,
  more: readonly Button[] = [],
): Block =>
  buttons(
    button(encodeToken({ verb: 'done', id }), words.text('item.done'), 'primary'),
    button(encodeToken({ verb: 'log', id }), words.text('item.log')),
    ownerIds.length === 0
      ? button(encodeToken({ verb: 'take', id }), words.text('item.take'))
      : button(encodeToken({ verb: 'hand-over', id }), words.text('item.handOver')),
    button(encodeToken({ verb: 'change', id }), words.text('item.change')),
    ...more,
  );

/** A menu to do something with one of the items. */
export const pickItem = (
  words: Words,
  token: string,
  label: string,
  items: readonly Pick<Item, 'id' | 'number' | 'title'>[],
): Block => ({
  kind: 'select',
  token,
  label,
  options: items.slice(0, mostChoices).map(({ id, number, title }) => ({
    value: id,
    label: words.text('item.option', { ref: words.ref(number), title }),
  })),
});

/** A menu to mark one of the items done. */
export const pickDone = (
  words: Words,
  token: string,
  items: readonly Pick<Item, 'id' | 'number' | 'title'>[],
): Block => pickItem(words, token, words.text('item.pick'), items);

/** Goes on top of a list in which an item was just marked done. */
export const doneInList = (
  words: Words,
  { number, title }: Pick<Item, 'number' | 'title'>,
  act: string,
  list: string,
): readonly Block[] => [
  note(words.line('undo.itemDone', { ref: words.ref(number), title })),
  buttons(undoButton(words, act, list)),
];
