import type { Chart } from '../chat/card.ts';
import type { Language } from '../chat/ids.ts';
import { languageTraits } from '../chat/languages.ts';
import { fontFamily, type Weight, widthOf } from './font.ts';
import { cutTo, linesOf } from './label.ts';
import { paint } from './paint.ts';

/** Writes SVG, in pixels of a picture `sheetWidth` wide. Everything a person wrote goes through `text`. */

/** As wide as a card is on a phone, so that the letters stay readable there. */
export const sheetWidth = 400;
export const margin = 18;

/** A picture under way: what is drawn, and how far down it reaches. */
export type Drawing = Readonly<{ marks: readonly string[]; bottom: number }>;

export type TextAt = Readonly<{
  x: number;
  /** Of the baseline. */
  y: number;
  text: string;
  size: number;
  weight?: Weight;
  fill?: string;
  /** Which end of the text is at `x`. */
  at?: 'left' | 'middle' | 'right';
  /** The text is cut to it. */
  room: number;
  /** The text direction; by default that of its first letter. */
  language?: Language;
  /** With a rim of the background colour, so that marks below do not cross it out. */
  halo?: boolean;
}>;

const anchors = { left: 'start', middle: 'middle', right: 'end' } as const;

/** The renderer ignores the attribute `direction`, but keeps the bidi algorithm: an isolate gives the direction. */
const ownDirection = '\u2068';

export const text = (of: TextAt): string => {
  const { x, y, size, weight = 400, fill = paint.ink, at = 'left', room, language } = of;
  const words = cutTo(of.text, room, size, weight);
  if (words === '') return '';
  const rim = of.halo
    ? ` stroke="${paint.ground}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
    : '';
  const isolated = `${language === undefined ? ownDirection : languageTraits[language].isolate}${words}\u2069`;
  return `<text x="${px(x)}" y="${px(y)}" font-family="${fontFamily}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchors[at]}"${rim}>${escaped(isolated)}</text>`;
};

export const rectangle = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  round = 0,
): string =>
  `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${round}" fill="${fill}"/>`;

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string): string =>
  `<path d="M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}" stroke="${stroke}" stroke-width="1" fill="none"/>`;

/** Where something that begins at `x` and is `width` wide begins in the language's direction. */
export const mirrored = (x: number, language: Language, width = 0): number =>
  languageTraits[language].direction === 'rtl' ? sheetWidth - x - width : x;

/** The side at which a text begins. */
export const startOf = (language: Language): 'left' | 'right' =>
  languageTraits[language].direction === 'rtl' ? 'right' : 'left';

const formats = {
  latn: new Intl.NumberFormat(languageTraits.en.locale('latn'), { maximumFractionDigits: 1 }),
  arab: new Intl.NumberFormat(languageTraits.ar.locale('arab'), { maximumFractionDigits: 1 }),
} as const;

/** A figure in the digits of the chart. */
export const figure = (value: number, { digits = 'latn' }: Pick<Chart, 'digits'>): string =>
  formats[digits].format(value);

const titleSize = 20;
const titleLine = 26;
const mostTitleLines = 2;
const legendSize = 15;
const legendSwatch = 13;
const legendGap = 22;
const legendLine = 26;
/** A long label has a line of its own. */
const legendRoom = sheetWidth - 2 * margin - legendSwatch - 8;

/** The title, and the legend of the colours below it. */
export const heading = (
  title: string,
  language: Language,
  legend: readonly Readonly<{ label: string; colour: string }>[],
): Drawing => {
  const room = sheetWidth - 2 * margin;
  const side = startOf(language);
  const titleLines = linesOf(title, room, titleSize, 600, mostTitleLines);
  const marks = titleLines.map((words, index) =>
    text({
      x: mirrored(margin, language),
      y: 42 + index * titleLine,
      text: words,
      size: titleSize,
      weight: 600,
      at: side,
      room,
      language,
    }),
  );
  let bottom = 54 + Math.max(0, titleLines.length - 1) * titleLine;
  let x = margin;
  for (const [index, { label, colour }] of legend.entries()) {
    const words = cutTo(label, legendRoom, legendSize, 400);
    const width = legendSwatch + 8 + widthOf(words, legendSize, 400);
    if (index > 0 && x + width > sheetWidth - margin) {
      x = margin;
      bottom += legendLine;
    }
    const top = bottom + 8;
    marks.push(
      rectangle(mirrored(x, language, legendSwatch), top, legendSwatch, legendSwatch, colour, 3),
      text({
        x: mirrored(x + legendSwatch + 8, language),
        y: top + legendSwatch - 1,
        text: words,
        size: legendSize,
        fill: paint.quiet,
        at: side,
        room: legendRoom + 1,
      }),
    );
    x += width + legendGap;
  }
  return { marks, bottom: legend.length > 0 ? bottom + legendLine + 12 : bottom + 6 };
};

const noteSize = 14;
const noteLine = 20;
const mostNoteLines = 3;

/** Small print below the rest. */
export const footing = (top: number, note: string | undefined, language: Language): Drawing => {
  if (note === undefined) return { marks: [], bottom: top + margin - 8 };
  const room = sheetWidth - 2 * margin;
  const lines = linesOf(note, room, noteSize, 400, mostNoteLines);
  const y = (index: number) => top + 22 + index * noteLine;
  return {
    marks: lines.map((words, index) =>
      text({
        x: mirrored(margin, language),
        y: y(index),
        text: words,
        size: noteSize,
        fill: paint.quiet,
        at: startOf(language),
        room,
        language,
      }),
    ),
    bottom: y(Math.max(0, lines.length - 1)) + margin - 8,
  };
};

export const heightOf = ({ bottom }: Drawing): number => Math.ceil(bottom);

/** The finished picture, on its own light background: readable on any page. */
export const sheet = (drawing: Drawing): string => {
  const { marks } = drawing;
  const height = heightOf(drawing);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheetWidth}" height="${height}" viewBox="0 0 ${sheetWidth} ${height}">`,
    rectangle(0, 0, sheetWidth, height, paint.ground),
    ...marks,
    '</svg>',
  ].join('');
};

const px = (value: number): string => String(Math.round(value * 100) / 100);

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (words: string): string => words.replace(/[<>&"']/g, (sign) => entities[sign] ?? sign);
