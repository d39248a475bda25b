import { type Block, bold, type Card, code, type Entry } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Item } from '../../domain/item.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, entry, list, note, text } from '../pieces.ts';
import { remindersOff } from '../typed-lines.ts';
import { dueText, pickItem } from './item-pieces.ts';

/** An item that has a due date, and the group it belongs to. */
export type DueItem = Readonly<{ item: Item & Readonly<{ dueOn: LocalDate }>; group: string }>;

export type ReminderView = Readonly<{
  today: LocalDate;
  /** By due date, the earliest first. */
  items: readonly DueItem[];
  /** The length of the whole list. */
  total: number;
}>;

const itemEntry = (words: Words, { item, group }: DueItem, today: LocalDate): Entry =>
  entry(
    words.line('item.line', { ref: bold(words.ref(item.number)), title: item.title }),
    words.line('reminder.detail', { group, due: dueText(words, item.dueOn, today) }),
  );

/** How many items have buttons of their own. */
const withButtons = 3;

const menus = [
  ['pick-due', 'item.pick'],
  ['new-date', 'item.pickDate'],
  ['log', 'item.pickLog'],
] as const;

const itemButtons = (words: Words, { id }: Pick<Item, 'id'>): Block =>
  buttons(
    button(encodeToken({ verb: 'pick-due', id }), words.text('item.done'), 'primary'),
    button(encodeToken({ verb: 'new-date', id }), words.text('item.newDate')),
    button(encodeToken({ verb: 'log', id }), words.text('item.log')),
  );

/** The command that shows the hidden items. */
const restAt = '/action mine';

/** What is overdue, due today and coming up for one person. */
export const reminderCard = (words: Words, { today, items, total }: ReminderView): Card => {
  if (items.length === 0)
    return card(words, words.text('reminder.noneTitle'), 'good', [text(words.line('reminder.none'))]);
  const sections = (
    [
      ['reminder.late', items.filter(({ item }) => item.dueOn < today)],
      ['reminder.today', items.filter(({ item }) => item.dueOn === today)],
      ['reminder.soon', items.filter(({ item }) => item.dueOn > today)],
    ] as const
  ).filter(([, some]) => some.length > 0);
  const late = items.some(({ item }) => item.dueOn < today);
  // A few items have their own buttons; menus serve many.
  const few = items.length <= withButtons;
  return card(words, words.text('reminder.title', { n: total }), late ? 'warning' : 'neutral', [
    ...sections.flatMap(([head, some], index): readonly Block[] => {
      // Hidden items are due last, so they belong to the last section.
      const hidden = index === sections.length - 1 ? total - items.length : 0;
      const listOf = (shown: readonly DueItem[], more: number): Block =>
        list(
          words,
          shown.map((due) => itemEntry(words, due, today)),
          shown.length + more,
          restAt,
        );
      return [
        text(bold(words.text(head))),
        ...(few
          ? some.flatMap((due) => [listOf([due], 0), itemButtons(words, due.item)])
          : [listOf(some, hidden)]),
      ];
    }),
    ...(few
      ? []
      : menus.map(([verb, label]) =>
          pickItem(
            words,
            encodeToken({ verb, id: 'mine' }),
            words.text(label),
            items.map(({ item }) => item),
          ),
        )),
    note(words.line('reminder.off', { command: code(words.of(remindersOff)) })),
  ]);
};

/** Confirms that reminders were turned on or off. */
export const remindersSetCard = (words: Words, on: boolean): Card =>
  card(words, words.text('reminder.setTitle'), 'good', [
    text(words.line(on ? 'reminder.setOn' : 'reminder.setOff')),
  ]);
