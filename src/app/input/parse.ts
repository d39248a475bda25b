import { type Arguments, type CommandDefinition, findSubcommand } from '../../chat/command.ts';
import type { CommandIncoming } from '../../chat/incoming.ts';
import { never } from '../../chat/never.ts';
import { type Doubt, positions } from '../../chat/text/arguments.ts';
import { type LineReading, parseLine, writeLine } from '../../chat/text/line.ts';
import { pairs } from '../../chat/text/quotes.ts';
import { type ArgumentProblem, Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import { findFilters } from './filters.ts';
import { findInText } from './in-text.ts';
import { createPlacing } from './placed.ts';
import { given } from './resolve.ts';
import type { Subcommand } from './subcommand.ts';
import { type AskedCoalition, createLineValues, type LineValues } from './value-reader.ts';

type Typed = Readonly<Record<string, string>>;

/** The result of reading a command. */
export type Parsed =
  | Readonly<{ kind: 'run'; path: string; sub: Subcommand; typed: Typed }>
  /** Understood, with a doubt that the person resolves in the form. */
  | Readonly<{ kind: 'ask'; path: string; sub: Subcommand; typed: Typed }>
  | Readonly<{ kind: 'help'; command: string | undefined }>
  | Readonly<{ kind: 'wrong'; refusal(words: Words): Refusal }>;

export type Parser = Readonly<{
  commands: readonly CommandDefinition<Subcommand>[];
  prefix: string;
  now: number;
  repositories: Repositories;
  /** Shared by several lines, so that a name in them is looked up once. */
  values?: LineValues;
}>;

/** What is read of a command. */
type Spoken = Pick<CommandIncoming, 'said' | 'named' | 'account'>;

/** No platform sends longer lines, so they are not read. */
const longestLine = 12_000;

/** How often a line is read again after names in it were looked up. */
const mostLookUps = 5;

/** @throws Refusal when it is not a command of Halqa's, or is too long. */
export const parseCommand = async (parser: Parser, incoming: Spoken): Promise<Parsed> => {
  const { said } = incoming;
  if (said.as === 'values') {
    const sub = findSubcommand(parser.commands, said.path);
    if (sub === undefined) throw new Refusal({ code: 'unknown-command', typed: said.path, nearest: [] });
    return { kind: said.ask === true ? 'ask' : 'run', path: said.path, sub, typed: given(said.values) };
  }
  if (said.text.length > longestLine) throw new Refusal({ code: 'line-too-long' });
  const coalition = askedOnce(parser.repositories, incoming);
  const values = parser.values ?? createLineValues(incoming.named, parser.now);
  const reading = await readLine(parser, said.text, values, coalition);
  const parsed = (await placedLeftover(parser, reading, values, coalition)) ?? parsedFrom(reading);
  return parsed.kind === 'run' ? interpreted(parser, parsed, values, coalition) : parsed;
};

/** Most lines name nobody and nothing that has to be looked up. */
const askedOnce = ({ coalitions }: Repositories, { account }: Spoken): AskedCoalition => {
  let asked: Promise<string | null> | undefined;
  return () => {
    asked ??= coalitions.of(account).then((coalition) => coalition?.id ?? null);
    return asked;
  };
};

/** A line whose leftover text can only be the value of one argument: "/action edit #12 due friday". */
const placedLeftover = async (
  parser: Parser,
  reading: LineReading<Subcommand>,
  values: LineValues,
  coalition: AskedCoalition,
): Promise<Parsed | undefined> => {
  if (reading.kind !== 'leftover') return undefined;
  const { path, subcommand: sub, text } = reading;
  const placing = createPlacing(parser.repositories, coalition, values, sub.args);
  const typed = await placing.leftover(given(reading.values), text);
  return typed === undefined ? undefined : { kind: 'run', path, sub, typed };
};

/** A command with the values that its text contains: a mention, a number, the choices of a poll. */
const interpreted = async (
  { repositories }: Parser,
  { path, sub, typed }: Extract<Parsed, { kind: 'run' }>,
  values: LineValues,
  coalition: AskedCoalition,
): Promise<Parsed> => {
  const filtered = await findFilters(repositories, coalition, values, sub.args, typed);
  const placed = await createPlacing(repositories, coalition, values, sub.args).free(filtered);
  const inText = await findInText(repositories, coalition, values, sub.args, placed);
  const found = sub.interpret?.(inText.typed) ?? { typed: inText.typed, sure: true };
  return { kind: inText.sure && found.sure ? 'run' : 'ask', path, sub, typed: found.typed };
};

const readLine = async (
  parser: Parser,
  text: string,
  values: LineValues,
  coalition: AskedCoalition,
): Promise<LineReading<Subcommand>> => {
  const { commands, prefix, repositories } = parser;
  let reading = parseLine(commands, text, prefix, values);
  for (let round = 0; round < mostLookUps; round += 1) {
    if (!(await values.lookUp(repositories, coalition))) break;
    reading = parseLine(commands, text, prefix, values);
  }
  return reading;
};

const parsedFrom = (reading: LineReading<Subcommand>): Parsed => {
  switch (reading.kind) {
    case 'ok': {
      const { path, subcommand: sub, doubt } = reading;
      if (doubt !== undefined)
        return { kind: 'wrong', refusal: () => doubtful(path, sub, doubt, reading.values) };
      const typed = given(reading.values);
      const guess = guessSplit(sub, typed);
      // "zone:Beirut summer time" would change the name of the coalition to the words that were not read.
      if (reading.behind && sub.currentValues !== undefined) return { kind: 'ask', path, sub, typed };
      return guess === undefined
        ? { kind: 'run', path, sub, typed }
        : { kind: 'ask', path, sub, typed: guess };
    }
    case 'help':
      return { kind: 'help', command: undefined };
    case 'missing-subcommand':
      return { kind: 'help', command: reading.command.name };
    case 'unknown-subcommand': {
      const { typed, command, nearest } = reading;
      if (nearest.length === 0)
        throw new Refusal({ code: 'unknown-subcommand', typed, command: command.name });
      throw new Refusal({ code: 'unknown-command', typed, nearest });
    }
    case 'unknown-command':
      throw new Refusal({ code: 'unknown-command', typed: reading.typed, nearest: reading.nearest });
    case 'repeated':
      return wrong((words) => wrongArgument(words, reading.subcommand, reading.name, 'repeated', ''));
    case 'leftover': {
      const { subcommand: sub, wanted, text, path } = reading;
      const argument = wanted === undefined ? undefined : sub.args[wanted];
      if (wanted === undefined || argument === undefined)
        throw new Refusal({ code: 'unexpected-text', path, text });
      // Words instead of a choice or a number may be its label or title.
      return { kind: 'run', path, sub, typed: given({ ...reading.values, [wanted]: text }) };
    }
    default:
      return never(reading);
  }
};

/**
 * "organisation:Harbour School Book the hall" leaves no text for the title. The form opens with a guess at
 * where the title begins: at the last capitalised words, or halfway in a script without capitals.
 */
const guessSplit = ({ args }: Subcommand, typed: Typed): Typed | undefined => {
  const { free } = positions(args);
  if (free === undefined || !args[free]?.required || typed[free] !== undefined) return undefined;
  const names = Object.keys(typed).filter((name) => args[name]?.kind === 'text');
  const name = names.find((each) => splitAt(typed[each] ?? '') !== undefined);
  const value = name === undefined ? '' : (typed[name] ?? '');
  const at = splitAt(value);
  if (name === undefined || at === undefined) return undefined;
  return { ...typed, [name]: value.slice(0, at).trim(), [free]: value.slice(at).trim() };
};

const splitAt = (value: string): number | undefined => {
  const words = [...value.slice(0, 600).matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, index }));
  if (words.length < 4) return undefined;
  const isCapital = ({ word }: Readonly<{ word: string }>) => /^\p{Lu}/u.test(word);
  if (!words.some(({ word }) => /^\p{Ll}/u.test(word)))
    return /[\u0600-\u06ff]/.test(value) ? words[Math.ceil(words.length / 2)]?.index : undefined;
  const last = words.findLastIndex(isCapital);
  if (last < 1) return undefined;
  let start = last;
  while (start > 0 && words.slice(start - 1, start).some(isCapital)) start -= 1;
  return words[start === 0 ? last : start]?.index;
};

const wrong = (refusal: (words: Words) => Refusal): Parsed => ({ kind: 'wrong', refusal });

const wrongArgument = (
  words: Words,
  { args }: Subcommand,
  name: string,
  problem: ArgumentProblem,
  value: string,
): Refusal => {
  const argument = args[name];
  const label = argument ? words.of(argument.label) : name;
  const example = words.of(argument?.example ?? '');
  return new Refusal({ code: 'argument', argument: name, label, problem, value, example });
};

/** The line with the free text in quotes, so that no word of it can be a name. */
const withTextInQuotes = (path: string, args: Arguments, values: Typed): string => {
  const { free } = positions(args);
  const text = free === undefined ? undefined : values[free];
  if (free === undefined || text === undefined) return writeLine(path, args, values);
  const { [free]: _, ...others } = values;
  const [open, close] = pairs.find((pair) => !pair.some((mark) => text.includes(mark))) ?? ['"', '"'];
  const rest = writeLine(path, args, others).slice(path.length + 1);
  return `/${path} ${open}${text}${close}${rest}`;
};

/** The refusal shows the unambiguous lines; in one of them quotes mark the text. */
const doubtful = (path: string, { args }: Subcommand, doubt: Doubt, values: Typed): Refusal => {
  const { typed, names, asText } = doubt;
  const quoted = withTextInQuotes(path, args, asText);
  const [name = ''] = names;
  return values[name] === undefined
    ? new Refusal({ code: 'near-argument', typed, nearest: names, asText: quoted })
    : new Refusal({
        code: 'text-or-argument',
        typed,
        asText: quoted,
        asArgument: writeLine(path, args, values),
      });
};
