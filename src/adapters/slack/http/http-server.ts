import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PlatformError } from '../../../chat/platform.ts';
import type { Acknowledge } from '../answer/ack.ts';
import type { SlackLog } from '../client.ts';
import { reasonOf } from '../faults.ts';
import { readForm } from './form-body.ts';
import { createSampledLog } from './sampled-log.ts';
import { type Verdict, verifySignature } from './signature.ts';

/** Receives the requests that Slack sends over HTTP. */
export type HttpServer = Readonly<{
  /** @returns the port @throws PlatformError when it cannot listen there */
  open(): Promise<number>;
  /** Accepts nothing more, and finishes the requests that are under way. */
  close(): Promise<void>;
}>;

/** Answers paths other than Slack's own; `undefined` for an unknown path. */
export type Pages = (request: IncomingMessage, url: URL) => Promise<Page | undefined>;
export type Page = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

export type HttpServerParts = Readonly<{
  port: number;
  host: string;
  signingSecret: string;
  pages: Pages;
  receiveBody(body: unknown, acknowledge: Acknowledge): Promise<void>;
  now(): number;
  log: SlackLog;
}>;

/** Slack's largest payloads, forms with all their fields, are a tenth of this. */
const bodyMax = 1024 * 1024;
const eventsPath = '/slack/events';
const requestTimeoutMs = 10_000;
/** Slack opens a handful of connections. */
const connectionsMax = 500;

export const createHttpServer = (parts: HttpServerParts): HttpServer => {
  const refused = createSampledLog(parts.log, parts.now);
  const server: Server = createServer(
    {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: requestTimeoutMs / 2,
    },
    (request, response) => {
      serve(parts, refused, request, response).catch((error: unknown) => {
        parts.log.error({ why: reasonOf(error) }, 'a request could not be answered');
        reply(response, 500);
      });
    },
  );
  server.maxConnections = connectionsMax;
  server.on('drop', () => refused('dropped', 'a connection was refused: too many are open'));
  return {
    open: () =>
      new Promise((resolve, reject) => {
        const fail = (error: Error) => reject(listenError(error, parts));
        server.once('error', fail);
        server.listen(parts.port, parts.host, () => {
          server.off('error', fail);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
};

/** What to check when the refused request was Slack's. */
const advice: Readonly<Record<Exclude<Verdict, 'good'>, string>> = {
  unsigned: 'it bears no signature of Slack',
  wrong: 'it is not signed with SLACK_SIGNING_SECRET, which is on the page “Basic Information” of the app',
  'out-of-time': 'the time it bears is more than five minutes from the clock of this machine',
};

const listenError = (error: Error, { host, port }: HttpServerParts): Error => {
  const code = 'code' in error ? error.code : undefined;
  const why =
    code === 'EADDRINUSE'
      ? `port ${port} is in use. Stop what listens there (another Halqa?), or set SLACK_PORT to another port and let the web server pass Slack’s requests there.`
      : code === 'EACCES'
        ? `this account may not listen on port ${port}. Set SLACK_PORT to a port above 1023.`
        : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
          ? `SLACK_HOST=${host} is no address of this machine. 127.0.0.1 is behind a web server, 0.0.0.0 in a container.`
          : undefined;
  return why === undefined ? error : new PlatformError({ kind: 'rejected' }, why);
};

const serve = async (
  parts: HttpServerParts,
  refused: (kind: string, sentence: string) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = (request.url ?? '').split('?', 1)[0];
  if (path !== eventsPath) return servePage(parts, request, response);
  if (request.method !== 'POST') return reply(response, 405, { Allow: 'POST' });
  const body = await bodyOf(request);
  if (body === undefined) return reply(response, 413, { Connection: 'close' });
  const given = {
    timestamp: request.headers['x-slack-request-timestamp'],
    signature: request.headers['x-slack-signature'],
    body,
  };
  const verdict = verifySignature(parts.signingSecret, given, parts.now());
  if (verdict !== 'good') {
    refused(verdict, `a request was refused: ${advice[verdict]}`);
    return reply(response, 401);
  }
  const content = contentOf(body.toString('utf8'), request.headers['content-type'] ?? '');
  await parts.receiveBody(content, (json) => acknowledge(response, json));
  if (!response.headersSent) reply(response, 200);
};

const servePage = async (
  { pages }: HttpServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const base = 'http://halqa.invalid';
  const target = request.url ?? '/';
  if (!URL.canParse(target, base)) return reply(response, 400);
  const page = await pages(request, new URL(target, base));
  if (page === undefined) return reply(response, 404);
  response.writeHead(page.status, page.headers).end(page.body);
};

/** Resolves once the answer was handed to the network, and rejects when the connection was gone before. */
const acknowledge = (response: ServerResponse, json: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    if (response.writableEnded) return resolve();
    if (response.destroyed) return reject(new Error('the connection was closed'));
    response.on('close', () => {
      if (response.writableFinished) resolve();
      else reject(new Error('the connection was closed'));
    });
    if (json === undefined) return reply(response, 200);
    response.writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(json),
    });
    // A text goes out together with the head; bytes would be written after it.
    response.end(json);
  });

const reply = (
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void => {
  if (response.headersSent) return;
  response.writeHead(status, { 'Content-Length': '0', ...headers }).end();
};

/** The received bytes, which the signature covers; `undefined` when there are too many. */
const bodyOf = (request: IncomingMessage): Promise<Buffer | undefined> => {
  if (Number(request.headers['content-length'] ?? 0) > bodyMax) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyMax) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => {
      const [only] = chunks;
      resolve(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks));
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('the request was broken off'));
    });
  });
};

/** Events come as JSON, commands as a form, and what people press as JSON within a form. */
const contentOf = (text: string, type: string): unknown => {
  try {
    if (type.startsWith('application/json')) return JSON.parse(text);
    const form = readForm(text);
    return typeof form.payload === 'string' ? JSON.parse(form.payload) : form;
  } catch {
    return undefined;
  }
};
