import { type DifficultyListView, difficultyListCard } from '../../cards/items/difficulty-list-card.ts';
import { type FoundRow, foundCard } from '../../cards/items/found-card.ts';
import { type ItemListView, itemListCard } from '../../cards/items/item-list-cards.ts';
import { type ChangeView, type ItemWholeView, itemWholeCard } from '../../cards/items/item-whole-card.ts';
import type { Item } from '../../domain/item.ts';
import { listOf, nobodys } from '../../domain/list-query.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Draw } from './draw.ts';
import { difficulty, finished, view } from './items.ts';
import { dayMs, idOf, now, person, today } from './people.ts';
import type { Hand } from './texts.ts';

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

const difficulties = (
  hand: Hand,
  shown: number,
  change: Partial<DifficultyListView>,
  of: Partial<Difficulty> = {},
): DifficultyListView => ({
  query: listOf('difficulties', 'open', { groupId: idOf(1) }),
  page: {
    rows: Array.from({ length: shown }, (_, index) => ({
      difficulty: difficulty(hand, { id: idOf(13 + index), number: 13 + index, ...of }),
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

/** Lists with pages, what a search finds, and an item with its history. */
export const listCards = (draw: Draw): void => {
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
  const change = (hand: Hand, index: number): ChangeView => {
    const kinds = [
      'added',
      'edited',
      'assigned',
      'done',
      'reopened',
      'dropped',
      'undone',
      'redacted',
      'returned',
      'also-done',
      'other',
    ];
    const kind = kinds[index % kinds.length] ?? 'edited';
    return {
      at: now - index * dayMs,
      by: index === 4 ? null : person(hand),
      change: kind,
      before: kind === 'edited' ? { title: hand.write('title'), dueOn: '2026-11-27' } : {},
      after: kind === 'edited' ? { title: hand.write('title'), dueOn: null } : {},
      owners: kind === 'assigned' ? [person(hand).name, ''] : kind === 'returned' ? [] : null,
      why: kind === 'dropped' ? hand.write('how') : null,
    };
  };
  const progressLine = (hand: Hand) => ({
    entry: {
      id: idOf(5),
      groupId: idOf(1),
      itemId: idOf(12),
      personId: idOf(2),
      body: hand.write('line'),
      percent: null,
      at: now,
    },
    person: person(hand),
  });
  const whole = (hand: Hand, count: number, of: Partial<ItemWholeView> = {}): ItemWholeView => ({
    query: listOf('history', 'all', { itemId: idOf(12) }),
    item: view(hand, 12),
    today,
    timeZone: 'Asia/Beirut',
    createdBy: person(hand),
    answers: null,
    difficulties: [],
    difficultiesTotal: 0,
    progress: [],
    progressTotal: 0,
    page: {
      rows: Array.from({ length: count }, (_, index) => change(hand, index)),
      back: null,
      next: count < 10 ? null : [idOf(9)],
    },
    ...of,
  });
  draw('itemWholeCard', 'just added', (words, hand) => itemWholeCard(words, whole(hand, 1)));
  draw('itemWholeCard', 'without history', (words, hand) => itemWholeCard(words, whole(hand, 0)));
  draw(
    'itemWholeCard',
    'with all there is',
    (words, hand) =>
      itemWholeCard(
        words,
        whole(hand, 11, {
          item: view(hand, 12, finished),
          answers: { number: 31, body: hand.write('line') },
          difficulties: [difficulty(hand), difficulty(hand, { number: 14 })],
          difficultiesTotal: 7,
          progress: [progressLine(hand), progressLine(hand), progressLine(hand)],
          progressTotal: 9,
        }),
      ),
    'large',
  );
  const foundRow = (hand: Hand, index: number): FoundRow => {
    const row = { id: idOf(200 + index), text: hand.write('title'), at: now - index * dayMs };
    const kind = (['item', 'progress', 'difficulty', 'event', 'poll', 'offer', 'partner', 'group'] as const)[
      index % 8
    ];
    switch (kind) {
      case 'group':
        return { ...row, kind, text: hand.write('group'), goal: hand.write('line') };
      case 'partner':
        return { ...row, kind, partnerKind: 'public', over: false };
      case 'offer':
        return { ...row, kind, number: 100 + index, of: hand.write('title'), over: index > 8 };
      case 'progress':
        return { ...row, kind, number: index === 1 ? null : 100 + index, of: hand.write('group') };
      default:
        return { ...row, kind: kind ?? 'item', number: 100 + index, of: hand.write('group') };
    }
  };
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
};
