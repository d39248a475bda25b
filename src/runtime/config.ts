import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { shortestSecret } from './secret.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const snowflake = z.string().regex(/^\d{15,20}$/, 'a number of 15 to 20 digits');

/** What a process does, where several share a PostgreSQL. */
const roles = ['slack', 'discord', 'clock', 'sender'] as const;

export type ProcessRole = (typeof roles)[number];

const environment = z.object({
  HALQA_PORT: port.default(3000),
  HALQA_DATA: z.string().min(1).default('data'),
  HALQA_DATABASE_URL: z.string().min(1).optional(),
  HALQA_DATABASE_POOLER: z.enum(['on', 'off']).default('off'),
  HALQA_ROLES: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((role) => role !== ''))
    .pipe(z.array(z.enum(roles)).min(1))
    .default([...roles]),
  HALQA_LEASE_SECONDS: z.coerce.number().int().min(1).max(300).default(15),
  HALQA_SECRET: z.string().min(shortestSecret, `at least ${shortestSecret} characters`).optional(),
  HALQA_SECRET_OLD: z.string().min(1).optional(),
  HALQA_SANDBOX: z.enum(['on', 'off']).optional(),
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w.-]+$/,
      'letters, digits, dots, - and _ alone: copy it whole from the page “Bot” of the application',
    )
    .optional(),
  DISCORD_APPLICATION_ID: snowflake.optional(),
  DISCORD_ONLY_SERVERS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
    .pipe(z.array(snowflake))
    .optional(),
  DISCORD_API_URL: z.url().default('https://discord.com/api'),
  HALQA_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'an address as https://halqa.example.org' })
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[\w-]+$/, 'what begins with xoxb- on the page “Install App” of the app, whole')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[\w-]+$/, 'what begins with xapp- under “App-Level Tokens” on “Basic Information”, whole')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(16, 'at least 16 characters: it is under “App Credentials” on “Basic Information”')
    .optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_ONLY_WORKSPACES: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
    .pipe(
      z.array(
        z
          .string()
          .regex(/^T[A-Z0-9]+$/, 'ids as T01234567: open Slack in a browser, they are in the address'),
      ),
    )
    .optional(),
  SLACK_HISTORY: z.enum(['on', 'off']).default('on'),
  SLACK_PORT: port.default(3001),
  SLACK_HOST: z.string().default('127.0.0.1'),
  SLACK_API_URL: z.url().optional(),
  HALQA_SLACK_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{0,10}$/, 'at most 10 of a-z, 0-9, - and _')
    .default(''),
  HALQA_BACKUPS: z.coerce.number().int().min(0).max(365).optional(),
  HALQA_BACKUP_FOLDER: z.string().min(1).optional(),
  HALQA_API_PORT: port.optional(),
  HALQA_API_HOST: z.string().default('127.0.0.1'),
  HALQA_WATCH_PORT: port.optional(),
  HALQA_WATCH_HOST: z.string().min(1).default('127.0.0.1'),
  HALQA_LOG_FORMAT: z.enum(['json', 'pretty']).default('json'),
  HALQA_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Config = Readonly<{
  port: number;
  /** The path of a SQLite file, or a postgres:// address. */
  databaseUrl: string;
  /** Whether several processes may share the database: it is PostgreSQL. */
  sharedDatabase: boolean;
  /** What this process does; everything, unless several share a database. */
  roles: ReadonlySet<ProcessRole>;
  /** How long a process that dies keeps the others from receiving in its place, in milliseconds. */
  leaseMs: number;
  /** Whether a pooler may give each transaction another connection to PostgreSQL. */
  databasePooler: boolean;
  /** The folder of the bot's files, such as the secret and the sandbox's messages. */
  dataFolder: string;
  secret: string | undefined;
  /** The previous secret, while it is being changed. */
  oldSecret: string | undefined;
  /** Whether the sandbox opens. By default it does when no other platform is configured. */
  sandbox: boolean;
  /** Absent where Discord is not configured. */
  discord:
    | Readonly<{ token: string; api: string; application?: string; onlyServers?: readonly string[] }>
    | undefined;
  /** Absent where Slack is not configured. */
  slack: SlackConfig | undefined;
  /** The prefix of every command on Slack, where all apps of a workspace share the names: "halqa-". */
  slackPrefix: string;
  /** The address of this server on the internet. */
  publicUrl: string | undefined;
  /** Where backups are made, and how many of those of the night are kept; with 0 none is made at night. */
  backups: Readonly<{ folder: string; keep: number }>;
  /** Where programs read the record over HTTP; absent where none may. */
  api: Readonly<{ host: string; port: number }> | undefined;
  /** Where supervisors and Prometheus ask; absent where nobody does. */
  watch: Readonly<{ host: string; port: number }> | undefined;
  logFormat: 'json' | 'pretty';
  logLevel: z.infer<typeof environment>['HALQA_LOG_LEVEL'];
}>;

/** One workspace by its tokens, or many that install the app; connected by Socket Mode or HTTP. */
export type SlackConfig = Readonly<{
  botToken?: string;
  appToken?: string;
  http?: Readonly<{ signingSecret: string; host: string; port: number }>;
  oauth?: Readonly<{ clientId: string; clientSecret: string; publicUrl: string }>;
  onlyWorkspaces?: readonly string[];
  readsHistory: boolean;
  apiUrl?: string;
}>;

export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The environment, with the file `.env` of the working folder. */
export const environmentOfProcess = (): Readonly<Record<string, string | undefined>> => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
};

/** Reads the environment. Empty values count as absent. @throws ConfigError with one line for each problem */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (!read.success)
    throw new ConfigError(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const { data } = read;
  const discord = discordOf(data);
  const slack = slackOf(data);
  const databaseUrl = data.HALQA_DATABASE_URL ?? join(data.HALQA_DATA, 'halqa.sqlite');
  const sharedDatabase = /^postgres(ql)?:/.test(databaseUrl);
  if (data.HALQA_ROLES.length < roles.length && !sharedDatabase)
    throw new ConfigError([
      'HALQA_ROLES: only processes that share a PostgreSQL divide the work. Without it, one process does everything',
    ]);
  return {
    port: data.HALQA_PORT,
    databaseUrl,
    sharedDatabase,
    roles: new Set(data.HALQA_ROLES),
    leaseMs: data.HALQA_LEASE_SECONDS * 1000,
    databasePooler: data.HALQA_DATABASE_POOLER === 'on',
    dataFolder: data.HALQA_DATA,
    secret: data.HALQA_SECRET,
    oldSecret: data.HALQA_SECRET_OLD,
    sandbox:
      data.HALQA_SANDBOX === undefined
        ? discord === undefined && slack === undefined
        : data.HALQA_SANDBOX === 'on',
    discord,
    slack,
    slackPrefix: data.HALQA_SLACK_PREFIX,
    publicUrl: data.HALQA_PUBLIC_URL,
    backups: {
      folder: data.HALQA_BACKUP_FOLDER ?? join(data.HALQA_DATA, 'backups'),
      // The sandbox alone holds nothing that anybody would miss.
      keep: data.HALQA_BACKUPS ?? (discord === undefined && slack === undefined ? 0 : 7),
    },
    api:
      data.HALQA_API_PORT === undefined
        ? undefined
        : { host: data.HALQA_API_HOST, port: data.HALQA_API_PORT },
    watch:
      data.HALQA_WATCH_PORT === undefined
        ? undefined
        : { host: data.HALQA_WATCH_HOST, port: data.HALQA_WATCH_PORT },
    logFormat: data.HALQA_LOG_FORMAT,
    logLevel: data.HALQA_LOG_LEVEL,
  };
};

const discordOf = (data: z.infer<typeof environment>): Config['discord'] => {
  if (data.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: data.DISCORD_TOKEN,
    api: data.DISCORD_API_URL,
    ...(data.DISCORD_APPLICATION_ID === undefined ? {} : { application: data.DISCORD_APPLICATION_ID }),
    ...(data.DISCORD_ONLY_SERVERS === undefined ? {} : { onlyServers: data.DISCORD_ONLY_SERVERS }),
  };
};

/** What the invitation link for Discord needs: the application's id, or a token by which Discord tells it. */
export const readInviteConfig = (
  env: Readonly<Record<string, string | undefined>>,
): Readonly<{ application: string; token?: undefined } | { application?: undefined; token: string }> &
  Readonly<{ api: string }> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment
    .pick({ DISCORD_APPLICATION_ID: true, DISCORD_TOKEN: true, DISCORD_API_URL: true })
    .safeParse(given);
  if (!read.success)
    throw new ConfigError(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const { DISCORD_APPLICATION_ID: application, DISCORD_TOKEN: token, DISCORD_API_URL: api } = read.data;
  if (application !== undefined) return { application, api };
  if (token !== undefined) return { token, api };
  throw new ConfigError([
    'DISCORD_APPLICATION_ID or DISCORD_TOKEN is missing: the id is under “General Information” of the application',
  ]);
};

/**
 * What the Slack manifest needs before there is any token. An address is needed only when Slack calls us: when
 * many workspaces install the app, or when there is a signing secret.
 */
export const readManifestConfig = (
  env: Readonly<Record<string, string | undefined>>,
): Readonly<{ prefix: string; publicUrl: string | undefined; readsHistory: boolean }> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment
    .pick({
      HALQA_SLACK_PREFIX: true,
      HALQA_PUBLIC_URL: true,
      SLACK_APP_TOKEN: true,
      SLACK_SIGNING_SECRET: true,
      SLACK_CLIENT_ID: true,
      SLACK_HISTORY: true,
    })
    .safeParse(given);
  if (!read.success)
    throw new ConfigError(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const { data } = read;
  const { HALQA_SLACK_PREFIX: prefix, HALQA_PUBLIC_URL: publicUrl } = data;
  const readsHistory = data.SLACK_HISTORY === 'on';
  if (data.SLACK_APP_TOKEN !== undefined) return { prefix, publicUrl: undefined, readsHistory };
  if (publicUrl === undefined && (data.SLACK_SIGNING_SECRET ?? data.SLACK_CLIENT_ID) !== undefined)
    throw new ConfigError([
      'HALQA_PUBLIC_URL is missing: over HTTP the manifest says where Slack is to call',
    ]);
  if (publicUrl?.startsWith('http:'))
    throw new ConfigError(['HALQA_PUBLIC_URL: begins with https://, Slack calls no other address']);
  return { prefix, publicUrl, readsHistory };
};

/** @throws ConfigError when Slack is partly configured, with one line for each missing setting */
const slackOf = (data: z.infer<typeof environment>): SlackConfig | undefined => {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    HALQA_PUBLIC_URL: publicUrl,
    SLACK_API_URL: apiUrl,
  } = data;
  const many = clientId !== undefined || clientSecret !== undefined;
  const problems = [
    botToken !== undefined && appToken === undefined && signingSecret === undefined
      ? 'SLACK_APP_TOKEN is missing (or, over HTTP, SLACK_SIGNING_SECRET): it is under “App-Level Tokens” on “Basic Information” of the app'
      : undefined,
    botToken === undefined && !many && (appToken !== undefined || signingSecret !== undefined)
      ? 'SLACK_BOT_TOKEN is missing: it is on the page “Install App” of the app'
      : undefined,
    botToken !== undefined && many
      ? 'SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many: choose one of the two'
      : undefined,
    many && (clientId === undefined || clientSecret === undefined)
      ? 'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together'
      : undefined,
    many && (signingSecret === undefined || publicUrl === undefined)
      ? 'SLACK_CLIENT_ID needs SLACK_SIGNING_SECRET and HALQA_PUBLIC_URL: people come here to install the app'
      : undefined,
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new ConfigError(problems);
  if (botToken === undefined && !many) return undefined;
  return {
    ...(botToken === undefined ? {} : { botToken }),
    ...(appToken === undefined ? {} : { appToken }),
    ...(signingSecret === undefined
      ? {}
      : { http: { signingSecret, host: data.SLACK_HOST, port: data.SLACK_PORT } }),
    ...(clientId === undefined || clientSecret === undefined || publicUrl === undefined
      ? {}
      : { oauth: { clientId, clientSecret, publicUrl } }),
    ...(data.SLACK_ONLY_WORKSPACES === undefined ? {} : { onlyWorkspaces: data.SLACK_ONLY_WORKSPACES }),
    readsHistory: data.SLACK_HISTORY === 'on',
    ...(apiUrl === undefined ? {} : { apiUrl }),
  };
};
