import { DiscordAPIError, RateLimitError, type REST } from '@discordjs/rest';
import type { APIChannel, APIMessage } from 'discord.js';
import { MessageFlags, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { shorten } from '../../../chat/text/clean.ts';
import { nonceOf } from '../deliver.ts';
import { threadLimits } from '../limits.ts';
import { messageLink } from '../message-link.ts';
import { isUnsure } from '../rest.ts';
import { bodyOf, type Message } from './message.ts';

/** The first message of a thread, and its address. */
export type FirstInThread = Readonly<{ thread: string; message: string; link: string | undefined }>;

export type Threads = Readonly<{
  /**
   * Opens a thread on a message of a server, and posts the first message in it.
   * @throws whatever the requests throw: the bot may lack the permission, or the channel may have no threads
   */
  open(
    on: Readonly<{ server: string; channel: string; message: string }>,
    title: string,
    first: Message,
  ): Promise<FirstInThread>;
}>;

/** The name of a thread as Discord takes it. */
export const cutThreadName = (name: string): string =>
  shorten(name, threadLimits.name, (text) => text.length);

export const createThreads = (rest: REST): Threads => ({
  async open({ server, channel, message }, title, first) {
    const name = cutThreadName(title);
    const thread = await repeated(() => rest.post(Routes.threads(channel, message), { body: { name } })).then(
      (opened) => (opened as APIChannel).id,
      (error: unknown) => {
        // An answer was lost, or somebody was quicker. The thread of a message has the message's id.
        if (
          error instanceof DiscordAPIError &&
          error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage
        )
          return message;
        throw error;
      },
    );
    const body = {
      ...bodyOf(first),
      flags: MessageFlags.IsComponentsV2,
      nonce: nonceOf(thread, 'first'),
      enforce_nonce: true,
    };
    const files = [...(first.files ?? [])];
    const sent = await repeated(() => rest.post(Routes.channelMessages(thread), { body, files }));
    const { id } = sent as APIMessage;
    return { thread, message: id, link: messageLink({ server, channel: thread, message: id }) };
  },
});

const maxAttempts = 6;
const firstPauseMs = 500;
/** A person is waiting. */
const longestPauseMs = 10_000;

/** Sends a request again that is busy or in doubt. It must be one that can be carried out only once. */
const repeated = async <T>(send: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    let pauseMs = firstPauseMs * 2 ** (attempt - 1);
    try {
      return await send();
    } catch (error) {
      if (error instanceof RateLimitError) pauseMs = error.retryAfter;
      if (!isUnsure(error) || attempt === maxAttempts || pauseMs > longestPauseMs) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs);
    });
  }
};
