import { type DueItem, reminderCard, remindersSetCard } from '../../cards/items/reminder-cards.ts';
import { addDays } from '../../domain/dates/calendar.ts';
import type { Draw } from './draw.ts';
import { item } from './items.ts';
import { today } from './people.ts';
import type { Hand } from './texts.ts';

/** One item per day, counted from today. */
const due = (hand: Hand, days: readonly number[]): readonly DueItem[] =>
  days.map((day, index) => ({
    item: { ...item(hand, index + 1), dueOn: addDays(today, day) },
    group: hand.write('group'),
  }));

/** The days of the shown items, and the total. */
const states: Readonly<Record<string, readonly [readonly number[], number]>> = {
  'nothing any more': [[], 0],
  'one, today': [[0], 1],
  'one that is late': [[-7], 1],
  'late, today and soon': [[-21, -7, 0, 0, 1, 3], 6],
  'more than fit': [[...Array.from({ length: 20 }, () => -14), 0, 0, 3, 3, 3], 214],
};

export const reminderCards = (draw: Draw): void => {
  for (const [state, [days, total]] of Object.entries(states))
    draw('reminderCard', state, (words, hand) =>
      reminderCard(words, { today, items: due(hand, days), total }),
    );
  draw('remindersSetCard', 'on', (words) => remindersSetCard(words, true));
  draw('remindersSetCard', 'off', (words) => remindersSetCard(words, false));
};
