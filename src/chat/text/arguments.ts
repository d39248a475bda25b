import type { Argument, ArgumentKind, Arguments, Choice } from '../command.ts';
import { type FoundName, hasNameMark, namesOf, nearName, skipSpaces } from './argument-names.ts';
import { isSpace, withoutDirection } from './characters.ts';
import { matchChoice } from './choices.ts';
import {
  endOfWord,
  type Given,
  isBetweenWords,
  type Line,
  longest,
  nameAt,
  reads,
  resembles,
  type ValueReader,
  valueAhead,
} from './line-reading.ts';
import { latinDigits, readNumber } from './numerals.ts';
import { type Quotations, quotations, unquoted } from './quotes.ts';

/**
 * Reads what follows "/action add": named arguments, positional ones, and free text.
 *
 * - **Free text comes out exactly as typed**, trimmed at both ends. One pair of quotes around all of
 *   it is removed, unless the same quote stands inside. A quote without a partner is only text.
 * - A **named argument** is `name:value` at the start of a word, by its name, label or alias
 *   (`argument-names.ts`); a space after the colon is fine. Within quotes or backticks, and before `//`,
 *   a name is only text. An empty value counts as not given.
 * - **Before the free text** a named argument takes one quotation or the longest run of words that
 *   can be read as its kind (`ValueReader`), so `due:friday 27 Nov Book the hall` is due on the 27th. One of kind
 *   `text` could be anything and runs to the next name, so that the free text is missing and is asked for.
 *   **After it** (or where the subcommand takes none) it runs to the next name or to the end, so
 *   `Book the hall owner:Ana Haddad due:next friday` needs no quotes.
 * - The argument that takes the free text may be named too, as long as no free text came before:
 *   in "Change the title: it is wrong" nothing is named.
 * - **A name inside a sentence is text** where that can be told ("Prepare the organisation: chairs").
 *   Where it cannot, the reading has a `doubt`, and the person is asked.
 * - **Positional arguments** are taken in the order of the definition: a number (`#12`; bare `12` too
 *   where it is required or no text is expected) or one of the choices, where the next word is one; any other
 *   kind takes all of the free text, and where there are several, the last one does.
 * - A comma after a number, after a named value (other than text), or between the free text and a
 *   name only separates.
 */
export type ArgumentsReading = Readonly<{
  values: Readonly<Record<string, string>>;
  /** The parts of the line, in order. */
  parts: readonly Part[];
  /** Given twice. */
  repeated?: string;
  /** Text that no argument takes; `wanted` is the positional argument that is still missing. */
  leftover?: Readonly<{ text: string; wanted?: string }>;
  doubt?: Doubt;
}>;

/** A `word:` that may be an argument or part of the text. `asText` holds the values if it is text. */
export type Doubt = Readonly<{
  typed: string;
  /** The possible arguments; only one for a correctly spelt name. */
  names: readonly string[];
  asText: Readonly<Record<string, string>>;
}>;

/** One argument in the line: `start` is where its value begins, after `name:`. */
export type Part = Readonly<{
  name: string | undefined;
  value: string;
  from: number;
  start: number;
  end: number;
  named: boolean;
}>;

type Positions = Readonly<{ words: readonly string[]; free: string | undefined }>;

const positionsOfArgs = new WeakMap<Arguments, Positions>();

/** The positional arguments that take one word, and the one that takes the free text. */
export const positions = (args: Arguments): Positions => {
  const known = positionsOfArgs.get(args);
  if (known !== undefined) return known;
  const names = Object.keys(args).filter((name) => args[name]?.positional);
  const found = {
    words: names.filter((name) => takesOneWord(args[name])),
    free: names.findLast((name) => !takesOneWord(args[name])),
  };
  positionsOfArgs.set(args, found);
  return found;
};

/** How often a line is read again with one more name treated as text. */
const mostRounds = 4;

export const readArguments = (args: Arguments, text: string, reader?: ValueReader): ArgumentsReading => {
  const quotes = quotations(text);
  const ignored = new Set<number>();
  const read = (): Readonly<{ line: Line; reading: ArgumentsReading }> => {
    const line = lineOf(args, text, quotes, ignored, reader);
    return { line, reading: collect(line, readParts(line)) };
  };
  let { line, reading } = read();
  // "a letter from: the mayor says no help:a lawyer from:the bar": of two names, the looser one is text.
  for (let round = 0; round < mostRounds && reading.repeated !== undefined; round += 1) {
    const loose = line.loose.find(({ name }) => name === reading.repeated);
    if (loose === undefined) break;
    ignored.add(loose.at);
    ({ line, reading } = read());
  }
  const [doubt] = line.doubts;
  if (doubt === undefined) return reading;
  ignored.add(doubt.at);
  const { values } = read().reading;
  return { ...reading, doubt: { typed: doubt.typed, names: doubt.names, asText: values } };
};

const lineOf = (
  args: Arguments,
  text: string,
  quotes: Quotations,
  ignored: ReadonlySet<number>,
  reader: ValueReader | undefined,
): Line => ({
  args,
  text,
  quotes,
  names: namesOf(args),
  mayName: hasNameMark(text),
  ...positions(args),
  reader,
  ignored,
  loose: [],
  doubts: [],
  budget: { left: 20 },
});

const readParts = (line: Line): readonly Part[] => {
  const { text } = line;
  const parts: Part[] = [];
  const given = new Set<string>();
  let at = skipSpaces(text, 0);
  while (at < text.length) {
    const named = nameAt(line, at, given);
    const part = named ? readNamed(line, at, named, given) : readFree(line, at, given);
    parts.push(part);
    if (part.name !== undefined && part.value !== '') given.add(part.name);
    at = skipSpaces(text, part.end);
  }
  return parts;
};

const takesOneWord = (argument: Argument | undefined): boolean =>
  isNumber(argument) || argument?.kind === 'choice';

const numbers: readonly (ArgumentKind | undefined)[] = ['item', 'difficulty', 'event', 'poll'];

const isNumber = (argument: Argument | undefined): boolean => numbers.includes(argument?.kind);

const readNamed = (line: Line, from: number, found: FoundName, given: Given): Part => {
  const { text, quotes, free, args } = line;
  const { name, valueAt, closed } = found;
  const kind = args[name]?.kind;
  const part = (value: string, end: number): Part => ({
    name,
    value,
    from,
    start: valueAt,
    end,
    named: true,
  });
  if (closed !== undefined) return part(text.slice(valueAt, closed.valueEnd).trim(), closed.end);
  if (valueAt > 0 && isSpace(text.charAt(valueAt - 1)) && nameAt(line, valueAt, given))
    return part('', valueAt);

  const textToCome = free !== undefined && free !== name && !given.has(free);
  const close = text.charAt(valueAt) === '`' ? undefined : quotes.get(valueAt);
  if (close !== undefined && textToCome) {
    const end = commas.includes(text.charAt(close + 1) || ' ') ? close + 2 : close + 1;
    if (isBetweenWords(text, end)) return part(text.slice(valueAt + 1, close).trim(), end);
  }
  const runsOn = !textToCome || (kind === 'text' && line.reader !== undefined);
  const end = runsOn
    ? endOfRun(line, valueAt, new Set([...given, name]), args[name])
    : ((given.has(name) ? undefined : longest(line, name, valueAt, text.length)) ?? endOfWord(line, valueAt));
  const raw = text.slice(valueAt, end).trim();
  return part(unquoted(kind === 'text' ? raw : withoutComma(raw)).trim(), end);
};

const readFree = (line: Line, from: number, given: Given): Part => {
  const { text, args, words, free } = line;
  const part = (name: string | undefined, value: string, end: number): Part => ({
    name,
    value,
    from,
    start: from,
    end,
    named: false,
  });
  const textToCome = free !== undefined && !given.has(free) && args[free]?.kind === 'text';
  const wordEnd = endOfWord(line, from);
  const close = line.reader === undefined ? undefined : line.quotes.get(from);
  const quoted =
    close === undefined || !isBetweenWords(text, close + 1) ? '' : text.slice(from + 1, close).trim();
  for (const name of words.filter((word) => !given.has(word))) {
    const argument = args[name];
    if (isNumber(argument)) {
      const word = withoutSeparator(text.slice(from, wordEnd));
      const bare = !textToCome || (argument?.required === true && line.reader !== undefined);
      if (readNumber(word) !== undefined && (bare || isHashed(word))) {
        const end = argument?.several ? endOfNumbers(line, wordEnd, !textToCome) : wordEnd;
        return part(name, end === wordEnd ? withoutDirection(word) : text.slice(from, end).trim(), end);
      }
    }
    // "#12" and "past" in quotes are what they are without them, unless a text is expected.
    const isQuoted = isNumber(argument)
      ? readNumber(quoted) !== undefined && (!textToCome || isHashed(quoted))
      : matchChoice(argument?.choices ?? [], quoted) !== undefined;
    if (close !== undefined && isQuoted) return part(name, quoted, close + 1);
    const end = endOfChoice(text, from, argument?.choices ?? []);
    if (end !== undefined) return part(name, text.slice(from, end), end);
  }
  const mentioned = textToCome ? mentionedFirst(line, from, given) : undefined;
  if (mentioned !== undefined) return part(mentioned.name, text.slice(from, mentioned.end), mentioned.end);
  const owner = free === undefined || given.has(free) ? undefined : free;
  const end = endOfRun(line, from, free === undefined ? given : new Set([...given, free]));
  const raw = text.slice(from, end).trim();
  if (owner === undefined) return part(owner, raw, end);
  return part(owner, unquoted(end < text.length ? withoutComma(raw) : raw).trim(), end);
};

/** Where "#12, #13 and #15" ends. Before a text only numbers with their sign belong to it. */
const endOfNumbers = (line: Line, from: number, bare: boolean): number => {
  const { text } = line;
  let end = from;
  for (;;) {
    let at = end;
    while (at < text.length && (isSpace(text.charAt(at)) || between.includes(text.charAt(at)))) at += 1;
    if (/^and\s/i.test(text.slice(at, at + 4))) at = skipSpaces(text, at + 3);
    else if (/^و[\s#0-9٠-٩]/u.test(text.slice(at, at + 2))) at = skipSpaces(text, at + 1);
    const word = withoutSeparator(text.slice(at, endOfWord(line, at)));
    if (readNumber(word) === undefined || !(bare || isHashed(word))) return end;
    end = at + word.length;
  }
};

/** "@Tom Book the hall": a mention before the text is the owner of the item. */
const mentionedFirst = (
  line: Line,
  from: number,
  given: Given,
): Readonly<{ name: string; end: number }> | undefined => {
  const { text, args } = line;
  if (line.reader === undefined || !/^(?:@|<@)/.test(withoutDirection(text.slice(from, from + 4))))
    return undefined;
  const name = Object.keys(args).find((each) => args[each]?.kind === 'people' && !given.has(each));
  const end = name === undefined ? undefined : longest(line, name, from, text.length, true);
  if (name === undefined || end === undefined || skipSpaces(text, end) >= text.length) return undefined;
  return { name, end };
};

/**
 * Where a run of words ends: at the next name outside quotes, or at the end of the line. A named value
 * that is no text also ends at a `#12` that a positional argument still waits for.
 */
const endOfRun = (line: Line, from: number, given: Given, argument?: Argument): number => {
  const { text, quotes, words, args } = line;
  const number =
    argument !== undefined &&
    argument.kind !== 'text' &&
    words.some((word) => isNumber(args[word]) && !given.has(word));
  if (!line.mayName && !number) return text.length;
  const sentence = argument === undefined || argument.kind === 'text';
  let at = from;
  while (at < text.length) {
    const close = quotes.get(at);
    if (close !== undefined) {
      at = close + 1;
      continue;
    }
    if (at > 0 && isSpace(text.charAt(at - 1)) && !isSpace(text.charAt(at))) {
      if (endsHere(line, at, given, sentence)) return at;
      if (number && at > from && isHashed(text.slice(at, endOfWord(line, at)))) return at;
    }
    at += 1;
  }
  return text.length;
};

/** Whether a run of words ends at this start of a word, because an argument is named here. */
const endsHere = (line: Line, at: number, given: Given, sentence: boolean): boolean => {
  const found = nameAt(line, at, given);
  if (line.reader === undefined) return found !== undefined;
  if (found === undefined) {
    if (sentence && line.doubts.length === 0 && !line.ignored.has(at) && !afterDeterminer(line, at)) {
      const near = nearName(line.names, line.text, at);
      if (near?.names.some((name) => name !== line.free)) line.doubts.push({ at, ...near });
    }
    return false;
  }
  if (!sentence || found.style !== 'spaced') return true;
  const kept = isArgument(line, at, found, given);
  if (kept) line.loose.push({ name: found.name, at });
  return kept;
};

/** Words after which a name is a noun of the sentence: "we met the group: twelve came". */
const determiners = new Set(
  'the a an our your their its his her my this that these those every each'.split(' '),
);

const afterDeterminer = ({ text }: Line, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 12), at).trimEnd();
  return determiners.has(before.slice(before.search(/\S+$/)).toLowerCase());
};

/** Whether "name: value" inside a sentence names an argument. If that is ambiguous, a doubt is recorded. */
const isArgument = (line: Line, at: number, found: FoundName, given: Given): boolean => {
  const argument = line.args[found.name];
  const ahead = line.text.slice(found.valueAt, found.valueAt + valueAhead).split('\n', 1)[0] ?? '';
  if (argument === undefined || ahead.trim() === '') return true;
  if (argument.kind !== 'text') {
    if (reads(line, found)) return true;
    if (afterDeterminer(line, at)) return false;
    if (resembles(line, found)) return true;
    return isMoment(argument) ? !isSentence(ahead) : doubted(line, at, found);
  }
  if (afterDeterminer(line, at)) return false;
  if (argument.required && !given.has(found.name)) return true;
  return isSentence(ahead) ? doubted(line, at, found) : true;
};

const isMoment = ({ kind }: Argument): boolean => kind === 'date' || kind === 'moment';

/** Several words that begin with a small letter continue the sentence. */
const isSentence = (ahead: string): boolean => /^\p{Ll}\S*\s+\S/u.test(ahead);

const doubted = (line: Line, at: number, { name, valueAt }: FoundName): boolean => {
  const typed = line.text
    .slice(at, valueAt)
    .trim()
    .replace(/[:：]$/, '');
  if (line.doubts.length === 0) line.doubts.push({ at, typed, names: [name] });
  return true;
};

const longestChoice = 64;

/** Where the choice that begins here ends. A label may be several words; the longest match counts. */
const endOfChoice = (text: string, from: number, choices: readonly Choice[]): number | undefined => {
  if (choices.length === 0) return undefined;
  const ahead = text.slice(from, from + longestChoice);
  for (let end = ahead.length; end > 0; end -= 1) {
    if (!isBetweenWords(text, from + end) || isSpace(ahead.charAt(end - 1))) continue;
    if (matchChoice(choices, ahead.slice(0, end))) return from + end;
  }
  return undefined;
};

const isHashed = (word: string): boolean =>
  withoutDirection(word).startsWith('#') && readNumber(latinDigits(withoutSeparator(word))) !== undefined;

const separators = /[,،;؛:.]$/;

const withoutSeparator = (word: string): string => word.replace(separators, '');

const commas = ',،;؛';
/** What may stand between two numbers. */
const between = `${commas}&+`;

/** A comma after a value separates it from the next; within quotes it was meant. */
export const withoutComma = (raw: string): string =>
  commas.includes(raw.slice(-1) || ' ') ? raw.slice(0, -1).trim() : raw;

const collect = (line: Line, parts: readonly Part[]): ArgumentsReading => {
  const given = parts.filter(({ value }) => value !== '');
  const names = given.map(({ name }) => name);
  const repeated = names.find((name, index) => name !== undefined && names.indexOf(name) < index);
  const leftover = given.find(({ name }) => name === undefined);
  const wanted = line.words.find((word) => !names.includes(word));
  return {
    values: Object.fromEntries(
      given.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value]])),
    ),
    parts,
    ...(repeated === undefined ? {} : { repeated }),
    ...(leftover === undefined
      ? {}
      : { leftover: { text: unquoted(leftover.value), ...(wanted === undefined ? {} : { wanted }) } }),
  };
};
