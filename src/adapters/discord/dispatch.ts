import { randomUUID } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import type { APIInteraction } from 'discord.js';
import { ComponentType } from 'discord-api-types/v10';
import { NotReceiving } from '../../chat/incoming.ts';
import { languages } from '../../chat/languages.ts';
import { never } from '../../chat/never.ts';
import { type AnswerParts, answer } from './answer/answers.ts';
import type { Callback } from './answer/callback.ts';
import { InteractionClosed } from './answer/interaction-closed.ts';
import { type Deferral, type InteractionResponse, openResponse } from './answer/interaction-response.ts';
import type { createUnanswered } from './answer/unanswered.ts';
import { type InteractionAge, oldMs } from './interaction-age.ts';
import { readInteraction } from './interaction-shape.ts';
import { isThread } from './permissions.ts';
import { type MessageMenu, type Received, receive } from './receive.ts';
import { directed } from './text/markdown.ts';
import { phrase } from './words.ts';

export type DiscordLog = Readonly<{
  debug(what: object, sentence: string): void;
  info(what: object, sentence: string): void;
  warn(what: object, sentence: string): void;
  error(what: object, sentence: string): void;
}>;

export type DispatcherParts = AnswerParts &
  Readonly<{
    callbacks: Callback;
    /** Waits for rate limits. */
    followUps: REST;
    application(): string;
    menus: readonly MessageMenu[];
    log: DiscordLog;
    now(): number;
    ages: InteractionAge;
    unanswered: ReturnType<typeof createUnanswered>;
  }>;

/** Passes interactions to the bot and its replies back to Discord. Never throws. */
export const createDispatcher = (parts: DispatcherParts) => {
  const inProgress = new Set<Promise<void>>();
  return {
    onInteraction(body: unknown): void {
      const interaction = readInteraction(body);
      if (interaction === undefined) {
        parts.log.warn({}, 'Discord sent an interaction that is not understood');
        return;
      }
      const done = handleInteraction(parts, interaction).finally(() => inProgress.delete(done));
      inProgress.add(done);
    },
    /** Resolves when every interaction so far is answered. */
    async settle(): Promise<void> {
      await Promise.allSettled(inProgress);
    },
  };
};

const handleInteraction = async (parts: DispatcherParts, interaction: APIInteraction): Promise<void> => {
  const { id, token } = interaction;
  const response = openResponse(
    {
      ...parts,
      onAccepted: () => parts.ages.accepted(id),
      onWaiting: (waiting) => (waiting ? parts.unanswered.add(id, token) : parts.unanswered.remove(id)),
    },
    parts.application(),
    interaction,
  );
  try {
    const received = await read(parts, interaction);
    if (received === undefined) return;
    if (parts.ages.of(id) > oldMs && !(await acceptOld(parts, response, received, id))) return;
    parts.names.learn(received.kind === 'step' ? undefined : received.incoming);
    await answer(parts, response, received);
  } catch (error) {
    if (error instanceof NotReceiving && !response.started()) return;
    if (error instanceof InteractionClosed) {
      const level = error.why === 'answered' ? 'debug' : 'warn';
      parts.log[level]({ interaction: id }, `an answer was not delivered: ${error.message}`);
      return;
    }
    await apologise(parts, response, error);
  }
};

/**
 * After an outage Discord delivers missed interactions that nobody expects any more. An old interaction is
 * carried out only if Discord still accepts an answer to it.
 */
const acceptOld = async (
  { log }: DispatcherParts,
  response: InteractionResponse,
  received: Received,
  interaction: string,
): Promise<boolean> => {
  if (received.kind === 'suggest') return false;
  try {
    await response.defer(deferralOf(received));
    return true;
  } catch (error) {
    if (!(error instanceof InteractionClosed)) throw error;
    log.info({ interaction, reason: error.message }, 'an old interaction was not carried out');
    return false;
  }
};

const deferralOf = (received: Exclude<Received, { kind: 'suggest' }>): Deferral => {
  switch (received.kind) {
    case 'command':
      return received.plan === 'public' ? 'public' : 'private';
    case 'button':
    case 'open':
      return 'update';
    case 'form':
    case 'step':
      return received.onPending ? 'update' : 'private';
    default:
      return never(received);
  }
};

const read = async (parts: DispatcherParts, interaction: APIInteraction): Promise<Received | undefined> => {
  const { definitions, menus, names } = parts;
  const parent = await parentOf(parts, interaction);
  const context = { definitions, menus, at: parts.now(), ...(parent === undefined ? {} : { parent }) };
  const received = receive(interaction, context);
  if (received !== undefined || interaction.guild_id !== undefined) return received;
  // A direct message does not say which server it is about.
  const user = interaction.user?.id;
  const workspace = user === undefined ? undefined : await names.workspaceOf(user);
  return workspace === undefined ? undefined : receive(interaction, { ...context, workspace });
};

const parentOf = async ({ names }: DispatcherParts, { channel, guild_id }: APIInteraction) => {
  if (channel === undefined || guild_id === undefined || !isThread(channel)) return undefined;
  const parent = 'parent_id' in channel ? channel.parent_id : undefined;
  return parent ? names.parentOf(guild_id, channel.id, parent) : undefined;
};

/** Something broke here, or Discord could not be reached: the person gets an incident id, never a stack. */
const apologise = async (
  parts: DispatcherParts,
  response: InteractionResponse,
  error: unknown,
): Promise<void> => {
  const incident = randomUUID().slice(0, 8);
  parts.log.error({ err: error, incident }, 'an interaction could not be answered');
  if (response.delivered()) return;
  const content = languages
    .map((language) => directed(phrase('broken', language, { incident }), language))
    .join('\n');
  try {
    await response.send({ components: [{ type: ComponentType.TextDisplay, content }] }, 'private');
  } catch {
    // The apology failed too.
  }
};
