import { nameWithoutArticle } from '../../domain/plain-letters.ts';
import type { Argument, ArgumentKind, Arguments, Choice } from '../command.ts';
import { isSpace, withoutDirection } from './characters.ts';
import { latinDigits, readNumber } from './numerals.ts';
import { type Quotations, quotations, unquoted } from './quotes.ts';

/**
 * Reads what follows "/action add": named arguments, positional ones, and free text.
 *
 * - **Free text comes out exactly as typed**, trimmed at both ends. One pair of quotes around all of
 *   it is taken off, unless the same quote stands inside. A quote without a partner is only text.
 * - A **named argument** is `name:value` at the start of a word, the name in any case or in Arabic;
 *   a space after the colon is fine. Within quotes or backticks, and before `//` or a second `:`,
 *   a name is only text. A value that is empty was not given.
 * - **Before the free text** a named argument takes one word, one quotation or one `<mention>`.
 *   **After it** (or where the subcommand takes none) it runs to the next name or to the end, so
 *   `Book the hall owner:Ana Haddad due:next friday` needs no quotes. So there is never free text
 *   between two named arguments that follow the text: it belongs to the first of them.
 * - The argument that takes the free text may be named too, as long as no free text came before:
 *   in "Change the title: it is wrong" nothing is named.
 * - **Positional arguments** are taken in the order of the definition: a number (`#12`; bare `12` too
 *   where no free text is expected) or one of the choices, where the next word is one; any other
 *   kind takes all of the free text, and where there are several, the last one does.
 * - A comma after a number, after a named value (other than text), or between the free text and a
 *   name only separates.
 */
export type ArgumentsReading = Readonly<{
  values: Readonly<Record<string, string>>;
  /** What stood where, in the order of the line. */
  parts: readonly Part[];
  /** Given twice. */
  repeated?: string;
  /** Text that no argument takes; `wanted` is the positional argument that is still missing. */
  leftover?: Readonly<{ text: string; wanted?: string }>;
}>;

/** One argument as it stood in the line: `start` is where its value begins, `name:` not included. */
export type Part = Readonly<{
  name: string | undefined;
  value: string;
  from: number;
  start: number;
  end: number;
  named: boolean;
}>;

type Name = Readonly<{ name: string; argument: Argument; valueAt: number }>;

/** The positional arguments that take one word, and the one that takes the free text. */
export const positions = (
  args: Arguments,
): Readonly<{ words: readonly string[]; free: string | undefined }> => {
  const names = Object.keys(args).filter((name) => args[name]?.positional);
  return {
    words: names.filter((name) => takesOneWord(args[name])),
    free: names.findLast((name) => !takesOneWord(args[name])),
  };
};

export const readArguments = (args: Arguments, text: string): ArgumentsReading => {
  const line: Line = { args, text, quotes: quotations(text), names: namesOf(args), ...positions(args) };
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
  return collect(line, parts);
};

/** The choice a person meant: its value, or its label in any language. */
export const matchChoice = (choices: readonly Choice[], typed: string): Choice | undefined =>
  choices.find(({ value, label }) => [value, label.en, label.ar].includes(typed)) ??
  choices.find((choice) => spellings(choice).includes(nameWithoutArticle(typed)));

/** The choices that what was typed may become; all of them while nothing was. */
export const beginChoices = (choices: readonly Choice[], typed: string): readonly Choice[] =>
  choices.filter((choice) =>
    spellings(choice).some((spelling) => spelling.startsWith(nameWithoutArticle(typed))),
  );

type Line = Readonly<{
  args: Arguments;
  text: string;
  quotes: Quotations;
  names: ReadonlyMap<string, string>;
  words: readonly string[];
  free: string | undefined;
}>;

type Given = ReadonlySet<string>;

const takesOneWord = (argument: Argument | undefined): boolean =>
  isNumber(argument) || argument?.kind === 'choice';

const numbers: readonly (ArgumentKind | undefined)[] = ['item', 'difficulty', 'event', 'poll'];

const isNumber = (argument: Argument | undefined): boolean => numbers.includes(argument?.kind);

const spellingsOf = new WeakMap<Choice, readonly string[]>();

/** The keys under which a choice is found. A definition does not change, so each is worked out once. */
const spellings = (choice: Choice): readonly string[] => {
  const known = spellingsOf.get(choice);
  if (known !== undefined) return known;
  const found = [choice.value, choice.label.en, choice.label.ar].map(nameWithoutArticle);
  spellingsOf.set(choice, found);
  return found;
};

/** How an argument may be called → its name. A name goes before another argument's label. */
const namesOf = (args: Arguments): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(args)
      .map(([name, { label }]) => [nameWithoutArticle(label.ar), name] as const)
      .filter(([label]) => label !== '' && ![...label].some((character) => isSpace(character))),
    ...Object.entries(args).flatMap(([name, { also = [] }]) =>
      also.map((other) => [nameWithoutArticle(other), name] as const),
    ),
    ...Object.keys(args).map((name) => [nameWithoutArticle(name), name] as const),
  ]);

/** The `name:` that begins at this start of a word, if one does. */
const nameAt = (line: Line, at: number, given: Given): Name | undefined => {
  const colon = colonOfWord(line, at);
  if (colon === undefined) return undefined;
  const name = line.names.get(nameWithoutArticle(line.text.slice(at, colon)));
  const argument = name === undefined ? undefined : line.args[name];
  if (name === undefined || argument === undefined) return undefined;
  if (line.text.startsWith('//', colon + 1) || line.text.startsWith(':', colon + 1)) return undefined;
  // Once the free text has begun, the name of its argument is a word like any other.
  if (name === line.free && given.has(name)) return undefined;
  return { name, argument, valueAt: skipSpaces(line.text, colon + 1) };
};

/** Where the first colon of this word is. */
const colonOfWord = ({ text }: Line, at: number): number | undefined => {
  for (let index = at; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === ':') return index;
    if (isSpace(character)) return undefined;
  }
  return undefined;
};

const readNamed = (line: Line, from: number, { name, argument, valueAt }: Name, given: Given): Part => {
  const { text, quotes, free } = line;
  const part = (value: string, end: number): Part => ({
    name,
    value,
    from,
    start: valueAt,
    end,
    named: true,
  });
  if (valueAt > 0 && isSpace(text.charAt(valueAt - 1)) && nameAt(line, valueAt, given))
    return part('', valueAt);

  const textToCome = free !== undefined && free !== name && !given.has(free);
  const close = text.charAt(valueAt) === '`' ? undefined : quotes.get(valueAt);
  if (close !== undefined && textToCome) {
    const end = commas.includes(text.charAt(close + 1) || ' ') ? close + 2 : close + 1;
    if (isBetweenWords(text, end)) return part(text.slice(valueAt + 1, close).trim(), end);
  }
  const end = textToCome
    ? endOfWord(line, valueAt)
    : endOfRun(line, valueAt, new Set([...given, name]), argument);
  const raw = text.slice(valueAt, end).trim();
  return part(unquoted(argument.kind === 'text' ? raw : withoutComma(raw)).trim(), end);
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
  const textToCome = free !== undefined && !given.has(free);
  const wordEnd = endOfWord(line, from);
  for (const name of words.filter((word) => !given.has(word))) {
    const argument = args[name];
    if (isNumber(argument)) {
      const word = withoutSeparator(text.slice(from, wordEnd));
      if (readNumber(word) !== undefined && (!textToCome || isHashed(word)))
        return part(name, withoutDirection(word), wordEnd);
    }
    const end = endOfChoice(text, from, argument?.choices ?? []);
    if (end !== undefined) return part(name, text.slice(from, end), end);
  }
  const owner = textToCome ? free : undefined;
  const end = endOfRun(line, from, free === undefined ? given : new Set([...given, free]));
  const raw = text.slice(from, end).trim();
  if (owner === undefined) return part(owner, raw, end);
  return part(owner, unquoted(end < text.length ? withoutComma(raw) : raw).trim(), end);
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
  let at = from;
  while (at < text.length) {
    const close = quotes.get(at);
    if (close !== undefined) {
      at = close + 1;
      continue;
    }
    if (at > 0 && isSpace(text.charAt(at - 1)) && !isSpace(text.charAt(at))) {
      if (nameAt(line, at, given)) return at;
      if (number && at > from && isHashed(text.slice(at, endOfWord(line, at)))) return at;
    }
    at += 1;
  }
  return text.length;
};

const longestMention = 200;

/** Where a word ends. A platform's mention, `<@ID|Ana Haddad>`, is one word. */
const endOfWord = ({ text }: Line, from: number): number => {
  if (/^<[@#!]$/.test(text.slice(from, from + 2))) {
    const mention = text.slice(from, from + longestMention).indexOf('>');
    if (mention > 0 && isBetweenWords(text, from + mention + 1)) return from + mention + 1;
  }
  let at = from;
  while (at < text.length && !isSpace(text.charAt(at))) at += 1;
  return at;
};

const longestChoice = 64;

/** Where the choice that begins here ends. A label may be several words; the longest match counts. */
const endOfChoice = (text: string, from: number, choices: readonly Choice[]): number | undefined => {
  const ahead = text.slice(from, from + longestChoice);
  for (let end = ahead.length; end > 0; end -= 1) {
    if (!isBetweenWords(text, from + end) || isSpace(ahead.charAt(end - 1))) continue;
    if (matchChoice(choices, ahead.slice(0, end))) return from + end;
  }
  return undefined;
};

const isBetweenWords = (text: string, at: number): boolean => at >= text.length || isSpace(text.charAt(at));

const isHashed = (word: string): boolean =>
  withoutDirection(word).startsWith('#') && readNumber(latinDigits(withoutSeparator(word))) !== undefined;

const separators = /[,،;؛:.]$/;

const withoutSeparator = (word: string): string => word.replace(separators, '');

const commas = ',،;؛';

/** A comma after a value separates it from the next; within quotes it was meant. */
export const withoutComma = (raw: string): string =>
  commas.includes(raw.slice(-1) || ' ') ? raw.slice(0, -1).trim() : raw;

const skipSpaces = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && isSpace(text.charAt(at))) at += 1;
  return at;
};

const collect = (line: Line, parts: readonly Part[]): ArgumentsReading => {
  const given = parts.filter(({ value }) => value !== '');
  const names = given.map(({ name }) => name);
  const repeated = names.find((name, index) => name !== undefined && names.indexOf(name) < index);
  const leftover = given.find(({ name }) => name === undefined);
  const wanted = line.words.find((word) => !names.includes(word));
  return {
    values: Object.fromEntries(given.map(({ name, value }) => [name, value])),
    parts,
    ...(repeated === undefined ? {} : { repeated }),
    ...(leftover === undefined
      ? {}
      : { leftover: { text: leftover.value, ...(wanted === undefined ? {} : { wanted }) } }),
  };
};
