import { type Block, bold, type Card, code, type Line } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { EventAhead } from '../../domain/digest.ts';
import type { Words } from '../../words/words.ts';
import { dueText, pickDone } from '../items/item-pieces.ts';
import type { DueItem } from '../items/reminder-cards.ts';
import { openOne } from '../open-pieces.ts';
import { button, buttons, card, entry, list, note, text } from '../pieces.ts';
import { weeklyOff, weeklyOn } from '../typed-lines.ts';
import {
  type GroupWeek,
  groupBlocks,
  headed,
  type Waiting,
  waitingBlocks,
  waitingOpenables,
} from './week-pieces.ts';

export type WeekView = Readonly<{
  today: LocalDate;
  /** The first day of the week. */
  first: LocalDate;
  /** Overdue, or due by the end of the week. */
  due: Readonly<{ items: readonly DueItem[]; total: number }>;
  /** Events of the person's groups in this week. */
  events: readonly (EventAhead & Readonly<{ id: string; number: number }>)[];
  waiting: readonly Waiting[];
  groups: readonly GroupWeek[];
  /** Whether there is nothing of all this. */
  isEmpty: boolean;
  /** Whether the person gets this by itself. */
  weekly: boolean;
}>;

/** A person's week: what is due, what waits for them, and what their groups did. */
export const weekCard = (words: Words, view: WeekView): Card => {
  const late = view.due.items.some(({ item }) => item.dueOn < view.today);
  return card(words, words.text('week.title', { day: words.day(view.first) }), late ? 'warning' : 'neutral', [
    ...(view.isEmpty ? [text(words.line('week.nothing'))] : []),
    ...dueBlocks(words, view),
    ...headed(
      words,
      words.text('week.events'),
      view.events.map((event) => eventLine(words, event)),
      '/event list all',
    ),
    ...waitingBlocks(words, view),
    ...groupBlocks(words, view),
    ...openOne(words, [
      ...waitingOpenables(words, view.waiting),
      ...view.due.items.map(
        ({ item: { id, number, title } }) => ({ kind: 'item', id, number, text: title }) as const,
      ),
      ...view.events.map(({ id, number, title }) => ({ kind: 'event', id, number, text: title }) as const),
    ]),
    note(
      words.line(view.weekly ? 'week.isOn' : 'week.isOff', {
        command: code(words.of(view.weekly ? weeklyOff : weeklyOn)),
      }),
    ),
    buttons(
      button(
        encodeToken({ verb: 'week-set', id: view.weekly ? 'off' : 'on' }),
        words.text(view.weekly ? 'week.turnOff' : 'week.turnOn'),
      ),
    ),
  ]);
};

const dueBlocks = (words: Words, { due, today }: WeekView): readonly Block[] =>
  due.items.length === 0
    ? []
    : [
        text(bold(words.text('week.due'))),
        list(
          words,
          due.items.map(({ item, group }) =>
            entry(
              words.line('item.line', { ref: bold(words.ref(item.number)), title: item.title }),
              words.line('reminder.detail', { group, due: dueText(words, item.dueOn, today) }),
            ),
          ),
          due.total,
          '/action mine',
        ),
        pickDone(
          words,
          encodeToken({ verb: 'week-done', id: 'mine' }),
          due.items.map(({ item }) => item),
        ),
      ];

const eventLine = (words: Words, { on, title, group }: EventAhead): Line =>
  words.line('digest.aheadLine', { day: bold(words.day(on)), title, group });

/** Confirms that the weekly message was turned on or off. */
export const weeklySetCard = (words: Words, on: boolean): Card =>
  card(words, words.text('week.setTitle'), 'good', [text(words.line(on ? 'week.setOn' : 'week.setOff'))]);
