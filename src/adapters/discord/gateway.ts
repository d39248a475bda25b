import { createHash } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import { CloseCodes, type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import type { APIInteraction, GatewayDispatchPayload } from 'discord.js';
import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { createBrake } from './brake.ts';
import type { DiscordLog } from './dispatch.ts';
import type { KeyValueStore } from './key-value-store.ts';

export type GatewayParts = Readonly<{
  rest: REST;
  token: string;
  kept: KeyValueStore;
  log: DiscordLog;
  now(): number;
  hear(interaction: APIInteraction): void;
  /** Everything else, in the order in which it came. */
  heed(dispatch: GatewayDispatchPayload): void;
}>;

export type Gateway = Readonly<{
  /** Resolves once connected, or after `waitMs` while it goes on trying. */
  open(waitMs: number): Promise<void>;
  close(): Promise<void>;
}>;

/** How often the place in the stream of events is written down. */
const writeEveryMs = 5000;
const longestRetryMs = 60_000;

/** Interactions come without any. This one is no privilege: it says who puts the bot out, and what is deleted. */
const intents = GatewayIntentBits.Guilds;

/**
 * The stream of events. But for servers and channels themselves nothing is asked for: Discord sends no
 * members, no messages, no presences, and there is nothing to keep of them. The place in the
 * stream outlives the process: after a restart Discord sends what was missed, and no IDENTIFY is spent.
 */
export const createGateway = ({ rest, token, kept, log, now, hear, heed }: GatewayParts): Gateway => {
  const sessions = createSessions(kept, token);
  let stopped = false;
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });

  const manager = new WebSocketManager({
    rest,
    token,
    intents,
    retrieveSessionInfo: sessions.of,
    updateSessionInfo: (shard, session) => {
      // Closing on purpose does not end the session: the next start goes on with it.
      if (!stopped) sessions.set(shard, session);
    },
    buildIdentifyThrottler: () =>
      createBrake(kept, now, (waitMs, countToday) =>
        log.warn({ waitMs, countToday }, 'Discord is not connected again at once: it was too often lately'),
      ),
  });
  manager.on(WebSocketShardEvents.Dispatch, (payload) => {
    if (payload.t === GatewayDispatchEvents.InteractionCreate) hear(payload.d);
    else heed(payload);
  });
  manager.on(WebSocketShardEvents.Ready, ({ guilds }) => {
    log.info({ servers: guilds.length }, 'Discord is connected');
    ready();
  });
  manager.on(WebSocketShardEvents.Resumed, () => {
    log.info({}, 'Discord is connected again, and sent what was missed');
    ready();
  });
  manager.on(WebSocketShardEvents.Closed, (code) => log.info({ code }, 'Discord closed the connection'));
  manager.on(WebSocketShardEvents.Error, (error) => log.error({ err: error }, 'the connection to Discord'));

  const connect = async (): Promise<void> => {
    for (let attempt = 0; !stopped; attempt += 1) {
      try {
        return await manager.connect();
      } catch (error) {
        if (stopped) return;
        const waitMs = Math.min(1000 * 2 ** attempt, longestRetryMs);
        log.warn({ err: error, waitMs }, 'Discord cannot be reached; trying again');
        await sleep(waitMs);
      }
    }
  };

  return {
    async open(waitMs) {
      void connect();
      await Promise.race([isReady, sleep(waitMs)]);
    },
    async close() {
      stopped = true;
      sessions.write();
      // Any other code ends the session, and with it what was missed.
      await manager.destroy({ code: CloseCodes.Resuming, reason: 'stopping' });
      ready();
    },
  };
};

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

const createSessions = (kept: KeyValueStore, token: string) => {
  // A session belongs to a token and what was asked for with it; another one must not try to go on with it.
  const key = `session:${createHash('sha256').update(`${token} ${intents}`).digest('hex').slice(0, 16)}`;
  const sessions = new Map(Object.entries(readSessions(kept.get(key))));
  let timer: NodeJS.Timeout | undefined;

  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    kept.set(key, JSON.stringify(Object.fromEntries(sessions)));
  };

  return {
    write,
    of: (shard: number): SessionInfo | null => sessions.get(String(shard)) ?? null,
    set(shard: number, session: SessionInfo | null): void {
      const before = sessions.get(String(shard));
      if (session === null) sessions.delete(String(shard));
      else sessions.set(String(shard), session);
      // Another session is written at once, a later place in the same one in a while.
      if (before?.sessionId !== session?.sessionId) write();
      else timer ??= setTimeout(write, writeEveryMs).unref();
    },
  };
};

const readSessions = (written: string | undefined): Readonly<Record<string, SessionInfo>> => {
  try {
    const read: unknown = JSON.parse(written ?? '{}');
    return typeof read === 'object' && read !== null ? (read as Record<string, SessionInfo>) : {};
  } catch {
    return {};
  }
};
