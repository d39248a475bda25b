import { setTimeout } from 'node:timers/promises';
import type { REST } from '@discordjs/rest';
import { CloseCodes, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import type { APIInteraction, GatewayDispatchPayload } from 'discord.js';
import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import type { DiscordLog } from '../dispatch.ts';
import type { KeyValueStore } from '../key-value-store.ts';
import { adviceFor, waitAfterFatal } from './closes.ts';
import { createIdentifyThrottle } from './identify-throttle.ts';
import { createSessions, type Sessions } from './sessions.ts';

export type GatewayParts = Readonly<{
  rest: REST;
  token: string;
  keyValues: KeyValueStore;
  log: DiscordLog;
  now(): number;
  onInteraction(interaction: APIInteraction): void;
  /** Every other event, in order. */
  onEvent(dispatch: GatewayDispatchPayload): void;
  /** Discord refused the connection for good, `times` in a row. It is tried again at long intervals. */
  onRefused(times: number): void;
  /** The first of these intervals. */
  refusedRetryMs: number;
}>;

export type Gateway = Readonly<{
  /** Resolves once connected, or after `waitMs` while it keeps trying. */
  open(waitMs: number): Promise<void>;
  close(): Promise<void>;
  /** Whether Discord has accepted the connection, and it has not ended since. */
  isUp(): boolean;
}>;

const longestRetryMs = 60_000;

/**
 * Interactions need no intent. These are not privileged: they announce removals of the bot, deletions, the
 * events of a server's own list, and what somebody writes to the bot alone.
 */
const intents =
  GatewayIntentBits.Guilds | GatewayIntentBits.GuildScheduledEvents | GatewayIntentBits.DirectMessages;

/**
 * The gateway connection. It asks only for events about servers, channels and scheduled events, and for direct messages to the
 * bot: Discord sends no members, no presences and no message of a server, so nothing of them is stored. The session is stored: after a restart Discord
 * sends what was missed, and no IDENTIFY is spent.
 */
export const createGateway = (parts: GatewayParts): Gateway => {
  const { keyValues, log, onRefused, refusedRetryMs } = parts;
  const sessions = createSessions(keyValues, parts.token, intents);
  const stopping = new AbortController();
  let manager: WebSocketManager | undefined;
  let fatalCloses = 0;
  let isUp = false;
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });

  const up = (): void => {
    isUp = true;
    if (fatalCloses > 0) log.info({}, 'Discord accepts the connection again');
    fatalCloses = 0;
    ready();
  };

  /** A fatal close leaves the connection idle, so a new one is made after a long wait. */
  const onClosed = (closed: WebSocketManager, code: number): void => {
    if (manager === closed) isUp = false;
    const whatToDo = adviceFor(code);
    if (whatToDo === undefined) {
      log.info({ code }, 'Discord closed the connection');
      return;
    }
    if (manager !== closed || stopping.signal.aborted) return;
    manager = undefined;
    fatalCloses += 1;
    const waitMs = waitAfterFatal(fatalCloses, refusedRetryMs);
    log.error({ code, waitMs, whatToDo }, 'Discord refuses the connection: nothing is received there');
    onRefused(fatalCloses);
    sleep(waitMs, stopping.signal).then(connect, () => undefined);
  };

  const connect = async (): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      const created = createManager(parts, { sessions, stopping: stopping.signal, up, onClosed });
      manager = created;
      try {
        return await created.connect();
      } catch (error) {
        // After a fatal close the next attempt is planned already.
        if (stopping.signal.aborted || manager !== created) return;
        const waitMs = Math.min(1000 * 2 ** attempt, longestRetryMs);
        log.warn({ err: error, waitMs }, 'Discord cannot be reached; trying again');
        await sleep(waitMs, stopping.signal).catch(() => undefined);
      }
    }
  };

  return {
    isUp: () => isUp,
    async open(waitMs) {
      void connect();
      await Promise.race([isReady, sleep(waitMs, stopping.signal).catch(() => undefined)]);
    },
    async close() {
      stopping.abort();
      isUp = false;
      sessions.write();
      // Any other code ends the session, and with it what is missed meanwhile.
      await manager?.destroy({ code: CloseCodes.Resuming, reason: 'stopping' });
      ready();
    },
  };
};

type Connection = Readonly<{
  sessions: Sessions;
  /** Aborts when the process stops. */
  stopping: AbortSignal;
  /** Discord accepted or resumed the connection. */
  up(): void;
  onClosed(closed: WebSocketManager, code: number): void;
}>;

/** A manager of the gateway connection that passes events on. It is not connected yet. */
const createManager = (
  { rest, token, keyValues, log, now, onInteraction, onEvent }: GatewayParts,
  { sessions, stopping, up, onClosed }: Connection,
): WebSocketManager => {
  const created = new WebSocketManager({
    rest,
    token,
    intents,
    retrieveSessionInfo: sessions.of,
    updateSessionInfo: (shard, session) => {
      // A deliberate close does not end the session: the next start resumes it.
      if (!stopping.aborted) sessions.set(shard, session);
    },
    buildIdentifyThrottler: () =>
      createIdentifyThrottle(keyValues, now, (waitMs, countToday) =>
        log.warn({ waitMs, countToday }, 'the connection to Discord waits: there were too many recently'),
      ),
  });
  created.on(WebSocketShardEvents.Dispatch, (payload) => {
    if (payload.t === GatewayDispatchEvents.InteractionCreate) return onInteraction(payload.d);
    try {
      onEvent(payload);
    } catch (error) {
      log.error({ err: error, event: payload.t }, 'an event of Discord could not be read');
    }
  });
  created.on(WebSocketShardEvents.Ready, ({ guilds }) => {
    log.info({ servers: guilds.length }, 'Discord is connected');
    up();
  });
  created.on(WebSocketShardEvents.Resumed, () => {
    log.info({}, 'Discord resumed the connection and sent what was missed');
    up();
  });
  created.on(WebSocketShardEvents.Closed, (code) => onClosed(created, code));
  created.on(WebSocketShardEvents.Error, (error) =>
    log.warn({ err: error }, 'the connection to Discord failed'),
  );
  return created;
};

/** Rejects when the signal aborts. */
const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { ref: false, signal });
