import { nothingChangedCard } from '../../cards/ask-first-cards.ts';
import { type CommandDefinition, findSubcommand } from '../../chat/command.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Caller, CoalitionCaller } from '../caller/caller.ts';
import { type ButtonHandler, once, replaceCard } from '../handlers/button-handler.ts';
import { askWhich } from './ask-which.ts';
import { choiceIn } from './forms.ts';
import type { Services, Subcommand } from './subcommand.ts';
import { waitingId } from './waiting.ts';

/** The commands, and what they need. */
export type WaitingOptions = Omit<Services, 'path' | 'confirmed'> &
  Readonly<{ commands: readonly CommandDefinition<Subcommand>[] }>;

/** Takes a waiting command of the person who typed it. It can be taken once. @throws Refusal `gone` */
const takeUp = async (
  repositories: Repositories,
  caller: Caller,
  waiting: string,
  { commands }: WaitingOptions,
) => {
  const kept = await repositories.deliveries.takeWaiting(waitingId(caller.account, waiting));
  const sub = kept === null ? undefined : findSubcommand(commands, kept.path);
  if (kept === null || sub === undefined) throw new Refusal({ code: 'gone' });
  const { named, source } = kept;
  const inCoalition = caller.inCoalition && { ...caller.inCoalition, named, source };
  return { ...kept, sub, caller: { ...caller, named, source, inCoalition } };
};

/** Runs a command that waited for a yes; it runs once. @throws Refusal `gone` */
export const runWaiting = async (
  repositories: Repositories,
  caller: Caller,
  waiting: string,
  options: WaitingOptions,
) => {
  const taken = await takeUp(repositories, caller, waiting, options);
  const { path, sub, typed } = taken;
  const { commands: _, ...services } = options;
  return sub.answer(repositories, taken.caller, typed, { ...services, path, confirmed: true });
};

/** Runs a command with the value that was chosen; when another is unclear, asks for that one too. */
const runChosen = async (
  repositories: Repositories,
  caller: Caller,
  waiting: string,
  index: string,
  options: WaitingOptions,
) => {
  const taken = await takeUp(repositories, caller, waiting, options);
  const { path, sub, choice } = taken;
  const value = choice?.values[Number(index)];
  if (choice === undefined || value === undefined) throw new Refusal({ code: 'gone' });
  const typed = { ...taken.typed, [choice.argument]: value };
  const { commands: _, ...services } = options;
  try {
    return await sub.answer(repositories, taken.caller, typed, { ...services, path });
  } catch (error) {
    // It refused before it changed anything.
    const next = choiceIn(error);
    if (next === undefined) throw error;
    return askWhich(repositories, taken.caller, { path, sub, typed }, next);
  }
};

const withoutVisit = (caller: CoalitionCaller): Caller => ({
  ...caller,
  inCoalition: caller,
  unwelcomed: false,
  returned: false,
});

/** *Yes* and *no* on what asks first, and the values to choose from. */
export const waitingButtons = (options: WaitingOptions): Readonly<Record<string, ButtonHandler>> => ({
  'go-on': once((repositories, caller, { token }) =>
    runWaiting(repositories, withoutVisit(caller), token.id, options),
  ),
  'pick-value': once((repositories, caller, { token, value }) =>
    runChosen(repositories, withoutVisit(caller), token.id, value ?? token.detail ?? '', options),
  ),
  'go-not': replaceCard(async (_repositories, caller) => nothingChangedCard(caller.words)),
});
