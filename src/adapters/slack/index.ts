import type { Card, DrawChart } from '../../chat/card.ts';
import type { Handle } from '../../chat/incoming.ts';
import type { Loss, PlatformPort } from '../../chat/platform.ts';
import type { WebPages } from '../../chat/web-page.ts';
import { createPromises, type Notes } from './answer/promises.ts';
import { createRecentDeliveries } from './answer/recent-deliveries.ts';
import type { SlackLog } from './client.ts';
import { createCommandPrefix } from './command-prefix.ts';
import { createDeliverer } from './deliver.ts';
import { createDispatcher } from './dispatch.ts';
import { reasonOf } from './faults.ts';
import { createHttpServer, type Pages } from './http/http-server.ts';
import { installPages } from './installation/install-pages.ts';
import { createInstallationStore, type Installations } from './installation/installation-store.ts';
import { createManifestCheck } from './installation/manifest-check.ts';
import { createTokenCipher } from './installation/token-cipher.ts';
import { createWorkspaces, type Workspaces } from './installation/workspaces.ts';
import { createChartSender } from './messages/chart-sender.ts';
import { createMessenger, type Messenger } from './messages/messenger.ts';
import { sleep } from './names.ts';
import { createSocketConnection } from './socket-connection.ts';

export type { Installations } from './installation/installation-store.ts';

/** How Halqa reaches Slack, and Slack Halqa. */
export type SlackSettings = Readonly<{
  /** Of the one workspace; absent where workspaces install Halqa themselves. */
  botToken?: string;
  /** Opens a connection in Socket Mode. */
  appToken?: string;
  /** Listens for Slack's requests; `port` 0 takes any free one. */
  http?: Readonly<{ signingSecret: string; host: string; port: number }>;
  /** Lets workspaces install Halqa; needs `http`. */
  oauth?: Readonly<{ clientId: string; clientSecret: string; publicUrl: string }>;
  /** The workspaces that may install it; every one where this is absent. */
  onlyWorkspaces?: readonly string[];
  /** False where the app was given no permission to read what was written; true where absent. */
  readsHistory?: boolean;
  /** Where Slack's API is, in place of https://slack.com/api/ */
  apiUrl?: string;
}>;

export type SlackParts = SlackSettings &
  Readonly<{
    /** Encrypts tokens at rest. */
    secret: string;
    installations: Installations;
    /** Keeps, over a restart, where an answer is still owed. */
    notes: Notes;
    /** Pages of the program that are shown beside Slack's own. */
    pages?: WebPages;
    drawChart?: DrawChart;
    /** Put before every command on Slack, and the names of the commands, so that cards say them so. */
    prefix?: string;
    commandNames?: readonly string[];
    /** The greeting for the person who installs Halqa; null where it is in use already. */
    greeting?(workspace: string): Promise<Card | null>;
    /** A workspace removed Halqa. */
    lost?(loss: Loss): Promise<void>;
    now(): number;
    log: SlackLog;
    /** How long one call to Slack may take. */
    callTimeoutMs?: number;
    /** After this time Slack is told that the answer comes later. */
    deferAfterMs?: number;
    /** The wait before the first repeated sign-in. */
    retryMs?: number;
  }>;

export type Slack = Readonly<{
  port: PlatformPort;
  /** Tells the operator where Slack reaches Halqa, and where it is installed. */
  welcome(): string;
  /** The port of HTTP, after the start. */
  httpPort(): number | undefined;
  /** Resolves when no delivery is being worked on. */
  settled(): Promise<void>;
}>;

/** Slack waits three seconds for an acknowledgement. */
const defaultDeferAfterMs = 2000;
const defaultCallTimeoutMs = 10_000;
/** How long a stop waits for what is being worked on. */
const stopMs = 5_000;

export const createSlack = (parts: SlackParts): Slack => {
  const { now, log, apiUrl } = parts;
  const prefix = parts.prefix ?? '';
  const commandNames = parts.commandNames ?? [];
  const readsHistory = parts.readsHistory ?? true;
  const callTimeoutMs = parts.callTimeoutMs ?? defaultCallTimeoutMs;
  const workspaces = openWorkspaces(parts, callTimeoutMs);
  const commandPrefix = createCommandPrefix(commandNames, prefix);
  const chartSender = createChartSender(parts.drawChart, commandPrefix, log, callTimeoutMs);
  const messenger = createMessenger(workspaces, chartSender, callTimeoutMs);
  const promises = createPromises(parts.notes, log);
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
    promises,
    uninstalled: async (workspace, id) => {
      log.warn({ workspace }, 'a workspace removed Halqa');
      await parts.lost?.({ id, platform: 'slack', workspace, why: 'removed', ...installLink(parts) });
    },
    now,
    log,
    deferAfterMs: parts.deferAfterMs ?? defaultDeferAfterMs,
  });
  const checkManifest = createManifestCheck(commandNames, prefix, log);
  const receiveBody: typeof dispatcher.receiveBody = (body, acknowledge) => {
    checkManifest(body);
    return dispatcher.receiveBody(body, acknowledge);
  };
  const socket =
    parts.appToken === undefined
      ? undefined
      : createSocketConnection({ appToken: parts.appToken, apiUrl, receiveBody, log });
  const pages = pagesOf(parts, { prefix, readsHistory, callTimeoutMs, workspaces, messenger });
  const server =
    parts.http === undefined ? undefined : createHttpServer({ ...parts.http, pages, receiveBody, now, log });
  let httpPort: number | undefined;

  return {
    welcome: () => welcomeOf(parts, httpPort),
    httpPort: () => httpPort,
    settled: dispatcher.settled,
    port: {
      platform: 'slack',
      connected: () => workspaces.isSignedIn() && (socket?.isOpen() ?? httpPort !== undefined),
      ...createDeliverer({ workspaces, messenger, readsHistory, log }),
      start: async (to) => {
        handle = to;
        await workspaces.begin();
        void promises.settleLeft(workspaces, messenger);
        httpPort ??= await server?.open();
        await socket?.open();
      },
      stop: async () => {
        workspaces.end();
        await socket?.close();
        if (httpPort !== undefined) await server?.close();
        httpPort = undefined;
        await Promise.race([dispatcher.settled(), sleep(stopMs)]);
      },
    },
  };
};

const openWorkspaces = (parts: SlackParts, callTimeoutMs: number): Workspaces =>
  createWorkspaces({
    token: parts.botToken,
    installations:
      parts.oauth === undefined
        ? undefined
        : createInstallationStore(parts.installations, createTokenCipher(parts.secret)),
    onlyWorkspaces: parts.onlyWorkspaces,
    apiUrl: parts.apiUrl,
    callTimeoutMs,
    now: parts.now,
    log: parts.log,
    ...(parts.retryMs === undefined ? {} : { retryMs: parts.retryMs }),
  });

/** What a browser is shown: the installation, and the pages of the program. */
const pagesOf = (
  parts: SlackParts,
  opened: Readonly<{
    prefix: string;
    readsHistory: boolean;
    callTimeoutMs: number;
    workspaces: Workspaces;
    messenger: Messenger;
  }>,
): Pages => {
  const { oauth, apiUrl } = parts;
  const installing: Pages =
    oauth === undefined
      ? async () => undefined
      : installPages({
          ...parts,
          ...oauth,
          ...opened,
          apiUrl,
          installedBy: (workspace, person) => void greetInstaller({ ...parts, ...opened }, workspace, person),
        });
  return async (request, url) =>
    (await installing(request, url)) ??
    (await parts.pages?.({
      method: request.method ?? 'GET',
      path: url.pathname,
      ifNoneMatch: request.headers['if-none-match'],
    }));
};

type Greeter = Pick<SlackParts, 'greeting' | 'log'> &
  Readonly<{
    workspaces: Workspaces;
    messenger: Messenger;
  }>;

/** The greeting is an answer to the installation: one that is lost is not sent again. */
const greetInstaller = async (
  { greeting, log, workspaces, messenger }: Greeter,
  id: string,
  person: string,
): Promise<void> => {
  try {
    const [card, workspace] = await Promise.all([greeting?.(id), workspaces.get(id)]);
    if (card != null) await messenger.post(workspace, await messenger.conversation(workspace, person), card);
  } catch (error) {
    log.warn({ workspace: id, why: reasonOf(error) }, 'the person who installed Halqa could not be greeted');
  }
};

const installLink = ({ oauth }: SlackParts): Readonly<{ link?: string }> =>
  oauth === undefined ? {} : { link: new URL('/slack/install', oauth.publicUrl).href };

const welcomeOf = (parts: SlackParts, httpPort: number | undefined): string => {
  const { link } = installLink(parts);
  return [
    parts.appToken === undefined ? undefined : 'It connects in Socket Mode.',
    httpPort === undefined ? undefined : `It listens on port ${httpPort} for /slack/events.`,
    link === undefined ? undefined : `Install it: ${link}`,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
};
