import { DiscordAPIError, type REST } from '@discordjs/rest';
import type {
  APIInteraction,
  APIInteractionResponse,
  APIMessage,
  APIMessageTopLevelComponent,
  RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord.js';
import { InteractionResponseType, MessageFlags, Routes } from 'discord-api-types/v10';
import type { Callback, CallbackResponse } from './callback.ts';
import { answeredCodes, lateCodes } from './faults.ts';
import type { RawFile } from './rest.ts';

/** A components V2 message and the files that it shows. */
export type Message = Readonly<{
  components: readonly APIMessageTopLevelComponent[];
  files?: readonly RawFile[];
}>;

/** Pings nobody, whatever the text says. */
export const pingNobody = { parse: [] };

export const bodyOf = ({ components, files = [] }: Message) => ({
  components: [...components],
  allowed_mentions: pingNobody,
  attachments: files.map(({ name }, id) => ({ id, filename: name })),
});

/** The interaction can no longer be answered: it expired, or was answered before. */
export class InteractionClosed extends Error {
  constructor(readonly why: 'late' | 'answered') {
    super(why === 'late' ? 'the interaction has expired' : 'the interaction was answered before');
    this.name = 'InteractionClosed';
  }
}

/** What a deferral announces: a message for one person or for everyone, or an update of the pressed card. */
export type Deferral = 'private' | 'public' | 'update';

/**
 * The responses to one interaction. The first must arrive within 3 seconds, and only the first can be a
 * modal. Follow-ups are possible for 15 minutes.
 */
export const openResponse = (
  { rest, callbacks }: Readonly<{ rest: REST; callbacks: Callback }>,
  application: string,
  interaction: Pick<APIInteraction, 'id' | 'token'>,
) => {
  const { id, token } = interaction;
  let first: Promise<unknown> | undefined;
  let deferred: Deferral | undefined;

  const callback = async (
    body: APIInteractionResponse,
    files: readonly RawFile[] = [],
    withMessage = false,
  ): Promise<RESTPostAPIInteractionCallbackWithResponseResult | undefined> => {
    const sent = post(body, files, withMessage);
    first = sent;
    const { status, body: answer } = await sent;
    if (status < 400) return answer as RESTPostAPIInteractionCallbackWithResponseResult | undefined;
    const code = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'code') : undefined;
    if (lateCodes.has(code)) throw new InteractionClosed('late');
    if (answeredCodes.has(code)) throw new InteractionClosed('answered');
    throw new Error(`Discord refused a response: ${status} ${JSON.stringify(answer)?.slice(0, 500)}`);
  };

  const route = Routes.interactionCallback(id, token);
  const post = async (
    body: APIInteractionResponse,
    files: readonly RawFile[],
    withMessage: boolean,
  ): Promise<CallbackResponse> => {
    if (files.length === 0) return callbacks.post(withMessage ? `${route}?with_response=true` : route, body);
    const query = withMessage ? { query: new URLSearchParams({ with_response: 'true' }) } : {};
    try {
      return {
        status: 200,
        body: await rest.post(route, { body, auth: false, files: [...files], ...query }),
      };
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      return { status: error.status, body: error.rawError };
    }
  };

  const original = Routes.webhookMessage(application, token, '@original');
  const flags = (ephemeral: boolean): MessageFlags =>
    ephemeral ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral : MessageFlags.IsComponentsV2;

  const editOriginal = async (message: Message): Promise<APIMessage> =>
    (await rest.patch(original, {
      auth: false,
      body: { ...bodyOf(message), flags: MessageFlags.IsComponentsV2 },
      files: [...(message.files ?? [])],
    })) as APIMessage;

  return {
    /** True once a first response is on its way; a modal is too late then. */
    started: (): boolean => first !== undefined,

    /** Tells Discord that the response takes a moment. */
    async defer(how: Deferral): Promise<void> {
      deferred = how;
      if (how === 'update') await callback({ type: InteractionResponseType.DeferredMessageUpdate });
      else
        await callback({
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          // A deferral may only say who will see the message.
          ...(how === 'private' ? { data: { flags: MessageFlags.Ephemeral } } : {}),
        });
    },

    /** Sends a message; returns it when `withMessage` is set. */
    async send(
      message: Message,
      visibility: 'private' | 'public',
      withMessage = false,
    ): Promise<APIMessage | undefined> {
      if (first === undefined) {
        const result = await callback(
          {
            type: InteractionResponseType.ChannelMessageWithSource,
            data: { ...bodyOf(message), flags: flags(visibility === 'private') },
          },
          message.files,
          withMessage,
        );
        if (!withMessage) return undefined;
        return result?.resource?.message ?? ((await rest.get(original, { auth: false })) as APIMessage);
      }
      await first;
      if (deferred === visibility) {
        deferred = undefined;
        return editOriginal(message);
      }
      // A follow-up takes the visibility of a pending deferral, so one with another visibility is deleted first.
      if (deferred === 'public' || deferred === 'private') await rest.delete(original, { auth: false });
      deferred = undefined;
      return (await rest.post(Routes.webhook(application, token), {
        auth: false,
        query: new URLSearchParams({ wait: 'true' }),
        body: { ...bodyOf(message), flags: flags(visibility === 'private') },
        files: [...(message.files ?? [])],
      })) as APIMessage;
    },

    /** Replaces the pressed card. */
    async update(message: Message): Promise<void> {
      if (first === undefined) {
        await callback(
          {
            type: InteractionResponseType.UpdateMessage,
            data: { ...bodyOf(message), flags: MessageFlags.IsComponentsV2 },
          },
          message.files,
        );
        return;
      }
      await first;
      deferred = undefined;
      await editOriginal(message);
    },

    /** Deletes the pressed card; only after `defer('update')`. */
    async remove(): Promise<void> {
      await first;
      await rest.delete(original, { auth: false });
    },

    async openModal(modal: Extract<APIInteractionResponse, { type: InteractionResponseType.Modal }>['data']) {
      await callback({ type: InteractionResponseType.Modal, data: modal });
    },

    async suggest(choices: readonly { name: string; value: string }[]) {
      await callback({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [...choices] },
      });
    },
  };
};

export type InteractionResponse = ReturnType<typeof openResponse>;
