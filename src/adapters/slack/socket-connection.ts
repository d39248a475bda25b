import { SocketModeReceiver } from '@slack/bolt';
import { PlatformError } from '../../chat/platform.ts';
import type { Acknowledge } from './ack.ts';
import { errorName, faultOf, reasonOf } from './faults.ts';
import { record } from './json.ts';
import { sleep } from './names.ts';
import { quietLogger, type SlackLog } from './workspaces.ts';

/** The way in through a connection of our own: no public address is needed. */
export type SocketConnection = Readonly<{
  /** Resolves once Slack has greeted. @throws PlatformError when the token is refused */
  open(): Promise<void>;
  close(): Promise<void>;
}>;

export type SocketConnectionParts = Readonly<{
  appToken: string;
  apiUrl: string | undefined;
  receiveBody(body: unknown, acknowledge: Acknowledge): Promise<void>;
  log: SlackLog;
  /** The wait after the first failure; it doubles up to half a minute. */
  retryMs?: number;
}>;

const longestRetryMs = 30_000;
/** How often Slack's own client tries to reach Slack before it is for us to try. */
const callTries = 2;

export const createSocketConnection = ({
  appToken,
  apiUrl,
  receiveBody,
  log,
  retryMs = 500,
}: SocketConnectionParts): SocketConnection => {
  const { client } = new SocketModeReceiver({
    appToken,
    logger: quietLogger(log),
    // Its own way of reconnecting waits five seconds, and ends the process where Slack says no.
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: callTries },
        timeout: 10_000,
      },
    },
  });
  let closing = false;
  let open = false;
  let failures = 0;

  client.on('slack_event', ({ body, ack }: { body: unknown; ack: (answer?: unknown) => Promise<void> }) => {
    void receiveBody(body, (answer) => ack(answer === undefined ? {} : record(answer)));
  });
  client.on('connected', () => {
    open = true;
    failures = 0;
  });
  client.on('disconnected', () => {
    if (!open || closing) return;
    open = false;
    log.info({}, 'Slack closed the line; it is opened anew');
    void again();
  });

  const again = async (): Promise<void> => {
    while (!closing && !open)
      try {
        await client.start();
      } catch (error) {
        failures += 1;
        const waitMs = Math.min(retryMs * 2 ** (failures - 1), longestRetryMs);
        log.warn({ why: reasonOf(error), failures }, 'Slack cannot be reached');
        await sleep(waitMs);
      }
  };

  return {
    open: async () => {
      try {
        await client.start();
      } catch (error) {
        const name = errorName(error);
        // Nothing that time would mend: whoever starts it is told, where they look.
        if (name !== undefined && faultOf(error).kind !== 'busy')
          throw new PlatformError(
            { kind: 'rejected' },
            `Slack refuses SLACK_APP_TOKEN (“${name}”). Copy it anew from “App-Level Tokens” on “Basic Information” of the app, where it must have the scope connections:write.`,
          );
        log.warn({ why: reasonOf(error) }, 'Slack cannot be reached yet');
        void again();
      }
    },
    close: async () => {
      closing = true;
      if (open) await client.disconnect();
      open = false;
    },
  };
};
