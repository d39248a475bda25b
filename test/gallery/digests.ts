import { monthlyDigestCard } from '../../src/cards/digest-card.ts';
import type { GroupDigest, HelpWanted, MonthlyDigest } from '../../src/domain/digest.ts';
import { periodOf } from '../../src/domain/period.ts';
import type { Draw } from '../gallery.ts';
import { results } from './events.ts';
import { item } from './items.ts';
import { dayMs, now, today } from './people.ts';
import type { Hand } from './texts.ts';

/** As many rows of each kind as a summary shows. */
const shown = 6;

const part = <Entry>(total: number, make: (n: number) => Entry) => ({
  total,
  rows: Array.from({ length: Math.min(total, shown) }, (_, index) => make(index)),
});

const group = (hand: Hand, n: number, total: number): GroupDigest => {
  const owned = (number: number, dueOn: string | null) => ({
    item: item(hand, number, { dueOn }),
    owner: number % 2 === 0 ? hand.write('person') : null,
  });
  return {
    group: hand.write('group'),
    done: part(total, (index) => ({
      item: item(hand, 100 * n + index, { state: 'done', doneAt: now - index * dayMs }),
      person: hand.write('person'),
    })),
    opened: part(total, (index) => item(hand, 100 * n + 10 + index)),
    overdue: part(total, (index) => owned(100 * n + 20 + index, '2026-11-01')),
    progress: part(total, (index) => ({
      body: hand.write('line'),
      person: hand.write('person'),
      itemNumber: index % 2 === 0 ? 100 * n + index : null,
      on: today,
    })),
    resolved:
      total === 0
        ? []
        : [
            { number: 100 * n + 30, body: hand.write('line'), how: hand.write('how') },
            { number: 100 * n + 31, body: hand.write('line'), how: null },
          ],
    events:
      total === 0
        ? []
        : [
            { title: hand.write('title'), on: today, result: null },
            ...Object.values(results).map((result) => ({
              title: hand.write('title'),
              on: today,
              result: result(hand),
            })),
          ],
    dueNext: part(total, (index) => owned(100 * n + 40 + index, index === 0 ? null : '2026-11-30')),
  };
};

const help = (hand: Hand, n: number): HelpWanted => ({
  number: n + 1,
  group: hand.write('group'),
  body: hand.write('line'),
  help: hand.write('help'),
  helpFrom: hand.write('from'),
  daysOpen: n * 9,
});

const digest = (hand: Hand, groups: number, wanted: number, quiet: number, total = 3): MonthlyDigest => ({
  coalition: hand.write('coalition'),
  period: periodOf('month', today),
  asOf: now,
  today,
  help: {
    total: wanted,
    rows: Array.from({ length: Math.min(wanted, 12) }, (_, index) => help(hand, index)),
  },
  groups: Array.from({ length: groups }, (_, index) => group(hand, index + 1, total)),
  quiet: Array.from({ length: quiet }, () => hand.write('group')),
});

const zoneDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Groups, help wanted, quiet groups, and how much each group did. */
const sizes: Readonly<Record<string, readonly [number, number, number, number]>> = {
  'nobody logged anything': [0, 0, 3, 0],
  'no groups at all': [0, 0, 0, 0],
  'one group that is only late': [1, 0, 1, 1],
  '3 groups, no help wanted': [3, 0, 0, 3],
  '3 groups, 12 in need of help': [3, 12, 2, 3],
  '8 groups': [8, 1, 0, 6],
  '60 groups, 97 in need of help': [60, 97, 60, 40],
};

export const digestCards = (draw: Draw): void => {
  for (const [state, [groups, wanted, quiet, total]] of Object.entries(sizes)) {
    draw(
      'monthlyDigestCard',
      state,
      (words, hand) =>
        monthlyDigestCard(words, { digest: digest(hand, groups, wanted, quiet, total), zoneDay }),
      groups > 1 ? 'large' : undefined,
    );
  }
  draw('monthlyDigestCard', 'preview', (words, hand) =>
    monthlyDigestCard(words, { digest: digest(hand, 1, 2, 1), zoneDay, previewOf: now + 12 * dayMs }),
  );
};
