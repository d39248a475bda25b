import { existsSync } from 'node:fs';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  HALQA_PORT: port.default(3000),
  HALQA_DATABASE_URL: z.string().min(1).default('data/halqa.sqlite'),
  HALQA_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  HALQA_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Config = Readonly<{
  port: number;
  /** The path of a SQLite file, or a postgres:// address. */
  databaseUrl: string;
  /** Where the files of the bot lie: the secret, the sandbox's messages. */
  dataFolder: string;
  secret: string | undefined;
  logLevel: z.infer<typeof environment>['HALQA_LOG_LEVEL'];
}>;

export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The environment, with what stands in a file `.env` of the working folder. */
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
  return {
    port: data.HALQA_PORT,
    databaseUrl: data.HALQA_DATABASE_URL,
    dataFolder: 'data',
    secret: data.HALQA_SECRET,
    logLevel: data.HALQA_LOG_LEVEL,
  };
};
