import { isSpace } from './characters.ts';
import { openingQuotes, quotations, unquoted } from './quotes.ts';

/** Reads lists that people type at once: with commas, quotes, bullets, or one entry per line. */

type Range = readonly [from: number, end: number];

/** The separate quotations of a text, outermost ones only. */
const quotedRanges = (text: string): readonly Range[] => {
  const found: Range[] = [];
  let end = 0;
  for (const [from, close] of [...quotations(text)].sort(([one], [other]) => one - other)) {
    if (from < end || !openingQuotes.includes(text.charAt(from))) continue;
    found.push([from, close + 1]);
    end = close + 1;
  }
  return found;
};

/** An address may contain a pair of brackets, as in Wikipedia addresses. */
const address = /https?:\/\/(?:[^\s()<>]|\([^\s()<>]{0,100}\))+/g;

/** Addresses, without a comma after them. */
const addressRanges = (text: string): readonly Range[] =>
  [...text.matchAll(address)].map(({ 0: whole, index }) => [
    index,
    index + whole.replace(/[,،;؛|]+$/, '').length,
  ]);

const inert = 'x';

/** The text with quotations and addresses, which must not be cut, replaced by letters. */
const masked = (text: string, ranges: readonly Range[]): string => {
  let found = '';
  let at = 0;
  for (const [from, end] of [...ranges].sort(([one], [other]) => one - other)) {
    if (from < at) continue;
    found += text.slice(at, from) + inert.repeat(end - from);
    at = end;
  }
  return found + text.slice(at);
};

/** The strongest separator in the text: "Mon, 10:00 | Tue, 11:00" has two entries. */
const separatorOf = (mask: string): RegExp | undefined => {
  if (/\n/.test(mask.trim())) return /\n/g;
  if (mask.includes('|')) return /\|/g;
  if (/[;؛]/.test(mask)) return /[;؛]/g;
  // 1,500, 2,000: a comma between digits is not a separator if ", " occurs too.
  if (/[,،]\s/.test(mask)) return /[,،](?!(?<=\d.)\d)/g;
  if (/[,،]/.test(mask)) return /[,،]/g;
  if (/\s[/•]\s/.test(mask)) return /\s[/•]\s/g;
  return /\s(?:or|أو)\s/iu.test(mask) ? /\s(?:or|أو)\s/giu : undefined;
};

const bullet = /^\s*(?:[-*•–—▪◦‣]|[0-9٠-٩]{1,2}[.)-]|[a-hA-H][.)])\s+/u;

const entryOf = (text: string): string =>
  unquoted(text.replace(bullet, '').replace(/\s+/g, ' ').trim()).trim();

/** The entries of a list, in order. A text without separators is one entry. */
export const readList = (text: string): readonly string[] => {
  const quoted = quotedRanges(text);
  if (quoted.length > 1 && isOnlyQuotes(text, quoted)) return entriesIn(text, quoted);
  const mask = masked(text, [...quoted, ...addressRanges(text)]);
  const separator = separatorOf(mask);
  if (separator === undefined) return [entryOf(text)].filter((entry) => entry !== '');
  const entries: string[] = [];
  let from = 0;
  for (const { 0: mark, index } of mask.matchAll(separator)) {
    entries.push(text.slice(from, index));
    from = index + mark.length;
  }
  const last = text.slice(from);
  // "Monday, Tuesday or Wednesday".
  const listed = /[,،]/.test(separator.source) ? [...entries, ...lastOfList(last)] : [...entries, last];
  return listed.map(entryOf).filter((entry) => entry !== '');
};

const lastOfList = (last: string): readonly string[] => {
  if (quotedRanges(last).length > 0) return [last];
  return last.replace(/^\s*(?:or|أو)\s/iu, '').split(/\s(?:or|أو)\s/iu);
};

const entriesIn = (text: string, ranges: readonly Range[]): readonly string[] =>
  ranges.map(([from, end]) => entryOf(text.slice(from, end))).filter((entry) => entry !== '');

const isOnlyQuotes = (text: string, quoted: readonly Range[]): boolean =>
  /^[\s,،;؛|/•*-]*$/.test(withoutRanges(text, quoted));

const withoutRanges = (text: string, ranges: readonly Range[]): string => {
  let found = '';
  let at = 0;
  for (const [from, end] of ranges) {
    found += text.slice(at, from);
    at = end;
  }
  return found + text.slice(at);
};

/**
 * A question with its answers in one text. `sure` if the notation is explicit and nothing looks like a
 * sentence.
 */
export type QuestionAndList = Readonly<{ question: string; list: string; sure: boolean }>;

/** Longer entries are sentences, not answers. */
const longestEntry = 60;
const mostEntries = 8;

const areAnswers = (list: string): boolean => {
  const entries = readList(list);
  return (
    entries.length > 1 &&
    entries.length <= mostEntries &&
    entries.every((entry) => [...entry].length <= longestEntry)
  );
};

/**
 * `"Which day?" "Monday" "Tuesday"`, `Which day? "Monday" "Tuesday"`, a question with its answers on the lines
 * below, and, without being sure, `Which day? Monday, Tuesday`.
 */
export const readQuestion = (text: string): QuestionAndList | undefined =>
  quotedAnswers(text) ??
  answersBelow(text) ??
  countedAnswers(text) ??
  answersBehind(text) ??
  alternatives(text);

const quotedAnswers = (text: string): QuestionAndList | undefined => {
  const quoted = quotedRanges(text);
  if (quoted.length < 2) return undefined;
  const [first] = quoted;
  if (quoted.length > 2 && first !== undefined && isOnlyQuotes(text, quoted)) {
    const [from, end] = first;
    return { question: text.slice(from + 1, end - 1).trim(), list: text.slice(end), sure: true };
  }
  const from = first?.[0] ?? 0;
  const question = text.slice(0, from).trim();
  const list = text.slice(from);
  const ranges = quoted.map(([start, end]): Range => [start - from, end - from]);
  return /[?؟:]$/.test(question) && isOnlyQuotes(list, ranges)
    ? { question: question.replace(/:$/, ''), list, sure: true }
    : undefined;
};

const answersBelow = (text: string): QuestionAndList | undefined => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [question = '', ...rest] = lines;
  if (rest.length === 0) return undefined;
  const list = rest.join('\n');
  if (!areAnswers(list)) return undefined;
  const bulleted = rest.every((line) => bullet.test(`${line} `));
  return { question, list, sure: bulleted || (rest.length > 1 && /[?؟:]$/.test(question)) };
};

/** "a)", "2.", "•" and "ب)" in front of an answer on the line of the question. */
const counter = /(?<=^|\s)(?:(?<sign>[a-hA-H0-9٠-٩أبجدهوزح])[.)-]|(?<dot>[•▪◦‣]))\s*(?=\S)/gu;
const counters = ['abcdefgh', '12345678', '١٢٣٤٥٦٧٨', 'أبجدهوزح'];

/** `Which day? a) Monday b) Tuesday`: at least two answers that are counted from the first on. */
const countedAnswers = (text: string): QuestionAndList | undefined => {
  const mask = masked(text, [...quotedRanges(text), ...addressRanges(text)]);
  const found = [...mask.matchAll(counter)];
  const signs = found.map(({ groups }) => groups?.sign?.toLowerCase() ?? '');
  const inOrder =
    signs.every((sign) => sign === '') || counters.some((order) => order.startsWith(signs.join('')));
  const question = text.slice(0, found[0]?.index ?? 0).trim();
  if (found.length < 2 || !inOrder || question === '') return undefined;
  const list = found
    .map(({ 0: sign, index }, place) => text.slice(index + sign.length, found[place + 1]?.index))
    .map((entry) => entry.trim().replace(/[,،;؛]$/, ''))
    .join('\n');
  return areAnswers(list) ? { question, list, sure: /[?؟:]$/.test(question) } : undefined;
};

/** "Monday or Tuesday?" has no answer from 1 to 5, and its answers are not clear: the form asks for them. */
const alternatives = (text: string): QuestionAndList | undefined =>
  /\s(?:or|أو|أم)\s[^?؟]*[?؟]\s*$/iu.test(text) ? { question: text, list: '', sure: false } : undefined;

const answersBehind = (text: string): QuestionAndList | undefined => {
  const mark = Math.max(text.lastIndexOf('?'), text.lastIndexOf('؟'));
  if (mark < 0 || !isSpace(text.charAt(mark + 1))) return undefined;
  const list = text.slice(mark + 1).trim();
  return areAnswers(list) ? { question: text.slice(0, mark + 1).trim(), list, sure: false } : undefined;
};
