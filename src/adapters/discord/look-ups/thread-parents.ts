import type { REST } from '@discordjs/rest';
import type { APIChannel } from 'discord.js';
import { ChannelType, Routes } from 'discord-api-types/v10';
import type { Named, PlaceRef } from '../../../chat/ids.ts';
import { RecentMap } from '../../../chat/recent-map.ts';
import { lookUp } from './look-up.ts';

const postable: ReadonlySet<ChannelType> = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement]);

const parentsMaxBytes = 512 * 1024;
/** Of a channel, with its id and that of its server, as Discord limits it. */
const longestName = 140;

const parentWaitMs = 700;
const timeout = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });

/**
 * Finds the channel of a thread, when the bot can post in that channel. In a forum each thread is its own
 * place. A lookup that takes too long also makes the thread its own place.
 */
export const createThreadParents = (rest: REST) => {
  const parents = new RecentMap<Promise<Named<PlaceRef> | undefined>>(parentsMaxBytes, () => longestName);
  return async (workspace: string, thread: string, parent: string): Promise<Named<PlaceRef> | undefined> => {
    const asking =
      parents.get(parent) ??
      lookUp<APIChannel>(rest, Routes.channel(parent)).then((channel) =>
        channel !== undefined && postable.has(channel.type)
          ? { platform: 'discord' as const, workspace, id: parent, name: channel.name ?? thread }
          : undefined,
      );
    parents.set(parent, asking);
    // A failed lookup is repeated the next time.
    void asking.then((found) => found ?? parents.delete(parent));
    return Promise.race([asking, timeout(parentWaitMs)]);
  };
};
