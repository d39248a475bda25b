import { DiscordAPIError, type REST } from '@discordjs/rest';
import type { APIApplication } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Card, DrawChart } from '../../chat/card.ts';
import type { Destination } from '../../chat/ids.ts';
import { type Loss, PlatformError, type PlatformPort } from '../../chat/platform.ts';
import { type Connection, type ConnectionSettings, createConnection } from './connection.ts';
import { createMessages } from './deliver.ts';
import { faultOf } from './faults.ts';
import { inviteLink } from './installation/invite.ts';
import { createServers } from './installation/servers.ts';
import { createChartSender } from './messages/chart-sender.ts';
import { createPosts } from './messages/posts.ts';
import { createNames } from './names.ts';
import { createRest } from './rest.ts';

export type DiscordParts = ConnectionSettings &
  Readonly<{
    /** Discord is asked for it when absent. */
    application?: string;
    drawChart?: DrawChart;
    /** The bot lost a place or a server. */
    lost(loss: Loss): Promise<void>;
    /** The bot was added to a server, perhaps again. */
    added(server: string): Promise<void>;
    /** The greeting for a server; null where Halqa is in use already. */
    greeting?(server: string): Promise<Card | null>;
  }>;

export type Discord = Readonly<{
  port: PlatformPort;
  /** The link with which an administrator adds the bot to a server. Valid after `start`. */
  invite(): string;
}>;

export const createDiscord = (parts: DiscordParts): Discord => {
  const rest = createRest(parts.api, parts.token);
  const names = createNames(rest);
  const chartSender = createChartSender(parts.drawChart, (error) =>
    parts.log.error({ err: error }, 'a chart could not be drawn; its text alternative is shown'),
  );
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
  let connection: Connection | undefined;

  const port: PlatformPort = {
    platform: 'discord',

    async start(handle) {
      application = await applicationOf(rest, application);
      connection = createConnection({ ...parts, rest, application, names, chartSender, servers, handle });
      await connection.open();
    },

    async stop() {
      await connection?.close();
      connection = undefined;
    },

    connected: () => connection?.isUp() ?? false,

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
