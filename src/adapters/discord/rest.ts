import { DefaultUserAgent, DiscordAPIError, type RawFile, REST } from '@discordjs/rest';

export type { RawFile };

/** A 401 makes the REST client forget its token, so that it stays useless when Discord accepts it again. */
class TokenKeepingRest extends REST {
  override setToken(token: string | null): this {
    return token ? super.setToken(token) : this;
  }
}

const optionsFor = (api: string) => ({
  api: api.replace(/\/+$/, ''),
  version: '10',
  retries: 0,
  offset: 0,
  timeout: 10_000,
  userAgentAppendix: `${DefaultUserAgent} Halqa`,
});

/**
 * The REST client. It does not retry and does not wait for rate limits: a failure returns at once, and
 * the caller decides.
 */
export const createRest = (api: string, token: string): REST =>
  new TokenKeepingRest({ ...optionsFor(api), rejectOnRateLimit: () => true }).setToken(token);

/**
 * The REST client for follow-ups of interactions, where a person is waiting. It waits for rate limits.
 * Interactions do not count towards the global limit of a bot, so it has none.
 */
export const createFollowUpRest = (api: string): REST =>
  new REST({
    ...optionsFor(api),
    rejectOnRateLimit: null,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });

/** True when a request may have been carried out although no answer came. */
export const isUnsure = (error: unknown): boolean => !(error instanceof DiscordAPIError);
