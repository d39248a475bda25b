import { createHmac } from 'node:crypto';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { PlatformError } from '../../chat/platform.ts';
import type { CallWebhook } from '../../chat/webhook.ts';
import { checkedLookup, isForbiddenIp, isPublicAddress } from './public-address.ts';

/** Begins a request, as `https.request` does. */
export type SendRequest = (
  url: URL,
  options: RequestOptions,
  callback: (response: IncomingMessage) => void,
) => ClientRequest;

export type WebhookOptions = Readonly<{
  /** What signs the calls to an address of a coalition: `whsec_` and base64. */
  secretOf(coalitionId: string, url: string): string;
  now(): number;
  /** Only a test calls an address of its own machine, and without TLS. */
  mayReach?: (address: string) => boolean;
  request?: SendRequest;
}>;

/** A receiver that takes longer is busy. */
const answerWithinMs = 10_000;

/** A receiver may ask for a longer wait; it is called again after this one. */
const longestWaitMs = 60 * 60 * 1000;

/** The Standard Webhooks signature: HMAC-SHA256 over id, time in seconds and body. */
export const signatureOf = (secret: string, id: string, seconds: number, body: string): string => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
};

/**
 * Calls webhooks by POST, signed as Standard Webhooks describes. It follows no redirect and calls no address
 * that is not public. 2xx: arrived. 410: over. Everything else is tried again.
 */
export const createWebhookCaller = ({
  secretOf,
  now,
  mayReach = isPublicAddress,
  request = httpsRequest,
}: WebhookOptions): CallWebhook => {
  const lookup = checkedLookup(mayReach);
  return async ({ coalitionId, id, url, body }, mayStill) => {
    const address = new URL(url);
    if (isForbiddenIp(address, mayReach)) throw busy('the address is not public');
    await mayStill();
    const seconds = Math.floor(now() / 1000);
    const response = await send(request, address, body, {
      method: 'POST',
      lookup,
      timeout: answerWithinMs,
      signal: AbortSignal.timeout(answerWithinMs),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Halqa',
        'webhook-id': id,
        'webhook-timestamp': seconds,
        'webhook-signature': signatureOf(secretOf(coalitionId, url), id, seconds, body),
      },
    });
    const { statusCode = 0 } = response;
    if (statusCode >= 200 && statusCode < 300) return 'arrived';
    if (statusCode === 410) return 'over';
    throw busy(`the receiver answered ${statusCode}`, waitOf(response));
  };
};

const busy = (message: string, retryAfterMs?: number): PlatformError =>
  new PlatformError(
    retryAfterMs === undefined ? { kind: 'busy' } : { kind: 'busy', retryAfterMs },
    message,
    'unknown',
  );

const waitOf = ({ headers }: IncomingMessage): number | undefined => {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, longestWaitMs) : undefined;
};

const send = (
  request: SendRequest,
  url: URL,
  body: string,
  options: RequestOptions,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      // Its body says nothing that matters here.
      response.destroy();
      resolve(response);
    });
    sent.on('timeout', () => sent.destroy(new Error('the receiver did not answer in time')));
    sent.on('error', (error) => reject(busy(error.message)));
    sent.end(body);
  });
