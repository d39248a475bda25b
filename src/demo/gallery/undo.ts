import { itemCard, itemsClosedCard, itemsOpenAgainCard } from '../../cards/items/item-cards.ts';
import { itemListCard } from '../../cards/items/item-list-cards.ts';
import { doneInList } from '../../cards/items/item-pieces.ts';
import { undoneLine } from '../../cards/pieces.ts';
import {
  askedAgainCard,
  difficultyOpenAfterAllCard,
  eventOnAfterAllCard,
  itemGoneCard,
  itemOpenAfterAllCard,
  itemsGoneCard,
  notAskedAfterAllCard,
  pollTakenBackCard,
  progressTakenBackCard,
} from '../../cards/undo/undo-cards.ts';
import type { Draw } from './draw.ts';
import { finished, item, view } from './items.ts';
import { itemList } from './lists.ts';
import { idOf, person, today } from './people.ts';

/** Cards that offer to take something back, and what is shown afterwards. */
export const undoCards = (draw: Draw): void => {
  draw('itemCard', 'just done', (words, hand) =>
    itemCard(words, { ...view(hand, 12, finished), undo: idOf(70) }, today),
  );
  draw('itemCard', 'taken back', (words, hand) =>
    itemCard(words, view(hand, 12), today, [undoneLine(words, person(hand))]),
  );
  draw('itemListCard', 'one just done', (words, hand) => {
    const card = itemListCard(words, itemList(hand, 2));
    return { ...card, blocks: [...doneInList(words, item(hand, 12), idOf(70), 'due'), ...card.blocks] };
  });
  draw('itemOpenAfterAllCard', 'to whoever heard', (words, hand) =>
    itemOpenAfterAllCard(words, person(hand), item(hand, 12)),
  );
  draw('itemsOpenAgainCard', 'all of them', (words, hand) =>
    itemsOpenAgainCard(words, person(hand), [view(hand, 12), view(hand, 15)], []),
  );
  draw('itemsOpenAgainCard', 'one was changed since', (words, hand) =>
    itemsOpenAgainCard(words, person(hand), [view(hand, 12)], [view(hand, 15, finished)]),
  );
  draw('itemsClosedCard', 'just done', (words, hand) =>
    itemsClosedCard(
      words,
      [12, 15].map((number) => ({ ...view(hand, number, finished), undo: idOf(number) })),
    ),
  );
  draw('askedAgainCard', 'to whoever heard', (words, hand) =>
    askedAgainCard(words, person(hand), item(hand, 12), { number: 13 }),
  );
  draw('itemGoneCard', 'added all the same, and taken back', (words, hand) =>
    itemGoneCard(words, person(hand), item(hand, 12)),
  );
  draw('itemsGoneCard', 'all of them', (words, hand) =>
    itemsGoneCard(words, person(hand), [item(hand, 12), item(hand, 15)], []),
  );
  draw('itemsGoneCard', 'one was changed since', (words, hand) =>
    itemsGoneCard(words, person(hand), [item(hand, 12)], [item(hand, 15)]),
  );
  draw('difficultyOpenAfterAllCard', 'to whoever heard', (words, hand) =>
    difficultyOpenAfterAllCard(words, person(hand), { number: 13 }),
  );
  draw('notAskedAfterAllCard', 'to whoever heard', (words, hand) =>
    notAskedAfterAllCard(words, person(hand), { number: 13 }, { number: 46, what: hand.write('help') }),
  );
  draw('eventOnAfterAllCard', 'to whoever heard', (words, hand) =>
    eventOnAfterAllCard(words, person(hand), item(hand, 14)),
  );
  draw('progressTakenBackCard', 'taken back', (words) => progressTakenBackCard(words));
  draw('pollTakenBackCard', 'taken back', (words) => pollTakenBackCard(words));
};
