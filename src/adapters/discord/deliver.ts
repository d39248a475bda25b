import { createHash } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import type { APIDMChannel, APIMessage } from 'discord.js';
import { ComponentType, MessageFlags, Routes } from 'discord-api-types/v10';
import { PlatformError } from '../../chat/platform.ts';
import { bodyOf, type Message } from './answer.ts';
import { faultOf } from './faults.ts';

/** How many messages are looked through for one that may have been posted. */
const lookedThrough = 50;
const conversationsKept = 2000;

/** Messages that stand in channels, said without being asked for. */
export const createPosts = (rest: REST) => {
  const conversations = new Map<string, string>();
  return {
    /** The channel of the conversation with one person. */
    async conversationWith(person: string): Promise<string> {
      const known = conversations.get(person);
      if (known !== undefined) return known;
      const channel = (await rest.post(Routes.userChannels(), {
        body: { recipient_id: person },
      })) as APIDMChannel;
      const oldest = conversations.keys().next();
      if (conversations.size >= conversationsKept && !oldest.done) conversations.delete(oldest.value);
      conversations.set(person, channel.id);
      return channel.id;
    },

    /** Returns the id of the message. */
    async post(channel: string, message: Message, key: string): Promise<string> {
      const sent = (await rest.post(Routes.channelMessages(channel), {
        body: {
          ...bodyOf(message),
          flags: MessageFlags.IsComponentsV2,
          // Sent again within a few minutes, Discord returns the message that is there.
          nonce: nonceOf(channel, key),
          enforce_nonce: true,
        },
        files: [...(message.files ?? [])],
      })) as APIMessage;
      return sent.id;
    },

    /** @throws PlatformError: whether a message is there is not known where the history cannot be read */
    async latest(channel: string): Promise<readonly APIMessage[]> {
      try {
        return (await rest.get(Routes.channelMessages(channel), {
          query: new URLSearchParams({ limit: String(lookedThrough) }),
        })) as readonly APIMessage[];
      } catch (error) {
        const { kind } = faultOf(error);
        if (kind !== 'forbidden') throw error;
        throw new PlatformError({ kind: 'unsure' }, 'Discord: the history of the channel cannot be read');
      }
    },

    /** The message that was posted with this key, if it is among the last ones. */
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

/** One announcement in one channel, in the 25 characters that a nonce may have. */
export const nonceOf = (channel: string, key: string): string =>
  createHash('sha256').update(`${channel} ${key}`).digest('base64url').slice(0, 25);

/** The announcement as the number of its container, by which it is found again: 31 bits, never a small one. */
export const markOf = (key: string): number =>
  (createHash('sha256').update(key).digest().readUInt32BE(0) >>> 2) + 1000;
