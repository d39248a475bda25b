import {
  cancelEventCard,
  nothingChangedCard,
  publishCard,
  sameTitleCard,
} from '../../cards/ask-first-cards.ts';
import type { Draw } from './draw.ts';
import { item } from './items.ts';
import { idOf } from './people.ts';

/** Questions that come before something is done. */
export const askFirstCards = (draw: Draw): void => {
  draw('sameTitleCard', 'an open item has the title', (words, hand) =>
    sameTitleCard(words, item(hand, 31), idOf(80)),
  );
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
