import type { DrawChart } from '../../chat/card.ts';
import type { Handle } from '../../chat/incoming.ts';
import type { PlatformPort } from '../../chat/platform.ts';
import { createChartSender } from './chart-sender.ts';
import { createCommandPrefix } from './command-prefix.ts';
import { createDelivery } from './deliver.ts';
import { createDispatcher } from './dispatch.ts';
import { createHttpServer, type HttpServer } from './http/http-server.ts';
import { installPages } from './installation/install-pages.ts';
import { createInstallationStore, type Installations } from './installation/installation-store.ts';
import { createTokenCipher } from './installation/token-cipher.ts';
import { createManifestCheck } from './manifest-check.ts';
import { createMessenger } from './messenger.ts';
import { createRecentDeliveries } from './recent-deliveries.ts';
import { createSocketConnection, type SocketConnection } from './socket-connection.ts';
import { createWorkspaces, type SlackLog } from './workspaces.ts';

export type { Installations } from './installation/installation-store.ts';

/** How Halqa reaches Slack, and Slack Halqa. */
export type SlackSettings = Readonly<{
  /** Of the one workspace; absent where workspaces install it themselves. */
  botToken?: string;
  /** Opens the line of Socket Mode. */
  appToken?: string;
  /** Opens the door of HTTP; `port` 0 takes any. */
  http?: Readonly<{ signingSecret: string; host: string; port: number }>;
  /** Lets workspaces install it; needs the door. */
  oauth?: Readonly<{ clientId: string; clientSecret: string; publicUrl: string }>;
  /** Another Slack than the real one: https://slack.com/api/ */
  apiUrl?: string;
}>;

export type SlackParts = SlackSettings &
  Readonly<{
    /** Keeps tokens unreadable in the database. */
    secret: string;
    installations: Installations;
    drawChart?: DrawChart;
    /** What surface before every command's name here, and the names, so that cards name them so. */
    prefix?: string;
    commandNames?: readonly string[];
    now(): number;
    log: SlackLog;
    /** How long one call to Slack may take. */
    callTimeoutMs?: number;
    /** After so long Slack is told that the answer comes later. */
    deferAfterMs?: number;
  }>;

export type Slack = Readonly<{
  port: PlatformPort;
  /** What whoever started it may want to know: where Slack reaches it, and where it is installed. */
  welcome(): string;
  /** The port of HTTP, once it has been started. */
  httpPort(): number | undefined;
  /** Resolves when nothing that Slack sent is being worked on any more. */
  settled(): Promise<void>;
}>;

/** Slack waits three seconds for an acknowledgement. */
const defaultDeferAfterMs = 2000;
const defaultCallTimeoutMs = 10_000;

export const createSlack = (parts: SlackParts): Slack => {
  const { now, log } = parts;
  const apiUrl = parts.apiUrl;
  const callTimeoutMs = parts.callTimeoutMs ?? defaultCallTimeoutMs;
  const workspaces = createWorkspaces({
    token: parts.botToken,
    installations:
      parts.oauth === undefined
        ? undefined
        : createInstallationStore(parts.installations, createTokenCipher(parts.secret), now),
    apiUrl,
    callTimeoutMs: callTimeoutMs,
    now,
    log,
  });
  const commandPrefix = createCommandPrefix(parts.commandNames ?? [], parts.prefix ?? '');
  const chartSender = createChartSender(parts.drawChart, commandPrefix, log, callTimeoutMs);
  const messenger = createMessenger(workspaces, chartSender, callTimeoutMs);
  let handle: Handle | undefined;
  const dispatcher = createDispatcher({
    handle: () => {
      if (handle === undefined) throw new Error('Slack was not started');
      return handle;
    },
    workspaces,
    messenger,
    chartSender,
    commandPrefix,
    recentDeliveries: createRecentDeliveries(now),
    now,
    log,
    deferAfterMs: parts.deferAfterMs ?? defaultDeferAfterMs,
  });
  const watch = createManifestCheck(parts.commandNames ?? [], parts.prefix ?? '', log);
  const receiveBody: typeof dispatcher.receiveBody = (body, acknowledge) => {
    watch(body);
    return dispatcher.receiveBody(body, acknowledge);
  };
  const line: SocketConnection | undefined =
    parts.appToken === undefined
      ? undefined
      : createSocketConnection({ appToken: parts.appToken, apiUrl, receiveBody, log });
  const door: HttpServer | undefined =
    parts.http === undefined
      ? undefined
      : createHttpServer({
          ...parts.http,
          pages:
            parts.oauth === undefined
              ? async () => undefined
              : installPages({
                  ...parts.oauth,
                  prefix: parts.prefix ?? '',
                  apiUrl,
                  secret: parts.secret,
                  callTimeoutMs: callTimeoutMs,
                  workspaces,
                  now,
                  log,
                }),
          receiveBody,
          now,
          log,
        });
  let httpPort: number | undefined;

  return {
    welcome: () =>
      [
        line === undefined ? undefined : 'Its line is open (Socket Mode).',
        httpPort === undefined ? undefined : `It listens on port ${httpPort} for /slack/events.`,
        parts.oauth === undefined
          ? undefined
          : `Install it: ${new URL('/slack/install', parts.oauth.publicUrl).href}`,
      ]
        .filter((sentence) => sentence !== undefined)
        .join(' '),
    httpPort: () => httpPort,
    settled: dispatcher.settled,
    port: {
      platform: 'slack',
      ...createDelivery(workspaces, messenger),
      start: async (to) => {
        handle = to;
        await workspaces.begin();
        httpPort = await door?.open();
        await line?.open();
      },
      stop: async () => {
        await line?.close();
        await door?.close();
        await dispatcher.settled();
      },
    },
  };
};
