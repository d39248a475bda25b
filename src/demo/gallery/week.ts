import { type WeekView, weekCard, weeklySetCard } from '../../cards/people/week-card.ts';
import { addDays } from '../../domain/dates/calendar.ts';
import type { Draw } from './draw.ts';
import { item } from './items.ts';
import { dayMs, idOf, now, today } from './people.ts';
import type { Hand } from './texts.ts';

const empty: WeekView = {
  today,
  first: today,
  due: { items: [], total: 0 },
  events: [],
  waiting: [],
  groups: [],
  isEmpty: true,
  weekly: false,
};

const full = (hand: Hand, count: number): WeekView => ({
  today,
  first: today,
  due: {
    items: Array.from({ length: count }, (_, index) => ({
      item: { ...item(hand, index + 1), dueOn: addDays(today, index * 2 - 3) },
      group: hand.write('group'),
    })),
    total: count * 3,
  },
  events: Array.from({ length: count }, (_, index) => ({
    id: idOf(40 + index),
    number: 40 + index,
    title: hand.write('title'),
    group: hand.write('group'),
    on: today,
  })),
  waiting: [
    { kind: 'asks', committee: count > 1 ? 'executive' : 'strategic', n: count },
    { kind: 'section', groupId: idOf(1), group: hand.write('group'), comesAt: now + 3 * dayMs },
    { kind: 'unowned', groupId: idOf(1), group: hand.write('group'), n: count },
    {
      kind: 'poll',
      id: idOf(15),
      number: 15,
      group: hand.write('group'),
      question: hand.write('title'),
      closesAt: now + dayMs,
    },
  ],
  groups: Array.from({ length: count }, (_, index) => ({
    group: hand.write('group'),
    done: index,
    opened: index * 2,
    told: Array.from({ length: index % 4 }, () => hand.write('title')),
  })),
  isEmpty: false,
  weekly: count > 1,
});

export const weekCards = (draw: Draw): void => {
  draw('weekCard', 'nothing', (words) => weekCard(words, empty));
  draw('weekCard', 'one of each', (words, hand) => weekCard(words, full(hand, 1)));
  draw('weekCard', 'five of each', (words, hand) => weekCard(words, full(hand, 5)));
  draw('weeklySetCard', 'on', (words) => weeklySetCard(words, true));
  draw('weeklySetCard', 'off', (words) => weeklySetCard(words, false));
};
