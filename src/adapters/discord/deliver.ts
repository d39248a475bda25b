import { createHash } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import type { APIChannel, APIDMChannel, APIMessage } from 'discord.js';
import { ComponentType, MessageFlags, Routes } from 'discord-api-types/v10';
import type { Found, HistorySpan } from '../../chat/platform.ts';
import { faultOf } from './faults.ts';
import { timeOfId } from './interaction-age.ts';
import { bodyOf, type Message } from './messages/message.ts';
import { mayReadHistory } from './permissions.ts';

/** How many messages one page of the history has. */
const historyPage = 50;
const maxDirectChannels = 2000;

/** Posts, finds and edits messages in channels and direct messages. */
export const createMessages = (rest: REST) => {
  const directChannels = new Map<string, string>();
  return {
    /** The channel of the direct messages with a person. Where Discord must be asked, its turn is awaited. */
    async directChannel(person: string, turn: () => Promise<void>): Promise<string> {
      const known = directChannels.get(person);
      if (known !== undefined) return known;
      await turn();
      const channel = (await rest.post(Routes.userChannels(), {
        body: { recipient_id: person },
      })) as APIDMChannel;
      const oldest = directChannels.keys().next();
      if (directChannels.size >= maxDirectChannels && !oldest.done) directChannels.delete(oldest.value);
      directChannels.set(person, channel.id);
      return channel.id;
    },

    /** Returns the id of the message. */
    async post(
      channel: string,
      message: Message,
      key: string,
      mayStill: (() => Promise<void>) | undefined,
    ): Promise<string> {
      await mayStill?.();
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

    /** Looks for the message that was posted with this key on one page of the channel's history. */
    async find(
      channel: string,
      key: string,
      application: string,
      { since, cursor }: HistorySpan,
    ): Promise<Exclude<Found, { kind: 'found' }> | Readonly<{ kind: 'found'; id: string }>> {
      const query = new URLSearchParams({
        limit: String(historyPage),
        ...(cursor !== null && { before: cursor }),
      });
      let messages: readonly APIMessage[];
      try {
        messages = (await rest.get(Routes.channelMessages(channel), { query })) as readonly APIMessage[];
      } catch (error) {
        if (faultOf(error).kind === 'forbidden') return { kind: 'unreadable' };
        throw error;
      }
      if (messages.length === 0 && !(await mayReadHistory(rest, channel))) return { kind: 'unreadable' };
      const mark = markOf(key);
      const found = messages.find(
        ({ author, application_id, components }) =>
          (author.id === application || application_id === application) &&
          components?.some((one) => one.type === ComponentType.Container && one.id === mark),
      );
      if (found !== undefined) return { kind: 'found', id: found.id };
      const last = messages.at(-1);
      return messages.length === historyPage && last !== undefined && timeOfId(last.id) >= since
        ? { kind: 'more', cursor: last.id }
        : { kind: 'absent' };
    },

    async edit(channel: string, id: string, message: Message): Promise<void> {
      await rest.patch(Routes.channelMessage(channel, id), {
        body: { ...bodyOf(message), flags: MessageFlags.IsComponentsV2 },
        files: [...(message.files ?? [])],
      });
    },

    /** The name of a thread that this application opened; null for any other channel, and for one in the archive. */
    async ownThreadName(channel: string, application: string): Promise<string | null> {
      const found = (await rest.get(Routes.channel(channel))) as APIChannel;
      const isOwn = 'thread_metadata' in found && found.owner_id === application;
      return isOwn && !found.thread_metadata?.archived ? (found.name ?? null) : null;
    },

    async nameThread(channel: string, name: string): Promise<void> {
      await rest.patch(Routes.channel(channel), { body: { name } });
    },
  };
};

/** A nonce for one announcement in one channel, 25 characters at most. */
export const nonceOf = (channel: string, key: string): string =>
  createHash('sha256').update(`${channel} ${key}`).digest('base64url').slice(0, 25);

/** The container id by which an announcement is found later: 31 bits, above the ids that Discord assigns. */
export const markOf = (key: string): number =>
  (createHash('sha256').update(key).digest().readUInt32BE(0) >>> 2) + 1000;
