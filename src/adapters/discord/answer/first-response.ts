import type {
  APIInteraction,
  APIInteractionResponse,
  APIMessage,
  RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord.js';
import { InteractionResponseType, Routes } from 'discord-api-types/v10';
import { bodyOf, type Message } from '../messages/message.ts';
import type { RawFile } from '../rest.ts';
import type { Callback } from './callback.ts';
import { flagsFor, type Visibility } from './follow-ups.ts';
import { InteractionClosed } from './interaction-closed.ts';

type FirstResponseParts = Readonly<{
  callbacks: Callback;
  onAccepted(): void;
  /** Discord refused the response; another one is still possible. */
  onRefused(): void;
  /** Reads the message that Discord made of the response. */
  getOriginal(): Promise<APIMessage>;
}>;

/** The first response to an interaction, of which Discord accepts one. */
export const createFirstResponse = (
  { callbacks, onAccepted, onRefused, getOriginal }: FirstResponseParts,
  { id, token }: Pick<APIInteraction, 'id' | 'token'>,
) => {
  const route = Routes.interactionCallback(id, token);
  let first: Promise<unknown> | undefined;
  /** @throws InteractionClosed when Discord did not accept it */
  const respond = (
    body: APIInteractionResponse,
    files: readonly RawFile[] = [],
    withMessage = false,
  ): Promise<RESTPostAPIInteractionCallbackWithResponseResult | undefined> => {
    const sending = callbacks
      .respond(withMessage ? `${route}?with_response=true` : route, body, files)
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
            onRefused();
            const answer = JSON.stringify(result.body)?.slice(0, 500);
            throw new Error(`Discord refused a response: ${result.status} ${answer}`);
          }
        }
      });
    first = sending;
    return sending;
  };

  return {
    respond,
    started: (): boolean => first !== undefined,

    accepted: async (): Promise<void> => {
      await first;
    },

    /** Sends a message; returns it when `withMessage` is set. */
    async sendMessage(
      message: Message,
      visibility: Visibility,
      withMessage: boolean,
    ): Promise<APIMessage | undefined> {
      const data = { ...bodyOf(message), flags: flagsFor(visibility) };
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
