import { DefaultUserAgent, type RawFile, REST } from '@discordjs/rest';

export type { RawFile };

/**
 * Requests to Discord. Nothing is sent twice and nothing waits by itself: a failure comes back at
 * once, and the outbox decides.
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
