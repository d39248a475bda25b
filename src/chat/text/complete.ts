import { nameWithoutArticle, plainLetters } from '../../domain/plain-letters.ts';
import type { Option } from '../card.ts';
import type { Argument, Arguments, CommandDefinition, SubcommandShape } from '../command.ts';
import type { Bilingual, Language } from '../ids.ts';
import { never } from '../never.ts';
import { type Part, positions, readArguments } from './arguments.ts';
import { isSpace } from './characters.ts';
import { beginChoices } from './choices.ts';
import { bareOrQuoted, findCommand, firstReadBack, quotedOrBare, splitLine } from './line.ts';
import { openingQuotes, quotations } from './quotes.ts';

/**
 * What is being typed at the end of a line. In each, `typed` is what there is of it so far, and
 * `before` is everything before it: `before` and what is chosen make the new line.
 */
export type Completion<Sub extends SubcommandShape = SubcommandShape> =
  | Readonly<{ kind: 'command'; typed: string; before: string }>
  | Readonly<{ kind: 'subcommand'; command: CommandDefinition<Sub>; typed: string; before: string }>
  | ValueCompletion<Sub>
  /** Free text, or the name of an argument. */
  | Readonly<{ kind: 'names'; path: string; subcommand: Sub; offer: NameOffer }>
  /** Nothing can be suggested: an unknown command. */
  | Readonly<{ kind: 'nothing' }>;

/** The value of an argument. `chosen` builds the new line from a value and adds quotes. */
export type ValueCompletion<Sub extends SubcommandShape = SubcommandShape> = Readonly<{
  kind: 'value';
  path: string;
  subcommand: Sub;
  name: string;
  argument: Argument;
  typed: string;
  /** Includes the `name:` if the value follows its name. */
  before: string;
  named: boolean;
  /** The arguments given before this one. */
  values: Readonly<Record<string, string>>;
  /** The same letters may also begin the name of the next argument. */
  offer: NameOffer;
}>;

/** The missing arguments whose name begins with `typed`. Choosing one produces `before` + `name:`. */
export type NameOffer = Readonly<{ typed: string; before: string; names: readonly string[] }>;

/** The most suggestions that every platform shows. */
export const mostSuggestions = 25;

/** Reads a line that is still being typed; the cursor is at its end. Never throws. */
export const completion = <Sub extends SubcommandShape>(
  commands: readonly CommandDefinition<Sub>[],
  line: string,
  prefix = '',
): Completion<Sub> => {
  const { name, action, rest } = splitLine(line);
  if (action === '' && rest === '' && !endsInSpace(line)) {
    const typed = plainLetters(name);
    const bare = typed.startsWith(prefix) ? typed.slice(prefix.length) : typed;
    return { kind: 'command', typed: prefix.startsWith(typed) ? '' : bare, before: `/${prefix}` };
  }
  const command = findCommand(commands, name, prefix);
  if (!command) return { kind: 'nothing' };
  if (rest === '') {
    const before = line.slice(0, line.length - action.length);
    return { kind: 'subcommand', command, typed: action, before };
  }
  const subcommand = command.subcommands.find((sub) => sub.name === plainLetters(action));
  if (!subcommand) return { kind: 'nothing' };
  return inArguments(subcommand, `${command.name} ${subcommand.name}`, line, rest);
};

/** The whole line with the chosen `value`, quoted if it could not be read back otherwise. */
export const chosen = ({ before, name, named, subcommand }: ValueCompletion, value: string): string => {
  const { rest } = splitLine(before);
  const ways = named ? quotedOrBare(value) : [...bareOrQuoted(value), `${name}:${value}`];
  return before + firstReadBack(subcommand.args, rest, name, value, ways);
};

/**
 * The suggestions that need no store: commands, subcommands, choices and names of arguments. `dynamic` are
 * values for the argument being typed (people, items, dates); they come first. At most 25; each `value` is
 * the whole new line.
 */
export const suggestions = <Sub extends SubcommandShape>(
  commands: readonly CommandDefinition<Sub>[],
  at: Completion<Sub>,
  language: Language,
  dynamic: readonly Option[] = [],
): readonly Option[] => {
  switch (at.kind) {
    case 'command':
      return named(commands, at, language, `/`);
    case 'subcommand':
      return named(at.command.subcommands, at, language, `/${at.command.name} `);
    case 'names':
      return nameOptions(at.subcommand.args, at.offer, language).slice(0, mostSuggestions);
    case 'value':
      return [
        ...withoutTwins([...dynamic, ...choiceOptions(at.argument, at.typed, language)]).map(
          ({ value, label }) => ({ value: chosen(at, value), label }),
        ),
        ...nameOptions(at.subcommand.args, at.offer, language),
      ].slice(0, mostSuggestions);
    case 'nothing':
      return [];
    default:
      return never(at);
  }
};

/** The matching choices; none for an argument of another kind. */
export const choiceOptions = (argument: Argument, typed: string, language: Language): readonly Option[] =>
  beginChoices(argument.choices ?? [], typed)
    .slice(0, mostSuggestions)
    .map(({ value, label }) => ({ value, label: label[language] }));

const inArguments = <Sub extends SubcommandShape>(
  subcommand: Sub,
  path: string,
  line: string,
  rest: string,
): Completion<Sub> => {
  const { args } = subcommand;
  const { words, free } = positions(args);
  const head = line.slice(0, line.length - rest.length);
  const { parts, values } = readArguments(args, rest);
  const open = unfinishedQuote(parts, rest);

  const nameOffer = (given: readonly string[]): NameOffer => {
    const typed = lastWord(rest);
    const names = Object.keys(args).filter((name) => !given.includes(name) && !args[name]?.positional);
    return {
      typed,
      before: line.slice(0, line.length - typed.length),
      names: names.filter((name) => begins(name, args[name], typed)),
    };
  };
  const names = (): Completion<Sub> => ({
    kind: 'names',
    path,
    subcommand,
    offer: nameOffer(Object.keys(values)),
  });
  const value = (name: string, start: number, typed: string, at: 'named' | 'free'): Completion<Sub> => {
    const argument = args[name];
    if (!argument) return names();
    const { [name]: _, ...others } = values;
    // The first word after `name:` is always a value; the words after it may be another name.
    const first = at === 'named' && ![...rest.slice(start).trimStart()].some(isSpace);
    const offer = first || open ? noNames(line) : nameOffer([...Object.keys(others), name]);
    const before = head + rest.slice(0, start);
    return {
      kind: 'value',
      path,
      subcommand,
      name,
      argument,
      typed,
      before,
      named: at === 'named',
      values: others,
      offer,
    };
  };
  /** Where a new word would begin. */
  const fresh = (): Completion<Sub> => {
    const wanted = [...words, ...(free === undefined || args[free]?.kind === 'text' ? [] : [free])];
    const name = wanted.find((each) => values[each] === undefined);
    return name === undefined ? names() : value(name, rest.length, '', 'free');
  };

  if (open?.name !== undefined) return value(open.name, open.start, rest.slice(open.start + 1), 'named');
  const last = parts.at(-1);
  if (!last) return fresh();
  const typed = rest.slice(last.start).trim();
  const ended = endsInSpace(rest);
  const wanted = words.find((word) => values[word] === undefined);
  if (last.name === undefined)
    return wanted === undefined ? names() : value(wanted, last.start, typed, 'free');
  if (last.named) {
    const over = ended && last.value !== '' && (last.end < rest.length || isQuoted(typed));
    return over ? fresh() : value(last.name, last.start, isQuoted(typed) ? last.value : typed, 'named');
  }
  if (words.includes(last.name)) return ended ? fresh() : value(last.name, last.start, typed, 'free');
  if (args[last.name]?.kind !== 'text') return value(last.name, last.start, typed, 'free');
  // The first word may still become the number of an item that is searched by title.
  const lookedUp = wanted !== undefined && !ended && !typed.includes(' ');
  return lookedUp ? value(wanted, last.start, typed, 'free') : names();
};

const named = (
  things: readonly Readonly<{ name: string; summary: Bilingual }>[],
  { typed, before }: Readonly<{ typed: string; before: string }>,
  language: Language,
  shown: string,
): readonly Option[] =>
  things
    .filter(({ name }) => name.startsWith(plainLetters(typed)))
    .slice(0, mostSuggestions)
    .map(({ name, summary }) => ({
      value: `${before}${name} `,
      label: `${shown}${name}: ${summary[language]}`,
    }));

const nameOptions = (args: Arguments, { before, names }: NameOffer, language: Language): readonly Option[] =>
  names.map((name) => ({
    value: `${before}${name}:`,
    label: `${name}: ${args[name]?.hint[language] ?? ''}`,
  }));

const withoutTwins = (options: readonly Option[]): readonly Option[] =>
  options.filter(({ value }, index) => options.findIndex((each) => each.value === value) === index);

const noNames = (line: string): NameOffer => ({ typed: '', before: line, names: [] });

const begins = (name: string, argument: Argument | undefined, typed: string): boolean =>
  [name, argument?.label.ar ?? ''].some((each) =>
    nameWithoutArticle(each).startsWith(nameWithoutArticle(typed)),
  );

/** The named argument whose quote is not closed yet. */
const unfinishedQuote = (parts: readonly Part[], rest: string): Part | undefined => {
  const closed = quotations(rest);
  return parts.find(
    (part) => part.named && openingQuotes.includes(rest.charAt(part.start) || ' ') && !closed.has(part.start),
  );
};

const isQuoted = (typed: string): boolean => openingQuotes.includes(typed.charAt(0) || ' ');

const endsInSpace = (text: string): boolean => isSpace(text.charAt(text.length - 1));

const lastWord = (text: string): string => {
  let start = text.length;
  while (start > 0 && !isSpace(text.charAt(start - 1))) start -= 1;
  return text.slice(start);
};
