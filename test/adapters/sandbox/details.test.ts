import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/chat/card.ts';
import type { Incoming, Reply } from '../../../src/chat/incoming.ts';
import { card, noon, openSandbox, scriptedBot } from './fixture.ts';

const chart: Block = {
  kind: 'chart',
  alt: 'Three done.',
  chart: { kind: 'bars', title: 'Items', series: [{ label: 'Done', tone: 'good' }], rows: [] },
};

const shown = card('Figures', [{ kind: 'text', body: [] }, chart]);

const form = { token: 'ask:1', language: 'en', title: 'Add', submit: 'Send', fields: [] } as const;

const bot = () =>
  scriptedBot((incoming: Incoming): Reply => {
    if (incoming.kind !== 'command') return { kind: 'nothing' };
    if (incoming.said.as === 'values') return { kind: 'form', form };
    return incoming.said.text === '/private'
      ? { kind: 'private', card: shown }
      : { kind: 'public', card: shown };
  });

describe('the picture of a chart', () => {
  const open = async () => {
    const opened = await openSandbox(bot().handle);
    const get = (query: string) => fetch(`${opened.url}/api/chart?${query}`);
    const [here] = (await opened.say('ana', 'general', '/show')).messages;
    const [secret] = (await opened.say('ana', 'general', '/private')).messages;
    return { ...opened, get, here: here?.id ?? '', secret: secret?.id ?? '' };
  };

  test('is a PNG, and its size is known before it is there', async () => {
    const { get, here, messages } = await open();
    const answer = await get(`message=${here}&block=1&as=layla`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0x89, 0x50]);
    const found = (await messages('layla', 'general')).find(({ id }) => id === here);
    expect(found?.pictures).toEqual([{ block: 1, width: 900, height: 400 }]);
  });

  test('of a private message is for its reader alone', async () => {
    const { get, secret } = await open();
    expect((await get(`message=${secret}&block=1&as=ana`)).status).toBe(200);
    expect((await get(`message=${secret}&block=1&as=layla`)).status).toBe(404);
  });

  test.each([
    ['message=m999&block=1&as=ana', 404],
    ['message=HERE&block=0&as=ana', 404],
    ['message=HERE&block=77&as=ana', 404],
    ['message=HERE&block=1&as=nobody', 404],
    ['message=HERE&block=-1&as=ana', 400],
    ['message=HERE&block=1', 400],
    ['block=1&as=ana', 400],
  ])('is refused in a sentence: %s', async (query, status) => {
    const { get, here } = await open();
    const answer = await get(query.replace('HERE', here));
    expect(answer.status).toBe(status);
    expect((await answer.json()).error).toMatch(/\.$/);
  });
});

describe('what a card becomes elsewhere', () => {
  test('is told for each platform; one that cannot take it says why', async () => {
    const { call, say } = await openSandbox(bot().handle, {
      renderings: {
        slack: ({ title }) => ({ blocks: [title] }),
        discord: () => {
          throw new Error('card too large: its title');
        },
      },
    });
    const [here] = (await say('ana', 'general', '/show')).messages;
    const [secret] = (await say('ana', 'general', '/private')).messages;
    const [words] = (await say('ana', 'general', 'Good morning')).messages;
    const { status, body } = await call(`/api/renderings?message=${here?.id}&as=layla`);
    expect(status).toBe(200);
    expect(body).toEqual({
      renderings: { slack: { blocks: ['Figures'] }, discord: { error: 'card too large: its title' } },
    });
    expect((await call(`/api/renderings?message=${secret?.id}&as=layla`)).status).toBe(404);
    expect((await call(`/api/renderings?message=${words?.id}&as=layla`)).status).toBe(404);
    expect((await call('/api/renderings?as=layla')).status).toBe(400);
  });
});

describe('a command that asks first', () => {
  test('opens its form with what was given', async () => {
    const { handle, heard } = bot();
    const { call } = await openSandbox(handle);
    const { status, body } = await call('/api/ask', {
      as: 'ana',
      in: 'general',
      path: 'action add',
      values: { title: 'Book the hall' },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ messages: [], form });
    expect(heard.at(-1)).toMatchObject({
      kind: 'command',
      place: { id: 'general' },
      said: { as: 'values', path: 'action add', values: { title: 'Book the hall' }, ask: true },
    });
    expect((await call('/api/ask', { as: 'ana', in: 'general', path: 'action add' })).status).toBe(400);
  });

  test('says the message it was asked of, and so does its form; nobody says where that leads', async () => {
    const { handle, heard } = scriptedBot((incoming): Reply => {
      if (incoming.kind !== 'command') return { kind: 'private', card: card('Kept') };
      const { said } = incoming;
      if (said.as === 'text') return { kind: 'private', card: card(said.text) };
      return { kind: 'form', form: { ...form, ...(said.source && { source: said.source }) } };
    });
    const { call, say } = await openSandbox(handle);
    const asked = { as: 'ana', in: 'general', path: 'action add', values: { title: 'Book the hall' } };
    const [words] = (await say('layla', 'clean-water', 'Who books the hall?')).messages;
    const message = words?.id;

    const opened = await call('/api/ask', { ...asked, message });
    expect(opened.body).toEqual({ messages: [], form: { ...form, message } });
    expect(heard.at(-1)).toMatchObject({ said: { source: `#clean-water/${message}` } });
    const sent = { as: 'ana', token: form.token, values: { source: '#executive/m1' } };
    await call('/api/submit', { ...sent, message });
    expect(heard.at(-1)).toMatchObject({ kind: 'form', source: `#clean-water/${message}` });
    await call('/api/submit', sent);
    expect(heard.at(-1)).not.toHaveProperty('source');

    const count = heard.length;
    const [hers] = (await say('layla', 'private', 'My own note')).messages;
    for (const other of [hers?.id, 'm999', '#clean-water/m1', 'https://evil.example/']) {
      expect((await call('/api/ask', { ...asked, message: other })).status, other).toBe(404);
      expect((await call('/api/submit', { ...sent, message: other })).status, other).toBe(404);
    }
    expect((await call('/api/ask', { ...asked, source: '#executive/m1' })).status).toBe(400);
    expect((await call('/api/submit', { ...sent, source: '#executive/m1' })).status).toBe(400);
    expect(heard).toHaveLength(count);
    await call('/api/ask', { ...asked, as: 'layla', message: hers?.id });
    expect(heard.at(-1)).toMatchObject({ kind: 'command', said: { as: 'values' } });
    expect(heard.at(-1)).not.toHaveProperty('said.source');
  });
});

describe('what the clock did', () => {
  test('is told with the reason, oldest first, and not without end', async () => {
    const { call, sandbox, url } = await openSandbox(bot().handle, {
      onTheWay: async (opened) => opened.met('poll-open', noon - 5, noon),
    });
    const entries = async (): Promise<readonly unknown[]> =>
      (await (await fetch(`${url}/api/clock-log`)).json()).entries;
    expect(await entries()).toEqual([]);
    await call('/api/clock', { to: 'month-end' });
    expect(await entries()).toEqual([
      {
        at: new Date(noon).toISOString(),
        what: 'poll-open',
        why: 'due',
        dueAt: new Date(noon - 5).toISOString(),
      },
      {
        at: new Date(noon + 86_400_000).toISOString(),
        what: 'moved',
        why: 'asked',
        from: new Date(noon).toISOString(),
        to: 'month-end',
      },
    ]);
    for (let n = 0; n < 500; n += 1) sandbox.met('poll-close', n, noon + n);
    const all = await entries();
    expect(all.length).toBe(200);
    expect(all.at(-1)).toMatchObject({ what: 'poll-close', dueAt: new Date(499).toISOString() });
    await call('/api/reset', { seed: 'empty' });
    expect(await entries()).toEqual([]);
  });
});
