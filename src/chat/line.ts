import { readArguments } from './arguments.ts';
import { fold, isSpace, withoutDirection } from './characters.ts';
import type { Arguments, CommandDefinition, SubcommandShape } from './command.ts';
import { nearest } from './nearest.ts';
import { pairs } from './quotes.ts';

/**
 * What a line says. `path` is "action add". `typed` is as the person wrote it; `nearest` are at most
 * three names that may have been meant, the likeliest first.
 */
export type LineReading<Sub extends SubcommandShape = SubcommandShape> =
  | Readonly<{
      kind: 'ok';
      path: string;
      command: CommandDefinition<Sub>;
      subcommand: Sub;
      /** Argument name → what was typed for it. An argument that was not given has no entry. */
      values: Readonly<Record<string, string>>;
    }>
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
  /** No argument takes `text`. `wanted` is the positional argument it may have been meant for. */
  | Readonly<{ kind: 'leftover'; path: string; subcommand: Sub; text: string; wanted?: string }>;

/**
 * Reads a whole line, "/action add Book the hall due:friday"; the rules for what follows the
 * subcommand are at `readArguments`. `prefix` ("halqa-") may stand before the command's name. The slash
 * may be missing. Never throws; its time grows with the length of the line and no faster.
 */
export const parseLine = <Sub extends SubcommandShape>(
  commands: readonly CommandDefinition<Sub>[],
  line: string,
  prefix = '',
): LineReading<Sub> => {
  const { name, action, rest } = splitLine(line);
  const command = findCommand(commands, name, prefix);
  if (!command) {
    const typed = bare(name, prefix);
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
  const subcommand = command.subcommands.find((sub) => sub.name === fold(action));
  if (!subcommand) {
    const names = command.subcommands.map((sub) => sub.name);
    return { kind: 'unknown-subcommand', command, typed: action, nearest: nearest(fold(action), names) };
  }
  const path = `${command.name} ${subcommand.name}`;
  const { values, repeated, leftover } = readArguments(subcommand.args, rest);
  if (repeated !== undefined) return { kind: 'repeated', path, subcommand, name: repeated };
  if (leftover !== undefined) return { kind: 'leftover', path, subcommand, ...leftover };
  return { kind: 'ok', path, command, subcommand, values };
};

/**
 * The line that says these values, in the order of the definition: `parseLine` reads them back from
 * it. Values are expected trimmed and without what their argument cannot hold (direction marks around
 * a number). A value with every kind of quote and a name within it may have no such line; then the
 * plainest one is given.
 */
export const writeLine = (path: string, args: Arguments, values: Readonly<Record<string, string>>): string =>
  `/${path} ${writeArguments(args, values)}`.trim();

/** `writeLine` without its path. */
export const writeArguments = (args: Arguments, values: Readonly<Record<string, string>>): string => {
  const names = Object.keys(args).filter((name) => (values[name] ?? '') !== '');
  const inOrder = [
    ...names.filter((name) => args[name]?.positional),
    ...names.filter((name) => !args[name]?.positional),
  ];
  return inOrder.reduce(
    (line, name) => `${line}${line && ' '}${writeValue(args, line, name, values[name] ?? '')}`,
    '',
  );
};

/** How one value is to be written after `before` so that it, and all before it, is read as it is. */
export const writeValue = (args: Arguments, before: string, name: string, value: string): string => {
  const already = readArguments(args, before).values;
  const ways = waysToWrite(name, value, args[name]?.positional ?? false);
  const readsBack = (written: string) => {
    const { values, repeated, leftover } = readArguments(args, `${before} ${written}`);
    return (
      repeated === undefined &&
      leftover === undefined &&
      values[name] === value &&
      Object.keys(values).length === Object.keys({ ...already, [name]: value }).length &&
      Object.entries(already).every(([other, kept]) => other === name || values[other] === kept)
    );
  };
  return ways.find(readsBack) ?? ways[0] ?? value;
};

const waysToWrite = (name: string, value: string, positional: boolean): readonly string[] => {
  const quoted = pairs.map(([open, close]) => `${open}${value}${close}`);
  // Quotes are not needed after the free text; they show where a value of several words ends.
  const named = ([...value].some(isSpace) ? [...quoted, value] : [value, ...quoted]).map(
    (way) => `${name}:${way}`,
  );
  return positional ? [value, ...quoted, ...named] : named;
};

/** The three pieces of a line: "/action", "add", and what follows. `rest` is neither cut nor trimmed. */
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
): CommandDefinition<Sub> | undefined => commands.find(({ name }) => name === bare(typed, prefix));

const bare = (typed: string, prefix: string): string => {
  const name = fold(typed);
  return name.startsWith(fold(prefix)) ? name.slice(fold(prefix).length) : name;
};

const firstWord = (text: string): readonly [word: string, rest: string] => {
  let end = 0;
  while (end < text.length && !isSpace(text.charAt(end))) end += 1;
  return [text.slice(0, end), text.slice(end)];
};
