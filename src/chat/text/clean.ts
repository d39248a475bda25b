/** What of a person's text may be stored, what may be shown, and how it is shortened. */

// Every control character but the tab and the line feed.
const controls = /(?![\t\n])\p{Cc}/gu;

/** Overrides, embeddings and isolates: left open, they would turn the rest of a card around. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * What may be stored of a person's text: line ends are `\n`, control characters other than `\n` and
 * `\t` are gone, half characters (lone surrogates) are U+FFFD, both ends are trimmed. The rest is
 * exactly as typed. Idempotent; never throws.
 */
export const cleanText = (text: string): string =>
  wellFormed(text.replace(/\r\n?/g, '\n').replace(controls, '')).trim();

/**
 * What may be shown of stored text: clean, without the marks that could turn the rest of a card
 * around, and with at most one empty line in a row. Emoji and Arabic vowels stay. Idempotent.
 */
export const showText = (text: string): string =>
  cleanText(text)
    .replace(turning, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** As `showText`, on one line: for titles, labels and names. */
export const showLine = (text: string): string => showText(text).replace(/[\n\t\u2028\u2029]+/g, ' ');

/** The number of code points: how lengths are counted everywhere in Halqa, unless a platform counts else. */
export const length = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** How a platform counts a text against its limits. */
export type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text itself when it measures at most `max`, else its longest beginning that does together with
 * the `…` that ends it. It is never cut inside a character as people see it (an emoji family, a letter
 * with its vowels). `''` when not even `…` fits. `measure` counts code points unless given; it must
 * count at least one for each code point, and never less for a longer text.
 */
export const shorten = (text: string, max: number, measure: Measure = length): string => {
  if (measure(text) <= max) return text;
  const cut = (end: number) => `${text.slice(0, end).trimEnd()}…`;
  // No more than `max` code points can fit, so no more than twice as many units are looked at.
  let low = 0;
  let high = Math.min(text.length, 2 * Math.max(max, 0));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(cut(middle)) <= max) low = middle;
    else high = middle - 1;
  }
  const shortened = cut(graphemes.segment(text).containing(low)?.index ?? 0);
  return measure(shortened) <= max ? shortened : '';
};

const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
