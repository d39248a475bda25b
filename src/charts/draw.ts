import type { Chart, DrawChart } from '../chat/card.ts';
import type { Language } from '../chat/ids.ts';
import { never } from '../chat/never.ts';
import { drawBars } from './bars.ts';
import { fontFamily, fontFiles } from './font.ts';
import { drawLines } from './lines.ts';
import { type Drawing, heightOf, sheet, sheetWidth } from './pen.ts';
import { encodePng } from './png.ts';

/** Sharp on screens with two pixels for each of the picture's, and still when it is looked at closely. */
const zoom = 2.5;

/** How many pictures are drawn at once: each takes some 15 MB until it is done. */
const atOnce = 2;

const drawingOf = (chart: Chart, language: Language): Drawing => {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart, language);
    case 'lines':
      return drawLines(chart, language);
    default:
      return never(chart);
  }
};

/** A chart as SVG. */
export const chartSvg = (chart: Chart, language: Language): string => sheet(drawingOf(chart, language));

/** How large it is meant to be seen; its PNG has more pixels. */
export const sizeOfChart = (chart: Chart, language: Language) => ({
  width: sheetWidth,
  height: heightOf(drawingOf(chart, language)),
});

const paintPng = async (svg: string): Promise<Uint8Array> => {
  // Most of the time nothing is painted, so the painter is loaded with the first picture.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: fontFamily },
    fitTo: { mode: 'zoom', value: zoom },
  });
  return encodePng(image.pixels, image.width, image.height);
};

const lanes: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve());
let turn = 0;

/** Draws a chart as a PNG, in the thread pool; the same chart is always the same picture. */
export const drawChart: DrawChart = async (chart, language) => {
  const svg = chartSvg(chart, language);
  const lane = turn % atOnce;
  turn += 1;
  const painted = (lanes[lane] ?? Promise.resolve()).then(() => paintPng(svg));
  lanes[lane] = painted.catch(() => undefined);
  return painted;
};
