import { doneInList } from '../../cards/items/item-pieces.ts';
import { type HomeView, homeCard } from '../../cards/people/home-card.ts';
import type { Draw } from './draw.ts';
import { difficulty, view } from './items.ts';
import { dayMs, hourMs, idOf, now, today } from './people.ts';
import type { Hand } from './texts.ts';

const empty: HomeView = {
  today,
  items: [],
  total: 0,
  groups: [],
  groupsTotal: 0,
  difficulties: [],
  difficultiesTotal: 0,
  events: [],
  moreEvents: false,
  reminders: true,
  week: { waiting: [], groups: [], weekly: false },
  timeZone: 'Asia/Beirut',
};

const full = (hand: Hand, count: number): HomeView => ({
  today,
  items: Array.from({ length: Math.min(count, 4) }, (_, index) => ({
    item: view(hand, 12 + index, index === 0 ? { dueOn: '2026-11-02' } : index === 1 ? { dueOn: null } : {})
      .item,
    group: hand.write('group'),
  })),
  total: count * 7,
  groups: Array.from({ length: count }, (_, index) => ({
    id: idOf(50 + index),
    name: hand.write('group'),
    convener: index === 0,
  })),
  groupsTotal: count * 3,
  difficulties: Array.from({ length: Math.min(count, 3) }, (_, index) => ({
    difficulty: difficulty(hand, { id: idOf(40 + index), number: 13 + index }),
    group: hand.write('group'),
  })),
  difficultiesTotal: count * 2,
  moreEvents: count > 1,
  timeZone: 'Asia/Beirut',
  events: Array.from({ length: count }, (_, index) => ({
    event: {
      id: idOf(30 + index),
      number: 30 + index,
      groupId: idOf(1),
      title: hand.write('title'),
      venue: null,
      startsAt: now + index * dayMs,
      endsAt: now + index * dayMs + hourMs,
      cancelledAt: null,
      createdBy: idOf(2),
      createdAt: now,
    },
    group: hand.write('group'),
  })),
  reminders: false,
  week: {
    waiting: Array.from({ length: count }, (_, index) => ({
      kind: 'poll',
      id: idOf(60 + index),
      number: 60 + index,
      group: hand.write('group'),
      question: hand.write('title'),
      closesAt: now + (index + 1) * dayMs,
    })),
    groups: Array.from({ length: count }, (_, index) => ({
      group: hand.write('group'),
      done: index,
      opened: 2,
      told: [hand.write('title')],
    })),
    weekly: true,
  },
});

export const homeCards = (draw: Draw): void => {
  draw('homeCard', 'nothing yet', (words) => homeCard(words, empty));
  draw('homeCard', 'one of each', (words, hand) => homeCard(words, full(hand, 1)));
  draw('homeCard', 'five of each', (words, hand) => homeCard(words, full(hand, 5)));
  draw('homeCard', 'one just done', (words, hand) => {
    const card = homeCard(words, full(hand, 5));
    return { ...card, blocks: [...doneInList(words, view(hand, 12).item, idOf(70), 'home'), ...card.blocks] };
  });
};
