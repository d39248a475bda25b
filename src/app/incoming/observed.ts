import type { CommandDefinition } from '../../chat/command.ts';
import { findSubcommand } from '../../chat/command.ts';
import { pathOfFormToken } from '../../chat/form.ts';
import type { Platform } from '../../chat/ids.ts';
import type { Incoming, Notice } from '../../chat/incoming.ts';
import { findCommand, splitLine } from '../../chat/text/line.ts';
import { decodeToken } from '../../chat/token.ts';
import { plainLetters } from '../../domain/plain-letters.ts';
import type { Log } from '../../runtime/log.ts';
import type { outcomeOf } from './apology.ts';

/** Something that was received and answered, without who said it and what they said. */
export type Answered = Readonly<{
  platform: Platform;
  kind: Incoming['kind'] | Notice['kind'];
  /** The command, "action add", or the verb of a button or a form: one of those that exist, or "other". */
  what: string;
  outcome: 'ok' | ReturnType<typeof outcomeOf>;
  ms: number;
}>;

type Observed = Readonly<{
  commands: readonly CommandDefinition[];
  prefix: string;
  buttons: Readonly<Record<string, unknown>>;
  forms: Readonly<Record<string, unknown>>;
  log: Log;
  onAnswered?: ((answered: Answered) => void) | undefined;
}>;

/** Measures from the receipt to the answer, and writes one line for each. */
export const observe =
  (bot: Observed) =>
  (incoming: Incoming | Notice): ((outcome: Answered['outcome']) => void) => {
    const began = performance.now();
    return (outcome) => {
      const answered = {
        platform: incoming.account.platform,
        kind: incoming.kind,
        what: whatOf(bot, incoming),
        outcome,
        ms: Math.round((performance.now() - began) * 10) / 10,
      };
      bot.log.debug(answered, 'answered');
      bot.onAnswered?.(answered);
    };
  };

const whatOf = (bot: Observed, incoming: Incoming | Notice): string => {
  switch (incoming.kind) {
    case 'command':
      return commandOf(bot, incoming.said);
    case 'button':
      return verbOf(bot.buttons, incoming.token);
    case 'form': {
      const path = pathOfFormToken(incoming.token);
      if (path === undefined) return verbOf(bot.forms, incoming.token);
      return findSubcommand(bot.commands, path) === undefined ? other : path;
    }
    default:
      return incoming.kind;
  }
};

/** A name that is not Halqa's own is logged as "other": it would be what a person wrote. */
const other = 'other';

const commandOf = (
  { commands, prefix }: Observed,
  said: Extract<Incoming, { kind: 'command' }>['said'],
): string => {
  if (said.as === 'values') return findSubcommand(commands, said.path) === undefined ? other : said.path;
  const { name, action } = splitLine(said.text);
  const command = findCommand(commands, name, prefix);
  if (command === undefined) return other;
  const wanted = plainLetters(action);
  const sub = command.subcommands.find((one) => one.name === wanted);
  return sub === undefined ? command.name : `${command.name} ${sub.name}`;
};

const verbOf = (known: Readonly<Record<string, unknown>>, token: string): string => {
  const verb = decodeToken(token)?.verb;
  return verb !== undefined && (verb === 'help' || Object.hasOwn(known, verb)) ? verb : other;
};
