import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createWebhookCaller, type SendRequest } from '../../../src/adapters/webhook/index.ts';
import { isForbiddenIp, isPublicAddress } from '../../../src/adapters/webhook/public-address.ts';
import { createBallotBox } from '../../../src/app/polls/ballot-box.ts';
import { drain } from '../../../src/schedule/outbox.ts';
import { type Chat, openChat, readable, setUp } from '../../fixtures/chat.ts';
import { silentLog } from '../../fixtures/log.ts';
import { eachStore } from '../../fixtures/store.ts';

const chatSecret = 'the secret of this installation, long enough';

type Received = Readonly<{ body: string; headers: IncomingHttpHeaders; path: string }>;

/** A receiver on this machine, which answers with what `answers` says next, and 204 after that. */
const openReceiver = async () => {
  const received: Received[] = [];
  const answers: { status: number; headers?: Record<string, string> }[] = [];
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => {
      body += chunk;
    });
    incoming.on('end', () => {
      received.push({ body, headers: incoming.headers, path: incoming.url ?? '' });
      const { status, headers } = answers.shift() ?? { status: 204 };
      response.writeHead(status, headers).end('nobody reads this');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { received, answers, port: (server.address() as AddressInfo).port };
};

/** Every host name resolves to the receiver; the rest is the real code. */
const toReceiver =
  (port: number): SendRequest =>
  ({ pathname, search }, options, callback) =>
    request(new URL(`${pathname}${search}`, `http://127.0.0.1:${port}`), options, callback);

eachStore('a webhook', (openTestStore) => {
  const open = async () => {
    const store = await openTestStore();
    const chat = openChat({ store, secret: chatSecret, now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    const receiver = await openReceiver();
    const callWebhook = createWebhookCaller({
      secretOf: createBallotBox(chatSecret).webhookSecret,
      now: () => Date.now(),
      mayReach: () => true,
      request: toReceiver(receiver.port),
    });
    const send = () => drain({ store, platforms: [], clock: chat.clock, log: silentLog, callWebhook });
    const connected = await chat.say(
      'ana',
      'general',
      '/coalition api webhook:https://hooks.example.org/halqa?a=1',
    );
    const secret = /whsec_[\w+/=]+/.exec(connected.text)?.[0] ?? '';
    return { store, chat, send, secret, connected, ...receiver };
  };
  const typesOf = (received: readonly Received[]) =>
    received.map(({ body }) => (JSON.parse(body) as { type: string }).type);

  it('is told what changed and where to read it, and nothing that somebody wrote', async () => {
    const { chat, send, received } = await open();
    for (const [who, line] of [
      ['sam', '/action add Secret plan owner:me'],
      ['sam', '/progress log #1 Secret step'],
      ['sam', '/progress difficulty #1 Secret worry help:secret from:secret'],
      ['sam', '/action done #1'],
      ['ana', '/event add Secret party starts:2026-11-05 10:00'],
      ['sam', '/halqa language ar'],
    ] as const)
      await chat.say(who, 'water', line);
    await send();
    expect(typesOf(received)).toEqual([
      'webhook.connected',
      'item.added',
      'progress.logged',
      'difficulty.raised',
      'item.done',
      'event.added',
    ]);
    expect(received.map(({ path }) => path)[0]).toBe('/halqa?a=1');
    expect(JSON.stringify(received)).not.toMatch(/secret/i);
    expect(JSON.parse(received[1]?.body ?? '')).toEqual({
      type: 'item.added',
      timestamp: '2026-11-04T09:00:00.000Z',
      data: { number: 1 },
    });
  });

  it('signs each call so that a library of others accepts it', async () => {
    const { chat, send, received, secret } = await open();
    await chat.say('sam', 'water', '/action add Call the mayor');
    await send();
    const webhook = new Webhook(secret);
    for (const { body, headers } of received)
      expect(webhook.verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
    const [first] = received;
    expect(() => webhook.verify(`${first?.body} `, first?.headers as Record<string, string>)).toThrow();
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  it('keeps its order and its id over an outage, and loses nothing', async () => {
    const { chat, send, received, answers } = await open();
    answers.push(
      { status: 503, headers: { 'retry-after': '60' } },
      { status: 302, headers: { location: '/' } },
    );
    await chat.say('sam', 'water', '/action add Call the mayor');
    await send();
    expect(received).toHaveLength(1);
    chat.clock.moveTo(chat.clock.now() + 30_000);
    await send();
    expect(received).toHaveLength(1);
    chat.clock.moveTo(chat.clock.now() + 31_000);
    await send();
    chat.clock.moveTo(chat.clock.now() + 60_000);
    await send();
    expect(typesOf(received)).toEqual([
      'webhook.connected',
      'webhook.connected',
      'webhook.connected',
      'item.added',
    ]);
    expect(new Set(received.slice(0, 3).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  const ended = async (chat: Chat) => {
    await chat.pass(1000);
    const told = chat.posted('@ana').map(({ card }) => readable(card));
    return told.filter((text) => text.includes('A program is no longer told of changes'));
  };

  it('is called no more once it says that it is gone, or has been silent for three days', async () => {
    const { chat, send, received, answers } = await open();
    answers.push({ status: 410 });
    await chat.say('sam', 'water', '/action add Call the mayor');
    await send();
    expect(received).toHaveLength(1);
    expect(await ended(chat)).toHaveLength(1);
    await chat.say('sam', 'water', '/action add Nobody hears of it');
    await send();
    expect(received).toHaveLength(1);

    await chat.say('ana', 'general', '/coalition api webhook:https://hooks.example.org/other');
    for (let hour = 0; hour <= 78; hour += 6) {
      answers.splice(0, answers.length, { status: 500 });
      chat.clock.moveTo(chat.clock.now() + 6 * 60 * 60 * 1000);
      await send();
    }
    expect(await ended(chat)).toHaveLength(2);
    expect((await chat.say('ana', 'general', '/coalition api')).text).toContain('No address is called');
  });

  it('belongs to a coordinator, and to an address of the internet', async () => {
    const { chat } = await open();
    const no = async (who: string, line: string) => (await chat.say(who, 'general', line)).text;
    expect(await no('sam', '/coalition api webhook:https://evil.example.org')).toContain('coordinator');
    for (const url of [
      'http://example.org',
      'ftp://example.org',
      'https://localhost/x',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://10.0.0.7',
      'https://2130706433/',
      'https://printer.local/',
      'https://user:word@example.org',
      'example.org',
    ])
      expect(await no('ana', `/coalition api webhook:${url}`), url).toContain(
        'no address that can be called',
      );
    expect(await no('ana', '/coalition api webhook:none')).toContain('No address is called');
  });
});

describe('addresses that are not of the internet', () => {
  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '2001:db8::1',
  ])('are not called: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
    const url = new URL(`https://${address.includes(':') ? `[${address}]` : address}/`);
    expect(isForbiddenIp(url, isPublicAddress)).toBe(true);
  });

  it('a name that leads to one is not called either', async () => {
    const { received } = await openReceiver();
    const call = createWebhookCaller({ secretOf: () => 'whsec_AA==', now: () => 0 });
    for (const url of ['https://localhost:1/', 'https://127.0.0.1:1/', 'https://[::1]:1/'])
      await expect(
        call({ coalitionId: 'c', id: 'i', url, body: '{}' }, async () => undefined),
      ).rejects.toThrow(/not public/);
    expect(received).toEqual([]);
  });
});
