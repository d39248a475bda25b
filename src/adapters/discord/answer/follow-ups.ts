import { DiscordAPIError, type REST } from '@discordjs/rest';
import type { APIMessage } from 'discord.js';
import { MessageFlags, Routes } from 'discord-api-types/v10';
import { expiredCodes } from '../faults.ts';
import { bodyOf, type Message } from '../messages/message.ts';
import { isUnsure } from '../rest.ts';
import { InteractionClosed } from './interaction-closed.ts';

/** How often a follow-up is sent when Discord fails, and the first pause between two attempts. */
const maxAttempts = 4;
const firstPauseMs = 500;

export type Visibility = 'private' | 'public';

export const flagsFor = (visibility: Visibility): MessageFlags =>
  visibility === 'private'
    ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral
    : MessageFlags.IsComponentsV2;

/** What can be done with an interaction after its first response, for 15 minutes. */
export const createFollowUps = (rest: REST, application: string, token: string) => {
  const original = Routes.webhookMessage(application, token, '@original');
  return {
    /** The message of the first response. */
    getOriginal: async (): Promise<APIMessage> =>
      (await followUp(true, () => rest.get(original, { auth: false }))) as APIMessage,

    editOriginal: async (message: Message): Promise<APIMessage> =>
      (await followUp(true, () =>
        rest.patch(original, {
          auth: false,
          body: { ...bodyOf(message), flags: MessageFlags.IsComponentsV2 },
          files: [...(message.files ?? [])],
        }),
      )) as APIMessage,

    deleteOriginal: () => followUp(true, () => rest.delete(original, { auth: false })),

    /** Only a private message is sent again in doubt: a duplicate does no harm where one person sees it. */
    post: async (message: Message, visibility: Visibility): Promise<APIMessage> =>
      (await followUp(visibility === 'private', () =>
        rest.post(Routes.webhook(application, token), {
          auth: false,
          query: new URLSearchParams({ wait: 'true' }),
          body: { ...bodyOf(message), flags: flagsFor(visibility) },
          files: [...(message.files ?? [])],
        }),
      )) as APIMessage,
  };
};

/**
 * Sends a follow-up, again after a failure of Discord's when it is `repeatable`.
 * @throws InteractionClosed when the interaction is over, or when it is not known whether it arrived
 */
const followUp = async <T>(repeatable: boolean, send: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof DiscordAPIError && expiredCodes.has(error.code))
        throw new InteractionClosed('late');
      if (!isUnsure(error)) throw error;
      if (!repeatable || attempt === maxAttempts) throw new InteractionClosed('unknown');
    }
    const pauseMs = firstPauseMs * 2 ** (attempt - 1);
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs);
    });
  }
};
