import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { WebPages } from '../../chat/web-page.ts';
import type { ApiReads } from './reads.ts';
import { type ApiEnv, apiRoutes } from './routes.ts';

export type ApiOptions = Readonly<{
  reads: ApiReads;
  /** Counts one request of a coalition. @returns 0, or the number of seconds until it may ask again */
  take(coalitionId: string): number;
  /** Serves what needs no token: calendar feeds. */
  pages: WebPages;
  log: Readonly<{ error(context: object, message: string): void }>;
}>;

export type Api = Readonly<{
  /** Listens; 0 takes any free port. Resolves with the address. */
  listen(host: string, port: number): Promise<string>;
  close(): Promise<void>;
}>;

const requestTimeoutMs = 10_000;
/** A program opens a few. */
const connectionsMax = 500;

const tokenOf = (header: string | undefined): string | undefined =>
  /^Bearer (halqa_[\w-]{43})$/.exec(header ?? '')?.[1];

/**
 * A read-only HTTP API for other programs. Each coalition has one token, which opens its records and no
 * other's. `/openapi.json` describes it and needs no token.
 */
export const apiApp = ({ reads, take, log, pages }: ApiOptions) => {
  const app = new OpenAPIHono<ApiEnv>();
  app.onError((error, context) => {
    log.error({ err: error, path: context.req.path }, 'a request of the API failed');
    return context.json({ error: 'Something went wrong here. Try again later.' }, 500);
  });
  app.notFound((context) => context.json({ error: 'There is nothing under this address.' }, 404));
  app.use(async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (context, methods) =>
        context.json({ error: 'This API is only read: use GET.' }, 405, { Allow: methods.join(', ') }),
    }),
  );

  const v1 = new OpenAPIHono<ApiEnv>();
  v1.use(async (context, next) => {
    context.header('Cache-Control', 'private, no-cache');
    const token = tokenOf(context.req.header('Authorization'));
    const coalitionId = token === undefined ? null : await reads.coalitionOf(token);
    if (coalitionId === null) {
      context.header('WWW-Authenticate', 'Bearer');
      return context.json(
        { error: 'Send a token that works: Authorization: Bearer halqa_… A coordinator makes one.' },
        401,
      );
    }
    const waitSeconds = take(coalitionId);
    if (waitSeconds > 0) {
      context.header('Retry-After', String(waitSeconds));
      return context.json({ error: `Too many requests. Try again in ${waitSeconds} seconds.` }, 429);
    }
    context.set('coalitionId', coalitionId);
    return next();
  });
  v1.use(etag());
  v1.route('/', apiRoutes(reads));
  app.route('/v1', v1);

  app.all('/calendar/:file', async (context) => {
    const { method, path } = context.req;
    const page = await pages({ method, path, ifNoneMatch: context.req.header('If-None-Match') });
    if (page === undefined) return context.notFound();
    const body = page.status === 200 ? page.body : null;
    return new Response(body, { status: page.status, headers: page.headers });
  });

  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'A coordinator makes it with /coalition api',
  });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Halqa',
      version: '1',
      description:
        'The records of one coalition, to read. Answers carry an ETag; nothing here changes anything.',
    },
  });
  return app;
};

export const createApi = (options: ApiOptions): Api => {
  const app = apiApp(options);
  let server: Server | undefined;
  return {
    async listen(host, port) {
      const opened = createAdaptorServer({
        fetch: app.fetch,
        overrideGlobalObjects: false,
        serverOptions: {
          requestTimeout: requestTimeoutMs,
          headersTimeout: requestTimeoutMs,
          connectionsCheckingInterval: requestTimeoutMs / 2,
        },
      }) as Server;
      opened.maxConnections = connectionsMax;
      await new Promise<void>((resolve, reject) => {
        opened.once('error', reject);
        opened.listen(port, host, () => {
          opened.off('error', reject);
          resolve();
        });
      });
      server = opened;
      const { port: taken } = opened.address() as AddressInfo;
      return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
    },
    async close() {
      const open = server;
      server = undefined;
      if (open === undefined) return;
      await new Promise<void>((resolve) => {
        open.close(() => resolve());
        open.closeAllConnections();
      });
    },
  };
};
