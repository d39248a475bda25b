import { cleanText } from '../chat/text/clean.ts';
import { isInFont, type Weight, widthOf } from './font.ts';

/** What of a text can be drawn, and how it is cut to its room. */

/** Overrides and embeddings; isolates are closed instead. */
const turning = /[\u202a-\u202e]/g;
/** Neither may appear in XML, and neither is a character. */
const noCharacters = /[\ufffe\uffff]/g;
/** Without a picture in the font; the words beside the chart have them. */
const pictures = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const mark = /^\p{M}$/u;
/** Steers how letters join and run; drawn as nothing. */
const steering = /^[\u200c-\u200f\u061c\u2066-\u2069]$/;

/** Longer texts are cut in any case, and so are not looked at beyond this. */
const longestRead = 400;
/** More marks than these on one letter overlap the lines above and below. */
const marksMax = 3;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text as it can be drawn, letter by letter as people see letters. */
const letters = (text: string): readonly string[] => {
  const oneLine = cleanText(text.slice(0, longestRead))
    .replace(/[\n\t\u2028\u2029]+/g, ' ')
    .replace(turning, '')
    .replace(noCharacters, '');
  if (/^[ -~]*$/.test(oneLine)) return [...oneLine];
  return [...graphemes.segment(oneLine)].map(({ segment }) => drawable(segment)).filter((one) => one !== '');
};

const drawable = (letter: string): string => {
  if (letter.length === 1 && isInFont(letter)) return letter;
  const composed = letter.normalize('NFC');
  if (pictures.test(composed) && !isInFont(composed)) return '';
  const plain = isInFont(composed) ? composed : composed.normalize('NFKC');
  let marks = 0;
  return [...plain]
    .filter((character) => {
      if (steering.test(character)) return true;
      if (!mark.test(character)) return isInFont(character) || /[\p{L}\p{N}\p{P}\p{S}]/u.test(character);
      marks += 1;
      return marks <= marksMax && isInFont(character);
    })
    .join('');
};

/** Every isolate that is opened is closed, and none that is not open is closed. */
const closed = (parts: readonly string[]): string => {
  let open = 0;
  let text = '';
  for (const character of parts.join('')) {
    if (/[\u2066-\u2068]/.test(character)) open += 1;
    if (character === '\u2069' && open === 0) continue;
    if (character === '\u2069') open -= 1;
    text += character;
  }
  return text + '\u2069'.repeat(open);
};

/**
 * A text as it is drawn on one line in `room` pixels: the longest beginning of it that has room
 * together with its `…`, never cut inside a letter. `''` where not even `…` has room.
 */
export const cutTo = (text: string, room: number, size: number, weight: Weight): string => {
  const all = letters(text);
  const isWhole = text.length <= longestRead;
  if (isWhole && widthOf(all.join(''), size, weight) <= room) return closed(all);
  const cut = (count: number): string => `${all.slice(0, count).join('').trimEnd()}…`;
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(cut(middle), size, weight) <= room) low = middle;
    else high = middle - 1;
  }
  return widthOf(cut(low), size, weight) <= room ? closed([cut(low)]) : '';
};

/** A text on as many lines as it needs in `room` pixels, `most` at the most: what has no room then is cut. */
export const linesOf = (
  text: string,
  room: number,
  size: number,
  weight: Weight,
  most: number,
): readonly string[] => {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const lines: string[] = [];
  let rest = words;
  while (rest.length > 0 && lines.length < most - 1) {
    let count = 1;
    while (count < rest.length && widthOf(rest.slice(0, count + 1).join(' '), size, weight) <= room)
      count += 1;
    lines.push(rest.slice(0, count).join(' '));
    rest = rest.slice(count);
  }
  return [...lines, ...(rest.length === 0 ? [] : [rest.join(' ')])].map((line) =>
    cutTo(line, room, size, weight),
  );
};
