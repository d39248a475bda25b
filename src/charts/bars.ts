import type { Chart } from '../chat/card.ts';
import type { Language } from '../chat/ids.ts';
import { widthOf } from './font.ts';
import { cutTo } from './label.ts';
import { paint, tones } from './paint.ts';
import {
  type Drawing,
  figure,
  footing,
  heading,
  line,
  margin,
  mirrored,
  rectangle,
  sheetWidth,
  startOf,
  text,
} from './pen.ts';

type Bars = Extract<Chart, { kind: 'bars' }>;
type Row = Readonly<{ label: string; values: readonly number[] }>;

/** Rows beyond these are not drawn, only counted. */
const rowsMax = 60;
const labelRoomMax = 140;
/** Between a label and its bar, and between a bar and its figure. */
const gap = 12;

/** The more rows, the closer they are. */
const spacing = (rows: number) => {
  if (rows <= 12) return { row: 34, bar: 22, size: 15 };
  return rows <= 24 ? { row: 28, bar: 18, size: 14 } : { row: 23, bar: 15, size: 13 };
};

/** Rows of stacked parts. In Arabic it is mirrored: labels at the right, bars growing to the left. */
export const drawBars = (chart: Bars, language: Language): Drawing => {
  const rows: readonly Row[] = chart.rows.slice(0, rowsMax).map(({ label, values }) => ({
    label,
    values: chart.series.map((_, index) => countable(values[index])),
  }));
  const { row, bar, size } = spacing(rows.length);
  const isStacked = chart.series.length > 1;
  const sums = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(0, ...sums);

  const labels = rows.map(({ label }) => cutTo(label, labelRoomMax, size, 400));
  const labelRoom = Math.max(0, ...labels.map((label) => widthOf(label, size, 400)));
  const figureRoom = Math.max(0, ...sums.map((sum) => widthOf(figure(sum, chart), size, 600)));
  const barsFrom = margin + labelRoom + gap;
  const barsRoom = sheetWidth - margin - figureRoom - gap - barsFrom;
  const lengthOf = (value: number): number => (most === 0 ? 0 : (value / most) * barsRoom);

  const head = heading(
    chart.title,
    language,
    isStacked ? chart.series.map(({ label, tone }) => ({ label, colour: tones[tone].fill })) : [],
  );
  const top = head.bottom;
  const bottom = top + rows.length * row;

  const drawRow = ({ values }: Row, index: number): readonly string[] => {
    const middle = top + index * row + row / 2;
    const baseline = middle + size * 0.36;
    const parts = stack(values.map(lengthOf), barsRoom);
    return [
      text({
        x: mirrored(margin, language),
        y: baseline,
        text: labels[index] ?? '',
        size,
        at: startOf(language),
        room: labelRoomMax + 1,
      }),
      ...parts.flatMap((part, at) =>
        drawPart(part, values[at] ?? 0, chart.series[at]?.tone ?? 'neutral', {
          from: barsFrom,
          middle,
          height: bar,
          size: size - 2,
          chart,
          language,
        }),
      ),
      text({
        x: mirrored(barsFrom + endOfParts(parts) + gap / 2, language),
        y: baseline,
        text: figure(sums[index] ?? 0, chart),
        size,
        weight: 600,
        fill: sums[index] === 0 ? paint.quiet : paint.ink,
        at: startOf(language),
        room: figureRoom + gap,
      }),
    ];
  };

  const hidden = chart.rows.length - rows.length;
  const axisX = mirrored(barsFrom - 1, language);
  const foot = footing(bottom + (hidden > 0 ? row : 6), chart.note, language);
  return {
    marks: [
      ...head.marks,
      rows.length > 0 ? line(axisX, top, axisX, bottom, paint.axis) : '',
      ...rows.flatMap(drawRow),
      hidden > 0
        ? text({
            x: mirrored(margin, language),
            y: bottom + row * 0.7,
            text: `… +${figure(hidden, chart)}`,
            size,
            fill: paint.quiet,
            at: startOf(language),
            room: sheetWidth - 2 * margin,
            language,
          })
        : '',
      ...foot.marks,
    ],
    bottom: foot.bottom,
  };
};

type BarPlace = Readonly<{
  /** Where all bars begin. */
  from: number;
  middle: number;
  height: number;
  /** Of the figure inside the part. */
  size: number;
  chart: Bars;
  language: Language;
}>;

/** One part of a bar. In a stacked bar its figure is inside it, when it fits. */
const drawPart = (
  { from, length }: Part,
  value: number,
  tone: keyof typeof tones,
  { from: barsFrom, middle, height, size, chart, language }: BarPlace,
): readonly string[] => {
  const colours = tones[tone];
  const label = figure(value, chart);
  const x = mirrored(barsFrom + from, language, length);
  return [
    length > 0 ? rectangle(x, middle - height / 2, length, height, colours.fill, 2) : '',
    chart.series.length > 1 && widthOf(label, size, 400) + 8 <= length
      ? text({
          x: mirrored(barsFrom + from + length / 2, language),
          y: middle + size * 0.36,
          text: label,
          size,
          fill: colours.onFill,
          at: 'middle',
          room: length,
        })
      : '',
  ];
};

/** Anything but a positive number has no length. */
const countable = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) && value > 0 ? value : 0;

/** Every part above zero is visible, however small, with a small gap between two parts. */
const leastLength = 3;
const air = 2;

type Part = Readonly<{ from: number; length: number }>;

/** Where each part of a bar begins and how long it is, all of them within `room`. */
const stack = (lengths: readonly number[], room: number): readonly Part[] => {
  const seen = lengths.map((length) => (length > 0 ? Math.max(length - air, leastLength) : 0));
  const spaced = seen.reduce((sum, length) => sum + (length > 0 ? length + air : 0), 0);
  const scale = spaced > room ? room / spaced : 1;
  let from = 0;
  return seen.map((length) => {
    const part = { from, length: length * scale };
    if (length > 0) from += (length + air) * scale;
    return part;
  });
};

const endOfParts = (parts: readonly Part[]): number =>
  Math.max(0, ...parts.map(({ from, length }) => from + length));
