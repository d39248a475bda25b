import { alreadySetUpCard, noCoalitionCard, withoutWaiting } from '../../cards/refusal-card.ts';
import { type CommandDefinition, findSubcommand } from '../../chat/command.ts';
import type { CommandReply, FormAnswer, FormReply, PrivateReply, RedrawReply } from '../../chat/incoming.ts';
import { languages } from '../../chat/languages.ts';
import { decodeToken, encodeToken, type Token } from '../../chat/token.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import { wordsFor } from '../../words/words.ts';
import type { Caller } from '../caller/caller.ts';
import { isCoordinator } from '../caller/permissions.ts';
import { runWaiting, type WaitingOptions } from '../input/ask-first.ts';
import type { Order } from '../input/ask-which.ts';
import { formFor } from '../input/forms.ts';
import type { Subcommand } from '../input/subcommand.ts';
import { keepWaiting } from '../input/waiting.ts';

const path = 'coalition setup';

/** A form's token holds the command that waits, if any, behind its path. */
const tokenFor = (waiting: string): string =>
  encodeToken({ verb: 'ask', id: path.replace(' ', '.'), detail: waiting });

/** The command that continues after this form. */
export const waitingIn = (token: string): string | undefined => {
  const { detail } = decodeToken(token) ?? {};
  return detail !== undefined && /^[0-9a-f-]{36}$/.test(detail) ? detail : undefined;
};

/**
 * Set up*: the form of the settings, for anyone, with the current ones or what the platform tells, in the
 * language of the button. Where it was done since, the card that offers it says so.
 */
export const setUpForm = async (
  { commands }: Readonly<{ commands: readonly CommandDefinition<Subcommand>[] }>,
  read: Repositories,
  caller: Caller,
  { id: waiting, detail }: Token,
): Promise<FormReply | RedrawReply> => {
  const language = languages.find((one) => one === detail);
  const words = language && wordsFor({ language, digits: 'latn', timeZone: 'UTC' });
  const { inCoalition } = caller;
  if (inCoalition !== null && waiting === 'new') {
    const mine = await isCoordinator(read, inCoalition);
    return {
      kind: 'redraw',
      card: alreadySetUpCard(words ?? caller.words, inCoalition.coalition.name, mine),
    };
  }
  const sub = findSubcommand(commands, path);
  if (sub === undefined) throw new Error(`there is no /${path}`);
  return {
    kind: 'form',
    form: {
      ...(await formFor(read, { ...caller, ...(words && { words }) }, path, sub, {})),
      token: tokenFor(waiting),
    },
  };
};

/** The commands that can continue as soon as the coalition is set up, because they need nothing else. */
const goesOn: ReadonlySet<string> = new Set(['group create']);

/**
 * Answers a command. Where there is no coalition yet, keeps a command that can continue once one is set up.
 */
export const answerOrSetUp = async (
  services: WaitingOptions,
  repositories: Repositories,
  caller: Caller,
  { path: asked, sub, typed }: Order,
): Promise<CommandReply> => {
  try {
    return await sub.answer(repositories, caller, typed, { ...services, path: asked });
  } catch (error) {
    const isMissing = error instanceof Refusal && error.reason.code === 'no-coalition';
    if (!isMissing || !goesOn.has(asked)) throw error;
    const waiting = await keepWaiting(repositories, caller, asked, typed);
    return { kind: 'private', card: noCoalitionCard(caller.words, waiting) };
  }
};

/** After the settings were saved, continues the waiting command, as the founder. */
export const goOnAfterSetUp = async (
  services: WaitingOptions,
  repositories: Repositories,
  founder: Caller,
  waiting: string,
  saved: PrivateReply,
): Promise<FormAnswer> => {
  try {
    const reply = await runWaiting(repositories, founder, waiting, services);
    return reply.kind === 'public' ? { ...reply, aside: saved.card } : saved;
  } catch (error) {
    // It refused before it changed anything; the settings stay.
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'private', card: withoutWaiting(founder.words, saved.card, error.reason) };
  }
};
