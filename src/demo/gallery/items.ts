import {
  type AskedView,
  answerDeclinedCard,
  answerDoneCard,
  answerDroppedCard,
  askedCard,
  stillOpenCard,
  takenUpCard,
} from '../../cards/items/answer-cards.ts';
import { difficultyCard } from '../../cards/items/difficulty-card.ts';
import { type ItemView, itemCard, itemsClosedCard } from '../../cards/items/item-cards.ts';
import { progressCard } from '../../cards/items/progress-cards.ts';
import type { CommitteeKind } from '../../domain/coalition.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Draw } from './draw.ts';
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
export const threadLink =
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

export const itemCards = (draw: Draw): void => {
  for (const closed of ['done', 'dropped'] as const)
    draw('itemsClosedCard', closed, (words, hand) =>
      itemsClosedCard(
        words,
        [12, 13, 14].map((number) =>
          view(
            hand,
            number,
            closed === 'done'
              ? finished
              : { state: 'dropped', droppedAt: now, droppedBy: idOf(2), droppedWhy: hand.write('how') },
          ),
        ),
      ),
    );
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
  for (const [state, said] of [
    ['one side', 1],
    ['several sides', 3],
  ] as const)
    draw('itemCard', `done, told by ${state}`, (words, hand) =>
      itemCard(
        words,
        {
          ...view(hand, 12, finished),
          sides: { said: Array.from({ length: said }, () => hand.write('partner')) },
        },
        today,
      ),
    );
  draw('takenUpCard', 'by a committee', (words, hand) => takenUpCard(words, answer(hand)));
  draw('answerDoneCard', 'to whoever asked', (words, hand) => answerDoneCard(words, answer(hand, finished)));
  draw('answerDroppedCard', 'with its why', (words, hand) =>
    answerDroppedCard(words, answer(hand, { state: 'dropped', droppedWhy: hand.write('how') })),
  );
  draw('answerDeclinedCard', 'to whoever did it', (words, hand) =>
    answerDeclinedCard(words, answer(hand, finished)),
  );
  draw('stillOpenCard', 'after not yet', (words, hand) => stillOpenCard(words, difficulty(hand), idOf(70)));
  for (const committee of ['executive', 'strategic'] as const)
    for (const waiting of [0, 1, 12])
      draw('askedCard', `${committee}, ${waiting} waiting`, (words, hand) =>
        askedCard(words, { ...askedView(hand, committee, Math.min(waiting, 10)), waiting }),
      );
  for (const count of [1, 2, 3, 10])
    for (const committee of ['executive', 'strategic'] as const)
      draw('askedCard', `${committee}, ${count}`, (words, hand) =>
        askedCard(words, askedView(hand, committee, count)),
      );
};

const askedView = (hand: Hand, committee: CommitteeKind, count: number): AskedView => ({
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
});
