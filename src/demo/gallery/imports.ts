import {
  type ImportedItem,
  type ImportedLine,
  type ImportPreview,
  importedCard,
  importNotCard,
  importOverCard,
  importPreviewCard,
  importToldCard,
} from '../../cards/items/import-cards.ts';
import type { Draw } from './draw.ts';
import { idOf, person } from './people.ts';
import type { Hand } from './texts.ts';

const line = (hand: Hand, change: Partial<ImportedLine> = {}): ImportedLine => ({
  title: hand.write('title'),
  owners: [hand.write('person')],
  dueOn: '2026-11-27',
  organisation: null,
  group: hand.write('group'),
  done: false,
  check: null,
  ...change,
});

const preview = (change: Partial<ImportPreview>): ImportPreview => ({
  id: idOf(1),
  ready: [],
  unclear: [],
  ignored: [],
  file: null,
  ...change,
});

export const importCards = (draw: Draw): void => {
  draw('importPreviewCard', 'all clear', (words, hand) =>
    importPreviewCard(
      words,
      preview({
        ready: [
          line(hand),
          line(hand, { owners: [], dueOn: null }),
          line(hand, { done: true, organisation: hand.write('from') }),
        ],
      }),
    ),
  );
  draw('importPreviewCard', 'some unclear, some to check', (words, hand) =>
    importPreviewCard(
      words,
      preview({
        ready: [line(hand), line(hand, { check: 'guessed' }), line(hand, { check: { standsOpen: 31 } })],
        unclear: [
          { line: hand.write('line'), why: words.text('import.noTitle') },
          { line: hand.write('line'), why: words.text('import.noTitleColumn') },
        ],
        ignored: [hand.write('value'), hand.write('value')],
      }),
    ),
  );
  draw('importPreviewCard', 'hundreds of lines', (words, hand) =>
    importPreviewCard(
      words,
      preview({
        ready: Array.from({ length: 300 }, () => line(hand)),
        unclear: Array.from({ length: 40 }, () => ({
          line: hand.write('line'),
          why: words.text('import.noTitle'),
        })),
        file: 'halqa-preview.csv',
      }),
    ),
  );
  draw('importPreviewCard', 'nothing clear', (words, hand) =>
    importPreviewCard(
      words,
      preview({ unclear: [{ line: hand.write('line'), why: words.text('import.noTitle') }] }),
    ),
  );
  const items = (hand: Hand, count: number): readonly ImportedItem[] =>
    Array.from({ length: count }, (_, index) => ({ number: 31 + index, line: line(hand) }));
  draw('importedCard', 'all added', (words, hand) =>
    importedCard(words, { id: idOf(1), items: items(hand, 3), unclear: 0, undo: [idOf(2), idOf(4)] }),
  );
  draw('importedCard', 'many added, some left out', (words, hand) =>
    importedCard(words, { id: idOf(1), items: items(hand, 300), unclear: 2, undo: [idOf(2), idOf(4)] }),
  );
  draw('importToldCard', 'to the group', (words, hand) =>
    importToldCard(words, { by: person(hand), items: items(hand, 3) }),
  );
  draw('importNotCard', 'nothing added', (words) => importNotCard(words));
  draw('importOverCard', 'used before', (words) => importOverCard(words));
};
