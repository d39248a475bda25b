import { plainLetters } from '../../domain/plain-letters.ts';
import type { Arguments, CommandDefinition, SubcommandShape } from '../command.ts';
import { type Doubt, positions, readArguments, withoutComma } from './arguments.ts';
import { isSpace, withoutDirection } from './characters.ts';
import type { ValueReader } from './line-reading.ts';
import { nearest } from './nearest.ts';
import { pairs } from './quotes.ts';

/**
 * The result of reading a line. `path` is "action add". `typed` is as the person wrote it; `nearest` are at
 * most three probable names, the likeliest first.
 */
export type LineReading<Sub extends SubcommandShape = SubcommandShape> =
  | Readonly<{
      kind: 'ok';
      path: string;
      command: CommandDefinition<Sub>;
      subcommand: Sub;
      /** Argument name → the typed value. A missing argument has no entry. */
      values: Readonly<Record<string, string>>;
      /** The free text follows a named argument, whose value may have been meant to continue. */
      behind: boolean;
      /** A name that may be text, or text that may be a name: the person is asked. */
      doubt?: Doubt;
    }>
  /** "help" without any command. */
  | Readonly<{ kind: 'help' }>
  | Readonly<{ kind: 'unknown-command'; typed: string; nearest: readonly string[] }>
  | Readonly<{ kind: 'missing-subcommand'; command: CommandDefinition<Sub> }>
  | Readonly<{
      kind: 'unknown-subcommand';
      command: CommandDefinition<Sub>;
      typed: string;
      nearest: readonly string[];
    }>
  /** One argument was given twice. */
  | Readonly<{ kind: 'repeated'; path: string; subcommand: Sub; name: string }>
  /** No argument takes `text`. `wanted` is the positional argument that it was probably meant for. */
  | Readonly<{
      kind: 'leftover';
      path: string;
      subcommand: Sub;
      text: string;
      wanted?: string;
      values: Readonly<Record<string, string>>;
    }>;

/**
 * Reads a whole line, "/action add Book the hall due:friday"; `readArguments` has the rules for the part
 * after the subcommand. The command's name may have a `prefix` ("halqa-"). The slash may be missing. Never
 * throws; the time is linear in the length of the line.
 */
export const parseLine = <Sub extends SubcommandShape>(
  commands: readonly CommandDefinition<Sub>[],
  line: string,
  prefix = '',
  reader?: ValueReader,
): LineReading<Sub> => {
  const { name, action, rest } = splitLine(line);
  const command = findCommand(commands, name, prefix);
  if (!command) {
    const typed = bare(name, prefix);
    if (helpWords.has(typed)) return { kind: 'help' };
    return {
      kind: 'unknown-command',
      typed: name,
      nearest: nearest(
        typed,
        commands.map((each) => each.name),
      ),
    };
  }
  if (action === '') return { kind: 'missing-subcommand', command };
  const wanted = plainLetters(action);
  const subcommand = command.subcommands.find((sub) => sub.name === wanted);
  if (!subcommand) {
    if (helpWords.has(wanted)) return { kind: 'missing-subcommand', command };
    const names = command.subcommands.map((sub) => sub.name);
    return {
      kind: 'unknown-subcommand',
      command,
      typed: action,
      nearest: nearest(wanted, names),
    };
  }
  const path = `${command.name} ${subcommand.name}`;
  const { values, parts, repeated, leftover, doubt } = readArguments(subcommand.args, rest, reader);
  if (repeated !== undefined) return { kind: 'repeated', path, subcommand, name: repeated };
  if (leftover !== undefined) return { kind: 'leftover', path, subcommand, values, ...leftover };
  const { free } = positions(subcommand.args);
  const firstNamed = parts.findIndex(({ named }) => named);
  const behind =
    firstNamed >= 0 && parts.slice(firstNamed).some(({ name, named }) => !named && name === free);
  return { kind: 'ok', path, command, subcommand, values, behind, ...(doubt === undefined ? {} : { doubt }) };
};

const helpWords = new Set(['help', '?', 'مساعدة', 'المساعدة', 'مساعده'].map(plainLetters));

/** Whether a line is nothing but a call for help, in any language. */
export const isCallForHelp = (line: string): boolean => helpWords.has(plainLetters(line.trim()));

/**
 * The line that says these values, in the order of the definition: `parseLine` reads them back from
 * it. Values are expected trimmed and without what their argument cannot hold (direction marks around
 * a number). A value with every kind of quote and a name within it may have no such line; then the
 * plainest one is given.
 */
export const writeLine = (path: string, args: Arguments, values: Readonly<Record<string, string>>): string =>
  `/${path} ${writeArguments(args, values)}`.trim();

/** `writeLine` without its path. */
const writeArguments = (args: Arguments, values: Readonly<Record<string, string>>): string => {
  const given = Object.entries(values).filter(([name, value]) => value !== '' && args[name] !== undefined);
  const plainest = writeEach(args, Object.fromEntries(given), bareOrQuoted, quotedOrBare);
  if (readsAs(args, plainest, Object.fromEntries(given))) return plainest;
  // A lone quote could pair with one in a later value; inside quotes of another kind it cannot.
  const quoted: Ways = (value) => [...inQuotes(value), value];
  return writeEach(args, Object.fromEntries(given), quoted, quoted);
};

/** The ways to write a value, best first. */
type Ways = (value: string) => readonly string[];

const writeEach = (
  args: Arguments,
  values: Readonly<Record<string, string>>,
  placed: Ways,
  named: Ways,
): string => {
  const names = Object.keys(args).filter((name) => values[name] !== undefined);
  const isPlaced = (name: string) => args[name]?.positional ?? false;
  return [...names.filter(isPlaced), ...names.filter((name) => !isPlaced(name))].reduce((line, name) => {
    const value = values[name] ?? '';
    const before = line === '' ? '' : `${line} `;
    const ways = named(value).map((way) => `${name}:${way}`);
    return (
      before + firstReadBack(args, before, name, value, isPlaced(name) ? [...placed(value), ...ways] : ways)
    );
  }, '');
};

/** The ways to write a value after its name. Quotes show where a value of several words ends. */
export const quotedOrBare = (value: string): readonly string[] =>
  [...value].some(isSpace) ? [...inQuotes(value), value] : bareOrQuoted(value);

/** The ways to write a value without a name. A comma at its end would look like a separator. */
export const bareOrQuoted = (value: string): readonly string[] =>
  withoutComma(value) === value ? [value, ...inQuotes(value)] : [...inQuotes(value), value];

const inQuotes = (value: string): readonly string[] =>
  pairs.map(([open, close]) => `${open}${value}${close}`);

/** The first way to write a value that, appended to `before`, is read as that value and changes no other. */
export const firstReadBack = (
  args: Arguments,
  before: string,
  name: string,
  value: string,
  ways: readonly string[],
): string => {
  const expected = { ...readArguments(args, before).values, [name]: value };
  return ways.find((way) => readsAs(args, before + way, expected)) ?? ways[0] ?? value;
};

const readsAs = (args: Arguments, text: string, expected: Readonly<Record<string, string>>): boolean => {
  const { values, repeated, leftover } = readArguments(args, text);
  return (
    repeated === undefined &&
    leftover === undefined &&
    Object.keys(values).length === Object.keys(expected).length &&
    Object.entries(expected).every(([name, value]) => values[name] === value)
  );
};

/** The three parts of a line: "/action", "add", and the rest. `rest` is neither cut nor trimmed. */
export const splitLine = (line: string): Readonly<{ name: string; action: string; rest: string }> => {
  const [first, afterName] = firstWord(line.trimStart());
  const name = withoutDirection(first).replace(/^\//, '');
  const [action, rest] = firstWord(afterName.trimStart());
  return { name, action, rest };
};

export const findCommand = <Sub extends SubcommandShape>(
  commands: readonly CommandDefinition<Sub>[],
  typed: string,
  prefix: string,
): CommandDefinition<Sub> | undefined => {
  const wanted = bare(typed, prefix);
  return commands.find(({ name }) => name === wanted);
};

const bare = (typed: string, prefix: string): string => {
  const name = plainLetters(typed);
  return name.startsWith(plainLetters(prefix)) ? name.slice(plainLetters(prefix).length) : name;
};

const firstWord = (text: string): readonly [word: string, rest: string] => {
  let end = 0;
  while (end < text.length && !isSpace(text.charAt(end))) end += 1;
  return [text.slice(0, end), text.slice(end)];
};
