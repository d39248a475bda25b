import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Message } from '../src/adapters/sandbox/shapes.ts';
import { plainText } from '../src/chat/text/plain-text.ts';
import { type Started, startHalqa, workingFolder } from './fixtures/started.ts';

/* The real program's files and calendars over HTTP: each is its owner's, and a link that was renewed ends. */

describe('what is downloaded from the sandbox', () => {
  const folder = workingFolder();
  let halqa: Started | undefined;

  beforeAll(async () => {
    halqa = await startHalqa(folder.path);
    await post('reset', { seed: 'empty', language: 'en' });
    for (const [who, line] of [
      ['ana', '/coalition setup "Clean Coast" zone:Asia/Beirut'],
      ['ana', '/group create Water goal:"Every spring tested"'],
      ['ana', '/group bind Water place:#clean-water'],
      ['sam', '/group join Water'],
      ['ana', '/event add Open day starts:"in 2 days 10:00" group:Water'],
      ['ana', '/action add "Book the hall" owner:@Ana due:"in 3 days" group:Water'],
    ] as const)
      await say(who, line);
  }, 60_000);

  afterAll(async () => {
    await halqa?.stop();
    folder.remove();
  });

  const get = (path: string, init: RequestInit = {}) => fetch(`${halqa?.url}${path}`, init);
  const post = async (what: string, body: object): Promise<Answer> => {
    const answer = await get(`/api/${what}`, { method: 'POST', body: JSON.stringify(body) });
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const say = async (as: string, text: string): Promise<Message | undefined> =>
    (await post('say', { as, in: 'general', text })).messages.at(-1);
  const linkOf = async (as: string): Promise<string> => {
    const message = await say(as, '/event calendar link:new');
    const [found] = /https?:\S+\.ics/.exec(message?.card ? plainText(message.card) : '') ?? [];
    return new URL(found ?? '').pathname;
  };

  it('a calendar is a file for whoever asked for it alone', async () => {
    const message = await say('sam', '/event calendar');
    expect(message?.file?.name).toBe('halqa.ics');
    const mine = await get(`/api/file?message=${message?.id}&as=sam`);
    expect(mine.status).toBe(200);
    expect(mine.headers.get('content-type')).toContain('text/calendar');
    expect(mine.headers.get('content-disposition')).toContain('halqa.ics');
    const text = await mine.text();
    expect(text).toContain('SUMMARY:Open day');
    expect(text).not.toContain('Book the hall');
    for (const other of ['ana', 'nobody', 'system'])
      expect((await get(`/api/file?message=${message?.id}&as=${other}`)).status, other).toBe(404);
    expect((await get(`/api/file?message=${message?.id}`)).status).toBe(400);
  });

  it('a feed is shown to whoever has its secret link, until it is renewed or ended', async () => {
    const link = await linkOf('ana');
    const feed = await get(link);
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(feed.headers.get('cache-control')).toContain('private');
    const text = await feed.text();
    expect(text).toContain('SUMMARY:Open day');
    expect(text).toContain('Book the hall');
    const etag = feed.headers.get('etag') ?? '';
    const again = await get(link, { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await get(link, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);

    // Somebody else's is another; renewing it leaves this one as it is.
    const other = await linkOf('sam');
    expect(await (await get(other)).text()).not.toContain('Book the hall');
    expect((await get(link)).status).toBe(200);

    const renewed = await linkOf('ana');
    expect(renewed).not.toBe(link);
    expect((await get(link)).status).toBe(404);
    expect((await get(renewed)).status).toBe(200);
    expect((await get(other)).status).toBe(200);
    await say('ana', '/event calendar link:off');
    expect((await get(renewed)).status).toBe(404);
  });

  it('a link that is guessed leads nowhere, and says nothing', async () => {
    const link = await linkOf('ana');
    const [, id = '', secret = ''] = /calendar\/([^.]+)\.(.+)\.ics/.exec(link) ?? [];
    const other = /calendar\/([^.]+)\./.exec(await linkOf('sam'))?.[1] ?? '';
    for (const path of [
      `/calendar/${id}.${secret.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}.ics`,
      `/calendar/${other}.${secret}.ics`,
      `/calendar/${id}.ics`,
      '/calendar/..%2f..%2fhalqa.sqlite',
      '/calendar/',
    ]) {
      const page = await get(path);
      expect(page.status, path).toBe(404);
      expect(await page.text(), path).not.toContain('BEGIN');
    }
    expect((await get(link, { method: 'DELETE' })).status).toBeGreaterThanOrEqual(404);
    expect((await get(link)).status).toBe(200);
  });

  it('the pages of other sites may read none of it', async () => {
    const link = await linkOf('ana');
    for (const path of [link, '/api/state'])
      expect((await get(path)).headers.get('access-control-allow-origin'), path).toBeNull();
  });
});
