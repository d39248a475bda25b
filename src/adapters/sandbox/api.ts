import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type * as z from 'zod';
import type { Language } from '../../chat/ids.ts';
import { bytesOfFile, type ReplyFile } from '../../chat/incoming.ts';
import { languages } from '../../chat/languages.ts';
import type { WebPage, WebRequest } from '../../chat/web-page.ts';
import type { Events } from './events.ts';
import { ApiError, ClockRefusal } from './faults.ts';
import type { GalleryQuery } from './gallery.ts';
import type { Page } from './page-bundle.ts';
import type { SandboxLog } from './parts.ts';
import { isLocal, pagePolicy } from './request-origin.ts';
import {
  type Ask,
  askBody,
  clockBody,
  complaint,
  type Press,
  pressBody,
  resetBody,
  type Say,
  type Submit,
  type Suggest,
  sayBody,
  submitBody,
  suggestBody,
} from './requests.ts';
import type {
  Answer,
  ClockAnswer,
  ClockEntryShown,
  GalleryPage,
  Happening,
  Message,
  State,
  SubmitAnswer,
  SuggestAnswer,
} from './shapes.ts';

/** What the API does; `createApi` adds HTTP. */
export type Service = Readonly<{
  state(): Promise<State>;
  messages(place: string, person: string): Promise<readonly Message[]>;
  file(message: string, person: string): ReplyFile;
  say(body: Say): Promise<Answer>;
  ask(body: Ask): Promise<Answer>;
  press(body: Press): Promise<Answer>;
  submit(body: Submit): Promise<SubmitAnswer>;
  suggest(body: Suggest): Promise<SuggestAnswer>;
  clock(body: z.infer<typeof clockBody>): Promise<ClockAnswer>;
  reset(body: z.infer<typeof resetBody>): Promise<Readonly<{ now: string }>>;
  /** A PNG. */
  chart(message: string, block: number, person: string): Promise<Uint8Array>;
  renderings(message: string, person: string): Promise<Readonly<Record<string, unknown>>>;
  clockLog(): readonly ClockEntryShown[];
  gallery(query: GalleryQuery): Promise<GalleryPage>;
  /** A page of the program: the feed of a calendar. */
  page(request: WebRequest): Promise<WebPage | undefined>;
  /** A PNG. */
  galleryChart(name: string, block: number): Promise<Uint8Array>;
}>;

const bodyLimitBytes = 64 * 1024;
const searchMax = 200;
/** Keeps proxies from closing a quiet stream. */
const heartbeatMs = 25_000;

export const createApi = (
  service: Service,
  events: Events,
  page: Page,
  port: () => number,
  log: SandboxLog,
): Hono => {
  const api = new Hono();

  api.use(
    secureHeaders({
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  );
  api.use(async (c, next) => {
    if (!isLocal(c.req.header('host'), c.req.header('origin'), port())) {
      throw new ApiError(403, 'The sandbox answers only to its own page and to this machine.');
    }
    c.header('Cache-Control', 'no-store');
    await next();
  });

  addPages(api, page);
  addReads(api, service);
  addGallery(api, service);
  addActions(api, service);
  api.get('/api/events', (c) =>
    c.body(eventStream(events, c.req.query('as'), c.req.raw.signal), 200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'X-Accel-Buffering': 'no',
    }),
  );

  // The rest is a known path with another method, or an unknown path.
  const methods = new Map(
    api.routes.filter(({ method }) => method !== 'ALL').map((route) => [route.path, route.method]),
  );
  api.all('*', (c) => {
    const method = methods.get(c.req.path);
    if (method === undefined) return c.json({ error: `There is nothing at ${c.req.path}.` }, 404);
    return c.json({ error: `${c.req.path} answers ${method} only.` }, 405, { Allow: method });
  });

  api.onError((error, c) => {
    if (error instanceof ApiError) return c.json({ error: error.message }, error.status);
    if (error instanceof ClockRefusal) return c.json({ error: error.sentence[pageLanguage(c)] }, 400);
    const incident = randomUUID().slice(0, 8);
    log.error({ incident, err: error, path: c.req.path }, 'the sandbox could not answer');
    return c.json({ error: `Something went wrong here. It is in the log under ${incident}.`, incident }, 500);
  });

  return api;
};

const addPages = (api: Hono, page: Page): void => {
  for (const [path, html] of Object.entries(page.pages)) {
    api.get(path, (c) => {
      c.header('Content-Security-Policy', pagePolicy);
      return c.html(html);
    });
  }
  for (const [path, file] of Object.entries(page.files)) {
    api.get(path, (c) => c.body(file.body, 200, { 'Content-Type': file.type }));
  }
};

/** What a person sees. */
const addReads = (api: Hono, service: Service): void => {
  api.get('/api/state', async (c) => c.json(await service.state()));
  api.get('/api/messages', async (c) => {
    const { in: place, as } = c.req.query();
    if (!place || !as)
      throw new ApiError(400, 'Say whose messages and where: /api/messages?in=PLACE&as=PERSON.');
    return c.json({ messages: await service.messages(place, as) });
  });
  api.get('/api/file', (c) => {
    const { message, as } = c.req.query();
    if (!message || !as)
      throw new ApiError(400, 'Say which file and who asks: /api/file?message=ID&as=PERSON.');
    const file = service.file(message, as);
    return c.body(new Uint8Array(bytesOfFile(file)), 200, {
      'Content-Type': file.text === undefined ? file.mime : `${file.mime}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`,
    });
  });
  api.get('/calendar/:file', async (c) => {
    const { method, path } = c.req;
    const page = await service.page({ method, path, ifNoneMatch: c.req.header('If-None-Match') });
    if (page === undefined) return c.notFound();
    const body = page.status === 200 ? page.body : null;
    return new Response(body, { status: page.status, headers: page.headers });
  });
  api.get('/api/chart', async (c) => {
    const { message, block, as } = c.req.query();
    if (!message || !block || !/^\d{1,3}$/.test(block) || !as)
      throw new ApiError(
        400,
        'Say which chart, and who looks: /api/chart?message=ID&block=NUMBER&as=PERSON.',
      );
    const picture = await service.chart(message, Number(block), as);
    return c.body(new Uint8Array(picture), 200, { 'Content-Type': 'image/png' });
  });
  api.get('/api/renderings', async (c) => {
    const { message, as } = c.req.query();
    if (!message || !as)
      throw new ApiError(400, 'Say which message, and who looks: /api/renderings?message=ID&as=PERSON.');
    return c.json({ renderings: await service.renderings(message, as) });
  });
  api.get('/api/clock-log', (c) => c.json({ entries: service.clockLog() }));
};

const addGallery = (api: Hono, service: Service): void => {
  api.get('/api/gallery', async (c) => {
    const { search = '', text, from = '0' } = c.req.query();
    if (!/^\d{1,6}$/.test(from)) throw new ApiError(400, '"from" is the number of the first card.');
    return c.json(await service.gallery({ search: search.slice(0, searchMax), text, from: Number(from) }));
  });
  api.get('/api/gallery/chart', async (c) => {
    const { name, block } = c.req.query();
    if (!name || !block || !/^\d{1,3}$/.test(block))
      throw new ApiError(400, 'Say which chart: /api/gallery/chart?name=NAME&block=NUMBER.');
    const picture = await service.galleryChart(name, Number(block));
    return c.body(new Uint8Array(picture), 200, { 'Content-Type': 'image/png' });
  });
};

/** What a person does. */
const addActions = (api: Hono, service: Service): void => {
  api.post('/api/say', async (c) => c.json(await service.say(await read(c, sayBody))));
  api.post('/api/ask', async (c) => c.json(await service.ask(await read(c, askBody))));
  api.post('/api/press', async (c) => c.json(await service.press(await read(c, pressBody))));
  api.post('/api/submit', async (c) => c.json(await service.submit(await read(c, submitBody))));
  api.post('/api/suggest', async (c) => c.json(await service.suggest(await read(c, suggestBody))));
  api.post('/api/clock', async (c) => c.json(await service.clock(await read(c, clockBody))));
  api.post('/api/reset', async (c) => c.json(await service.reset(await read(c, resetBody))));
};

/** The language of the page that sent the request. */
const pageLanguage = (c: Context): Language =>
  languages.find((language) => c.req.header('accept-language')?.startsWith(language)) ?? 'en';

const read = async <Shape extends z.ZodType>(c: Context, shape: Shape): Promise<z.infer<Shape>> => {
  const bytes = await bodyOf(c.req.raw);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ApiError(400, 'The body is not JSON.');
  }
  const result = shape.safeParse(value);
  if (!result.success) throw new ApiError(400, complaint(result.error));
  return result.data;
};

/** Reads a limited body. Hono's own limit recreates the request with the global `Request`, which is not the server's. */
const bodyOf = async (request: Request): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimitBytes) throw new ApiError(413, 'That is too long: a request may have 64 KiB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const eventStream = (
  events: Events,
  person: string | undefined,
  signal: AbortSignal,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let close = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const hear = ({ event, data }: Happening) => send(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      const stop = events.subscribe(person, hear, () => {
        close();
        controller.close();
      });
      const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs);
      close = () => {
        clearInterval(heartbeat);
        stop();
      };
      signal.addEventListener('abort', close, { once: true });
      send(': listening\n\n');
    },
    cancel() {
      close();
    },
  });
};
