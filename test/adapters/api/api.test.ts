import { createHash } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it, onTestFinished, vi } from 'vitest';
import * as schemas from '../../../src/adapters/api/schemas.ts';
import { createBallotBox } from '../../../src/app/polls/ballot-box.ts';
import { programsPart } from '../../../src/parts/programs.ts';
import type { Store } from '../../../src/store/store.ts';
import { type Chat, openChat, setUp } from '../../fixtures/chat.ts';
import { crowd } from '../../fixtures/crowd.ts';
import { silentLog } from '../../fixtures/log.ts';
import { eachStore } from '../../fixtures/store.ts';

const tokenIn = (text: string): string => /halqa_[\w-]{43}/.exec(text)?.[0] ?? '';

eachStore('the API', (openTestStore) => {
  /** A coalition with a record, its token, and the API on a port of this machine. */
  const open = async () => {
    const store = await openTestStore();
    const chat = openChat({ store, now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    const token = tokenIn((await chat.say('ana', 'general', '/coalition api new')).text);
    const { api } = programsPart({
      pages: async () => undefined,
      store,
      clock: { now: () => Date.now() },
      ballotBox: createBallotBox('a secret of the test'),
      log: silentLog,
    });
    const address = await api.listen('127.0.0.1', 0);
    onTestFinished(() => api.close());
    const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
    const read = async (path: string) => {
      const response = await ask(path);
      expect(response.status, path).toBe(200);
      return (await response.json()) as Record<string, unknown> & { data: Record<string, unknown>[] };
    };
    return { store, chat, address, token, ask, read };
  };

  const fill = async (chat: Chat): Promise<void> => {
    for (const [who, line] of [
      ['sam', '/action add Call the mayor owner:me due:2026-11-10'],
      ['sam', '/action add أصلِح السقف'],
      ['sam', '/progress log #1 Asked twice'],
      ['sam', '/progress log Painted the wall'],
      ['sam', '/progress difficulty #1 No permit help:"a permit" from:"executive committee"'],
      ['sam', '/event add Open day starts:2026-11-05 10:00'],
      ['sam', '/action done #2'],
    ] as const)
      expect((await chat.say(who, 'water', line)).kind, line).toBe('public');
  };

  it('tells the record in the shapes that it describes', async () => {
    const { chat, read } = await open();
    await fill(chat);
    expect(schemas.coalition.parse(await read('/v1/coalition'))).toMatchObject({ language: 'en' });
    const groups = schemas.list(schemas.body).parse(await read('/v1/groups')).data;
    const water = groups.find(({ name }) => name === 'Water');
    expect(groups.map(({ kind }) => kind)).toContain('executive');
    const { data: items, next } = schemas.page(schemas.item).parse(await read('/v1/items'));
    expect(next).toBeNull();
    expect(items).toMatchObject([
      {
        number: 1,
        title: 'Call the mayor',
        state: 'open',
        owners: [{ name: 'Sam Okoye' }],
        dueOn: '2026-11-10',
      },
      { number: 2, title: 'أصلِح السقف', state: 'done', doneBy: { name: 'Sam Okoye' }, group: water?.id },
    ]);
    expect(schemas.item.parse(await read('/v1/items/1'))).toEqual(items[0]);
    const progress = schemas
      .page(schemas.progress)
      .parse(await read(`/v1/groups/${water?.id}/progress`)).data;
    expect(progress).toMatchObject([
      { text: 'Asked twice', item: 1 },
      { text: 'Painted the wall', item: null },
    ]);
    expect(schemas.page(schemas.difficulty).parse(await read('/v1/difficulties')).data).toMatchObject([
      { number: 3, item: 1, text: 'No permit', help: 'a permit', resolvedAt: null },
    ]);
    expect(schemas.page(schemas.event).parse(await read('/v1/events')).data).toMatchObject([
      { number: 4, title: 'Open day' },
    ]);
  });

  it('tells of partners and their offers, and nothing that they told in confidence', async () => {
    const { chat, read } = await open();
    await chat.say(
      'ana',
      'general',
      '/partner add Harbour Rotary kind:non-profit wants:"a hall" delegate:@Sam limits:"no cash" contact:"555 1234"',
    );
    await chat.say('sam', 'water', '/partner offer a hall for 60 kind:place');
    await chat.say('sam', 'water', '/progress difficulty No hall help:"a hall" kind:place from:anybody');
    const answer = await read('/v1/partners');
    expect(schemas.list(schemas.partner).parse(answer).data).toMatchObject([
      {
        name: 'Harbour Rotary',
        kind: 'non-profit',
        state: 'invited',
        wants: 'a hall',
        gets: null,
        delegates: [{ name: 'Sam Okoye' }],
        offers: [{ number: 1, what: 'a hall for 60', kind: 'place', until: null }],
      },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/555 1234|no cash/);
    expect((await read('/v1/difficulties')).data).toMatchObject([{ number: 2, helpKind: 'place' }]);
  });

  it('goes through long lists page by page, and loses and repeats nothing', async () => {
    const { chat, read } = await open();
    for (let at = 1; at <= 7; at += 1) {
      await chat.say('sam', 'water', `/action add Task ${at}`);
      await chat.say('sam', 'water', `/progress log Step ${at}`);
    }
    const { data: groups } = await read('/v1/groups');
    const water = groups.find(({ name }) => name === 'Water')?.id;
    for (const [path, field, first] of [
      ['/v1/items?', 'title', 'Task 1'],
      [`/v1/groups/${water}/progress?`, 'text', 'Step 1'],
    ] as const) {
      const seen: unknown[] = [];
      let next: unknown = null;
      do {
        const page = await read(`${path}limit=3${next === null ? '' : `&after=${next}`}`);
        seen.push(...page.data.map((row) => row[field]));
        next = page.next;
      } while (next !== null);
      expect(seen).toHaveLength(7);
      expect(new Set(seen).size).toBe(7);
      expect(seen[0]).toBe(first);
    }
  });

  it('tells a summary that was decided', async () => {
    const { chat, read } = await open();
    await fill(chat);
    await chat.pass('2026-12-01T09:00:00Z');
    const digests = schemas.list(schemas.digest).parse(await read('/v1/digests')).data;
    expect(digests).toMatchObject([{ kind: 'monthly', beginsIn: '2026-11' }]);
    const whole = schemas.wholeDigest.parse(await read('/v1/digests/monthly/2026-11'));
    expect(whole).toMatchObject({ kind: 'monthly', groups: [{ group: 'Water' }] });
  });

  it('opens nothing without the token of a coalition, and nothing of another coalition', async () => {
    const { store, chat, ask, token } = await open();
    await fill(chat);
    const other = openChat({
      store,
      in: { platform: 'slack', workspace: 'T2' },
      now: '2026-11-04T09:00:00Z',
    });
    await setUp(other);
    const otherToken = tokenIn((await other.say('ana', 'general', '/coalition api new')).text);
    expect(otherToken).not.toBe(token);
    for (const authorization of [
      '',
      'Bearer',
      `Bearer ${token}x`,
      `Basic ${token}`,
      `Bearer halqa_${'a'.repeat(43)}`,
    ]) {
      const response = await ask('/v1/items', { authorization });
      expect(response.status, authorization).toBe(401);
      expect(await response.text()).not.toContain('mayor');
    }
    const stranger = await ask('/v1/items', { authorization: `Bearer ${otherToken}` });
    expect(await stranger.json()).toEqual({ data: [], next: null });
    const mine = (await store.read.groups.list((await coalitionIn(store)) ?? ''))[0]?.id;
    for (const path of ['/v1/items/1', `/v1/groups/${mine}/progress`, '/v1/digests/monthly/2026-11'])
      expect(await (await ask(path, { authorization: `Bearer ${otherToken}` })).text()).not.toMatch(
        /mayor|Asked/,
      );
    // A new token ends the one before; "none" ends them all.
    const renewed = tokenIn((await chat.say('ana', 'general', '/coalition api new')).text);
    expect((await ask('/v1/items')).status).toBe(401);
    expect((await ask('/v1/items', { authorization: `Bearer ${renewed}` })).status).toBe(200);
    expect((await chat.say('ana', 'general', '/coalition api none')).text).toContain(
      'No token works any more',
    );
    expect((await ask('/v1/items', { authorization: `Bearer ${renewed}` })).status).toBe(401);
  });

  it('is only for a coordinator to open, and stores no token', async () => {
    const { store, chat, token } = await open();
    expect((await chat.say('sam', 'water', '/coalition api new')).text).toContain('coordinator');
    expect((await chat.say('ana', 'general', '/coalition api')).text).not.toContain(token);
    const hash = createHash('sha256').update(token).digest('base64url');
    expect(await store.read.apiTokens.coalitionOf(hash)).toBe(await coalitionIn(store));
  });

  it('answers what it cannot understand with one sentence', async () => {
    const { ask } = await open();
    for (const path of [
      '/v1/items?limit=0',
      '/v1/items?limit=101',
      '/v1/items?state=lost',
      '/v1/items?after=-1',
      '/v1/items/zero',
      '/v1/difficulties?after=1e99',
      "/v1/groups/x/progress?after=1'--_x",
      '/v1/digests/yearly/2026-10',
      '/v1/digests/monthly/2026-13',
    ]) {
      const response = await ask(path);
      expect(response.status, path).toBe(400);
      const { error } = (await response.json()) as { error: string };
      // It names the part, and is one line.
      expect(error, path).toMatch(/^(limit|state|after|number|kind|month): [^\n✖]+$/);
    }
    for (const path of ['/v1/items/99', '/v1/ballots', '/v1/polls', '/', '/v1/digests/monthly/2020-01'])
      expect((await ask(path)).status, path).toBe(404);
  });

  it('is only read: any other method is refused, and only to whoever has the token', async () => {
    const { address, token } = await open();
    const authorization = `Bearer ${token}`;
    const send = (path: string, method: string, headers: Readonly<Record<string, string>>) =>
      fetch(`${address}${path}`, { method, headers });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      for (const path of ['/v1/items', '/v1/items/1', '/v1/digests/monthly/2026-10', '/openapi.json']) {
        const response = await send(path, method, { authorization });
        expect(response.status, `${method} ${path}`).toBe(405);
        expect(response.headers.get('allow')).toBe('GET, HEAD');
        expect(await response.json()).toEqual({ error: 'This API is only read: use GET.' });
      }
    expect((await send('/v1/items', 'HEAD', { authorization })).status).toBe(200);
    expect((await send('/v1/ballots', 'POST', { authorization })).status).toBe(404);
    expect((await send('/v1/items', 'POST', {})).status).toBe(401);
  });

  it('accepts only so many connections at a time, and is there again after them', async () => {
    const { address, ask } = await open();
    await crowd(address, 15);
    await vi.waitFor(async () => {
      const response = await ask('/v1/coalition');
      expect(response.status).toBe(200);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }, 5000);
  });

  it('sends nothing again that a program has', async () => {
    const { chat, ask } = await open();
    await fill(chat);
    const first = await ask('/v1/items');
    const tag = first.headers.get('etag') ?? '';
    expect((await ask('/v1/items', { 'if-none-match': tag })).status).toBe(304);
    await chat.say('sam', 'water', '/action add One more');
    expect((await ask('/v1/items', { 'if-none-match': tag })).status).toBe(200);
  });

  it('asks a program that is too fast to wait', async () => {
    const { ask } = await open();
    const answers = await Promise.all(Array.from({ length: 260 }, () => ask('/v1/coalition')));
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('describes itself', async () => {
    const { address } = await open();
    const description = (await (await fetch(`${address}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, { get: { responses: Record<string, unknown> } }>;
    };
    expect(description.openapi).toBe('3.1.0');
    // By the schema that the OpenAPI Initiative publishes.
    expect(await new Validator().validate(description)).toMatchObject({ valid: true });
    expect(Object.keys(description.paths).toSorted()).toEqual([
      '/v1/coalition',
      '/v1/difficulties',
      '/v1/digests',
      '/v1/digests/{kind}/{month}',
      '/v1/events',
      '/v1/groups',
      '/v1/groups/{group}/progress',
      '/v1/items',
      '/v1/items/{number}',
      '/v1/partners',
    ]);
    expect(JSON.stringify(description)).not.toMatch(/ballot|contact|limits/i);
  });
});

const coalitionIn = async (store: Store): Promise<string | undefined> =>
  (await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' }))?.id;
