/** Which parts of a person's text may be stored or shown, and how it is shortened. */

// Every control character except the tab and the line feed.
const controls = /(?![\t\n])\p{Cc}/gu;

/**
 * Overrides, embeddings and isolates: if left open, they would change the direction of the rest of a card.
 */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text as it may be stored: line ends are `\n`, control characters other than `\n` and `\t` are removed,
 * half characters (lone surrogates) become U+FFFD, and both ends are trimmed. The rest is exactly as typed.
 * Idempotent; never throws.
 */
export const cleanText = (text: string): string =>
  isSimple(text) ? text.trim() : wellFormed(text.replace(/\r\n?/g, '\n').replace(controls, '')).trim();

/** Most texts in Latin letters are simple: nothing of them is removed or changed. */
const isSimple = (text: string): boolean => /^[ -~]*$/.test(text);

/**
 * Stored text as it may be shown: clean, without marks that could change the direction of the rest of a card,
 * and with at most one empty line in a row. Emoji and Arabic vowels are kept. Idempotent.
 */
export const showText = (text: string): string =>
  isSimple(text)
    ? text.trim()
    : cleanText(text)
        .replace(turning, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim();

/** Like `showText`, on one line: for titles, labels and names. */
export const showLine = (text: string): string => showText(text).replace(/[\n\t\u2028\u2029]+/g, ' ');

/** The number of code points: the unit of all lengths in Halqa, unless a platform counts differently. */
export const length = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** How a platform counts a text against its limits. */
export type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text itself if it measures at most `max`, otherwise its longest beginning that does, including the
 * final `…`. It is never cut inside a visible character (an emoji family, a letter with its vowels). `''`
 * when not even `…` fits. The default `measure` counts code points; any other must count at least one per
 * code point, and never less for a longer text.
 */
export const shorten = (text: string, max: number, measure: Measure = length): string => {
  if (measure(text) <= max) return text;
  const cut = (end: number) => `${text.slice(0, end).trimEnd()}…`;
  // At most `max` code points can fit, so at most twice as many units are examined.
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
