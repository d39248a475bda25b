import type { Chart } from '../chat/card.ts';
import type { Language } from '../chat/ids.ts';
import { type Weight, widthOf } from './font.ts';
import { cutTo } from './label.ts';
import { paint, tones } from './paint.ts';
import { type Drawing, figure, footing, heading, line, margin, sheetWidth, text } from './pen.ts';
import { ticksTo } from './scale.ts';

type Lines = Extract<Chart, { kind: 'lines' }>;

const plotHeight = 210;
const tickSize = 14;
const labelSize = 14;
const endSize = 15;
const endWeight: Weight = 600;
const endRoomMax = 124;
const endLine = 22;
/** Between the points and what is written beside them. */
const gap = 10;
/** Of lines and of points: what comes before is not drawn. */
const linesMax = 10;
const pointsMax = 240;

/**
 * Lines over time. Time runs from left to right in Arabic too, as it does in most Arabic reports and
 * school books (docs/adr/charts.md); the words run as words do.
 */
export const drawLines = (chart: Lines, language: Language): Drawing => {
  const labels = chart.labels.slice(-pointsMax);
  const series = chart.series.slice(0, linesMax).map(({ values, ...one }) => ({
    ...one,
    values: values.slice(-pointsMax).map(drawn),
  }));
  const greatest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ticks = ticksTo(chart.max !== undefined && chart.max > 0 ? Math.max(chart.max, greatest) : greatest);
  const most = ticks.at(-1) ?? 1;

  const head = heading(chart.title, language, []);
  const top = head.bottom + 22;
  const bottom = top + plotHeight;

  const names = series.map(({ label, values }) => {
    const last = lastOf(values);
    return nameWith(label, last === null ? '–' : figure(last.value, chart));
  });
  const tickRoom = Math.max(...ticks.map((tick) => widthOf(figure(tick, chart), tickSize, 400)));
  const endRoom = Math.max(0, ...names.map(({ width }) => width));
  const from = margin + tickRoom + 10;
  const to = sheetWidth - margin - endRoom - gap;
  const slot = (to - from) / Math.max(labels.length, 1);
  const xOf = (index: number): number => from + (index + 0.5) * slot;
  const yOf = (value: number): number => bottom - (value / most) * plotHeight;

  const ends = apart(
    series.map(({ values }) => {
      const last = lastOf(values);
      return last === null ? bottom : yOf(last.value);
    }),
    top,
    bottom,
  );
  const foot = footing(bottom + 34, chart.note, language);
  return {
    marks: [
      ...head.marks,
      ...ticks.flatMap((tick) => [
        line(from, yOf(tick), to, yOf(tick), tick === 0 ? paint.axis : paint.grid),
        text({
          x: from - 10,
          y: yOf(tick) + tickSize * 0.36,
          text: figure(tick, chart),
          size: tickSize,
          fill: paint.quiet,
          at: 'right',
          room: tickRoom + 1,
        }),
      ]),
      ...timeLabels(labels, slot, xOf, bottom + 26),
      ...series.map(({ values, tone }) => curve(values, xOf, yOf, tones[tone].stroke)),
      ...series.flatMap(({ values, tone }) => dots(values, xOf, yOf, tones[tone].stroke)),
      ...(series.length === 1 ? pointFigures(series[0]?.values ?? [], slot, xOf, yOf, chart) : []),
      ...series.flatMap(({ tone }, index) => {
        const name = names[index];
        if (name === undefined) return [];
        return text({
          x: to + gap,
          y: (ends[index] ?? top) + endSize * 0.36,
          text: name.text,
          size: endSize,
          weight: endWeight,
          fill: tones[tone].stroke,
          room: endRoomMax + 1,
          language,
        });
      }),
      ...foot.marks,
    ],
    bottom: foot.bottom,
  };
};

const drawn = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) && value >= 0 ? value : null;

type Point = Readonly<{ index: number; value: number }>;

const lastOf = (values: readonly (number | null)[]): Point | null => {
  for (let index = values.length - 1; index >= 0; index -= 1) {
    const value = values[index];
    if (value !== null && value !== undefined) return { index, value };
  }
  return null;
};

/** What a line is called, and its last figure: the figure stays whole where the name is cut. */
const nameWith = (label: string, value: string) => {
  const valueRoom = widthOf(` ${value}`, endSize, endWeight);
  const name = cutTo(label, endRoomMax - valueRoom, endSize, endWeight);
  return {
    text: `\u2068${name}\u2069 ${value}`,
    width: widthOf(name, endSize, endWeight) + valueRoom,
  };
};

const labelRoomMax = 110;

/** Every label if there is room, otherwise every second, third… Centred below its point. */
const timeLabels = (
  labels: readonly string[],
  slot: number,
  xOf: (index: number) => number,
  y: number,
): readonly string[] => {
  const written = labels.map((label, index) => {
    const toEdge = 2 * (Math.min(xOf(index), sheetWidth - xOf(index)) - 6);
    const words = cutTo(label, Math.min(labelRoomMax, toEdge), labelSize, 400);
    return { words, width: widthOf(words, labelSize, 400) };
  });
  const chosen = (every: number) => written.filter((_, index) => index % every === 0);
  const haveRoom = (every: number): boolean =>
    chosen(every).every(
      ({ width }, index, all) => (width + (all[index + 1]?.width ?? -width)) / 2 + 8 <= slot * every,
    );
  let every = 1;
  while (every < labels.length && !haveRoom(every)) every += 1;
  return chosen(every).map(({ words }, index) =>
    text({
      x: xOf(index * every),
      y,
      text: words,
      size: labelSize,
      fill: paint.quiet,
      at: 'middle',
      room: labelRoomMax + 1,
    }),
  );
};

/** A line through the points, with a gap where a value is missing. */
const curve = (
  values: readonly (number | null)[],
  xOf: (index: number) => number,
  yOf: (value: number) => number,
  stroke: string,
): string => {
  let isDrawing = false;
  const path = values.map((value, index) => {
    if (value === null) {
      isDrawing = false;
      return '';
    }
    const step = `${isDrawing ? 'L' : 'M'}${xOf(index).toFixed(2)} ${yOf(value).toFixed(2)}`;
    isDrawing = true;
    return step;
  });
  const d = path.join('');
  if (d === '') return '';
  return `<path d="${d}" stroke="${stroke}" stroke-width="3" stroke-linejoin="round" stroke-linecap="round" fill="none"/>`;
};

/** Points close together would hide their line. */
const dotsMax = 40;

const dots = (
  values: readonly (number | null)[],
  xOf: (index: number) => number,
  yOf: (value: number) => number,
  fill: string,
): readonly string[] =>
  values.flatMap((value, index) => {
    const standsAlone = (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
    if (value === null || (values.length > dotsMax && !standsAlone)) return [];
    return `<circle cx="${xOf(index).toFixed(2)}" cy="${yOf(value).toFixed(2)}" r="4.5" fill="${fill}" stroke="${paint.ground}" stroke-width="1.5"/>`;
  });

/**
 * A line alone tells the figure of each point, on the side that the line does not come from; the last figure
 * is beside its name already.
 */
const pointFigures = (
  values: readonly (number | null)[],
  slot: number,
  xOf: (index: number) => number,
  yOf: (value: number) => number,
  chart: Lines,
): readonly string[] => {
  const last = lastOf(values)?.index;
  return values.flatMap((value, index) => {
    if (value === null || index === last) return [];
    const written = figure(value, chart);
    if (widthOf(written, tickSize, 600) + 6 > slot) return [];
    const neighbours = [values[index - 1] ?? value, values[index + 1] ?? value];
    const isLow = neighbours.reduce((sum, each) => sum + each - value, 0) > 0 && yOf(value) + 26 < yOf(0);
    return text({
      x: xOf(index),
      y: yOf(value) + (isLow ? 22 : -12),
      text: written,
      size: tickSize,
      weight: 600,
      at: 'middle',
      room: slot,
      halo: true,
    });
  });
};

/** Positions for names so that they do not overlap, as near to the wanted ones as possible. */
const apart = (wishes: readonly number[], top: number, bottom: number): readonly number[] => {
  const order = wishes
    .map((_, index) => index)
    .sort((one, other) => (wishes[one] ?? 0) - (wishes[other] ?? 0));
  const places = [...wishes];
  let free = top;
  for (const index of order) {
    places[index] = Math.max(places[index] ?? 0, free);
    free = (places[index] ?? 0) + endLine;
  }
  let limit = bottom;
  for (const index of [...order].reverse()) {
    places[index] = Math.min(places[index] ?? 0, limit);
    limit = (places[index] ?? 0) - endLine;
  }
  return places;
};
