import { plainLetters } from '../plain-letters.ts';
import { lexicon, longestPhrase, type Token } from './lexicon.ts';

/** No name of a day is longer; reading more would only take time. */
const longestText = 100;
const mostTokens = 16;

const spelling: readonly (readonly [RegExp, string])[] = [
  [/[‐‑‒–—−]/g, '-'],
  [/\\/g, '/'],
  [/[()[\]{}]/g, ' '],
  // Months of the Levant by number: ك1, كانون 2, ت2.
  [/(?<!\p{L})(?:كانون|ك)\s?1(?!\d)/gu, ' كانون الاول '],
  [/(?<!\p{L})(?:كانون|ك)\s?2(?!\d)/gu, ' كانون الثاني '],
  [/(?<!\p{L})(?:تشرين|ت)\s?1(?!\d)/gu, ' تشرين الاول '],
  [/(?<!\p{L})(?:تشرين|ت)\s?2(?!\d)/gu, ' تشرين الثاني '],
  [/(?<![\p{L}\d])(?:q\s?1(?!\d)|1st quarter)/gu, 'first quarter '],
  [/(?<![\p{L}\d])(?:q\s?2(?!\d)|2nd quarter)/gu, 'second quarter '],
  [/(?<![\p{L}\d])(?:q\s?3(?!\d)|3rd quarter)/gu, 'third quarter '],
  [/(?<![\p{L}\d])(?:q\s?4(?!\d)|4th quarter)/gu, 'fourth quarter '],
  // After a year or a numeric date, م says "of our calendar", not "in the afternoon".
  [/(?<=\d{4}|\d[/.-]\d{1,2})\s?(?:م|ميلادي|ميلاديه|للميلاد|ad|ce)(?!\p{L})/gu, ' '],
  // 10:30a.m., 10.30 am, 6p; 10h30; seconds; 18:00 hrs.
  [/(?<=[\d\s]|^)([ap])\.?\s?m\b\.?/g, ' $1m'],
  [/(?<=\d)([ap])(?!\p{L})/gu, ' $1m'],
  [/(?<![\d.])(\d{1,2})\.(\d{2})(?=\s?[ap]m\b)/g, '$1:$2'],
  [/(?<!\d)(\d{1,2})h(\d{2})(?!\d|\s?m)/g, '$1:$2'],
  [/(\d{4}-\d{2}-\d{2})t(?=\d{2}:\d{2})/g, '$1 '],
  [/(?<![\d:])(\d{1,2}:\d{2}):\d{2}(?:\.\d{1,9})?(?![\d:])/g, '$1'],
  [/(?<=\d:\d{2})\s?(?:h|hrs?|hours)(?!\p{L})/gu, ''],
  // 15 / 12 / 2026 and 15. 12. 2026.
  [/(?<!\d)(\d{1,4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)/g, '$1$2$3$2$4'],
  [/(?<!\d)(\d{1,2})\s?\/\s?(\d{1,2})(?!\d)/g, '$1/$2'],
  // +5 days.
  [/^\s*\+\s?/, 'in '],
  // Two weeks' time, month's end, Dec '26.
  [/(?<=s)'(?!\p{L})|'s(?!\p{L})|'(?=\d{2}(?!\d))/gu, ''],
  [/(\p{L})\.(?=\s|$)/gu, '$1'],
  [/[.!]+$/, ''],
  [/[\s,،;؛]+/g, ' '],
  // 15-Dec-26, 15/Dec/2026, كانون الأول/ديسمبر, حزيران - يونيو: beside a letter these only join.
  [/(?<=\p{L}) ?[-/] ?(?=[\p{L}\d])|(?<=\d) ?[-/] ?(?=\p{L})/gu, ' '],
  [/@/g, ' at '],
];

/** Dates, clock times, numbers and words; in that order, since a date begins with a number. */
const piece =
  /(?<iso>\d{4})([-/.])(?<isoMonth>\d{1,2})\2(?<isoDay>\d{1,2})(?!\d)|(?<day>\d{1,2})(?:(?<mark>[/.])(?<month>\d{1,2})(?![\d/.-])|([-/.])(?<fullMonth>\d{1,2})\8(?<year>\d{4}|\d{2})(?!\d))|(?<hours>\d{1,2}):(?<minutes>\d{2})(?![\d:])|(?<number>\d+)(?![\d:/.-])|(?<word>[\p{L}\p{M}']+)/uy;

type Piece = Readonly<{ word: string; glued: boolean } | { token: Token }>;

type Groups = Readonly<Record<string, string | undefined>>;

const dateToken = (year: number | undefined, month: number, day: number): Token => ({
  kind: 'date',
  value: 0,
  civil: { year, month, day },
});

const clockToken = (hours: string, minutes: string): Token | undefined => {
  const value = Number(hours) * 60 + Number(minutes);
  // A leading zero is the 24-hour notation.
  const exact = hours.startsWith('0') || Number(hours) > 12;
  return Number(minutes) < 60 && value <= 24 * 60 ? { kind: 'clock', value, exact } : undefined;
};

const numeric = (groups: Groups): Token | undefined => {
  const { iso, isoMonth, isoDay, day, mark, month, fullMonth, year, hours, minutes, number } = groups;
  if (iso !== undefined) return dateToken(Number(iso), Number(isoMonth), Number(isoDay));
  if (day !== undefined) {
    // 10.30 is not a date.
    if (mark === '.' && month?.length === 2 && Number(month) > 12) return clockToken(day, month);
    const full = year === undefined ? undefined : Number(year) + (year.length === 2 ? 2000 : 0);
    return dateToken(full, Number(month ?? fullMonth), Number(day));
  }
  if (hours !== undefined) return clockToken(hours, minutes ?? '');
  if (number === undefined || number.length > 4) return undefined;
  return { kind: number.length === 4 ? 'year' : 'number', value: Number(number) };
};

const pieces = (text: string): readonly Piece[] | undefined => {
  const found: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === ' ') {
      at += 1;
      continue;
    }
    piece.lastIndex = at;
    const match = piece.exec(text);
    if (match?.groups === undefined) return undefined;
    const { word } = match.groups;
    const token = word === undefined ? numeric(match.groups) : undefined;
    if (word !== undefined) found.push({ word, glued: /\d/.test(text[at - 1] ?? '') });
    else if (token !== undefined) found.push({ token });
    else return undefined;
    at = piece.lastIndex;
  }
  return found;
};

/** Arabic prefixes of a word, and what remains: للجمعة, بالليل, لآخر, هالأسبوع, عالأحد. */
const fronts: readonly (readonly [front: string, rest: string, tokens: readonly Token[]])[] = [
  ['هال', 'ال', [{ kind: 'this', value: 0 }]],
  ['لل', 'ال', []],
  ['عال', 'ال', []],
  ['فال', 'ال', []],
  ['و', '', [{ kind: 'and', value: 0 }]],
  ['بال', 'ال', []],
  ['ل', '', []],
  ['ب', '', []],
];
const afterFront: ReadonlySet<Token['kind']> = new Set([
  'the',
  'weekday',
  'month',
  'day',
  'yawm',
  'unit',
  'edge',
  'one',
  'quarter',
]);
/** What may follow "and" within one word: وعشر, ويومين. */
const afterAnd: ReadonlySet<Token['kind']> = new Set(['number', 'amount', 'one', 'yawm', 'unit']);

const withFront = (word: string): readonly Token[] | undefined => {
  for (const [front, rest, tokens] of fronts) {
    if (!word.startsWith(front)) continue;
    const known = lexicon.get(rest + word.slice(front.length));
    const may = front === 'و' ? afterAnd : afterFront;
    if (known?.[0] !== undefined && word.length >= 4 && may.has(known[0].kind)) return [...tokens, ...known];
  }
  return undefined;
};

/** The longest known phrase that starts at the word, and how many words it has. */
const phraseAt = (
  all: readonly Piece[],
  start: number,
): Readonly<{ tokens: readonly Token[]; length: number }> | undefined => {
  const words: string[] = [];
  for (const item of all.slice(start, start + longestPhrase)) {
    if (!('word' in item)) break;
    words.push(item.word);
  }
  for (let length = words.length; length > 0; length -= 1) {
    const tokens = lexicon.get(words.slice(0, length).join(' '));
    if (tokens !== undefined) return { tokens, length };
  }
  const [word = ''] = words;
  // "وعشرة دقائق": the prefix belongs to a phrase too.
  for (let length = words.length; length > 1 && word.startsWith('و'); length -= 1) {
    const tokens = lexicon.get(words.slice(0, length).join(' ').slice(1));
    if (tokens?.[0] !== undefined && afterAnd.has(tokens[0].kind))
      return { tokens: [{ kind: 'and', value: 0 }, ...tokens], length };
  }
  const tokens = withFront(word);
  return tokens === undefined ? undefined : { tokens, length: 1 };
};

/** Tokens without those that repeat their neighbour. */
const tidy = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (token.kind === 'limit') return false;
    // كانون الأول/ديسمبر.
    if (token.kind === 'month' && before?.kind === 'month' && before.value === token.value) return false;
    // عام 2026, the year 2026.
    const unit = token.unit === 'year' && (token.kind === 'one' || token.kind === 'unit');
    if (unit && after?.kind === 'year') return false;
    const theUnit = after?.kind === 'unit' && after.unit === 'year' && tokens[index + 2]?.kind === 'year';
    return !(token.kind === 'the' && theUnit);
  });

const read = (text: string): readonly Token[] | undefined => {
  if (text.length > longestText) return undefined;
  let plain = plainLetters(text).trim();
  for (const [pattern, replacement] of spelling) plain = plain.replace(pattern, replacement);
  const all = pieces(plain.trim());
  if (all === undefined) return undefined;
  const tokens: Token[] = [];
  let at = 0;
  while (at < all.length) {
    const item = all[at];
    if (item !== undefined && 'token' in item) {
      tokens.push(item.token);
      at += 1;
      continue;
    }
    const phrase = phraseAt(all, at);
    if (phrase === undefined) return undefined;
    const glued = item?.glued === true && phrase.length === 1;
    tokens.push(...(glued ? phrase.tokens.map((token) => ({ ...token, glued })) : phrase.tokens));
    at += phrase.length;
  }
  return tokens;
};

/** The words of a text, or undefined when any of them is unknown: half a reading is a wrong one. */
export const tokensOf = (text: string): readonly Token[] | undefined => {
  const tokens = read(text);
  const found = tokens && tidy(tokens);
  return found === undefined || found.length === 0 || found.length > mostTokens ? undefined : found;
};

/**
 * Kinds that do not begin a sentence about something else: a person who writes them means a day or a time.
 */
const telling: ReadonlySet<Token['kind']> = new Set([
  'date',
  'clock',
  'weekday',
  'month',
  'unit',
  'workday',
  'amount',
  'day',
  'hour',
  'noon',
  'midnight',
  'year',
  'yawm',
]);

/**
 * Whether a text begins like a day or a time, even if the whole is not one: "next frday", "28 Nov the hall".
 */
export const beginsLikeDate = (text: string): boolean => {
  const words = text.trim().split(/\s+/).slice(0, 3);
  for (let length = words.length; length > 0; length -= 1) {
    const tokens = read(words.slice(0, length).join(' '));
    if (tokens?.some(({ kind }) => telling.has(kind))) return true;
  }
  const [first] = read(words[0] ?? '') ?? [];
  return first !== undefined && ['next', 'coming', 'edge', 'in', 'last'].includes(first.kind);
};
