import { SocketModeClient } from '@slack/socket-mode';
import { PlatformError } from '../../chat/platform.ts';
import type { Acknowledge } from './answer/ack.ts';
import { quietLogger, type SlackLog } from './client.ts';
import { errorName, faultOf, isRevoked, reasonOf } from './faults.ts';
import { parsed } from './json.ts';
import { sleep } from './names.ts';

/** Socket Mode: Slack sends over a connection that Halqa opens, so that no public address is needed. */
export type SocketConnection = Readonly<{
  /** Resolves once Slack has greeted, or is out of reach. @throws PlatformError when the token is refused */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Whether Slack has greeted, and the connection has not ended since. */
  isOpen(): boolean;
}>;

export type SocketConnectionParts = Readonly<{
  appToken: string;
  apiUrl: string | undefined;
  receiveBody(body: unknown, acknowledge: Acknowledge): Promise<void>;
  log: SlackLog;
  /** The wait after the first failure; it doubles. */
  retryMs?: number;
}>;

const longestRetryMs = 30_000;
/** The wait where Slack refuses the token or has Socket Mode switched off: somebody has to act first. */
const refusedRetryMs = 5 * 60_000;
/** How long a replaced connection stays open for the acknowledgements that are still to be given. */
const drainMs = 3_000;
const requestTries = 2;
const closeMs = 3_000;

export const createSocketConnection = (parts: SocketConnectionParts): SocketConnection => {
  const { log, retryMs = 500 } = parts;
  const connections = new Set<SocketModeClient>();
  let current: SocketModeClient | undefined;
  let closing = false;
  let connecting: Promise<void> | undefined;

  const connect = async (): Promise<void> => {
    const connection = openable(parts);
    onDisconnectNotice(connection, (reason) => {
      if (closing) return;
      log.info({ reason }, 'Slack will close the connection; the next one is opened');
      void renew();
    });
    connection.on('disconnected', () => {
      connections.delete(connection);
      if (current !== connection) return;
      current = undefined;
      if (closing) return;
      log.info({}, 'the connection to Slack was closed; it is opened again');
      void renew();
    });
    connections.add(connection);
    try {
      await connection.start();
    } catch (error) {
      connections.delete(connection);
      throw error ?? new Error('the connection was closed before Slack greeted');
    }
    const before = current;
    current = connection;
    if (before !== undefined) void sleep(drainMs).then(() => before.disconnect());
    if (closing) await connection.disconnect();
  };

  /** Opens a new connection, and keeps trying until there is one. */
  const renew = (): Promise<void> => {
    connecting ??= renewUntilOpen().finally(() => {
      connecting = undefined;
    });
    return connecting;
  };

  const renewUntilOpen = async (): Promise<void> => {
    for (let failures = 0; !closing; )
      try {
        await connect();
        if (failures > 0) log.info({ platform: 'slack' }, 'Slack is reached again');
        return;
      } catch (error) {
        failures += 1;
        const refused = isRefused(error);
        const waitMs = refused ? refusedRetryMs : Math.min(retryMs * 2 ** (failures - 1), longestRetryMs);
        const context = { platform: 'slack', why: refused ? refusal(error) : reasonOf(error), failures };
        if (refused) log.error(context, 'Slack refuses the connection: nothing is received there');
        else log.warn(context, 'Slack cannot be reached');
        await sleep(waitMs);
      }
  };

  return {
    isOpen: () => current !== undefined,
    open: async () => {
      closing = false;
      try {
        await connect();
      } catch (error) {
        if (isRefused(error)) throw new PlatformError({ kind: 'rejected' }, refusal(error));
        log.warn({ platform: 'slack', why: reasonOf(error) }, 'Slack cannot be reached yet');
        void renew();
      }
    },
    close: async () => {
      closing = true;
      const all = [...connections];
      current = undefined;
      connections.clear();
      // Slack may take long to answer the close of a connection.
      const closed = all.map((connection) => connection.disconnect().catch(() => undefined));
      await Promise.race([Promise.all(closed), sleep(closeMs)]);
    },
  };
};

const openable = ({ appToken, apiUrl, receiveBody, log }: SocketConnectionParts): SocketModeClient => {
  const client = new SocketModeClient({
    appToken,
    logger: quietLogger(log),
    // It would wait for five seconds, and end the process when Slack refuses.
    autoReconnectEnabled: false,
    clientOptions: {
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      retryConfig: { retries: requestTries },
      timeout: 10_000,
    },
  });
  client.on('slack_event', ({ body, ack }: { body: unknown; ack: (answer?: unknown) => Promise<void> }) => {
    void receiveBody(body, (json) => ack(parsed(json)));
  });
  return client;
};

/**
 * The client answers the notice by closing the connection at once. The notice is hidden from it, so that
 * deliveries continue to arrive, and can be acknowledged, until the next connection is open.
 */
const onDisconnectNotice = (connection: SocketModeClient, notice: (reason: unknown) => void): void => {
  const listeners = connection.listeners('ws_message');
  connection.removeAllListeners('ws_message');
  connection.on('ws_message', (data: unknown, isBinary: boolean) => {
    const { type, reason } = isBinary ? {} : parsed(String(data));
    if (type === 'disconnect') return notice(reason);
    for (const listener of listeners) listener(data, isBinary);
  });
};

const isRefused = (error: unknown): boolean =>
  errorName(error) !== undefined && (isRevoked(error) || faultOf(error).kind !== 'busy');

const refusal = (error: unknown): string =>
  `Slack refuses SLACK_APP_TOKEN (“${errorName(error)}”). Copy it from “App-Level Tokens” on “Basic Information” of the app, where it must have the scope connections:write.`;
