import { nothingChangedCard } from '../../cards/ask-first-cards.ts';
import { type CommandDefinition, findSubcommand } from '../../chat/command.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Caller } from '../caller/caller.ts';
import { type ButtonHandler, once, replaceCard } from '../handlers/button-handler.ts';
import type { Services, Subcommand } from './subcommand.ts';
import { waitingId } from './waiting.ts';

/** The commands, and what they need. */
export type WaitingOptions = Omit<Services, 'path' | 'confirmed'> &
  Readonly<{ commands: readonly CommandDefinition<Subcommand>[] }>;

/** Runs a command that waited; it runs once. @throws Refusal `gone` */
export const runWaiting = async (
  repositories: Repositories,
  caller: Caller,
  waiting: string,
  { commands, ...services }: WaitingOptions,
) => {
  const kept = await repositories.deliveries.takeWaiting(waitingId(caller.account, waiting));
  const sub = kept === null ? undefined : findSubcommand(commands, kept.path);
  if (kept === null || sub === undefined) throw new Refusal({ code: 'gone' });
  const { named, source } = kept;
  const inCoalition = caller.inCoalition && { ...caller.inCoalition, named, source };
  return sub.answer(repositories, { ...caller, named, source, inCoalition }, kept.typed, {
    ...services,
    path: kept.path,
    confirmed: true,
  });
};

/** *Yes* and *no* on what asks first. */
export const waitingButtons = (options: WaitingOptions): Readonly<Record<string, ButtonHandler>> => ({
  'go-on': once((repositories, caller, { token }) =>
    runWaiting(
      repositories,
      { ...caller, inCoalition: caller, unwelcomed: false, returned: false },
      token.id,
      options,
    ),
  ),
  'go-not': replaceCard(async (_repositories, caller) => nothingChangedCard(caller.words)),
});
