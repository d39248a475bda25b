import { describe, expect, it } from 'vitest';
import {
  burnUpChart,
  distributionChart,
  itemsByStateChart,
  satisfactionChart,
} from '../../src/cards/digests/charts.ts';
import type { Block, Chart } from '../../src/chat/card.ts';
import { withoutDirection } from '../../src/chat/text/characters.ts';
import { wordsFor } from '../../src/words/words.ts';

const none: Chart = { kind: 'bars', title: '', series: [], rows: [] };

describe('what a chart says in words', () => {
  const speech = { timeZone: 'Asia/Beirut', digits: 'latn' } as const;
  const [english, arabic] = [
    wordsFor({ ...speech, language: 'en' }),
    wordsFor({ ...speech, language: 'ar', digits: 'arab' }),
  ];
  const altOf = (block: Block): string => (block.kind === 'chart' ? withoutDirection(block.alt) : '');
  const chartOf = (block: Block): Chart => (block.kind === 'chart' ? block.chart : none);
  const groups = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ group: `G${n}`, done: n, open: 1, overdue: 0 }));

  it('has the figures that are drawn', () => {
    const rows = [
      { group: 'Clean Water', done: 3, open: 2, overdue: 1 },
      { group: 'Schools', done: 1, open: 0, overdue: 0 },
    ];
    expect(altOf(itemsByStateChart(english, rows))).toBe(
      'Action items by group. 2 groups: 4 done, 2 open, 1 overdue. Clean Water: 3 done, 2 open, 1 overdue. Schools: 1 done, 0 open, 0 overdue.',
    );
    expect(altOf(itemsByStateChart(arabic, rows))).toContain('مجموعتان: المنجزة ٤، المفتوحة ٢، المتأخرة ١.');
    expect(chartOf(itemsByStateChart(arabic, rows)).digits).toBe('arab');
  });

  it('adds up what was done, out of what stood open at first and came since, less what was dropped', () => {
    // Four were open at first, and most of the items done in the first month were among those; two were
    // dropped in January.
    const before = { open: 4, overdue: 1 };
    const months = [
      { month: '2026-12-01', opened: 1, done: 3, open: 2, overdue: 1 },
      { month: '2027-01-01', opened: 5, done: 4, open: 1, overdue: 2 },
      { month: '2027-02-01', opened: 0, done: 1, open: 0, overdue: 0 },
    ];
    const block = burnUpChart(english, before, months);
    const chart = chartOf(block);
    expect(chart.kind === 'lines' && chart.labels).toEqual(['Start', 'Dec 2026', 'Jan 2027', 'Feb']);
    expect(chart.kind === 'lines' && chart.series.map(({ values }) => values)).toEqual([
      [4, 5, 8, 8],
      [0, 3, 7, 8],
      [1, 1, 2, 0],
    ]);
    const told = 'All items: 4 open at the start, 6 new since, less 2 dropped.';
    expect(chart.note).toBe(told);
    expect(altOf(block)).toBe(
      `Done, out of all items. In the end 8 of 8 done, 0 overdue. ${told} By the end of December 2026: 3 of 5 done, 1 overdue. By the end of January 2027: 7 of 8 done, 2 overdue. By the end of February 2027: 8 of 8 done, 0 overdue.`,
    );
    expect(altOf(burnUpChart(arabic, before, months))).toContain('ناقص اثنتين صُرف النظر عنهما');
    expect(altOf(burnUpChart(english, before, []))).toContain('none dropped');
  });

  it('says where there is no score', () => {
    const months = [
      { month: '2026-07-01', average: 4.2 },
      { month: '2026-08-01', average: null },
    ];
    expect(altOf(satisfactionChart(english, months))).toBe(
      'Satisfaction with events, out of 5. July 2026: 4.2. August 2026: no score.',
    );
    expect(altOf(satisfactionChart(arabic, months))).toContain('آب ٢٠٢٦: لا نتيجة.');
  });

  it('shows thirty of sixty groups, those with the most, and says so', () => {
    const block = itemsByStateChart(english, groups(60));
    const chart = chartOf(block);
    expect(chart.kind === 'bars' && chart.rows.length).toBe(30);
    expect(chart.kind === 'bars' && chart.rows[0]?.label).toBe('G30');
    expect(chart.note).toBe('30 more groups have fewer items.');
    expect(altOf(block)).toContain('60 groups: 1,770 done');
    expect(altOf(block)).toContain('48 more groups');
    expect(chartOf(itemsByStateChart(english, groups(30))).note).toBeUndefined();
  });

  it('says that there is nothing', () => {
    const empty = [
      itemsByStateChart(english, []),
      itemsByStateChart(english, [{ group: 'a', done: 0, open: 0, overdue: 0 }]),
      burnUpChart(english, { open: 0, overdue: 0 }, []),
      satisfactionChart(english, [{ month: '2026-07-01', average: null }]),
      distributionChart(english, [{ label: '5', n: 0 }], null),
    ];
    for (const block of empty) {
      expect(altOf(block)).toMatch(/\. No figures yet\.$/);
      expect(chartOf(block).note).toBe('No figures yet.');
    }
  });
});
