import { nameWithoutArticle } from '../../domain/plain-letters.ts';
import type { Arguments } from '../command.ts';
import { isSpace } from './characters.ts';
import { nearest } from './nearest.ts';

/** Every name of an argument → its name in the definition, and whether this one is an alias. */
export type ArgumentNames = ReadonlyMap<string, Readonly<{ name: string; alias: boolean }>>;

const namesOfArgs = new WeakMap<Arguments, ArgumentNames>();

/**
 * The names of an argument are its own name, its label in any language and its aliases, with or without the
 * Arabic article. Its own name wins over the label of another.
 */
export const namesOf = (args: Arguments): ArgumentNames => {
  const known = namesOfArgs.get(args);
  if (known !== undefined) return known;
  const entries = Object.entries(args);
  const own = entries.flatMap(([name, { label }]) =>
    [label.en, label.ar, name].map((called) => ({ called, name })),
  );
  const aliases = entries.flatMap(([name, argument]) =>
    (argument.aliases ?? []).map((called) => ({ called, name })),
  );
  const found = new Map<string, Readonly<{ name: string; alias: boolean }>>();
  for (const { called, name } of aliases) found.set(nameWithoutArticle(called), { name, alias: true });
  for (const { called, name } of own) found.set(nameWithoutArticle(called), { name, alias: false });
  for (const [name] of entries) found.set(nameWithoutArticle(name), { name, alias: false });
  found.delete('');
  namesOfArgs.set(args, found);
  return found;
};

/** How the name was separated from the value. */
export type NameStyle =
  /** due:friday */
  | 'glued'
  /** due: friday */
  | 'spaced'
  /** due=friday, due;friday, due : friday, (due:friday): read as a name only where the value can be read. */
  | 'odd';

export type FoundName = Readonly<{
  name: string;
  /** Named by an alias, which may also be a word of a sentence. */
  alias: boolean;
  style: NameStyle;
  /** Where the value begins, after spaces. */
  valueAt: number;
  /** Where it ends, if brackets enclose it, and where the line continues. */
  closed?: Readonly<{ valueEnd: number; end: number }>;
}>;

/** Longer words are not names. */
const longestName = 40;

/** Longer text in brackets is not a value. */
const longestBracketed = 200;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The name that begins at this start of a word; `odd` also accepts hasty styles. */
export const findName = (
  names: ArgumentNames,
  text: string,
  at: number,
  odd: boolean,
): FoundName | undefined => {
  const close = odd ? closing[text.charAt(at)] : undefined;
  if (close !== undefined) return inBrackets(names, text, at, close);
  const end = endOfName(text, at);
  if (end === undefined) return undefined;
  const mark = text.charAt(end);
  // Most words are no names, which their mark shows sooner than their letters.
  const marked = isColon(mark) || (odd && isOddMark(mark));
  const called = marked ? names.get(nameWithoutArticle(text.slice(at, end))) : undefined;
  if (called !== undefined) {
    if (text.startsWith('//', end + 1)) return undefined;
    // Emoji shortcodes begin with a colon (choices::+1: Yes); "owner::nobody" names nothing.
    if (isColon(text.charAt(end + 1)) && !/^:[+\-\w]{1,40}:/.test(text.slice(end + 1, end + 43)))
      return undefined;
    const valueAt = skipSpaces(text, end + 1);
    const glued = valueAt === end + 1;
    return { ...called, style: isOddMark(mark) ? 'odd' : glued ? 'glued' : 'spaced', valueAt };
  }
  return odd && isSpace(mark) ? ofSeveralWords(names, text, at, end) : undefined;
};

/** Slips of the finger for a colon. */
const isOddMark = (character: string): boolean => character === '=' || character === ';' || character === '؛';

const isColon = (character: string): boolean => character === ':' || character === '：';

/** Whether an argument may be named somewhere in a text. Most lines name none. */
export const hasNameMark = (text: string): boolean => /[:：=;؛]/.test(text);

/** The end of a possible name: its first mark or space. */
const endOfName = (text: string, at: number): number | undefined => {
  for (let index = at; index <= at + longestName; index += 1) {
    const character = text.charAt(index);
    if (character === '') return undefined;
    if (isColon(character) || isOddMark(character) || isSpace(character)) return index;
  }
  return undefined;
};

/** The labels of arguments have no more words. */
const mostNameWords = 5;

/** "due : friday", and names of several words: "due date: friday", "show poll results from:5". */
const ofSeveralWords = (
  names: ArgumentNames,
  text: string,
  at: number,
  end: number,
): FoundName | undefined => {
  const next = skipSpaces(text, end);
  const marked = isColon(text.charAt(next)) && !isColon(text.charAt(next + 1));
  const called = marked ? names.get(nameWithoutArticle(text.slice(at, end))) : undefined;
  if (called !== undefined) return { ...called, style: 'odd', valueAt: skipSpaces(text, next + 1) };
  let word = next;
  for (let count = 2; count <= mostNameWords; count += 1) {
    const wordEnd = endOfName(text, word);
    if (wordEnd === undefined || wordEnd === word) return undefined;
    if (isColon(text.charAt(wordEnd))) {
      const whole = names.get(nameWithoutArticle(text.slice(at, wordEnd)));
      const valueAt = skipSpaces(text, wordEnd + 1);
      const style = valueAt === wordEnd + 1 ? 'glued' : 'spaced';
      return whole === undefined || text.startsWith('//', wordEnd + 1)
        ? undefined
        : { ...whole, style, valueAt };
    }
    word = skipSpaces(text, wordEnd);
  }
  return undefined;
};

const inBrackets = (names: ArgumentNames, text: string, at: number, close: string): FoundName | undefined => {
  const inner = findName(names, text, at + 1, false);
  if (inner === undefined) return undefined;
  const length = text.slice(inner.valueAt, inner.valueAt + longestBracketed).indexOf(close);
  if (length < 1) return undefined;
  const valueEnd = inner.valueAt + length;
  return { ...inner, style: 'odd', closed: { valueEnd, end: valueEnd + 1 } };
};

export const skipSpaces = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && isSpace(text.charAt(at))) at += 1;
  return at;
};

/** The names that a `word:` is one slip away from (two if it is long), with the typed word. */
export const nearName = (
  names: ArgumentNames,
  text: string,
  at: number,
): Readonly<{ typed: string; names: readonly string[] }> | undefined => {
  const end = endOfName(text, at);
  if (end === undefined || !isColon(text.charAt(end)) || text.startsWith('//', end + 1)) return undefined;
  const typed = text.slice(at, end);
  const key = nameWithoutArticle(typed);
  if (names.has(key) || !/^\p{L}{3,20}$/u.test(key)) return undefined;
  const near = nearest(key, [...names.keys()]).filter((name) => {
    const longer = Math.max(name.length, key.length);
    return longer > 3 && nearest(key, [name], longer > 7 ? 2 : 1).length > 0;
  });
  const meant = [...new Set(near.flatMap((name) => names.get(name)?.name ?? []))];
  return meant.length === 0 ? undefined : { typed, names: meant };
};
