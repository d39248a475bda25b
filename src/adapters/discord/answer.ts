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

/** A message as Discord takes it: components of version 2, and the files they show. */
export type Message = Readonly<{
  components: readonly APIMessageTopLevelComponent[];
  files?: readonly RawFile[];
}>;

/** Pings nobody, whatever stands in the text. */
export const pingNobody = { parse: [] };

export const bodyOf = ({ components, files = [] }: Message) => ({
  components: [...components],
  allowed_mentions: pingNobody,
  attachments: files.map(({ name }, id) => ({ id, filename: name })),
});

/** The answer came too late, or was given before: there is nobody to answer any more. */
export class Unanswerable extends Error {
  constructor(readonly why: 'late' | 'answered') {
    super(why === 'late' ? 'the interaction was over' : 'the interaction was answered before');
    this.name = 'Unanswerable';
  }
}

/** How a wait was announced: a message to come, seen by one or by all, or a change of the pressed card. */
export type Waiting = 'private' | 'public' | 'update';

/**
 * The one conversation that an interaction opens. Its first answer must come within three seconds, and
 * only it may be a form; then there are fifteen minutes.
 */
export const openAnswer = (
  { rest, callbacks }: Readonly<{ rest: REST; callbacks: Callback }>,
  application: string,
  interaction: Pick<APIInteraction, 'id' | 'token'>,
) => {
  const { id, token } = interaction;
  let first: Promise<unknown> | undefined;
  let waiting: Waiting | undefined;

  const callback = async (
    body: APIInteractionResponse,
    files: readonly RawFile[] = [],
    withMessage = false,
  ): Promise<RESTPostAPIInteractionCallbackWithResponseResult | undefined> => {
    const sent = send(body, files, withMessage);
    first = sent;
    const { status, body: said } = await sent;
    if (status < 400) return said as RESTPostAPIInteractionCallbackWithResponseResult | undefined;
    const code = typeof said === 'object' && said !== null ? Reflect.get(said, 'code') : undefined;
    if (lateCodes.has(code)) throw new Unanswerable('late');
    if (answeredCodes.has(code)) throw new Unanswerable('answered');
    throw new Error(`Discord refused an answer: ${status} ${JSON.stringify(said)?.slice(0, 500)}`);
  };

  const route = Routes.interactionCallback(id, token);
  const send = async (
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
    /** True once a first answer is on its way: a form is too late then. */
    begun: (): boolean => first !== undefined,

    /** Says that the answer takes a moment. */
    async wait(how: Waiting): Promise<void> {
      waiting = how;
      if (how === 'update') await callback({ type: InteractionResponseType.DeferredMessageUpdate });
      else
        await callback({
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          // Nothing but who sees it may be said yet.
          ...(how === 'private' ? { data: { flags: MessageFlags.Ephemeral } } : {}),
        });
    },

    /** Says something; returns the message where it is asked for. */
    async say(
      message: Message,
      seen: 'private' | 'public',
      withMessage = false,
    ): Promise<APIMessage | undefined> {
      if (first === undefined) {
        const answered = await callback(
          {
            type: InteractionResponseType.ChannelMessageWithSource,
            data: { ...bodyOf(message), flags: flags(seen === 'private') },
          },
          message.files,
          withMessage,
        );
        if (!withMessage) return undefined;
        return answered?.resource?.message ?? ((await rest.get(original, { auth: false })) as APIMessage);
      }
      await first;
      if (waiting === seen) {
        waiting = undefined;
        return editOriginal(message);
      }
      // What was promised to all is taken back before it is said to one: the next message would be seen by all.
      if (waiting === 'public' || waiting === 'private') await rest.delete(original, { auth: false });
      waiting = undefined;
      return (await rest.post(Routes.webhook(application, token), {
        auth: false,
        query: new URLSearchParams({ wait: 'true' }),
        body: { ...bodyOf(message), flags: flags(seen === 'private') },
        files: [...(message.files ?? [])],
      })) as APIMessage;
    },

    /** Draws the pressed card anew. */
    async redraw(message: Message): Promise<void> {
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
      waiting = undefined;
      await editOriginal(message);
    },

    /** Takes the pressed card away; only after `wait('update')`. */
    async remove(): Promise<void> {
      await first;
      await rest.delete(original, { auth: false });
    },

    async form(modal: Extract<APIInteractionResponse, { type: InteractionResponseType.Modal }>['data']) {
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

export type Answer = ReturnType<typeof openAnswer>;
