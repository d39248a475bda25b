import { DefaultUserAgent } from '@discordjs/rest';
import { Client, type Dispatcher, Pool } from 'undici';
import { answeredCodes, lateCodes } from '../faults.ts';
import type { RawFile } from '../rest.ts';

/** What became of a first response. */
export type CallbackResult =
  /** `body` is absent when Discord's answer was lost and only a second try showed that it was accepted. */
  | Readonly<{ kind: 'accepted'; body?: unknown }>
  /** It came too late, or something else had answered before. */
  | Readonly<{ kind: 'closed'; why: 'late' | 'answered' }>
  /** Discord does not take it; another response is still possible. */
  | Readonly<{ kind: 'refused'; status: number; body: unknown }>
  /** It may have been accepted or not. */
  | Readonly<{ kind: 'unknown'; reason: string }>;

export type Callback = Readonly<{
  /** Never rejects. */
  respond(route: string, body: object, files?: readonly RawFile[]): Promise<CallbackResult>;
  close(): void;
}>;

/** After 3 seconds Discord has accepted the response, or has given the interaction up. */
const timeoutMs = 3000;
/** Longer rate limits end after the interaction does. */
const maxWaitMs = 2500;
const pauseMs = 100;
/** At most so many connections, each kept for so long after its last response. */
const connections = 64;
const keptMs = 5 * 60_000;

type Attempt =
  | Readonly<{ kind: 'answer'; status: number; body: unknown; retryAfterMs?: number }>
  | Readonly<{ kind: 'lost'; reason: string }>;

/**
 * Sends the first response to an interaction. Its route has no authorization and no rate limit bucket, so
 * the queue and the hashes of the REST client protect nothing here, and were most of the cost.
 *
 * A response that was cut off, timed out, or met 5xx or 429 is sent once more, on a new connection: a kept
 * one may have been closed by Discord. That is safe, because Discord refuses a second response with 40060.
 */
export const createCallback = (api: string): Callback => {
  const { origin, pathname } = new URL(`${api.replace(/\/+$/, '')}/v10`);
  const options = {
    pipelining: 1,
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: keptMs,
  };
  const kept = new Pool(origin, { ...options, connections });

  const attempt = (route: string, { bytes, type }: Payload, on: Dispatcher): Promise<Attempt> =>
    new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let head: Omit<Extract<Attempt, { kind: 'answer' }>, 'body'> | undefined;
      on.dispatch(
        {
          method: 'POST',
          path: pathname + route,
          headers: { 'content-type': type, 'user-agent': userAgent },
          body: bytes,
        },
        {
          onRequestStart: () => undefined,
          onResponseStart: (_, status, headers) => {
            const seconds = Number(headers['retry-after']);
            head = { kind: 'answer', status, ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}) };
          },
          onResponseData: (_, chunk) => {
            chunks.push(chunk);
          },
          onResponseEnd: () => {
            if (head !== undefined) resolve({ ...head, body: parse(chunks) });
          },
          onResponseError: (_, error) => resolve({ kind: 'lost', reason: error.message }),
        },
      );
    });

  const attemptAfresh = async (route: string, payload: Payload): Promise<Attempt> => {
    const fresh = new Client(origin, options);
    try {
      return await attempt(route, payload, fresh);
    } finally {
      await fresh.destroy();
    }
  };

  return {
    async respond(route, body, files = []) {
      const payload = await payloadOf(body, files);
      const first = await attempt(route, payload, kept);
      if (!worthRepeating(first)) return resultOf(first, false);
      await pause(first.kind === 'answer' ? (first.retryAfterMs ?? pauseMs) : pauseMs);
      return resultOf(await attemptAfresh(route, payload), mayHaveArrived(first));
    },
    close: () => void kept.destroy(),
  };
};

const userAgent = `${DefaultUserAgent} Halqa`;

type Payload = Readonly<{ bytes: Buffer; type: string }>;

const payloadOf = async (body: object, files: readonly RawFile[]): Promise<Payload> => {
  const json = JSON.stringify(body);
  if (files.length === 0) return { bytes: Buffer.from(json), type: 'application/json' };
  const form = new FormData();
  form.append('payload_json', json);
  files.forEach(({ name, data, contentType = '' }, index) => {
    const content = typeof data === 'object' ? Uint8Array.from(data) : String(data);
    form.append(`files[${index}]`, new Blob([content], { type: contentType }), name);
  });
  const encoded = new Response(form);
  return {
    bytes: Buffer.from(await encoded.arrayBuffer()),
    type: encoded.headers.get('content-type') ?? '',
  };
};

const worthRepeating = (one: Attempt): boolean =>
  one.kind === 'lost' || one.status >= 500 || one.status === 429;

/** A rate-limited response certainly was not accepted. */
const mayHaveArrived = (one: Attempt): boolean => one.kind === 'lost' || one.status >= 500;

const resultOf = (one: Attempt, sentBefore: boolean): CallbackResult => {
  if (one.kind === 'lost') return { kind: 'unknown', reason: one.reason };
  const { status, body } = one;
  if (status < 400) return { kind: 'accepted', body };
  if (status >= 500) return { kind: 'unknown', reason: `Discord answered ${status}` };
  const code = typeof body === 'object' && body !== null ? Reflect.get(body, 'code') : undefined;
  if (lateCodes.has(code)) return { kind: 'closed', why: 'late' };
  if (answeredCodes.has(code)) return sentBefore ? { kind: 'accepted' } : { kind: 'closed', why: 'answered' };
  return { kind: 'refused', status, body };
};

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, Math.min(ms, maxWaitMs));
  });

const parse = (chunks: readonly Buffer[]): unknown => {
  if (chunks.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
};
