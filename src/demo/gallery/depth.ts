import {
  leftCard,
  roleCard,
  serverRoleCard,
  sharedLanguageCard,
} from '../../cards/coalition/coalition-cards.ts';
import {
  convenerCard,
  convenersGoneCard,
  coordinatorGoneCard,
  departureCard,
  groupInfoCard,
} from '../../cards/coalition/group-cards.ts';
import { changeLines, itemCard, reopenedLine } from '../../cards/items/item-cards.ts';
import { itemListCard } from '../../cards/items/item-list-cards.ts';
import { progressCard, progressListCard } from '../../cards/items/progress-cards.ts';
import type { ItemDetails } from '../../domain/item.ts';
import { listOf } from '../../domain/list-query.ts';
import type { Draw } from './draw.ts';
import { difficulty, item, view } from './items.ts';
import { itemList } from './lists.ts';
import { dayMs, idOf, now, person, place, today } from './people.ts';
import type { Hand } from './texts.ts';

const dropped = (hand: Hand) =>
  ({ state: 'dropped', droppedAt: now - dayMs, droppedBy: idOf(2), droppedWhy: hand.write('how') }) as const;

const everything = (hand: Hand): ItemDetails => ({
  title: hand.write('title'),
  dueOn: '2026-12-04',
  percent: 60,
  organisation: hand.write('from'),
});
const nothing = { dueOn: null, percent: null, organisation: null } as const;

const group = (hand: Hand) => ({
  id: idOf(1),
  kind: 'group' as const,
  name: hand.write('group'),
  goal: hand.write('goal'),
  convener: person(hand),
  members: 31,
  places: [place(hand)],
});

const event = (hand: Hand) => ({
  id: idOf(14),
  number: 14,
  groupId: idOf(1),
  title: hand.write('title'),
  venue: null,
  startsAt: now + 3 * dayMs,
  endsAt: now + 3 * dayMs + 1,
  cancelledAt: null,
  createdBy: idOf(2),
  createdAt: now,
});

const itemsInDepth = (draw: Draw): void => {
  draw('itemCard', 'with all there may be', (words, hand) =>
    itemCard(
      words,
      view(hand, 12, {
        organisation: hand.write('from'),
        percent: 60,
        ownerIds: [idOf(2), idOf(3), idOf(4)],
      }),
      today,
    ),
  );
  draw('itemCard', 'edited', (words, hand) => {
    const changes = { before: { ...everything(hand), dueOn: '2026-11-27' }, after: everything(hand) };
    return itemCard(words, view(hand, 12), today, changeLines(words, changes));
  });
  draw('itemCard', 'edited, where nothing was', (words, hand) =>
    itemCard(words, view(hand, 12), today, changeLines(words, { before: nothing, after: everything(hand) })),
  );
  draw('itemCard', 'edited, taken away', (words, hand) =>
    itemCard(words, view(hand, 12), today, changeLines(words, { before: everything(hand), after: nothing })),
  );
  draw('itemCard', 'reopened', (words, hand) =>
    itemCard(words, view(hand, 12), today, [reopenedLine(words, person(hand))]),
  );
  draw('itemCard', 'dropped', (words, hand) => itemCard(words, view(hand, 12, dropped(hand)), today));

  for (const shown of [0, 1, 10])
    draw('itemListCard', `mine, ${shown}`, (words, hand) =>
      itemListCard(
        words,
        itemList(
          hand,
          shown,
          {
            query: listOf('items', 'open', { personId: idOf(2) }),
            mine: true,
            group: null,
            person: person(hand),
          },
          { organisation: hand.write('from'), percent: 40 },
        ),
      ),
    );
};

const progressInDepth = (draw: Draw): void => {
  const entry = (hand: Hand, percent: number | null) => ({
    id: idOf(5),
    groupId: idOf(1),
    itemId: idOf(12),
    personId: idOf(2),
    body: hand.write('line'),
    percent,
    at: now - dayMs,
  });
  for (const percent of [0, 60, 100])
    draw('progressCard', `at ${percent} per cent`, (words, hand) =>
      progressCard(words, {
        entry: entry(hand, percent),
        person: person(hand),
        group: hand.write('group'),
        item: { number: 12, title: hand.write('title'), state: 'open' },
      }),
    );
  const about = (hand: Hand) => ({ number: 12, title: hand.write('title') });
  for (const count of [0, 1, 10])
    for (const of of ['group', 'item', 'person', 'all'] as const)
      draw('progressListCard', `${count} lines of one ${of}`, (words, hand) =>
        progressListCard(words, {
          query: listOf('progress', 'all'),
          group: of === 'all' ? null : hand.write('group'),
          item: of === 'item' ? about(hand) : null,
          person: of === 'person' ? person(hand) : null,
          page: {
            rows: Array.from({ length: count }, (_, index) => ({
              entry: { ...entry(hand, index % 2 === 0 ? 60 : null), id: idOf(50 + index) },
              person: index === 1 ? null : person(hand),
              item: index % 3 === 0 ? null : about(hand),
              group: hand.write('group'),
            })),
            back: null,
            next: count < 10 ? null : [now, idOf(5)],
          },
        }),
      );
};

const groupsInDepth = (draw: Draw): void => {
  draw(
    'groupInfoCard',
    'busy',
    (words, hand) =>
      groupInfoCard(words, {
        group: group(hand),
        members: Array.from({ length: 20 }, () => person(hand)),
        open: 12,
        overdue: 3,
        nextEvent: event(hand),
        difficulties: [13, 14, 15].map((number) => difficulty(hand, { id: idOf(number), number })),
        difficultiesTotal: 7,
        timeZone: 'Asia/Beirut',
      }),
    'large',
  );
  draw('groupInfoCard', 'empty', (words, hand) =>
    groupInfoCard(words, {
      group: { ...group(hand), members: 0, places: [], convener: null },
      members: [],
      open: 0,
      overdue: 0,
      nextEvent: null,
      difficulties: [],
      difficultiesTotal: 0,
      timeZone: 'Asia/Beirut',
    }),
  );
  draw('groupInfoCard', 'a committee', (words, hand) =>
    groupInfoCard(words, {
      group: { ...group(hand), kind: 'executive', goal: '', convener: null },
      members: [person(hand), person(hand)],
      open: 3,
      overdue: 1,
      nextEvent: null,
      difficulties: [],
      difficultiesTotal: 0,
      timeZone: 'Asia/Beirut',
    }),
  );
  draw('convenerCard', 'a new one', (words, hand) => convenerCard(words, group(hand), person(hand)));
  for (const count of [1, 2, 3, 11, 97])
    draw('departureCard', `${count} items`, (words, hand) =>
      departureCard(words, {
        group: hand.write('group'),
        person: hand.write('person'),
        items: Array.from({ length: count }, (_, index) => ({ item: item(hand, 100 + index), owners: [] })),
        convened: count === 2,
      }),
    );
  draw('departureCard', 'items that others still have', (words, hand) =>
    departureCard(words, {
      group: hand.write('group'),
      person: hand.write('person'),
      items: [
        { item: item(hand, 12), owners: [person(hand), person(hand)] },
        { item: item(hand, 13), owners: [] },
      ],
      convened: false,
    }),
  );
  draw('departureCard', 'a convener without items', (words, hand) =>
    departureCard(words, {
      group: hand.write('group'),
      person: hand.write('person'),
      items: [],
      convened: true,
    }),
  );
  draw('coordinatorGoneCard', 'the only one', (words, hand) =>
    coordinatorGoneCard(words, hand.write('person')),
  );
  for (const count of [1, 2, 3, 11, 97])
    draw('convenersGoneCard', `${count} groups`, (words, hand) =>
      convenersGoneCard(words, {
        person: hand.write('person'),
        groups: Array.from({ length: count }, () => hand.write('group')),
      }),
    );
  for (const count of [1, 2, 3, 11])
    draw('leftCard', `${count} items given back`, (words, hand) =>
      leftCard(words, hand.write('group'), count),
    );
};

/** Rarer states of items, progress, groups, roles and languages. */
export const depthCards = (draw: Draw): void => {
  itemsInDepth(draw);
  progressInDepth(draw);
  groupsInDepth(draw);
  for (const isSet of [true, false])
    draw('serverRoleCard', isSet ? 'set' : 'none', (words) =>
      serverRoleCard(words, { committee: isSet ? 'executive' : 'strategic', isSet }),
    );
  for (const roles of [[], ['coordinator'], ['coordinator', 'executive', 'strategic']] as const)
    draw('roleCard', `${roles.length} roles`, (words, hand) => roleCard(words, person(hand), roles));
  for (const language of ['en', 'ar'] as const)
    for (const where of [true, false])
      draw('sharedLanguageCard', `${language} ${where ? 'in a place' : 'everywhere'}`, (words, hand) =>
        sharedLanguageCard(words, {
          coalition: { name: hand.write('coalition'), language },
          chosen: language,
          place: where ? `#${hand.write('place')}` : null,
        }),
      );
  for (const language of ['en', 'ar'] as const)
    draw('sharedLanguageCard', `${language} again in a place`, (words, hand) =>
      sharedLanguageCard(words, {
        coalition: { name: hand.write('coalition'), language },
        chosen: null,
        place: `#${hand.write('place')}`,
      }),
    );
};
