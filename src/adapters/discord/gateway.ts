import { createHash } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import { CloseCodes, type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import type { APIInteraction, GatewayDispatchPayload } from 'discord.js';
import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import type { DiscordLog } from './dispatch.ts';
import { createIdentifyThrottle } from './identify-throttle.ts';
import type { KeyValueStore } from './key-value-store.ts';

export type GatewayParts = Readonly<{
  rest: REST;
  token: string;
  keyValues: KeyValueStore;
  log: DiscordLog;
  now(): number;
  onInteraction(interaction: APIInteraction): void;
  /** Every other event, in order. */
  onEvent(dispatch: GatewayDispatchPayload): void;
}>;

export type Gateway = Readonly<{
  /** Resolves once connected, or after `waitMs` while it keeps trying. */
  open(waitMs: number): Promise<void>;
  close(): Promise<void>;
}>;

/** How often the sequence number is stored. */
const writeEveryMs = 5000;
const longestRetryMs = 60_000;

/** Interactions need no intent. This one is not privileged: it announces removals of the bot and deletions. */
const intents = GatewayIntentBits.Guilds;

/**
 * The gateway connection. It asks only for events about servers and channels: Discord sends no members,
 * messages or presences, so nothing of them is stored. The session is stored: after a restart Discord
 * sends what was missed, and no IDENTIFY is spent.
 */
export const createGateway = ({
  rest,
  token,
  keyValues,
  log,
  now,
  onInteraction,
  onEvent,
}: GatewayParts): Gateway => {
  const sessions = createSessions(keyValues, token);
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
      // A deliberate close does not end the session: the next start resumes it.
      if (!stopped) sessions.set(shard, session);
    },
    buildIdentifyThrottler: () =>
      createIdentifyThrottle(keyValues, now, (waitMs, countToday) =>
        log.warn({ waitMs, countToday }, 'the connection to Discord waits: there were too many recently'),
      ),
  });
  manager.on(WebSocketShardEvents.Dispatch, (payload) => {
    if (payload.t === GatewayDispatchEvents.InteractionCreate) onInteraction(payload.d);
    else onEvent(payload);
  });
  manager.on(WebSocketShardEvents.Ready, ({ guilds }) => {
    log.info({ servers: guilds.length }, 'Discord is connected');
    ready();
  });
  manager.on(WebSocketShardEvents.Resumed, () => {
    log.info({}, 'Discord resumed the connection and sent what was missed');
    ready();
  });
  manager.on(WebSocketShardEvents.Closed, (code) => log.info({ code }, 'Discord closed the connection'));
  manager.on(WebSocketShardEvents.Error, (error) =>
    log.error({ err: error }, 'the connection to Discord failed'),
  );

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
      // Any other code ends the session, and with it what is missed meanwhile.
      await manager.destroy({ code: CloseCodes.Resuming, reason: 'stopping' });
      ready();
    },
  };
};

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

const createSessions = (keyValues: KeyValueStore, token: string) => {
  // A session belongs to a token and its intents; others must not resume it.
  const key = `session:${createHash('sha256').update(`${token} ${intents}`).digest('hex').slice(0, 16)}`;
  const sessions = new Map(Object.entries(readSessions(keyValues.get(key))));
  let timer: NodeJS.Timeout | undefined;

  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    keyValues.set(key, JSON.stringify(Object.fromEntries(sessions)));
  };

  return {
    write,
    of: (shard: number): SessionInfo | null => sessions.get(String(shard)) ?? null,
    set(shard: number, session: SessionInfo | null): void {
      const before = sessions.get(String(shard));
      if (session === null) sessions.delete(String(shard));
      else sessions.set(String(shard), session);
      // A new session is stored at once, a later sequence number after a while.
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
