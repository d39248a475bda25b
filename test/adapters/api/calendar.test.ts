import { expect, it, onTestFinished } from 'vitest';
import { createApi } from '../../../src/adapters/api/index.ts';
import type { ApiReads } from '../../../src/adapters/api/reads.ts';
import type { WebRequest } from '../../../src/chat/web-page.ts';
import { silentLog } from '../../fixtures/log.ts';

it('the server of the API shows the feeds of calendars without a token, and nothing else so', async () => {
  const asked: WebRequest[] = [];
  const api = createApi({
    reads: { coalitionOf: async () => null } as unknown as ApiReads,
    take: () => 0,
    pages: async (request) => {
      asked.push(request);
      if (request.ifNoneMatch === '"1"') return { status: 304, headers: { ETag: '"1"' }, body: '' };
      return { status: 200, headers: { 'Content-Type': 'text/calendar', ETag: '"1"' }, body: 'BEGIN' };
    },
    log: silentLog,
  });
  const address = await api.listen('127.0.0.1', 0);
  onTestFinished(() => api.close());
  const page = await fetch(`${address}/calendar/a.b.ics`);
  expect([page.status, page.headers.get('etag'), await page.text()]).toEqual([200, '"1"', 'BEGIN']);
  const again = await fetch(`${address}/calendar/a.b.ics`, { headers: { 'If-None-Match': '"1"' } });
  expect(again.status).toBe(304);
  expect(asked[0]).toMatchObject({ method: 'GET', path: '/calendar/a.b.ics' });
  expect((await fetch(`${address}/v1/items`)).status).toBe(401);
});
