import type { Argument, Arguments } from '../command.ts';
import { type ArgumentNames, type FoundName, findName, skipSpaces } from './argument-names.ts';
import { isSpace } from './characters.ts';
import type { Quotations } from './quotes.ts';

/** The state of `readArguments` while it reads a line, and how it finds names and values. */

/** What the grammar must know about values that only others can read. Without it, no value is recognised. */
export type ValueReader = Readonly<{
  /**
   * Which of these word ends closes the longest value of the argument; `undefined` if none does. Inside a
   * sentence, words such as "nobody" are not values.
   */
  longest(
    argument: Argument,
    text: string,
    ends: readonly number[],
    inSentence?: boolean,
  ): number | undefined;
  /** Whether an unreadable text was probably meant as such a value: "next frday". */
  resembles(argument: Argument, text: string): boolean;
}>;

export type Line = Readonly<{
  args: Arguments;
  text: string;
  quotes: Quotations;
  names: ArgumentNames;
  /** False where nothing in the text can be the name of an argument. */
  mayName: boolean;
  words: readonly string[];
  free: string | undefined;
  reader: ValueReader | undefined;
  /** Word starts at which no name is recognised. */
  ignored: ReadonlySet<number>;
  /** Names that a sentence could contain: with a space after the colon, inside the free text. */
  loose: { name: string; at: number }[];
  doubts: { at: number; typed: string; names: readonly string[] }[];
  /** How many more times the reader may be asked: hostile lines name the same argument thousands of times. */
  budget: { left: number };
}>;

export type Given = ReadonlySet<string>;

/** The `name:` that begins at this start of a word, if any. */
export const nameAt = (line: Line, at: number, given: Given): FoundName | undefined => {
  if (!line.mayName || line.ignored.has(at)) return undefined;
  const found = findName(line.names, line.text, at, line.reader !== undefined);
  if (found === undefined) return undefined;
  // Once the free text has begun, the name of its argument is an ordinary word.
  if (found.name === line.free && given.has(found.name)) return undefined;
  // "When: never" may be the start of a title, but "due: never" is a date that cannot be read.
  const loose = found.style === 'odd' || (found.style === 'spaced' && found.alias && !takesText(line, found));
  return !loose || reads(line, found, found.alias) || resembles(line, found) ? found : undefined;
};

const takesText = ({ args }: Line, { name }: FoundName): boolean => args[name]?.kind === 'text';

/** How many words of a value are tried. */
const mostWords = 12;

/** The ends of the first words from here, up to `end`. */
const wordEnds = (line: Line, from: number, end: number): readonly number[] => {
  const ends: number[] = [];
  let at = from;
  while (at < end && ends.length < mostWords) {
    at = Math.min(endOfWord(line, at), end);
    ends.push(at);
    at = skipSpaces(line.text, at);
  }
  return ends;
};

/** Where the longest readable value of an argument ends, between `from` and `end`. */
export const longest = (
  line: Line,
  name: string,
  from: number,
  end: number,
  inSentence = false,
): number | undefined => {
  const argument = line.args[name];
  const { budget, reader, text } = line;
  if (argument === undefined || reader === undefined || budget.left === 0) return undefined;
  budget.left -= 1;
  const ends = wordEnds(line, from, end);
  const last = ends.at(-1);
  if (last === undefined) return undefined;
  const found = reader.longest(
    argument,
    text.slice(from, last),
    ends.map((each) => each - from),
    inSentence,
  );
  return found === undefined ? undefined : from + found;
};

export const reads = (line: Line, { name, valueAt, closed }: FoundName, inSentence = false): boolean => {
  const end = longest(line, name, valueAt, closed?.valueEnd ?? line.text.length, inSentence);
  return end !== undefined && (closed === undefined || end === closed.valueEnd);
};

export const valueAhead = 120;

export const resembles = (line: Line, { name, valueAt, closed }: FoundName): boolean => {
  const argument = line.args[name];
  if (argument === undefined || line.reader === undefined) return false;
  return line.reader.resembles(argument, line.text.slice(valueAt, closed?.valueEnd ?? valueAt + valueAhead));
};

const longestMention = 200;

/** Where a word ends. A platform's mention, `<@ID|Ana Haddad>`, is one word. */
export const endOfWord = ({ text }: Line, from: number): number => {
  if (/^<[@#!]$/.test(text.slice(from, from + 2))) {
    const mention = text.slice(from, from + longestMention).indexOf('>');
    if (mention > 0 && isBetweenWords(text, from + mention + 1)) return from + mention + 1;
  }
  let at = from;
  while (at < text.length && !isSpace(text.charAt(at))) at += 1;
  return at;
};

export const isBetweenWords = (text: string, at: number): boolean =>
  at >= text.length || isSpace(text.charAt(at));
