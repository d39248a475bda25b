import {
  cancelEventCard,
  nothingChangedCard,
  publishCard,
  sameTitleCard,
  whichCard,
} from '../../cards/ask-first-cards.ts';
import type { ArgumentReason } from '../../domain/refusal.ts';
import type { Draw } from './draw.ts';
import { item } from './items.ts';
import { idOf } from './people.ts';

/** Questions that come before something is done. */
export const askFirstCards = (draw: Draw): void => {
  draw('sameTitleCard', 'an open item has the title', (words, hand) =>
    sameTitleCard(words, item(hand, 31), idOf(80)),
  );
  const which: Readonly<Record<string, Pick<ArgumentReason, 'problem' | 'argument'>>> = {
    person: { problem: 'several-people', argument: 'owner' },
    group: { problem: 'which-group', argument: 'group' },
    'group of this place': { problem: 'no-group', argument: 'group' },
    number: { problem: 'which-number', argument: 'item' },
  };
  for (const [name, reason] of Object.entries(which))
    for (const count of [2, 8])
      draw('whichCard', `${name}, ${count} of them`, (words, hand) => {
        const text = hand.write(reason.problem === 'several-people' ? 'person' : 'group');
        const options = Array.from({ length: count }, () => ({ value: text, label: text }));
        const about = { ...reason, label: 'Owner', value: text, example: 'action add', options };
        return whichCard(words, { code: 'argument', ...about }, idOf(80));
      });
  for (const said of [true, false])
    draw('cancelEventCard', said ? 'typed' : 'pressed', (words, hand) =>
      cancelEventCard(words, item(hand, 14), said),
    );
  draw('publishCard', 'a month', (words) =>
    publishCard(words, 'monthly', { firstDay: '2026-11-01', lastDay: '2026-11-30' }),
  );
  draw('publishCard', 'a quarter', (words) =>
    publishCard(words, 'quarterly', { firstDay: '2026-10-01', lastDay: '2026-12-31' }),
  );
  draw('nothingChangedCard', 'after no', (words) => nothingChangedCard(words));
};
