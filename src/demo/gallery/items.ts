import {
  answerDeclinedCard,
  answerDoneCard,
  answerDroppedCard,
  askedCard,
  stillOpenCard,
  takenUpCard,
} from '../../cards/items/answer-cards.ts';
import { difficultyCard } from '../../cards/items/difficulty-card.ts';
import { type DifficultyListView, difficultyListCard } from '../../cards/items/difficulty-list-card.ts';
import { foundCard } from '../../cards/items/found-card.ts';
import { type ItemView, itemCard } from '../../cards/items/item-cards.ts';
import { type ItemListView, itemListCard } from '../../cards/items/item-list-cards.ts';
import { progressCard } from '../../cards/items/progress-cards.ts';
import type { Item } from '../../domain/item.ts';
import { listOf, nobodys } from '../../domain/list-query.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Draw } from './gallery.ts';
import { dayMs, idOf, now, person, today } from './people.ts';
import type { Hand } from './texts.ts';

export const item = (hand: Hand, number: number, change: Partial<Item> = {}): Item => ({
  id: idOf(number),
  number,
  groupId: idOf(1),
  title: hand.write('title'),
  ownerIds: [idOf(2)],
  organisation: null,
  dueOn: '2026-11-27',
  percent: null,
  source: null,
  answers: null,
  state: 'open',
  createdBy: idOf(2),
  createdAt: now - 10 * dayMs,
  doneAt: null,
  doneBy: null,
  droppedAt: null,
  droppedBy: null,
  droppedWhy: null,
  answerDeclinedAt: null,
  ...change,
});

/** A link to a message in a thread, as Slack writes it. */
const threadLink =
  'https://clean-coast.slack.com/archives/C0123456789/p1700000000000200?thread_ts=1700000000.000100&cid=C0123456789';

export const finished = { state: 'done', doneAt: now - dayMs, doneBy: idOf(2) } as const;

export const view = (hand: Hand, number: number, change: Partial<Item> = {}): ItemView => {
  const one = item(hand, number, change);
  return {
    item: one,
    group: hand.write('group'),
    owners: one.ownerIds.map(() => person(hand)),
    doneBy: one.doneBy === null ? null : person(hand),
    droppedBy: one.droppedBy === null ? null : person(hand),
  };
};

/** A page among others, with keys as the store has them. */
export const pageOf = <Row>(rows: readonly Row[], among: 'alone' | 'first' | 'others' = 'alone') => ({
  rows,
  back: among === 'others' ? ['2026-11-27', 12] : null,
  next: among === 'alone' ? null : ['2026-12-04', 999_999_999],
});

export const itemList = (
  hand: Hand,
  shown: number,
  change: Partial<ItemListView> = {},
  of: Partial<Item> = {},
): ItemListView => ({
  query: listOf('items', 'open', { groupId: idOf(1) }),
  start: null,
  page: pageOf(
    Array.from({ length: shown }, (_, index) =>
      view(hand, 100 + index, { ...(index < 3 ? { dueOn: '2026-11-02' } : {}), ...of }),
    ),
    shown < 10 ? 'alone' : 'first',
  ),
  group: hand.write('group'),
  person: null,
  mine: false,
  today,
  overdue: Math.min(shown, 3),
  total: shown < 10 ? shown : 97,
  lately: { items: [], total: 0 },
  ...change,
});

export const difficulty = (hand: Hand, change: Partial<Difficulty> = {}): Difficulty => ({
  id: idOf(13),
  number: 13,
  groupId: idOf(1),
  itemId: null,
  body: hand.write('line'),
  help: hand.write('help'),
  helpFrom: hand.write('from'),
  raisedBy: idOf(2),
  raisedAt: now - 20 * dayMs,
  resolvedAt: null,
  resolvedBy: null,
  resolution: null,
  givenUp: false,
  askedOf: null,
  passedOnWhy: null,
  kind: null,
  ...change,
});

const difficulties = (
  hand: Hand,
  shown: number,
  change: Partial<DifficultyListView>,
  of: Partial<Difficulty> = {},
): DifficultyListView => ({
  query: listOf('difficulties', 'open', { groupId: idOf(1) }),
  page: {
    rows: Array.from({ length: shown }, (_, index) => ({
      difficulty: difficulty(hand, { number: 13 + index, ...of }),
      group: hand.write('group'),
    })),
    back: null,
    next: shown < 10 ? null : [now, 13],
  },
  group: hand.write('group'),
  timeZone: 'Asia/Beirut',
  ...change,
});

const closedRows = (hand: Hand, closed: 'done' | 'dropped') =>
  Array.from({ length: 10 }, (_, index) =>
    view(
      hand,
      100 + index,
      closed === 'done'
        ? finished
        : { state: 'dropped', droppedAt: now, droppedBy: idOf(2), droppedWhy: hand.write('how') },
    ),
  );

export const itemCards = (draw: Draw): void => {
  draw('itemCard', 'open', (words, hand) => itemCard(words, view(hand, 12), today));
  draw('itemCard', 'open, made of a message', (words, hand) =>
    itemCard(words, view(hand, 12, { source: threadLink }), today),
  );
  draw('itemCard', 'done, made of a message of the sandbox', (words, hand) =>
    itemCard(words, view(hand, 12, { ...finished, source: '#clean-water/hall' }), today),
  );
  draw('itemCard', 'open, nobody, no date', (words, hand) =>
    itemCard(words, view(hand, 999_999_999, { ownerIds: [], dueOn: null }), today),
  );
  for (const [days, dueOn] of [
    [1, '2026-11-17'],
    [2, '2026-11-16'],
    [141, '2026-06-30'],
  ] as const)
    draw('itemCard', `overdue by ${days}`, (words, hand) =>
      itemCard(words, view(hand, 12, { dueOn }), today),
    );
  draw('itemCard', 'done', (words, hand) => itemCard(words, view(hand, 12, finished), today));
  draw('itemCard', 'done by someone who is gone', (words, hand) =>
    itemCard(words, { ...view(hand, 12, { ...finished, ownerIds: [] }), doneBy: null }, today),
  );

  const lately = (hand: Hand, total: number) => ({
    total,
    items: Array.from({ length: Math.min(total, 3) }, (_, index) => view(hand, 300 + index, finished)),
  });
  draw('itemListCard', 'nothing yet', (words, hand) => itemListCard(words, itemList(hand, 0)));
  draw('itemListCard', 'only done', (words, hand) =>
    itemListCard(words, itemList(hand, 0, { lately: lately(hand, 3) })),
  );
  draw('itemListCard', 'some of each', (words, hand) =>
    itemListCard(words, itemList(hand, 5, { lately: lately(hand, 1) })),
  );
  draw(
    'itemListCard',
    'the first page of many',
    (words, hand) => itemListCard(words, itemList(hand, 10, { overdue: 12, lately: lately(hand, 30) })),
    'large',
  );
  draw('itemListCard', 'a later page', (words, hand) =>
    itemListCard(
      words,
      itemList(hand, 10, {
        start: { key: ['2026-11-27', 12], back: false },
        page: pageOf(itemList(hand, 10).page.rows, 'others'),
        total: 1000,
      }),
    ),
  );
  draw('itemListCard', 'all groups, filtered', (words, hand) =>
    itemListCard(
      words,
      itemList(hand, 10, {
        query: listOf('items', 'overdue', { personId: idOf(2), words: 'roof' }),
        group: null,
        person: person(hand),
        page: pageOf(itemList(hand, 10, {}, { dueOn: '2026-11-02' }).page.rows, 'others'),
      }),
    ),
  );
  draw('itemListCard', 'nothing fits', (words, hand) =>
    itemListCard(words, itemList(hand, 0, { query: listOf('items', 'open', { personId: nobodys }) })),
  );
  for (const closed of ['done', 'dropped'] as const)
    draw('itemListCard', closed, (words, hand) =>
      itemListCard(
        words,
        itemList(hand, 10, {
          query: listOf('items', closed),
          group: null,
          page: pageOf(closedRows(hand, closed), 'first'),
        }),
      ),
    );
  draw('difficultyListCard', 'none', (words, hand) => difficultyListCard(words, difficulties(hand, 0, {})));
  draw('difficultyListCard', 'of a group', (words, hand) =>
    difficultyListCard(words, difficulties(hand, 2, {})),
  );
  draw('difficultyListCard', 'of all groups', (words, hand) =>
    difficultyListCard(words, difficulties(hand, 10, { group: null })),
  );
  draw('difficultyListCard', 'none resolved', (words, hand) =>
    difficultyListCard(words, difficulties(hand, 0, { group: null, query: listOf('difficulties', 'done') })),
  );
  draw('difficultyListCard', 'resolved', (words, hand) =>
    difficultyListCard(
      words,
      difficulties(
        hand,
        3,
        { query: listOf('difficulties', 'done') },
        { resolvedAt: now, resolvedBy: idOf(2), resolution: hand.write('how') },
      ),
    ),
  );
  const foundRow = (hand: Hand, index: number) =>
    ({
      kind: (['item', 'progress', 'difficulty', 'event', 'poll'] as const)[index % 5] ?? 'item',
      number: index % 7 === 1 ? null : 100 + index,
      text: hand.write('title'),
      group: hand.write('group'),
      at: now - index * dayMs,
    }) as const;
  for (const count of [0, 1, 10])
    draw('foundCard', `${count} records`, (words, hand) =>
      foundCard(words, {
        query: listOf('found', 'all', { words: 'roof' }),
        page: {
          rows: Array.from({ length: count }, (_, index) => foundRow(hand, index)),
          back: null,
          next: count === 1 ? null : [idOf(9)],
        },
        lookedBackTo: count === 1 ? null : now - 300 * dayMs,
        timeZone: 'Asia/Beirut',
      }),
    );

  const about = (hand: Hand) => ({ number: 12, title: hand.write('title'), state: 'open' as const });
  const progress = (hand: Hand) => ({
    entry: { id: idOf(5), body: hand.write('line'), percent: null },
    person: person(hand),
    group: hand.write('group'),
  });
  draw('progressCard', 'of the group', (words, hand) =>
    progressCard(words, { ...progress(hand), item: null }),
  );
  draw('progressCard', 'on an item', (words, hand) =>
    progressCard(words, { ...progress(hand), item: about(hand) }),
  );

  const raised = (hand: Hand) => ({
    group: hand.write('group'),
    raisedBy: person(hand),
    resolvedBy: null,
    answers: [],
  });

  /** An item that answers a difficulty. */
  const answer = (hand: Hand, change: Partial<Item> = {}) => ({
    difficulty: difficulty(hand),
    item: item(hand, 90, change),
    by: person(hand),
    owners: [person(hand)],
    group: hand.write('group'),
  });
  const resolved = { resolvedAt: now, resolvedBy: idOf(2) };
  draw('difficultyCard', 'open', (words, hand) =>
    difficultyCard(words, { ...raised(hand), difficulty: difficulty(hand), item: null }),
  );
  draw('difficultyCard', 'open, about an item', (words, hand) =>
    difficultyCard(words, { ...raised(hand), difficulty: difficulty(hand), item: about(hand) }),
  );
  draw('difficultyCard', 'open, with two who help', (words, hand) =>
    difficultyCard(words, {
      ...raised(hand),
      difficulty: difficulty(hand, { askedOf: 'strategic', passedOnWhy: hand.write('how') }),
      item: { ...about(hand), state: 'done' },
      answers: [answer(hand), answer(hand, { dueOn: null })],
    }),
  );
  draw('difficultyCard', 'open, waiting for whoever asked', (words, hand) =>
    difficultyCard(words, {
      ...raised(hand),
      difficulty: difficulty(hand),
      item: null,
      answers: [answer(hand, finished)],
    }),
  );
  draw('difficultyCard', 'given up with its item', (words, hand) =>
    difficultyCard(words, {
      ...raised(hand),
      resolvedBy: person(hand),
      difficulty: difficulty(hand, { ...resolved, givenUp: true }),
      item: about(hand),
    }),
  );
  draw('difficultyCard', 'resolved', (words, hand) =>
    difficultyCard(words, {
      ...raised(hand),
      resolvedBy: person(hand),
      difficulty: difficulty(hand, resolved),
      item: null,
    }),
  );
  draw('difficultyCard', 'resolved, and how', (words, hand) =>
    difficultyCard(words, {
      ...raised(hand),
      resolvedBy: person(hand),
      difficulty: difficulty(hand, { ...resolved, resolution: hand.write('how') }),
      item: about(hand),
    }),
  );
  draw('itemCard', 'done, with a difficulty still open', (words, hand) =>
    itemCard(words, { ...view(hand, 12, finished), difficulties: [difficulty(hand)] }, today),
  );
  draw('takenUpCard', 'by a committee', (words, hand) => takenUpCard(words, answer(hand)));
  draw('answerDoneCard', 'to whoever asked', (words, hand) => answerDoneCard(words, answer(hand, finished)));
  draw('answerDroppedCard', 'with its why', (words, hand) =>
    answerDroppedCard(words, answer(hand, { state: 'dropped', droppedWhy: hand.write('how') })),
  );
  draw('answerDeclinedCard', 'to whoever did it', (words, hand) =>
    answerDeclinedCard(words, answer(hand, finished)),
  );
  draw('stillOpenCard', 'after not yet', (words, hand) => stillOpenCard(words, difficulty(hand)));
  for (const count of [1, 2, 3, 10])
    for (const committee of ['executive', 'strategic'] as const)
      draw('askedCard', `${committee}, ${count}`, (words, hand) =>
        askedCard(words, {
          committee,
          asks: Array.from({ length: count }, (_, index) => ({
            difficulty: difficulty(hand, {
              id: idOf(60 + index),
              number: 60 + index,
              passedOnWhy: committee === 'strategic' ? hand.write('how') : null,
            }),
            group: hand.write('group'),
            daysOpen: index * 7,
          })),
        }),
      );
};
