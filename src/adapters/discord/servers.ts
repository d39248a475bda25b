import type { GatewayDispatchPayload } from 'discord.js';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Loss } from '../../chat/platform.ts';
import type { DiscordLog } from './dispatch.ts';
import type { KeyValueStore } from './key-value-store.ts';

export type ServersParts = Readonly<{
  kept: KeyValueStore;
  log: DiscordLog;
  /** Passes it on; a loss that could not be passed on is told again at the next connection. */
  lost(loss: Loss): Promise<void>;
  /** Where the bot is let in again. */
  invite(): string;
}>;

/** Many servers are heard of one after another when the connection is made. */
const writeAfterMs = 1000;
const key = 'joined';

/**
 * Which servers the bot is in, and since when: it outlives the process, so that being put out while the
 * process was down shows at the next connection. What Discord says of channels only passes through.
 */
export const createServers = ({ kept, log, lost, invite }: ServersParts) => {
  /** Server → when it was joined, as Discord writes it: who is let in again and put out again is a loss of its own. */
  const joined = new Map(Object.entries(read(kept)));
  const underWay = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    kept.set(key, JSON.stringify(Object.fromEntries(joined)));
  };

  const pass = (loss: Omit<Loss, 'platform'>, after: () => void = () => undefined): void => {
    const passing = lost({ platform: 'discord', ...loss })
      .then(after)
      .catch((error: unknown) => log.error({ err: error, ...loss }, 'a loss could not be passed on'))
      .finally(() => underWay.delete(passing));
    underWay.add(passing);
  };

  const putOut = (server: string): void => {
    const id = `${server}:${joined.get(server) ?? ''}`;
    pass({ id, workspace: server, why: 'removed', link: invite() }, () => {
      joined.delete(server);
      write();
    });
  };

  return {
    hear({ t, d }: GatewayDispatchPayload): void {
      switch (t) {
        case GatewayDispatchEvents.Ready: {
          const [shard, shards] = d.shard ?? [0, 1];
          const still = new Set(d.guilds.map(({ id }) => id));
          for (const server of joined.keys())
            if (Number((BigInt(server) >> 22n) % BigInt(shards)) === shard && !still.has(server))
              putOut(server);
          return;
        }
        case GatewayDispatchEvents.GuildCreate:
          if (joined.get(d.id) === d.joined_at) return;
          joined.set(d.id, d.joined_at);
          timer ??= setTimeout(write, writeAfterMs).unref();
          return;
        case GatewayDispatchEvents.GuildDelete:
          // A server that is not available has trouble of its own and comes back.
          if (d.unavailable !== true) putOut(d.id);
          return;
        case GatewayDispatchEvents.ChannelDelete:
        case GatewayDispatchEvents.ThreadDelete:
          if ('guild_id' in d && d.guild_id !== undefined)
            pass({ id: d.id, workspace: d.guild_id, place: d.id, why: 'deleted' });
          return;
        case GatewayDispatchEvents.ThreadUpdate: {
          // One that is only archived, as all are after some days, opens by itself at the next post.
          const { guild_id, thread_metadata: state } = d;
          if (guild_id === undefined || state?.locked !== true) return;
          pass({ id: `${d.id}:${state.archive_timestamp}`, workspace: guild_id, place: d.id, why: 'locked' });
          return;
        }
        default:
        // Everything else that comes with knowing of servers is of no use here.
      }
    },

    /** Resolves when everything heard so far was passed on. */
    async settle(): Promise<void> {
      await Promise.allSettled(underWay);
      if (timer !== undefined) write();
    },
  };
};

const read = (kept: KeyValueStore): Readonly<Record<string, string>> => {
  try {
    const joined: unknown = JSON.parse(kept.get(key) ?? '{}');
    if (typeof joined !== 'object' || joined === null) return {};
    return Object.fromEntries(
      Object.entries(joined).filter(([id, at]) => /^\d+$/.test(id) && typeof at === 'string'),
    );
  } catch {
    return {};
  }
};
