import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartSvg, drawChart, sizeOfChart } from '../../src/charts/draw.ts';
import { widthOf } from '../../src/charts/font.ts';
import { cutTo } from '../../src/charts/label.ts';
import { sheetWidth } from '../../src/charts/pen.ts';
import type { Chart } from '../../src/chat/card.ts';
import type { Language } from '../../src/chat/ids.ts';
import { languages } from '../../src/chat/languages.ts';
import { hostile } from '../../src/demo/gallery/texts.ts';

type Bars = Extract<Chart, { kind: 'bars' }>;
type Lines = Extract<Chart, { kind: 'lines' }>;

const bars = (rows: Bars['rows'], change: Partial<Bars> = {}): Bars => ({
  kind: 'bars',
  title: 'Items',
  series: [
    { label: 'Done', tone: 'good' },
    { label: 'Open', tone: 'neutral' },
    { label: 'Overdue', tone: 'bad' },
  ],
  rows,
  ...change,
});

const lines = (values: readonly (number | null)[], change: Partial<Lines> = {}): Lines => ({
  kind: 'lines',
  title: 'Months',
  labels: values.map((_, index) => `M${index + 1}`),
  series: [{ label: 'Average', tone: 'good', values }],
  ...change,
});

/** Reads a PNG by the letter, its check sums included. */
const readPng = (png: Uint8Array) => {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR') ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const raw = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  expect(raw.length).toBe((width * 4 + 1) * height);
  const pixel = (x: number, y: number): string =>
    raw.toString('hex', y * (width * 4 + 1) + 1 + x * 4, y * (width * 4 + 1) + 5 + x * 4);
  return { width, height, pixel };
};

/** Where two pictures of one size differ: the box around it, in pixels. */
const differenceOf = async (one: Chart, other: Chart, language: Language) => {
  const [first, second] = [
    readPng(await drawChart(one, language)),
    readPng(await drawChart(other, language)),
  ];
  expect([first.width, first.height]).toEqual([second.width, second.height]);
  let [left, right, count] = [Number.POSITIVE_INFINITY, -1, 0];
  for (let y = 0; y < first.height; y += 1)
    for (let x = 0; x < first.width; x += 1)
      if (first.pixel(x, y) !== second.pixel(x, y)) {
        count += 1;
        left = Math.min(left, x);
        right = Math.max(right, x);
      }
  return { count, left, right };
};

type Box = Readonly<{ left: number; right: number; y: number; size: number; words: string }>;

const plain = (markup: string): string =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Every text of a picture, with its position. */
const textsOf = (svg: string): readonly Box[] =>
  [
    ...svg.matchAll(
      /<text x="([\d.-]+)" y="([\d.-]+)" font-family="Cairo" font-size="(\d+)" font-weight="(\d+)" fill="#\w+" text-anchor="(\w+)"[^>]*>([^<]*)<\/text>/g,
    ),
  ].map(([, x = '', y = '', size = '', weight = '', anchor = '', content = '']) => {
    const words = plain(content);
    const width = widthOf(words, Number(size), weight === '600' ? 600 : 400);
    const left = Number(x) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    return { left, right: left + width, y: Number(y), size: Number(size), words };
  });

const rectanglesOf = (svg: string) =>
  [...svg.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)"/g)].map(
    ([, ...numbers]) => {
      const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
      return { x, y, width, height };
    },
  );

describe('a chart', () => {
  it.each(languages)('is a PNG of 1000 pixels across (%s)', async (language) => {
    const one = bars([{ label: 'a', values: [1, 2, 3] }]);
    const small = readPng(await drawChart(one, language));
    expect(small.width).toBe(2.5 * sheetWidth);
    expect(small.height).toBeGreaterThan(200);
    expect(small.height).toBe(Math.ceil(sizeOfChart(one, language).height * 2.5));
    const large = readPng(
      await drawChart(bars(Array.from({ length: 60 }, () => ({ label: 'a', values: [1, 2, 3] }))), language),
    );
    expect(large.height).toBeGreaterThan(2.5 * 60 * 20);
    expect(large.height).toBeLessThan(4000);
  });

  it('has letters that are read on a phone: a title or a note too long for a line has another', () => {
    // A picture as wide as a card on a phone of 390 pixels.
    const shown = 320 / sheetWidth;
    const chart = bars([{ label: 'Clean Water', values: [1, 2, 3] }], {
      title: 'What the partners of the coalition promised and what is done',
      note: 'All items: 33 open at the start, 18 new since, less 2 dropped. By the end of December: 40 of 51 done.',
    });
    const texts = textsOf(chartSvg(chart, 'en'));
    for (const { size, words } of texts.filter(({ words }) => /[a-z]/i.test(words)))
      expect(size * shown, words).toBeGreaterThanOrEqual(11);
    const all = texts.map(({ words }) => words).join(' ');
    for (const end of ['is done', '51 done.']) expect(all.replace(/[\u2066-\u2069]/g, '')).toContain(end);
    expect(all).not.toContain('…');
  });

  it('is the same picture each time', async () => {
    const chart = lines([1, null, 3, 4.5]);
    expect(await drawChart(chart, 'ar')).toEqual(await drawChart(chart, 'ar'));
  });

  it('stands on a light ground of its own', async () => {
    const { pixel, width, height } = readPng(await drawChart(bars([]), 'en'));
    for (const [x, y] of [
      [0, 0],
      [width - 1, 0],
      [0, height - 1],
      [width - 1, height - 1],
    ] as const)
      expect(pixel(x, y)).toBe('fffefbff');
  });

  // Where the font is missing, the renderer draws no letter and says nothing.
  it.each([
    ['Latin', 'Clean Water'],
    ['Arabic', 'المياه'],
    ['digits of Arabic', '٣٤'],
  ])('draws %s letters', async (_, label) => {
    const chart = (written: string) =>
      bars([
        { label: 'Something long enough', values: [4, 2, 1] },
        { label: written, values: [1, 1, 1] },
      ]);
    const english = await differenceOf(chart(''), chart(label), 'en');
    expect(english.count).toBeGreaterThan(200);
    expect(english.right).toBeLessThan(1.1 * sheetWidth);
    const arabic = await differenceOf(chart(''), chart(label), 'ar');
    expect(arabic.count).toBeGreaterThan(200);
    expect(arabic.left).toBeGreaterThan(1.4 * sheetWidth);
    expect((await differenceOf(chart('بيت'), chart('تيب'), 'ar')).count).toBeGreaterThan(20);
  });

  it('changes with a value, a title, a note and a name', async () => {
    const rows = [{ label: 'a', values: [1, 2, 3] }];
    const chart = bars(rows, { note: 'One' });
    const changed = [
      bars([{ label: 'a', values: [2, 2, 2] }], { note: 'One' }),
      bars(rows, { note: 'Two' }),
      bars(rows, { note: 'One', title: 'Other' }),
      bars(rows, { note: 'One', digits: 'arab' }),
    ];
    for (const other of changed) expect((await differenceOf(chart, other, 'en')).count).toBeGreaterThan(100);
    expect((await differenceOf(lines([1, 2, 2]), lines([1, 2, 1]), 'en')).count).toBeGreaterThan(100);
  });

  it('mirrors bars in Arabic', () => {
    const chart = bars([
      { label: '', values: [3, 2, 1] },
      { label: '', values: [1, 0, 0] },
    ]);
    const [english, arabic] = [rectanglesOf(chartSvg(chart, 'en')), rectanglesOf(chartSvg(chart, 'ar'))];
    expect(english.length).toBe(1 + 3 + 4);
    expect(arabic.length).toBe(english.length);
    const parts = english.map(({ x, width }, index) => ({ x, width, other: arabic[index]?.x ?? 0 })).slice(4);
    for (const { x, width, other } of parts) expect(other + width + x).toBeCloseTo(sheetWidth, 0);
    expect(arabic[4]?.x).toBeGreaterThan(arabic[5]?.x ?? sheetWidth);
  });

  it('lets time run from left to right in both languages', () => {
    for (const language of languages) {
      const texts = textsOf(chartSvg(lines([1, 2, 3]), language));
      const months = texts.filter(({ words }) => /M\d/.test(words)).map(({ left }) => left);
      expect(months.length).toBe(3);
      expect([...months].sort((one, other) => one - other)).toEqual(months);
    }
  });

  it('breaks a line where there is no figure, and shows a point that stands alone', () => {
    const svg = chartSvg(lines([1, null, 3, 4, null, 2]), 'en');
    expect(svg.match(/M[\d.]+ [\d.]+/g)?.filter((move) => move.includes('.')).length).toBeGreaterThanOrEqual(
      3,
    );
    expect(svg.match(/<circle/g)?.length).toBe(4);
  });

  it('gives a satisfaction its whole scale', () => {
    const ticks = textsOf(chartSvg(lines([3.5], { max: 5 }), 'en')).map(({ words }) => words);
    for (const tick of ['0', '1', '2', '3', '4', '5']) expect(ticks.join(' ')).toContain(tick);
  });

  it('draws a picture where there is nothing to draw', async () => {
    const nothing: readonly Chart[] = [
      bars([]),
      bars([], { series: [], title: '' }),
      bars([{ label: '', values: [] }]),
      bars([{ label: 'a', values: [0, 0, 0] }]),
      bars([{ label: 'a', values: [Number.NaN, -3, Number.POSITIVE_INFINITY] }]),
      lines([]),
      lines([], { series: [] }),
      lines([null, null]),
      lines([0, 0]),
      lines([Number.NaN, -1, Number.POSITIVE_INFINITY], { max: 0 }),
    ];
    for (const chart of nothing)
      for (const language of languages) {
        expect(chartSvg(chart, language)).not.toMatch(/NaN|Infinity|undefined/);
        readPng(await drawChart(chart, language));
      }
  });

  it('counts the rows that it does not draw', () => {
    const rows = Array.from({ length: 75 }, (_, n) => ({ label: `g${n}`, values: [1, 1, 1] }));
    const words = textsOf(chartSvg(bars(rows), 'en')).map((text) => text.words);
    expect(words.some((text) => text.includes('+15'))).toBe(true);
    expect(words.some((text) => text.includes('g59'))).toBe(true);
    expect(words.some((text) => text.includes('g60'))).toBe(false);
  });
});

const label = fc.oneof(
  fc.constantFrom(
    'Clean Water',
    'مجموعة مراقبة الشواطئ ورصد التلوّث على الساحل الشمالي كلّه',
    'W'.repeat(300),
    'م'.repeat(300),
    '\u2068Beach watch (2030)\u2069',
    ...hostile.map((hand) => hand.write('value')),
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const count = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 2_000_000 }));
const tone = fc.constantFrom('neutral', 'good', 'warning', 'bad');

const anyBars: fc.Arbitrary<Chart> = fc.integer({ min: 1, max: 5 }).chain((parts) =>
  fc.record({
    kind: fc.constant('bars' as const),
    title: label,
    series: fc.array(fc.record({ label, tone }), { minLength: parts, maxLength: parts }),
    rows: fc.array(fc.record({ label, values: fc.array(count, { minLength: parts, maxLength: parts }) }), {
      maxLength: 70,
      size: 'max',
    }),
    digits: fc.constantFrom('latn' as const, 'arab' as const),
    note: label,
  }),
);

const anyLines: fc.Arbitrary<Chart> = fc.integer({ min: 0, max: 40 }).chain((points) =>
  fc.record({
    kind: fc.constant('lines' as const),
    title: label,
    labels: fc.array(label, { minLength: points, maxLength: points, size: 'max' }),
    series: fc.array(
      fc
        .tuple(label, tone, fc.array(fc.option(count), { minLength: points, maxLength: points, size: 'max' }))
        .map(([name, feeling, values]) => ({ label: name, tone: feeling, values })),
      { maxLength: 6 },
    ),
    digits: fc.constantFrom('latn' as const, 'arab' as const),
    note: label,
  }),
);

describe('whatever the labels say', () => {
  const language = fc.constantFrom(...languages);

  it('no two texts stand on each other, and none leaves the picture', () => {
    fc.assert(
      fc.property(fc.oneof(anyBars, anyLines), language, (chart, spoken) => {
        const svg = chartSvg(chart, spoken);
        const texts = textsOf(svg);
        expect(texts.length).toBe(svg.split('<text').length - 1);
        for (const { left, right, words } of texts) {
          expect(left, words).toBeGreaterThan(-1);
          expect(right, words).toBeLessThan(sheetWidth + 1);
        }
        for (const [index, one] of texts.entries())
          for (const other of texts.slice(index + 1)) {
            const sameLine = Math.abs(one.y - other.y) < Math.min(one.size, other.size) * 0.7;
            const meet = one.left < other.right - 0.5 && other.left < one.right - 0.5;
            expect(sameLine && meet, `${one.words} | ${other.words}`).toBe(false);
          }
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('it is drawn, its words are escaped, and nothing is left open', async () => {
    for (const hand of hostile) {
      const words = hand.write('value');
      for (const spoken of languages) {
        const charts = [
          bars([{ label: words, values: [1, 2, 3] }], { title: words, note: words }),
          lines([1, 2], { title: words, labels: [words, words] }),
        ];
        for (const chart of charts) {
          const svg = chartSvg(chart, spoken);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
          expect(svg).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]|\p{Surrogate}/u);
          expect(svg).not.toMatch(/<(?!\/?(?:svg|text|rect|path|circle)\b)/);
          for (const { words: drawn } of textsOf(svg)) {
            const opened = drawn.match(/[\u2066-\u2068]/g)?.length ?? 0;
            expect(drawn.match(/\u2069/g)?.length ?? 0, drawn).toBe(opened);
          }
          readPng(await drawChart(chart, spoken));
        }
      }
    }
  });
});

describe('a label', () => {
  const cut = (text: string, room: number) => cutTo(text, room, 16, 400);

  it('is whole where it has room, and ends in … where it has not', () => {
    expect(cut('Clean Water', 300)).toBe('Clean Water');
    expect(cut('Clean Water of the whole coast', 120)).toMatch(/^Clean Water.*…$/);
    expect(widthOf(cut('W'.repeat(500), 120), 16, 400)).toBeLessThanOrEqual(120);
    expect(cut('Clean Water', 3)).toBe('');
  });

  it('is never cut inside a letter', () => {
    const marked = 'مُ'.repeat(60);
    for (let room = 40; room < 200; room += 7) expect(cut(marked, room)).toMatch(/^(مُ)+…$/);
  });

  it('keeps its isolates closed when it is cut', () => {
    expect(cut('\u2068Clean Water of the coast\u2069', 90)).toMatch(/^\u2068Clean.*…\u2069$/);
    expect(cut('a\u2069b\u2067c', 90)).toBe('ab\u2067c\u2069');
  });

  it('leaves out pictures, and writes ligatures out', () => {
    expect(cut('👩‍👩‍👧‍👦 Families', 300).trim()).toBe('Families');
    expect(cut('ﷺ', 300)).toContain('صلى');
  });

  it('measures joined Arabic as it is joined', () => {
    expect(widthOf('ببب', 20, 400)).toBeLessThan(3 * widthOf('ب', 20, 400) * 0.75);
    expect(widthOf('ددد', 20, 400)).toBeGreaterThan(3 * widthOf('د', 20, 400) * 0.75);
  });
});
