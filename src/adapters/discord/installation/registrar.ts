import { RateLimitError, type REST } from '@discordjs/rest';
import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { DiscordLog } from '../dispatch.ts';
import type { KeyValueStore } from '../key-value-store.ts';
import { fingerprint } from './register.ts';

export type RegistrarParts = Readonly<{
  rest: REST;
  application: string;
  commands: RESTPutAPIApplicationCommandsJSONBody;
  /** The only servers that get the commands; everywhere when empty. */
  onlyServers: readonly string[];
  keyValues: KeyValueStore;
  log: DiscordLog;
  /** The wait after a registration that failed; it doubles up to an hour. */
  retryMs: number;
}>;

const longestRetryMs = 3_600_000;

/**
 * Registers the commands that changed, and removes them where they were registered before. Failures are
 * retried until they succeed: without the commands nobody can speak to the bot.
 */
export const createRegistrar = (parts: RegistrarParts) => {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const attempt = async (waitMs: number): Promise<void> => {
    const failures = await registerAll(parts);
    if (failures.length === 0 || stopped) return;
    const asked = Math.max(
      ...failures.map((error) => (error instanceof RateLimitError ? error.retryAfter : 0)),
    );
    timer = setTimeout(
      () => void attempt(Math.min(waitMs * 2, longestRetryMs)),
      Math.max(waitMs, asked),
    ).unref();
  };

  return {
    /** Resolves after the first attempt, whether it succeeded or not. */
    register: (): Promise<void> => attempt(parts.retryMs),
    stop(): void {
      stopped = true;
      clearTimeout(timer);
    },
  };
};

type Target = Readonly<{
  /** A server, or "everywhere". */
  where: string;
  route: `/${string}`;
  body: RESTPutAPIApplicationCommandsJSONBody;
}>;

/** Registers once what is not registered yet. @returns what failed */
export const registerAll = async (parts: Omit<RegistrarParts, 'retryMs'>): Promise<readonly unknown[]> => {
  const { rest, application, keyValues, log, onlyServers } = parts;
  const failures: unknown[] = [];
  const remaining = new Set(onlyServers);
  for (const { where, route, body } of targetsOf(parts)) {
    const print = `${application} ${fingerprint(body)}`;
    if (keyValues.get(`commands:${where}`) === print) continue;
    try {
      await rest.put(route, { body });
      keyValues.set(`commands:${where}`, print);
      log.info({ where, commands: body.length }, 'commands are registered with Discord');
    } catch (error) {
      failures.push(error);
      if (where !== everywhere) remaining.add(where);
      log.error({ err: error, where }, 'commands could not be registered with Discord; trying again');
    }
  }
  // A server where the removal failed is remembered, so that it is tried again after a restart too.
  keyValues.set('servers', [...remaining].join(' '));
  return failures;
};

const everywhere = 'everywhere';

const targetsOf = ({
  application,
  commands,
  onlyServers,
  keyValues,
}: Omit<RegistrarParts, 'retryMs'>): readonly Target[] => {
  const before = (keyValues.get('servers') ?? '').split(' ').filter((server) => server !== '');
  return [
    {
      where: everywhere,
      route: Routes.applicationCommands(application),
      body: onlyServers.length === 0 ? commands : [],
    },
    ...[...new Set([...before, ...onlyServers])].map((server) => ({
      where: server,
      route: Routes.applicationGuildCommands(application, server),
      body: onlyServers.includes(server) ? commands : [],
    })),
  ];
};
