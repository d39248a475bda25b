import type {
  GatewayDispatchPayload,
  GatewayGuildCreateDispatchData,
  GatewayReadyDispatchData,
} from 'discord.js';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Destination } from '../../../chat/ids.ts';
import type { Loss } from '../../../chat/platform.ts';
import type { DiscordLog } from '../dispatch.ts';
import type { KeyValueStore } from '../key-value-store.ts';

export type ServersParts = Readonly<{
  keyValues: KeyValueStore;
  log: DiscordLog;
  now(): number;
  /** Reports a loss. One that could not be reported is reported again at the next connection. */
  lost(loss: Loss): Promise<void>;
  /** Reports a server that the bot is in, once for each time that it was added. */
  added(server: string): Promise<void>;
  /** Greets a server that added the bot lately: where the first of these destinations lets it. `key` names the time. */
  greet(server: string, key: string, destinations: readonly Destination[]): Promise<void>;
  /** The link with which the bot is added again. */
  invite(): string;
}>;

/** After a connection Discord announces every server, one event each; they share one write. */
const writeAfterMs = 1000;
/** A server that has had the bot for longer is not greeted: the file that says so was lost. */
const greetedWithinMs = 7 * 24 * 60 * 60_000;
const key = 'joined';

/**
 * Which servers the bot is in, and since when. It is stored, so that a removal during downtime shows at
 * the next connection. Events about channels are reported without being stored.
 */
export const createServers = ({ keyValues, log, now, lost, added, greet, invite }: ServersParts) => {
  /** Server → `joined_at`. With it, a removal after a return is a new loss. */
  const joined = new Map(Object.entries(read(keyValues)));
  const pending = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    keyValues.set(key, JSON.stringify(Object.fromEntries(joined)));
  };

  const report = (loss: Omit<Loss, 'platform'>, after: () => void = () => undefined): void => {
    const reporting = lost({ platform: 'discord', ...loss })
      .then(after)
      .catch((error: unknown) => log.error({ err: error, ...loss }, 'a loss could not be recorded'))
      .finally(() => pending.delete(reporting));
    pending.add(reporting);
  };

  const removedFrom = (server: string): void => {
    const id = `${server}:${joined.get(server) ?? ''}`;
    report({ id, workspace: server, why: 'removed', link: invite() }, () => {
      joined.delete(server);
      write();
    });
  };

  /** A removal that is still being recorded comes first. */
  const reportAdded = (server: Pick<GatewayGuildCreateDispatchData, 'id' | 'joined_at'> & Doors): void => {
    const reporting = Promise.allSettled([...pending])
      .then(() => added(server.id))
      .then(async () => {
        if (now() - Date.parse(server.joined_at) > greetedWithinMs) return;
        // Written first: after a kill, no greeting is better than two.
        write();
        await greet(server.id, `greeting:${server.id}:${server.joined_at}`, doorsOf(server));
      })
      .catch((error: unknown) =>
        log.error({ err: error, server: server.id }, 'an added server could not be recorded'),
      )
      .finally(() => pending.delete(reporting));
    pending.add(reporting);
  };

  return {
    onEvent({ t, d }: GatewayDispatchPayload): void {
      switch (t) {
        case GatewayDispatchEvents.Ready:
          for (const server of goneSince(joined.keys(), d)) removedFrom(server);
          return;
        case GatewayDispatchEvents.GuildCreate:
          if (joined.get(d.id) === d.joined_at) return;
          joined.set(d.id, d.joined_at);
          timer ??= setTimeout(write, writeAfterMs).unref();
          reportAdded(d);
          return;
        case GatewayDispatchEvents.GuildDelete:
          // An unavailable server has an outage and comes back.
          if (d.unavailable !== true) removedFrom(d.id);
          return;
        case GatewayDispatchEvents.ChannelDelete:
        case GatewayDispatchEvents.ThreadDelete:
          if ('guild_id' in d && d.guild_id !== undefined)
            report({ id: d.id, workspace: d.guild_id, place: d.id, why: 'deleted' });
          return;
        case GatewayDispatchEvents.ThreadUpdate: {
          // An archived thread opens by itself at the next post; a locked one does not.
          const { guild_id, thread_metadata: state } = d;
          if (guild_id === undefined || state?.locked !== true) return;
          report({
            id: `${d.id}:${state.archive_timestamp}`,
            workspace: guild_id,
            place: d.id,
            why: 'locked',
          });
          return;
        }
        default:
        // The other events of the Guilds intent are not needed.
      }
    },

    /** Discord refuses the connection: Halqa receives nothing from any of the servers. */
    onRefused(since: number): void {
      for (const server of joined.keys())
        report({ id: `${server}:refused:${since}`, workspace: server, why: 'disconnected' });
    },

    /** Resolves when every loss so far was reported. */
    async settle(): Promise<void> {
      await Promise.allSettled(pending);
      if (timer !== undefined) write();
    },
  };
};

/** The servers of a connection's shard that it no longer lists. */
const goneSince = (
  joined: Iterable<string>,
  { shard: [shard, shards] = [0, 1], guilds }: Pick<GatewayReadyDispatchData, 'shard' | 'guilds'>,
): readonly string[] => {
  const listed = new Set(guilds.map(({ id }) => id));
  return [...joined].filter(
    (server) => Number((BigInt(server) >> 22n) % BigInt(shards)) === shard && !listed.has(server),
  );
};

type Doors = Pick<GatewayGuildCreateDispatchData, 'id' | 'system_channel_id' | 'owner_id'>;

/**
 * Discord does not say who added the bot. The server's own channel for messages of the system is where newcomers
 * are greeted; without one, or where Halqa may not write there, its owner is.
 */
const doorsOf = ({
  id: workspace,
  system_channel_id: channel,
  owner_id: owner,
}: Doors): readonly Destination[] => [
  ...(channel ? [{ to: 'place', place: { platform: 'discord', workspace, id: channel } } as const] : []),
  { to: 'person', account: { platform: 'discord', workspace, id: owner } },
];

const read = (keyValues: KeyValueStore): Readonly<Record<string, string>> => {
  try {
    const joined: unknown = JSON.parse(keyValues.get(key) ?? '{}');
    if (typeof joined !== 'object' || joined === null) return {};
    return Object.fromEntries(
      Object.entries(joined).filter(([id, at]) => /^\d+$/.test(id) && typeof at === 'string'),
    );
  } catch {
    return {};
  }
};
