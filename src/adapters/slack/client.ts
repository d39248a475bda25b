import { LogLevel, WebClient } from '@slack/web-api';

export type Client = WebClient;

/** A logger like pino's: the context, then a sentence. */
export type SlackLog = Readonly<{
  debug(context: object, sentence: string): void;
  info(context: object, sentence: string): void;
  warn(context: object, sentence: string): void;
  error(context: object, sentence: string): void;
}>;

export type ClientParts = Readonly<{
  apiUrl: string | undefined;
  /** How long one call may take. */
  callTimeoutMs: number;
  log: SlackLog;
}>;

/** One call makes one request: whether and when to repeat it is decided by the caller. */
export const clientFor = (token: string | undefined, { apiUrl, callTimeoutMs, log }: ClientParts): Client =>
  new WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    // Otherwise one limit would pause the calls of every method and channel.
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    logger: quietLogger(log),
    fetch: fetchWithWaits(),
  });

const [shortestWaitS, longestBackoffS, longestWaitS] = [1, 60, 3600];

/**
 * A 429 whose `Retry-After` is missing, zero or no number gets one that doubles with each such answer for
 * the same method and channel, from one second to a minute. One of hours is cut to one hour.
 */
const fetchWithWaits = (): typeof fetch => {
  const inARow = new Map<string, number>();
  return async (url, init) => {
    const response = await fetch(url, init);
    const key = limitKey(String(url), init?.body);
    if (response.status !== 429) {
      inARow.delete(key);
      return response;
    }
    const count = inARow.get(key) ?? 0;
    if (inARow.size > 10_000) inARow.clear();
    inARow.set(key, count + 1);
    const named = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    const waitS =
      named >= shortestWaitS
        ? Math.min(named, longestWaitS)
        : Math.min(shortestWaitS * 2 ** Math.min(count, 10), longestBackoffS);
    return new Response(response.body, { status: 429, headers: { 'Retry-After': String(waitS) } });
  };
};

/** Slack limits posting by channel, and everything else by method. */
const limitKey = (url: string, body: unknown): string => {
  const channel = typeof body === 'string' ? new URLSearchParams(body).get('channel') : null;
  return `${url} ${channel ?? ''}`;
};

/** Slack's own log lines may quote what people wrote, so only the start of its errors is passed on. */
export const quietLogger = (log: SlackLog) => {
  const ignore = () => undefined;
  return {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (...words: unknown[]) =>
      log.debug({ slack: String(words[0]).slice(0, 200) }, 'a message of the Slack client'),
    setLevel: ignore,
    getLevel: () => LogLevel.ERROR,
    setName: ignore,
  };
};
