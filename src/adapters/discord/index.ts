import { DiscordAPIError, type REST } from '@discordjs/rest';
import type { APIApplication } from 'discord.js';
import { ComponentType, MessageFlags, Routes } from 'discord-api-types/v10';
import type { Card, DrawChart } from '../../chat/card.ts';
import type { CommandDefinition } from '../../chat/command.ts';
import type { Destination } from '../../chat/ids.ts';
import { languages } from '../../chat/languages.ts';
import { type Loss, PlatformError, type PlatformPort } from '../../chat/platform.ts';
import { createCallback } from './answer/callback.ts';
import { createUnanswered } from './answer/unanswered.ts';
import { createMessages } from './deliver.ts';
import { createDispatcher, type DiscordLog, type Dispatcher } from './dispatch.ts';
import { createEventNotices } from './events/event-notices.ts';
import { faultOf } from './faults.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { inviteLink } from './installation/invite.ts';
import { registration } from './installation/register.ts';
import { createRegistrar } from './installation/registrar.ts';
import { createServers } from './installation/servers.ts';
import { createInteractionAge } from './interaction-age.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { createChartSender } from './messages/chart-sender.ts';
import { bodyOf } from './messages/message.ts';
import { createPosts } from './messages/posts.ts';
import { createThreads } from './messages/threads.ts';
import { createNames } from './names.ts';
import type { MessageMenu } from './receive.ts';
import { createFollowUpRest, createRest } from './rest.ts';
import { directed } from './text/markdown.ts';
import { phrase } from './words.ts';

export type DiscordParts = Readonly<{
  token: string;
  /** Discord is asked for it when absent. */
  application?: string;
  /** "https://discord.com/api". The API names the gateway. */
  api: string;
  /** Registers the commands in these servers only, where changes show at once; everywhere when absent. */
  onlyServers?: readonly string[];
  definitions: readonly CommandDefinition[];
  menus: readonly MessageMenu[];
  drawChart?: DrawChart;
  keyValues: KeyValueStore;
  log: DiscordLog;
  now(): number;
  /** The bot lost a place or a server. */
  lost(loss: Loss): Promise<void>;
  /** The bot was added to a server, perhaps again. */
  added(server: string): Promise<void>;
  /** The greeting for a server; null where Halqa is in use already. */
  greeting?(server: string): Promise<Card | null>;
  /** How long a reply may take before the interaction is deferred. */
  deferAfterMs?: number;
  /** The same where a form is expected, which cannot open after a deferral. */
  deferFormAfterMs?: number;
  /** The wait after Discord refused the connection or the commands; it grows. */
  refusedRetryMs?: number;
  /** The wait after it could not be read who is interested in an event; it grows. */
  interestedRetryMs?: number;
}>;

export type Discord = Readonly<{
  port: PlatformPort;
  /** The link with which an administrator adds the bot to a server. Valid after `start`. */
  invite(): string;
}>;

/** Discord wants the first response within 3 seconds. */
const deferAfterMs = 2000;
const deferFormAfterMs = 2600;
/** How long `start` waits for the connection, which is retried in the background. */
const connectMs = 10_000;
/** The wait after Discord refused the connection for good; it grows to an hour. */
const refusedRetryMs = 60_000;
const interestedRetryMs = 5_000;

export const createDiscord = (parts: DiscordParts): Discord => {
  const { token, keyValues, log, now } = parts;
  const rest = createRest(parts.api, token);
  const callbacks = createCallback(parts.api);
  const followUps = createFollowUpRest(parts.api);
  const ages = createInteractionAge(now);
  const unanswered = createUnanswered(keyValues, now);
  const names = createNames(rest);
  const chartSender = createChartSender(parts.drawChart, (error) =>
    log.error({ err: error }, 'a chart could not be drawn; its text alternative is shown'),
  );
  const retryMs = parts.refusedRetryMs ?? refusedRetryMs;
  let application = parts.application ?? '';
  const posts = createPosts({
    rest,
    messages: createMessages(rest),
    names,
    chartSender,
    application: async () => {
      // A process that only sends is never started.
      if (application === '') application = await applicationOf(rest, '');
      return application;
    },
  });
  const servers = createServers({
    ...parts,
    invite: () => inviteLink(application),
    greet: (server, key, destinations) => greetServer(parts, posts, server, key, destinations),
  });
  let gateway: Gateway | undefined;
  let dispatcher: Dispatcher | undefined;
  let eventNotices: ReturnType<typeof createEventNotices> | undefined;
  let registrar: ReturnType<typeof createRegistrar> | undefined;

  const port: PlatformPort = {
    platform: 'discord',

    async start(handle) {
      application = await applicationOf(rest, application);
      registrar = createRegistrar({
        rest,
        application,
        commands: registration(parts.definitions, parts.menus),
        onlyServers: parts.onlyServers ?? [],
        keyValues,
        log,
        retryMs,
      });
      await registrar.register();
      const opened = createDispatcher({
        ...parts,
        callbacks,
        followUps,
        ages,
        unanswered,
        names,
        chartSender,
        threads: createThreads(rest),
        handle,
        application: () => application,
        deferAfterMs: parts.deferAfterMs ?? deferAfterMs,
        deferFormAfterMs: parts.deferFormAfterMs ?? deferFormAfterMs,
      });
      dispatcher = opened;
      const notices = createEventNotices({
        ...parts,
        rest,
        names,
        handle,
        application: () => application,
        retryMs: parts.interestedRetryMs ?? interestedRetryMs,
      });
      eventNotices = notices;
      gateway = createGateway({
        rest,
        token,
        keyValues,
        log,
        now,
        onInteraction: opened.onInteraction,
        onEvent: (payload) => {
          servers.onEvent(payload);
          notices.onEvent(payload);
        },
        refusedRetryMs: retryMs,
        // Once may be a mistake of Discord's.
        onRefused: (times) => {
          if (times === 2) servers.onRefused(now());
        },
      });
      for (const { token } of unanswered.takeLeftBehind())
        void tellAboutRestart(followUps, application, token);
      notices.start();
      await gateway.open(connectMs);
    },

    async stop() {
      registrar?.stop();
      await gateway?.close();
      await Promise.race([
        Promise.all([dispatcher?.settle(), servers.settle(), eventNotices?.settle()]),
        stopAfterMs(),
      ]);
      callbacks.close();
      gateway = undefined;
      dispatcher = undefined;
    },

    connected: () => gateway?.isUp() ?? false,

    ...posts,
  };

  return { port, invite: () => inviteLink(application) };
};

const greetServer = async (
  { greeting, log }: Pick<DiscordParts, 'greeting' | 'log'>,
  { post }: Pick<PlatformPort, 'post'>,
  server: string,
  key: string,
  destinations: readonly Destination[],
): Promise<void> => {
  const card = await greeting?.(server);
  if (card != null)
    await greetAt(destinations, (to) => post(to, card, key)).catch((error: unknown) =>
      log.warn({ err: error, server }, 'a server could not be greeted'),
    );
};

/**
 * Posts to the first of some destinations that accepts it. The greeting is an answer to being added: one that
 * may have been lost is not sent again.
 */
const greetAt = async (
  [first, ...others]: readonly Destination[],
  post: (to: Destination) => Promise<unknown>,
): Promise<void> => {
  if (first === undefined) return;
  try {
    await post(first);
  } catch (error) {
    if (others.length === 0 || !(error instanceof PlatformError) || error.accepted !== 'no') throw error;
    await greetAt(others, post);
  }
};

/** How long `stop` waits for what is in progress. */
const maxStopMs = 10_000;
const stopAfterMs = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, maxStopMs).unref();
  });

/** Answers a person whom an earlier process told that the response takes a moment. */
const tellAboutRestart = async (followUps: REST, application: string, token: string): Promise<void> => {
  const content = languages.map((language) => directed(phrase('restarted', language), language)).join('\n');
  const body = {
    ...bodyOf({ components: [{ type: ComponentType.TextDisplay, content }] }),
    flags: MessageFlags.IsComponentsV2,
  };
  // People who were answered just before the end, or have waited too long, are not told.
  await followUps
    .patch(Routes.webhookMessage(application, token, '@original'), { auth: false, body })
    .catch(() => undefined);
};

/** @throws PlatformError with a sentence for the operator when the token is wrong or Discord is unreachable */
export const applicationOf = async (rest: REST, given: string): Promise<string> => {
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    return application.id;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw new PlatformError(
        { kind: 'rejected' },
        'Discord does not accept DISCORD_TOKEN. On the page “Bot” of the application press “Reset Token”, put the new one into .env, and start again.',
      );
    // Discord may be down for a while; the gateway keeps trying.
    if (given !== '') return given;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlatformError(
      faultOf(error),
      `Discord could not be reached (${reason}). Start again when it can be. With DISCORD_APPLICATION_ID in .env the start does not wait for it.`,
    );
  }
};
