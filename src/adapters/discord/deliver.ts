import { createHash } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import type { APIDMChannel, APIMessage } from 'discord.js';
import { ComponentType, MessageFlags, Routes } from 'discord-api-types/v10';
import { PlatformError } from '../../chat/platform.ts';
import { faultOf } from './faults.ts';
import { bodyOf, type Message } from './interaction-response.ts';

/** How many of the latest messages are searched for one that may have been posted. */
const searchedMessages = 50;
const maxDirectChannels = 2000;

/** Posts, finds and edits messages in channels and direct messages. */
export const createMessages = (rest: REST) => {
  const directChannels = new Map<string, string>();
  return {
    /** The channel of the direct messages with a person. */
    async directChannel(person: string): Promise<string> {
      const known = directChannels.get(person);
      if (known !== undefined) return known;
      const channel = (await rest.post(Routes.userChannels(), {
        body: { recipient_id: person },
      })) as APIDMChannel;
      const oldest = directChannels.keys().next();
      if (directChannels.size >= maxDirectChannels && !oldest.done) directChannels.delete(oldest.value);
      directChannels.set(person, channel.id);
      return channel.id;
    },

    /** Returns the id of the message. */
    async post(channel: string, message: Message, key: string): Promise<string> {
      const sent = (await rest.post(Routes.channelMessages(channel), {
        body: {
          ...bodyOf(message),
          flags: MessageFlags.IsComponentsV2,
          // For a nonce of the last few minutes Discord returns the existing message.
          nonce: nonceOf(channel, key),
          enforce_nonce: true,
        },
        files: [...(message.files ?? [])],
      })) as APIMessage;
      return sent.id;
    },

    /** @throws PlatformError `unsure` when the history cannot be read */
    async latest(channel: string): Promise<readonly APIMessage[]> {
      try {
        return (await rest.get(Routes.channelMessages(channel), {
          query: new URLSearchParams({ limit: String(searchedMessages) }),
        })) as readonly APIMessage[];
      } catch (error) {
        const { kind } = faultOf(error);
        if (kind !== 'forbidden') throw error;
        throw new PlatformError({ kind: 'unsure' }, 'Discord: the history of the channel cannot be read');
      }
    },

    /** The id of the message with this key, if it is among the latest ones. */
    async find(channel: string, key: string, application: string): Promise<string | undefined> {
      const messages = await this.latest(channel);
      const mark = markOf(key);
      return messages.find(
        ({ author, application_id, components }) =>
          (author.id === application || application_id === application) &&
          components?.some((one) => one.type === ComponentType.Container && one.id === mark),
      )?.id;
    },

    async edit(channel: string, id: string, message: Message): Promise<void> {
      await rest.patch(Routes.channelMessage(channel, id), {
        body: { ...bodyOf(message), flags: MessageFlags.IsComponentsV2 },
        files: [...(message.files ?? [])],
      });
    },
  };
};

/** A nonce for one announcement in one channel, 25 characters at most. */
export const nonceOf = (channel: string, key: string): string =>
  createHash('sha256').update(`${channel} ${key}`).digest('base64url').slice(0, 25);

/** The container id by which an announcement is found later: 31 bits, above the ids that Discord assigns. */
export const markOf = (key: string): number =>
  (createHash('sha256').update(key).digest().readUInt32BE(0) >>> 2) + 1000;
