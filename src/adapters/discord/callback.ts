import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { DefaultUserAgent } from '@discordjs/rest';

/** Discord's status, and its body when that is JSON. */
export type CallbackResponse = Readonly<{ status: number; body: unknown }>;

export type Callback = Readonly<{
  /** @throws Error when no response arrived in time */
  post(route: string, body: object): Promise<CallbackResponse>;
  close(): void;
}>;

const timeoutMs = 10_000;

/**
 * Sends the first response to an interaction. Its route has no authorization and no rate limit bucket, so
 * the queue and the hashes of the REST client protect nothing here, and were most of the cost.
 */
export const createCallback = (api: string): Callback => {
  const base = new URL(`${api.replace(/\/+$/, '')}/v10`);
  const secure = base.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: 64, scheduling: 'fifo' } as const;
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const request = secure ? httpsRequest : httpRequest;
  return {
    post: (route, body) =>
      new Promise((resolve, reject) => {
        const bytes = Buffer.from(JSON.stringify(body));
        const sent = request(
          {
            agent,
            method: 'POST',
            hostname: base.hostname,
            port: base.port,
            path: base.pathname + route,
            timeout: timeoutMs,
            headers: {
              'content-type': 'application/json',
              'content-length': bytes.length,
              'user-agent': userAgent,
            },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => resolve({ status: response.statusCode ?? 0, body: read(chunks) }));
          },
        );
        sent.on('timeout', () => sent.destroy(new Error('Discord did not answer in time')));
        sent.on('error', reject);
        sent.end(bytes);
      }),
    close: () => agent.destroy(),
  };
};

const userAgent = `${DefaultUserAgent} Halqa`;

const read = (chunks: readonly Buffer[]): unknown => {
  if (chunks.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
};
