import {
  type EventView,
  eventCard,
  eventListCard,
  eventMovedCard,
  eventSoonCard,
} from '../../cards/polls/event-cards.ts';
import { eventsForbiddenCard, whichGroupCard } from '../../cards/polls/native-event-cards.ts';
import type { Event } from '../../domain/event.ts';
import { listOf } from '../../domain/list-query.ts';
import type { Result } from '../../domain/poll.ts';
import type { Draw } from './draw.ts';
import { dayMs, hourMs, idOf, now } from './people.ts';
import type { Hand } from './texts.ts';

const event = (hand: Hand, number = 14, change: Partial<Event> = {}): Event => ({
  id: idOf(number),
  number,
  groupId: idOf(1),
  title: hand.write('title'),
  venue: hand.write('place'),
  startsAt: now + 3 * dayMs,
  endsAt: now + 3 * dayMs + 2 * hourMs,
  cancelledAt: null,
  createdBy: idOf(2),
  createdAt: now - dayMs,
  ...change,
});

/** The results of a poll, by state. */
export const results: Readonly<Record<string, (hand: Hand) => Result>> = {
  'nobody answered': () => ({ answers: 0, members: 12, counts: null, comments: [] }),
  'below the threshold': () => ({ answers: 4, members: 12, counts: null, comments: [] }),
  'all of one mind': () => ({ answers: 7, members: 7, counts: [0, 0, 0, 0, 7], comments: [] }),
  'with comments': (hand) => ({
    answers: 11,
    members: 12,
    counts: [1, 0, 2, 3, 5],
    comments: [hand.write('line'), hand.write('line'), hand.write('line')],
  }),
  'with more comments than fit': (hand) => ({
    answers: 1200,
    members: 0,
    counts: [100, 200, 300, 400, 200],
    comments: Array.from({ length: 80 }, () => hand.write('line')),
  }),
};

export const eventCards = (draw: Draw): void => {
  const view = (hand: Hand, number?: number, change?: Partial<Event>): EventView => ({
    event: event(hand, number, change),
    group: hand.write('group'),
    attendance: { yes: [], maybe: [], no: [] },
    ahead: true,
    over: false,
    tooFew: null,
  });
  const attended = (hand: Hand, ...counts: readonly [number, number, number]): EventView => {
    const [yes, maybe, no] = counts.map((n) => Array.from({ length: n }, () => hand.write('person')));
    return { ...view(hand), attendance: { yes: yes ?? [], maybe: maybe ?? [], no: no ?? [] } };
  };
  draw('eventCard', 'ahead, nobody has answered', (words, hand) => eventCard(words, view(hand)));
  draw('eventCard', 'some come', (words, hand) => eventCard(words, attended(hand, 3, 1, 2)));
  draw('eventCard', 'more come than fit', (words, hand) => eventCard(words, attended(hand, 200, 60, 60)));
  draw('eventCard', 'everybody who comes', (words, hand) =>
    eventCard(words, attended(hand, 30, 2, 1), 'private'),
  );
  draw('eventCard', 'the group is too small for a result', (words, hand) =>
    eventCard(words, { ...view(hand), tooFew: { members: 3, threshold: 5 } }),
  );
  draw('eventCard', 'begun', (words, hand) => eventCard(words, { ...attended(hand, 3, 0, 0), ahead: false }));
  draw('eventMovedCard', 'another time', (words, hand) => eventMovedCard(words, attended(hand, 3, 1, 0)));
  draw('whichGroupCard', 'made in a list of events', (words, hand) =>
    whichGroupCard(words, hand.write('title')),
  );
  draw('eventsForbiddenCard', 'once for each server', (words) => eventsForbiddenCard(words));
  draw('eventCard', 'over, told by one side', (words, hand) =>
    eventCard(words, { ...view(hand), ahead: false, over: true, sides: { said: [hand.write('group')] } }),
  );
  draw('eventSoonCard', 'the day before', (words, hand) => eventSoonCard(words, attended(hand, 3, 1, 0)));
  draw('eventCard', 'cancelled', (words, hand) => eventCard(words, view(hand, 14, { cancelledAt: now })));

  draw('eventCard', 'just cancelled', (words, hand) =>
    eventCard(words, { ...view(hand, 14, { cancelledAt: now }), undo: idOf(70) }),
  );

  for (const count of [0, 1, 10])
    for (const show of ['coming', 'past'] as const)
      for (const of of ['a group', 'all'] as const)
        draw('eventListCard', `${count} ${show} of ${of}`, (words, hand) =>
          eventListCard(words, {
            query: listOf('events', show),
            group: of === 'all' ? null : hand.write('group'),
            page: {
              rows: Array.from({ length: count }, (_, index) => view(hand, 20 + index)),
              back: null,
              next: count < 10 ? null : [now, 30],
            },
          }),
        );
};
