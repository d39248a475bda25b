import { type ChangeLine, changesCard } from '../../cards/items/change-cards.ts';
import type { Item } from '../../domain/item.ts';
import type { Draw } from './draw.ts';
import { finished, item } from './items.ts';
import { idOf, person } from './people.ts';
import type { Hand } from './texts.ts';

const line = (
  hand: Hand,
  change: string,
  values: Readonly<{
    item?: Partial<Item>;
    before?: Readonly<Record<string, unknown>>;
    after?: Readonly<Record<string, unknown>>;
  }> = {},
): ChangeLine => ({
  item: item(hand, 12, values.item),
  change: { change, before: values.before ?? null, after: values.after ?? null },
  by: person(hand),
  owners: [person(hand)],
  newOwnerIds: change === 'added' ? [idOf(2)] : [],
});

const kinds: Readonly<Record<string, (hand: Hand) => ChangeLine>> = {
  done: (hand) => line(hand, 'done', { item: finished }),
  dropped: (hand) => line(hand, 'dropped', { item: { state: 'dropped' }, after: { why: hand.write('how') } }),
  given: (hand) => line(hand, 'added'),
  reassigned: (hand) => line(hand, 'assigned'),
  moved: (hand) => line(hand, 'edited', { before: { dueOn: '2026-11-27' }, after: { dueOn: '2026-12-04' } }),
  'without a day': (hand) =>
    line(hand, 'edited', { before: { dueOn: '2026-11-27' }, after: { dueOn: null } }),
  reopened: (hand) => line(hand, 'reopened'),
  undone: (hand) => line(hand, 'undone'),
};

/** What others changed, as owners and groups are told. */
export const changeCards = (draw: Draw): void => {
  for (const [state, make] of Object.entries(kinds))
    draw('changesCard', state, (words, hand) => changesCard(words, [make(hand)], idOf(2)));
  draw('changesCard', 'several, in the group’s place', (words, hand) =>
    changesCard(
      words,
      Object.values(kinds).map((make) => make(hand)),
      null,
    ),
  );
};
