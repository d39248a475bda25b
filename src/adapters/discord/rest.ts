import { DefaultUserAgent, type RawFile, REST } from '@discordjs/rest';

export type { RawFile };

/**
 * The REST client. It does not retry and does not wait for rate limits: a failure returns at once, and
 * the caller decides.
 */
export const createRest = (api: string, token: string): REST =>
  new REST({
    api: api.replace(/\/+$/, ''),
    version: '10',
    retries: 0,
    offset: 0,
    timeout: 10_000,
    rejectOnRateLimit: () => true,
    userAgentAppendix: `${DefaultUserAgent} Halqa`,
  }).setToken(token);
