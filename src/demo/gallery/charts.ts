import {
  burnUpChart,
  distributionChart,
  itemsByStateChart,
  partnersChart,
  satisfactionChart,
} from '../../cards/digests/charts.ts';
import { card } from '../../cards/pieces.ts';
import type { Block, Card } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import type { Draw } from './draw.ts';

/** Wraps a chart in a card. */
const framed = (words: Words, block: Block): Card =>
  card(words, words.text('chart.items'), 'neutral', [block]);

const monthsFrom = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(2025, 11 + index)).toISOString().slice(0, 10),
  );

export const chartCards = (draw: Draw): void => {
  for (const [state, count, n] of [
    ['no groups', 0, 0],
    ['one group that did nothing', 1, 0],
    ['3 groups', 3, 4],
    ['60 groups', 60, 99],
  ] as const)
    draw('itemsByStateChart', state, (words, hand) =>
      framed(
        words,
        itemsByStateChart(
          words,
          Array.from({ length: count }, (_, index) => ({
            group: hand.write('group'),
            done: n,
            open: Math.min(n, index),
            overdue: index % (n + 1),
          })),
        ),
      ),
    );
  for (const count of [0, 1, 10])
    draw('partnersChart', `${count} partners`, (words, hand) =>
      framed(
        words,
        partnersChart(
          words,
          Array.from({ length: count }, (_, index) => ({
            partner: hand.write('partner'),
            promised: 4 + index,
            given: 2 + index,
            confirmed: index,
          })),
        ),
      ),
    );
  for (const [state, count, n] of [
    ['no months', 0, 0],
    ['a month of nothing', 1, 0],
    ['a quarter', 3, 5],
    ['two years', 24, 1000],
  ] as const) {
    const months = monthsFrom(count);
    draw('burnUpChart', state, (words) =>
      framed(
        words,
        burnUpChart(
          words,
          { open: n, overdue: 0 },
          months.map((month, index) => ({
            month,
            done: n,
            opened: n + index,
            open: n + (index * (index + 1)) / 2,
            overdue: index,
          })),
        ),
      ),
    );
    draw('satisfactionChart', state, (words) =>
      framed(
        words,
        satisfactionChart(
          words,
          months.map((month, index) => ({
            month,
            average: n === 0 || index % 2 === 1 ? null : 1 + (index % 40) / 10,
          })),
        ),
      ),
    );
  }
  for (const counts of [
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 1],
    [100, 20, 3, 0, 4711],
  ] as const)
    for (const mean of [3.4, null])
      draw('distributionChart', `${counts.join(' ')}, mean ${mean}`, (words, hand) =>
        framed(
          words,
          distributionChart(
            words,
            counts.map((n, index) => ({
              label: mean === null ? words.show(hand.write('title')) : words.number(index + 1),
              n,
            })),
            mean,
          ),
        ),
      );
};
