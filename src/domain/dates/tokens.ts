import { plainLetters } from '../plain-letters.ts';
import { lexicon, longestPhrase, type Token } from './lexicon.ts';

/** Nobody names a day in more; what is longer costs time and means nothing. */
const longestText = 100;
const mostTokens = 16;

const spelling: readonly (readonly [RegExp, string])[] = [
  [/[’‘`]/g, "'"],
  [/\b([ap])\.\s?m\b\.?/g, '$1m'],
  [/(\p{L})\.(?=\s|$)/gu, '$1'],
  [/[.!]+$/, ''],
  [/[\s,،]+/g, ' '],
  // 2026-12-15T10:00
  [/(\d{4}-\d{2}-\d{2})t(?=\d{2}:\d{2}$)/g, '$1 '],
  // 15-Dec, mid-December: a hyphen beside a letter only joins.
  [/(?<=[\p{L}\d])-(?=\p{L})|(?<=\p{L})-(?=\d)/gu, ' '],
  [/@/g, ' at '],
];

/** Dates, clock times, numbers and words; in that order, since a date begins with a number. */
const piece =
  /(?<iso>\d{4})([-/.])(?<isoMonth>\d{1,2})\2(?<isoDay>\d{1,2})(?!\d)|(?<day>\d{1,2})(?:[/.](?<month>\d{1,2})(?![\d/.-])|([-/.])(?<fullMonth>\d{1,2})\7(?<year>\d{4}|\d{2})(?!\d))|(?<hours>\d{1,2}):(?<minutes>\d{2})(?![\d:])|(?<number>\d+)(?![\d:/.-])|(?<word>[\p{L}\p{M}']+)/uy;

type Piece = Readonly<{ word: string } | { token: Token }>;

const numeric = (groups: Readonly<Record<string, string | undefined>>): Token | undefined => {
  const { iso, isoMonth, isoDay, day, month, fullMonth, year, hours, minutes, number } = groups;
  if (iso !== undefined) {
    return {
      kind: 'date',
      value: 0,
      civil: { year: Number(iso), month: Number(isoMonth), day: Number(isoDay) },
    };
  }
  if (day !== undefined) {
    const full = year === undefined ? undefined : Number(year) + (year.length === 2 ? 2000 : 0);
    return {
      kind: 'date',
      value: 0,
      civil: { year: full, month: Number(month ?? fullMonth), day: Number(day) },
    };
  }
  if (hours !== undefined) {
    const value = Number(hours) * 60 + Number(minutes);
    return Number(minutes) < 60 && value <= 24 * 60 ? { kind: 'clock', value } : undefined;
  }
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
    if (word !== undefined) found.push({ word });
    else if (token !== undefined) found.push({ token });
    else return undefined;
    at = piece.lastIndex;
  }
  return found;
};

/** What Arabic writes onto the front of a word, and what is left: للجمعة, بالليل, لآخر, هالأسبوع. */
const fronts: readonly (readonly [front: string, rest: string, tokens: readonly Token[]])[] = [
  ['هال', 'ال', [{ kind: 'this', value: 0 }]],
  ['لل', 'ال', []],
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
]);

const withFront = (word: string): readonly Token[] | undefined => {
  for (const [front, rest, tokens] of fronts) {
    if (!word.startsWith(front)) continue;
    const known = lexicon.get(rest + word.slice(front.length));
    if (known?.[0] !== undefined && word.length >= 4 && afterFront.has(known[0].kind))
      return [...tokens, ...known];
  }
  return undefined;
};

/** The longest known phrase that starts at the word, and how many words it takes. */
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
  const tokens = words[0] === undefined ? undefined : withFront(words[0]);
  return tokens === undefined ? undefined : { tokens, length: 1 };
};

/** The words of a text, or undefined when even one of them is unknown: half a reading is a wrong one. */
export const tokensOf = (text: string): readonly Token[] | undefined => {
  if (text.length > longestText) return undefined;
  let plain = plainLetters(text).trim();
  for (const [pattern, replacement] of spelling) plain = plain.replace(pattern, replacement);
  const all = pieces(plain);
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
    tokens.push(...phrase.tokens);
    at += phrase.length;
  }
  return tokens.length === 0 || tokens.length > mostTokens ? undefined : tokens;
};
