import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { ApiReads } from './reads.ts';
import * as schemas from './schemas.ts';

/** The coalition whose token came with the request. */
export type ApiEnv = { Variables: { coalitionId: string } };

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

const failures = {
  400: json(schemas.problem, 'The request cannot be understood'),
  401: json(schemas.problem, 'The token is missing or unknown'),
  429: json(schemas.problem, 'Too many requests: wait as many seconds as `Retry-After` says'),
};

const get = <
  Path extends string,
  Schema extends z.ZodType,
  Asked extends Readonly<{ query?: z.ZodObject; params?: z.ZodObject }>,
>(
  path: Path,
  summary: string,
  schema: Schema,
  asked: Asked,
) =>
  createRoute({
    method: 'get',
    path,
    summary,
    security: [{ token: [] }],
    request: asked,
    responses: {
      200: json(schema, summary),
      404: json(schemas.problem, 'There is nothing under this address'),
      ...failures,
    },
  });

/** What is wrong with a request, with the name of each wrong part. */
const sentenceOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');

const nothing = { error: 'There is nothing under this address.' };

const pageOf = <Row>({ rows, next }: Readonly<{ rows: readonly Row[]; next: string | null }>) => ({
  data: [...rows],
  next,
});

/** Every route of the API, below `/v1`. */
export const apiRoutes = (reads: ApiReads) => {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, context) =>
      result.success ? undefined : context.json({ error: sentenceOf(result.error) }, 400),
  });

  api.openapi(get('/coalition', 'The coalition', schemas.coalition, {}), async (context) => {
    const found = await reads.coalition(context.get('coalitionId'));
    return found === null ? context.json(nothing, 404) : context.json(found, 200);
  });

  api.openapi(
    get('/groups', 'The working groups and committees', schemas.list(schemas.body), {}),
    async (context) => context.json({ data: [...(await reads.groups(context.get('coalitionId')))] }, 200),
  );

  api.openapi(
    get('/items', 'Action items, by number', schemas.page(schemas.item), { query: schemas.queries.items }),
    async (context) =>
      context.json(pageOf(await reads.items(context.get('coalitionId'), context.req.valid('query'))), 200),
  );

  api.openapi(
    get('/items/{number}', 'An action item', schemas.item, { params: schemas.numbered }),
    async (context) => {
      const found = await reads.item(context.get('coalitionId'), context.req.valid('param').number);
      return found === null ? context.json(nothing, 404) : context.json(found, 200);
    },
  );

  api.openapi(
    get('/groups/{group}/progress', 'The progress of a group, oldest first', schemas.page(schemas.progress), {
      params: schemas.groupPath,
      query: schemas.queries.progress,
    }),
    async (context) => {
      const part = { ...context.req.valid('query'), ...context.req.valid('param') };
      return context.json(pageOf(await reads.progress(context.get('coalitionId'), part)), 200);
    },
  );

  api.openapi(
    get('/difficulties', 'Difficulties, by number', schemas.page(schemas.difficulty), {
      query: schemas.queries.difficulties,
    }),
    async (context) =>
      context.json(
        pageOf(await reads.difficulties(context.get('coalitionId'), context.req.valid('query'))),
        200,
      ),
  );

  api.openapi(
    get('/partners', 'The partners, with what they offer', schemas.list(schemas.partner), {}),
    async (context) => context.json({ data: [...(await reads.partners(context.get('coalitionId')))] }, 200),
  );

  api.openapi(
    get('/events', 'Events, by number', schemas.page(schemas.event), { query: schemas.queries.events }),
    async (context) =>
      context.json(pageOf(await reads.events(context.get('coalitionId'), context.req.valid('query'))), 200),
  );

  api.openapi(
    get('/digests', 'The summaries, latest first', schemas.list(schemas.digest), {}),
    async (context) => context.json({ data: [...(await reads.digests(context.get('coalitionId')))] }, 200),
  );

  api.openapi(
    get('/digests/{kind}/{month}', 'A summary', schemas.wholeDigest, { params: schemas.digestPath }),
    async (context) => {
      const { kind, month } = context.req.valid('param');
      const found = await reads.digest(context.get('coalitionId'), kind, month);
      return found === null ? context.json(nothing, 404) : context.json(found, 200);
    },
  );

  return api;
};
