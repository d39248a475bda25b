import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/chat/card.ts';
import type { Incoming, Reply } from '../../../src/chat/incoming.ts';
import { card, noon, openSandbox, scriptedBot } from './fixture.ts';

const buttons: Block = {
  kind: 'buttons',
  buttons: [
    { token: 'done:1', label: 'Done', look: 'primary' },
    { token: 'ask:1', label: 'Log progress', look: 'plain' },
  ],
};
const select: Block = {
  kind: 'select',
  token: 'pick:1',
  label: 'Which',
  options: [{ value: 'a', label: 'A' }],
};

const bot = () =>
  scriptedBot((incoming: Incoming): Reply => {
    switch (incoming.kind) {
      case 'suggest':
        return { kind: 'suggestions', suggestions: [{ value: '/action add', label: 'Add' }] };
      case 'shown':
        return { kind: 'nothing' };
      case 'button':
        if (incoming.token === 'done:1')
          return { kind: 'redraw', card: card('Closed'), aside: card('You closed it') };
        if (incoming.token === 'ask:1') return { kind: 'form', form };
        return { kind: 'private', card: card(`No such button: ${incoming.token}`) };
      case 'form':
        return incoming.values.text
          ? { kind: 'public', card: card(`Logged: ${incoming.values.text}`) }
          : { kind: 'errors', language: 'en', errors: { text: 'Say what moved.' } };
      case 'command': {
        const text = incoming.said.as === 'text' ? incoming.said.text : '';
        if (text === '/form') return { kind: 'form', form };
        if (text.startsWith('/private')) return { kind: 'private', card: card('Between us') };
        return { kind: 'public', card: card(text, [buttons, select]), subject: 'item:1' };
      }
    }
  });

const form = {
  token: 'form:1',
  language: 'en',
  title: 'Log progress',
  submit: 'Log',
  fields: [
    { name: 'text', label: 'What moved', kind: 'paragraph', required: true },
    { name: 'owner', label: 'Owner', kind: 'person', required: false },
    { name: 'place', label: 'Place', kind: 'place', required: false },
  ],
} as const;

describe('a line without a slash', () => {
  test('is a note, except for a call for help in private', async () => {
    const { heard, handle } = bot();
    const { say } = await openSandbox(handle);
    await say('ana', 'general', 'help');
    await say('ana', 'private', 'help the others');
    expect(heard).toEqual([]);
    await say('ana', 'private', 'مساعدة');
    expect(heard[0]).toMatchObject({ kind: 'command', direct: true, said: { as: 'text', text: 'مساعدة' } });
  });
});

describe('what is there', () => {
  test('an empty sandbox has six people, four places and a private one', async () => {
    const { call } = await openSandbox(bot().handle);
    const { body } = await call('/api/state');
    expect(body.now).toBe(new Date(noon).toISOString());
    expect(body.people).toHaveLength(6);
    expect(body.people[0]).toEqual({ id: 'ana', name: 'Ana Costa', language: 'en', roles: [] });
    expect(body.places.map(({ kind }) => kind)).toEqual([...Array(4).fill('general'), 'private']);
    expect(body).toMatchObject({ coalition: false, groups: 0 });
  });

  test('what the record knows of them is merged in', async () => {
    const { call } = await openSandbox(bot().handle, {
      directory: {
        people: [{ id: 'ana', language: 'ar', roles: ['coordinator'] }],
        places: [{ id: 'clean-water', kind: 'group', group: 'Clean Water' }],
        zone: 'Asia/Beirut',
        groups: 1,
      },
    });
    const { body } = await call('/api/state');
    expect(body.people[0]).toMatchObject({ language: 'ar', roles: ['coordinator'] });
    expect(body.places).toContainEqual({
      id: 'clean-water',
      name: 'clean-water',
      kind: 'group',
      group: 'Clean Water',
    });
    expect(body).toMatchObject({ coalition: true, groups: 1, goals: ['month-end', 'quarter-end'] });
  });
});

describe('say', () => {
  test('a line with a slash goes to the bot as it was typed, with everybody it may name', async () => {
    const { heard, handle } = bot();
    const { say } = await openSandbox(handle);
    const { messages } = await say('omar', 'general', '/action add حجز القاعة @Ana Costa');
    expect(heard[0]).toMatchObject({
      kind: 'command',
      said: { as: 'text', text: '/action add حجز القاعة @Ana Costa' },
      account: { platform: 'sandbox', workspace: 'sandbox', id: 'omar' },
      place: { id: 'general' },
      direct: false,
      locale: 'ar',
      at: noon,
    });
    expect(heard[0]?.named.people).toHaveLength(6);
    expect(heard[0]?.named.places).toHaveLength(4);
    expect(messages[0]).toMatchObject({
      in: 'general',
      at: new Date(noon).toISOString(),
      private: false,
      text: '/action add حجز القاعة @Ana Costa',
      card: { title: '/action add حجز القاعة @Ana Costa' },
      by: { id: 'omar' },
      actions: [
        { token: 'done:1', label: 'Done', kind: 'button' },
        { token: 'ask:1', label: 'Log progress', kind: 'button' },
        { token: 'pick:1', label: 'Which', kind: 'select', options: [{ value: 'a', label: 'A' }] },
      ],
    });
  });

  test('the bot hears where a public answer with a subject stands', async () => {
    const { heard, handle } = bot();
    const { say } = await openSandbox(handle);
    const { messages } = await say('ana', 'general', '/action add A');
    expect(heard[1]).toMatchObject({
      kind: 'shown',
      subject: 'item:1',
      message: { id: messages[0]?.id, place: { id: 'general' } },
    });
  });

  test('anything else is simply said', async () => {
    const { heard, handle } = bot();
    const { say, messages } = await openSandbox(handle);
    await say('ana', 'general', 'Good morning <b>all</b>');
    expect(heard).toEqual([]);
    expect(await messages('sam', 'general')).toMatchObject([
      { card: null, text: 'Good morning <b>all</b>', from: { id: 'ana', name: 'Ana Costa' }, actions: [] },
    ]);
  });

  test('a private answer is for its reader alone', async () => {
    const { say, messages } = await openSandbox(bot().handle);
    const answer = await say('ana', 'general', '/private');
    expect(answer.messages[0]).toMatchObject({ private: true, in: 'general' });
    expect(await messages('ana', 'general')).toHaveLength(1);
    expect(await messages('sam', 'general')).toEqual([]);
  });

  test('the private place is another one for each person', async () => {
    const { heard, handle } = bot();
    const { say, messages } = await openSandbox(handle);
    const answer = await say('ana', 'private', '/action add A');
    expect(answer.messages[0]).toMatchObject({ private: true, in: 'private' });
    await say('ana', 'private', 'a note to myself');
    expect(heard[0]).toMatchObject({ direct: true });
    expect(await messages('ana', 'private')).toHaveLength(2);
    expect(await messages('sam', 'private')).toEqual([]);
  });

  test('the same id again is the same delivery: the answer stands once', async () => {
    const { heard, handle } = bot();
    const { say, messages } = await openSandbox(handle);
    const first = await say('ana', 'general', '/action add A', 'again');
    const second = await say('ana', 'general', '/action add A', 'again');
    expect(second).toEqual(first);
    expect(heard.filter(({ kind }) => kind === 'command').map(({ id }) => id)).toEqual(['again', 'again']);
    expect(await messages('ana', 'general')).toHaveLength(1);
  });

  test('a form offers the people and the places as mentions', async () => {
    const { say } = await openSandbox(bot().handle);
    const answer = await say('ana', 'general', '/form');
    expect(answer.messages).toEqual([]);
    expect(answer.form).toMatchObject({
      token: 'form:1',
      language: 'en',
      title: 'Log progress',
      submit: 'Log',
    });
    expect(answer.form?.fields[1]?.options?.[0]).toEqual({ value: '<@ana>', label: 'Ana Costa' });
    expect(answer.form?.fields[2]?.options?.[0]).toEqual({ value: '<#executive>', label: 'executive' });
  });
});

describe('press and submit', () => {
  test('a redrawn card keeps its place; the aside is private', async () => {
    const { say, call, messages } = await openSandbox(bot().handle);
    const message = (await say('ana', 'general', '/action add A')).messages[0]?.id;
    const { body } = await call('/api/press', { as: 'sam', message, token: 'done:1' });
    expect(body.messages).toMatchObject([
      { id: message, text: 'Closed', private: false, by: { id: 'ana' } },
      { text: 'You closed it', private: true },
    ]);
    expect(await messages('ana', 'general')).toMatchObject([{ id: message, text: 'Closed' }]);
  });

  test('a token that is on no button goes to the bot, which answers it', async () => {
    const { say, call } = await openSandbox(bot().handle);
    const message = (await say('ana', 'general', '/action add A')).messages[0]?.id;
    const { status, body } = await call('/api/press', { as: 'ana', message, token: 'forged:9', value: 'x' });
    expect(status).toBe(200);
    expect(body.messages[0]?.text).toBe('No such button: forged:9');
  });

  test('nobody presses what they cannot see', async () => {
    const { say, call } = await openSandbox(bot().handle);
    const message = (await say('ana', 'general', '/private')).messages[0]?.id;
    for (const wanted of [message, 'm999']) {
      const { status, body } = await call('/api/press', { as: 'sam', message: wanted, token: 'done:1' });
      expect(status).toBe(404);
      expect(body.error).toMatch(/\.$/);
    }
  });

  test('a form comes back with a sentence at each wrong field, or is taken where it was opened', async () => {
    const { heard, handle } = bot();
    const { say, call } = await openSandbox(handle);
    await say('ana', 'executive', '/form');
    const wrong = await call('/api/submit', { as: 'ana', token: 'form:1', values: {} });
    expect(wrong.body).toEqual({ errors: { text: 'Say what moved.' } });
    const right = await call('/api/submit', { as: 'ana', token: 'form:1', values: { text: 'Much' } });
    expect(right.body.messages).toMatchObject([{ text: 'Logged: Much', in: 'executive', private: false }]);
    expect(heard.at(-1)).toMatchObject({ kind: 'form', place: { id: 'executive' } });
  });

  test('suggestions answer the line so far', async () => {
    const { heard, handle } = bot();
    const { call } = await openSandbox(handle);
    const { body } = await call('/api/suggest', { as: 'ana', in: 'general', text: '/act' });
    expect(body).toEqual({ suggestions: [{ value: '/action add', label: 'Add' }] });
    expect(heard[0]).toMatchObject({ kind: 'suggest', said: { as: 'text', text: '/act' } });
  });
});

describe('the clock and starting over', () => {
  const general = {
    to: 'place',
    place: { platform: 'sandbox', workspace: 'sandbox', id: 'general' },
  } as const;

  test('moving it answers with what was posted on the way, without what is private', async () => {
    const { call } = await openSandbox(bot().handle, {
      onTheWay: async ({ port }) => {
        await port.post(general, card('Digest'), 'digest');
        const account = { platform: 'sandbox', workspace: 'sandbox', id: 'ana' } as const;
        await port.post({ to: 'person', account }, card('For Ana'), 'ana');
      },
    });
    const { body } = await call('/api/clock', { to: '2026-10-31T18:00:00Z' });
    expect(body.now).toBe('2026-10-31T18:00:00.000Z');
    expect(body.posted).toMatchObject([{ text: 'Digest', in: 'general' }]);
    expect((await call('/api/messages?in=private&as=ana')).body.messages).toMatchObject([
      { text: 'For Ana' },
    ]);
  });

  test.each(['2020-01-01', 'tomorrow', '2026-13-01', '9999-01-01', 'event-end'])(
    'to %s is refused with a sentence',
    async (to) => {
      const { call } = await openSandbox(bot().handle);
      const { status, body } = await call('/api/clock', { to });
      expect(status).toBe(400);
      expect(body.error).toMatch(/\.$/);
    },
  );

  test('with real platforms on, neither is possible', async () => {
    const { call } = await openSandbox(bot().handle, { movable: false });
    expect((await call('/api/clock', { to: 'month-end' })).status).toBe(409);
    expect((await call('/api/reset', { seed: 'empty' })).status).toBe(409);
    expect((await call('/api/state')).body.movable).toBe(false);
  });

  test('starting over forgets the messages and gives no id twice', async () => {
    const { call, say, messages } = await openSandbox(bot().handle);
    const before = (await say('ana', 'general', 'one')).messages[0]?.id;
    const { body } = await call('/api/reset', { seed: 'empty' });
    expect(body).toEqual({ now: new Date(noon).toISOString() });
    expect(await messages('ana', 'general')).toEqual([]);
    expect((await say('ana', 'general', 'two')).messages[0]?.id).not.toBe(before);
  });
});

describe('misuse', () => {
  test.each([
    ['no JSON', '/api/say', '{', 400],
    ['null', '/api/say', 'null', 400],
    ['nothing', '/api/say', '', 400],
    ['a field missing', '/api/say', { as: 'ana', in: 'general' }, 400],
    ['a field of another type', '/api/say', { as: 'ana', in: 'general', text: 1 }, 400],
    ['a field too many', '/api/say', { as: 'ana', in: 'general', text: 'a', colour: 'red' }, 400],
    ['values that are no texts', '/api/submit', { as: 'ana', token: 't', values: { a: 1 } }, 400],
    ['an unknown person', '/api/say', { as: 'nobody', in: 'general', text: 'a' }, 404],
    ['an unknown place', '/api/say', { as: 'ana', in: 'nowhere', text: '/a' }, 404],
    ['another’s private place', '/api/say', { as: 'ana', in: 'private:sam', text: '/a' }, 404],
    ['an unknown seed', '/api/reset', { seed: 'tree' }, 400],
    ['too long a body', '/api/say', { as: 'ana', in: 'general', text: 'a'.repeat(70_000) }, 413],
  ])('%s', async (_, path, body, expected) => {
    const { call } = await openSandbox(bot().handle);
    const answer = await call(path, body);
    expect(answer.status).toBe(expected);
    expect(answer.body.error).toMatch(/\.$/);
  });

  test('other methods and other paths', async () => {
    const { call } = await openSandbox(bot().handle);
    expect((await call('/api/say')).status).toBe(405);
    expect((await call('/api/say')).headers.get('allow')).toBe('POST');
    expect((await call('/api/state', {})).status).toBe(405);
    expect((await call('/api/nothing')).status).toBe(404);
    expect((await call('/api/messages?in=general')).status).toBe(400);
  });

  test('a fault of the bot is a 500 with an incident, and nothing of the fault', async () => {
    const { call } = await openSandbox(
      scriptedBot(() => {
        throw new Error('the secret cause');
      }).handle,
    );
    const { status, body } = await call('/api/say', { as: 'ana', in: 'general', text: '/a' });
    expect(status).toBe(500);
    expect(body.error).toContain(body.incident);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  const status = (port: number, headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/api/state', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  test('only this machine and its own page are answered', async () => {
    const { port } = await openSandbox(bot().handle);
    const own = `127.0.0.1:${port}`;
    expect(await status(port, { host: own })).toBe(200);
    expect(await status(port, { host: `localhost:${port}` })).toBe(200);
    expect(await status(port, { host: own, origin: `http://${own}` })).toBe(200);
    expect(await status(port, { host: 'evil.example' })).toBe(403);
    expect(await status(port, { host: `evil.example:${port}` })).toBe(403);
    expect(await status(port, { host: '127.0.0.1:1' })).toBe(403);
    expect(await status(port, { host: own, origin: 'http://evil.example' })).toBe(403);
    expect(await status(port, { host: own, origin: 'null' })).toBe(403);
    expect(await status(port, { host: own, origin: `https://${own}` })).toBe(403);
  });

  test('the page may load and run only what is its own', async () => {
    const { url } = await openSandbox(bot().handle);
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(path).toMatch(/^\//);
      const file = await fetch(`${url}${path}`);
      expect(file.status).toBe(200);
      expect((await file.text()).length).toBeGreaterThan(100);
    }
  });
});
