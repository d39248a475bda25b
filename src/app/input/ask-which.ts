import { whichCard } from '../../cards/ask-first-cards.ts';
import type { PrivateReply } from '../../chat/incoming.ts';
import { mostChoices } from '../../chat/limits.ts';
import type { ArgumentReason } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Caller } from '../caller/caller.ts';
import { choiceIn } from './forms.ts';
import { resolveArguments } from './resolve.ts';
import { privately, type Subcommand } from './subcommand.ts';
import { keepWaiting } from './waiting.ts';

/** A command, as it was typed. */
export type Order = Readonly<{ path: string; sub: Subcommand; typed: Readonly<Record<string, string>> }>;

/**
 * Asks by buttons which of several people, groups or records was meant. The command waits, and continues with
 * what was typed.
 * @throws Refusal when something else is wrong as well: a form then asks for all of it
 */
export const askWhich = async (
  repositories: Repositories,
  caller: Caller,
  { path, sub, typed }: Order,
  choice: ArgumentReason,
): Promise<PrivateReply> => {
  const options = (choice.options ?? []).slice(0, mostChoices);
  const { argument } = choice;
  const chosen = { ...typed, [argument]: options[0]?.value ?? '' };
  try {
    await resolveArguments(repositories, caller, sub.args, chosen);
  } catch (error) {
    // The next value that can be chosen is asked for afterwards.
    if (choiceIn(error) === undefined) throw error;
  }
  const values = options.map(({ value }) => value);
  const waiting = await keepWaiting(repositories, caller, path, typed, { argument, values });
  return privately(whichCard(caller.words, { ...choice, options }, waiting));
};
