import type { REST } from '@discordjs/rest';
import { ComponentType, MessageFlags, Routes } from 'discord-api-types/v10';
import type { CommandDefinition } from '../../chat/command.ts';
import type { Handle } from '../../chat/incoming.ts';
import { languages } from '../../chat/languages.ts';
import { createCallback } from './answer/callback.ts';
import { createDirectLines } from './answer/direct-lines.ts';
import { createUnanswered } from './answer/unanswered.ts';
import { createDispatcher, type DiscordLog } from './dispatch.ts';
import { createEventNotices } from './events/event-notices.ts';
import { createGateway } from './gateway/gateway.ts';
import { registration } from './installation/register.ts';
import { createRegistrar } from './installation/registrar.ts';
import type { createServers } from './installation/servers.ts';
import { createInteractionAge } from './interaction-age.ts';
import type { KeyValueStore } from './key-value-store.ts';
import type { ChartSender } from './messages/chart-sender.ts';
import { bodyOf } from './messages/message.ts';
import { createThreads } from './messages/threads.ts';
import type { Names } from './names.ts';
import type { MessageMenu } from './receive.ts';
import { createFollowUpRest } from './rest.ts';
import { directed } from './text/markdown.ts';
import { phrase } from './words.ts';

/** What a process needs that receives from Discord. */
export type ConnectionSettings = Readonly<{
  token: string;
  /** "https://discord.com/api". The API names the gateway. */
  api: string;
  /** Registers the commands in these servers only, where changes show at once; everywhere when absent. */
  onlyServers?: readonly string[];
  definitions: readonly CommandDefinition[];
  menus: readonly MessageMenu[];
  keyValues: KeyValueStore;
  log: DiscordLog;
  now(): number;
  /** How long a reply may take before the interaction is deferred. */
  deferAfterMs?: number;
  /** The same where a form is expected, which cannot open after a deferral. */
  deferFormAfterMs?: number;
  /** The wait after Discord refused the connection or the commands; it grows. */
  refusedRetryMs?: number;
  /** The wait after it could not be read who is interested in an event; it grows. */
  interestedRetryMs?: number;
}>;

export type ConnectionParts = ConnectionSettings &
  Readonly<{
    rest: REST;
    application: string;
    names: Names;
    chartSender: ChartSender;
    servers: ReturnType<typeof createServers>;
    handle: Handle;
  }>;

export type Connection = Readonly<{
  /** Registers the commands and connects. Resolves after a while also where Discord is away: it keeps trying. */
  open(): Promise<void>;
  /** Receives nothing more, and waits a limited time for what is in progress. */
  close(): Promise<void>;
  isUp(): boolean;
}>;

/** Discord wants the first response within 3 seconds. */
const usualDeferAfterMs = 2000;
const usualDeferFormAfterMs = 2600;
/** How long `open` waits for the connection, which is retried in the background. */
const connectMs = 10_000;
/** The wait after Discord refused the connection for good; it grows to an hour. */
const usualRefusedRetryMs = 60_000;
const usualInterestedRetryMs = 5_000;
/** How long `close` waits for what is in progress. */
const maxStopMs = 10_000;

/** Receives from Discord, and answers there: the registered commands, the gateway, and what its events lead to. */
export const createConnection = (parts: ConnectionParts): Connection => {
  const { rest, application, servers, keyValues, now } = parts;
  const callbacks = createCallback(parts.api);
  const followUps = createFollowUpRest(parts.api);
  const unanswered = createUnanswered(keyValues, now);
  const refusedRetryMs = parts.refusedRetryMs ?? usualRefusedRetryMs;
  const registrar = createRegistrar({
    ...parts,
    commands: registration(parts.definitions, parts.menus),
    onlyServers: parts.onlyServers ?? [],
    retryMs: refusedRetryMs,
  });
  const answering = {
    ...parts,
    threads: createThreads(rest),
    application: () => application,
    deferAfterMs: parts.deferAfterMs ?? usualDeferAfterMs,
    deferFormAfterMs: parts.deferFormAfterMs ?? usualDeferFormAfterMs,
  };
  const dispatcher = createDispatcher({
    ...answering,
    callbacks,
    followUps,
    ages: createInteractionAge(now),
    unanswered,
  });
  const directLines = createDirectLines(answering);
  const notices = createEventNotices({
    ...parts,
    application: () => application,
    retryMs: parts.interestedRetryMs ?? usualInterestedRetryMs,
  });
  const gateway = createGateway({
    ...parts,
    onInteraction: dispatcher.onInteraction,
    onEvent: (payload) => {
      servers.onEvent(payload);
      notices.onEvent(payload);
      directLines.onEvent(payload);
    },
    refusedRetryMs,
    // Once may be a mistake of Discord's.
    onRefused: (times) => {
      if (times === 2) servers.onRefused(now());
    },
  });

  return {
    async open() {
      await registrar.register();
      for (const { token } of unanswered.takeLeftBehind())
        void tellAboutRestart(followUps, application, token);
      notices.start();
      await gateway.open(connectMs);
    },
    async close() {
      registrar.stop();
      await gateway.close();
      await Promise.race([
        Promise.all([dispatcher.settle(), directLines.settle(), servers.settle(), notices.settle()]),
        stopAfterMs(),
      ]);
      callbacks.close();
    },
    isUp: gateway.isUp,
  };
};

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
