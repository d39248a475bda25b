import { DiscordAPIError, type REST } from '@discordjs/rest';
import type {
  APIInteraction,
  APIInteractionResponse,
  APIMessage,
  APIMessageTopLevelComponent,
  RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord.js';
import { InteractionResponseType, MessageFlags, Routes } from 'discord-api-types/v10';
import type { Callback } from './callback.ts';
import { expiredCodes } from './faults.ts';
import { isUnsure, type RawFile } from './rest.ts';

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

const reasons = {
  late: 'the interaction has expired',
  answered: 'the interaction was answered before',
  unknown: 'whether it arrived is not known',
} as const;

/** The interaction cannot be answered any more: it expired, was answered before, or Discord is away. */
export class InteractionClosed extends Error {
  constructor(readonly why: keyof typeof reasons) {
    super(reasons[why]);
    this.name = 'InteractionClosed';
  }
}

/** What a deferral announces: a message for one person or for everyone, or an update of the pressed card. */
export type Deferral = 'private' | 'public' | 'update';

export type ResponseParts = Readonly<{
  callbacks: Callback;
  /** Waits for rate limits. */
  followUps: REST;
  /** Called when Discord has accepted the first response. */
  onAccepted(): void;
  /** Called when a person waits for a message, and when nobody waits any more. */
  onWaiting(waiting: boolean): void;
}>;

/** How often a follow-up is sent when Discord fails, and the first pause between two attempts. */
const maxAttempts = 4;
const firstPauseMs = 500;

/**
 * The responses to one interaction. The first must arrive within 3 seconds, and only the first can be a
 * modal. Follow-ups are possible for 15 minutes.
 */
export const openResponse = (
  { callbacks, followUps, onAccepted, onWaiting }: ResponseParts,
  application: string,
  { id, token }: Pick<APIInteraction, 'id' | 'token'>,
) => {
  const callbackRoute = Routes.interactionCallback(id, token);
  const originalRoute = Routes.webhookMessage(application, token, '@original');
  let first: Promise<unknown> | undefined;
  let deferred: Deferral | undefined;
  let delivered = false;

  const respond = (
    body: APIInteractionResponse,
    files: readonly RawFile[] = [],
    withMessage = false,
  ): Promise<RESTPostAPIInteractionCallbackWithResponseResult | undefined> => {
    const sending = callbacks
      .respond(withMessage ? `${callbackRoute}?with_response=true` : callbackRoute, body, files)
      .then((result) => {
        switch (result.kind) {
          case 'accepted':
            onAccepted();
            return result.body as RESTPostAPIInteractionCallbackWithResponseResult | undefined;
          case 'closed':
            throw new InteractionClosed(result.why);
          case 'unknown':
            throw new InteractionClosed('unknown');
          default: {
            // Nothing was accepted, so an apology can still be the first response.
            first = undefined;
            deferred = undefined;
            const answer = JSON.stringify(result.body)?.slice(0, 500);
            throw new Error(`Discord refused a response: ${result.status} ${answer}`);
          }
        }
      });
    first = sending;
    return sending;
  };

  const flags = (ephemeral: boolean): MessageFlags =>
    ephemeral ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral : MessageFlags.IsComponentsV2;

  const getOriginal = async (): Promise<APIMessage> =>
    (await followUp(true, () => followUps.get(originalRoute, { auth: false }))) as APIMessage;

  const editOriginal = async (message: Message): Promise<APIMessage> =>
    (await followUp(true, () =>
      followUps.patch(originalRoute, {
        auth: false,
        body: { ...bodyOf(message), flags: MessageFlags.IsComponentsV2 },
        files: [...(message.files ?? [])],
      }),
    )) as APIMessage;

  const deleteOriginal = () => followUp(true, () => followUps.delete(originalRoute, { auth: false }));

  const sendFirst = async (
    message: Message,
    visibility: 'private' | 'public',
    withMessage: boolean,
  ): Promise<APIMessage | undefined> => {
    const data = { ...bodyOf(message), flags: flags(visibility === 'private') };
    try {
      const result = await respond(
        { type: InteractionResponseType.ChannelMessageWithSource, data },
        message.files,
        withMessage,
      );
      if (!withMessage) return undefined;
      return result?.resource?.message ?? (await getOriginal());
    } catch (error) {
      if (!(error instanceof InteractionClosed && error.why === 'unknown')) throw error;
      // It went through when it can be read.
      return getOriginal().catch(() => {
        throw error;
      });
    }
  };

  return {
    /** True once a first response is on its way; a modal is too late then. */
    started: (): boolean => first !== undefined,

    /** True once a message or an update arrived: what comes after it needs no apology. */
    delivered: (): boolean => delivered,

    /** @throws InteractionClosed when a first response was sent and Discord did not accept it */
    async accepted(): Promise<void> {
      await first;
    },

    /** Tells Discord that the response takes a moment. */
    async defer(how: Deferral): Promise<void> {
      deferred = how;
      if (how === 'update') await respond({ type: InteractionResponseType.DeferredMessageUpdate });
      else {
        // A deferral may only say who will see the message.
        const data = how === 'private' ? { data: { flags: MessageFlags.Ephemeral as const } } : {};
        await respond({ type: InteractionResponseType.DeferredChannelMessageWithSource, ...data });
        onWaiting(true);
      }
    },

    /** Sends a message; returns it when `withMessage` is set. */
    async send(
      message: Message,
      visibility: 'private' | 'public',
      withMessage = false,
    ): Promise<APIMessage | undefined> {
      if (first === undefined) {
        const sent = await sendFirst(message, visibility, withMessage);
        delivered = true;
        return sent;
      }
      await first;
      const before = deferred;
      deferred = undefined;
      if (before === visibility) {
        const sent = await editOriginal(message);
        delivered = true;
        onWaiting(false);
        return sent;
      }
      // A follow-up takes the visibility of a pending deferral, so one with another visibility is deleted first.
      if (before === 'public' || before === 'private') {
        await deleteOriginal();
        onWaiting(false);
      }
      // Twice the same message does no harm where one person sees it.
      const sent = await followUp(visibility === 'private', () =>
        followUps.post(Routes.webhook(application, token), {
          auth: false,
          query: new URLSearchParams({ wait: 'true' }),
          body: { ...bodyOf(message), flags: flags(visibility === 'private') },
          files: [...(message.files ?? [])],
        }),
      );
      delivered = true;
      return sent as APIMessage;
    },

    /** Replaces the pressed card. */
    async update(message: Message): Promise<void> {
      if (first === undefined) {
        const data = { ...bodyOf(message), flags: MessageFlags.IsComponentsV2 as const };
        await respond({ type: InteractionResponseType.UpdateMessage, data }, message.files);
      } else {
        await first;
        deferred = undefined;
        await editOriginal(message);
      }
      delivered = true;
    },

    /** Deletes the pressed card; only after `defer('update')`. */
    async remove(): Promise<void> {
      await first;
      await deleteOriginal();
    },

    async openModal(modal: Extract<APIInteractionResponse, { type: InteractionResponseType.Modal }>['data']) {
      await respond({ type: InteractionResponseType.Modal, data: modal });
    },

    async suggest(choices: readonly { name: string; value: string }[]) {
      await respond({
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [...choices] },
      });
    },
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

export type InteractionResponse = ReturnType<typeof openResponse>;
