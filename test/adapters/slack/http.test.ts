import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { verifySignature } from '../../../src/adapters/slack/http/signature.ts';
import { crowd } from '../../fixtures/crowd.ts';
import { signed, signingSecret, written } from '../../fixtures/slack/people.ts';
import { openAdapter } from '../../fixtures/slack/room.ts';
import { scripted } from '../../fixtures/slack/scripted.ts';

const minutes = 60_000;

const open = async (parts: Parameters<typeof openAdapter>[1]['parts'] = {}) => {
  const bot = scripted();
  const adapter = await openAdapter(bot.handle, { way: 'HTTP', parts });
  const send = (
    raw: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = signed(signingSecret, String(raw), adapter.clock.now()),
    type = 'application/json',
  ) =>
    fetch(`${adapter.url()}/slack/events`, {
      method: 'POST',
      headers: { 'Content-Type': type, ...headers },
      body: raw,
    });
  return { ...bot, ...adapter, send };
};

describe('the HTTP server', () => {
  it('shows the feeds of calendars beside Slack’s own pages', async () => {
    const { url } = await open({
      pages: async ({ path, ifNoneMatch }) =>
        path.startsWith('/calendar/')
          ? { status: ifNoneMatch === '"1"' ? 304 : 200, headers: { ETag: '"1"' }, body: '' }
          : undefined,
    });
    expect((await fetch(`${url()}/calendar/a.b.ics`)).status).toBe(200);
    const again = { headers: { 'If-None-Match': '"1"' } };
    expect((await fetch(`${url()}/calendar/a.b.ics`, again)).status).toBe(304);
    expect((await fetch(`${url()}/elsewhere`)).status).toBe(404);
  });

  it('believes what is signed, of now, and nothing else', async () => {
    const { heard, people, clock, send, slack } = await open();
    const body = await people.commandBody('sam', 'water', '/action list');
    const { raw, type } = written(body, 'slash_commands');
    const at = clock.now();
    const refused = [
      {},
      signed('another secret', raw, at),
      signed(signingSecret, `${raw}&more=1`, at),
      signed(signingSecret, raw, at - 5 * minutes - 1000),
      signed(signingSecret, raw, at + 5 * minutes + 1000),
      { ...signed(signingSecret, raw, at), 'X-Slack-Request-Timestamp': 'now' },
      { ...signed(signingSecret, raw, at), 'X-Slack-Signature': 'v0=' },
    ];
    for (const headers of refused) expect((await send(raw, headers, type)).status).toBe(401);
    expect(heard).toEqual([]);
    for (const off of [-5 * minutes + 1000, 5 * minutes - 1000])
      expect((await send(raw, signed(signingSecret, raw, at + off), type)).status).toBe(200);
    await slack.settled();
    expect(heard).toHaveLength(1);
  });

  it('answers a request that is sent again as it did, and does nothing', async () => {
    const { heard, people, clock, send } = await open();
    const { raw, type } = written(await people.commandBody('sam', 'water', '/action list'), 'slash_commands');
    const headers = signed(signingSecret, raw, clock.now());
    const first = await (await send(raw, headers, type)).text();
    expect(await (await send(raw, headers, type)).text()).toBe(first);
    // Signed again, as a retry is.
    clock.moveTo(clock.now() + 2 * minutes);
    expect(await (await send(raw, signed(signingSecret, raw, clock.now()), type)).text()).toBe(first);
    expect(heard).toHaveLength(1);
  });

  it('answers any signed body whatever, and goes on', async () => {
    const { heard, send, people, slack } = await open();
    const bodies = ['null', '[]', '0', '""', '{', '', '{"type":null}', '{"event":null}', '{"actions":null}'];
    const shapes = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom('block_actions', 'view_submission', 'event_callback', 'message_action').chain((type) =>
        fc
          .record(
            {
              user: fc.jsonValue(),
              view: fc.jsonValue(),
              actions: fc.jsonValue(),
              container: fc.jsonValue(),
              event: fc.jsonValue(),
              message: fc.jsonValue(),
            },
            { requiredKeys: [] },
          )
          .map((rest) => JSON.stringify({ type, ...rest })),
      ),
    );
    for (const raw of [...bodies, ...fc.sample(shapes, 150)])
      for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
        expect((await send(raw, undefined, type)).status, raw).toBe(200);
        const wrapped = `payload=${encodeURIComponent(raw)}`;
        expect((await send(wrapped, undefined, type)).status, raw).toBe(200);
      }
    await people.type('sam', 'water', '/action list');
    await slack.settled();
    expect(heard.at(-1)?.kind).toBe('command');
  });

  it('takes no more than a million bytes, and no other method or path', async () => {
    const { send, url } = await open();
    const large = 'x'.repeat(1024 * 1024 + 1);
    expect((await send(large)).status).toBe(413);
    expect((await fetch(`${url()}/slack/events`)).status).toBe(405);
    expect((await fetch(`${url()}/`)).status).toBe(404);
    expect((await fetch(`${url()}/slack/install`)).status).toBe(404);
  });

  it('answers a target that is no address with a 400, and goes on', async () => {
    const { url } = await open();
    const { hostname, port } = new URL(url());
    const ask = (target: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(`GET ${target} HTTP/1.1\r\nHost: halqa\r\nConnection: close\r\n\r\n`);
        });
        let text = '';
        socket.on('data', (chunk) => {
          text += String(chunk);
        });
        socket.once('close', () => resolve(text.split('\r\n')[0] ?? ''));
        socket.once('error', reject);
      });
    for (const target of ['//[', '//[::1', 'http://[', '/\\['])
      expect(await ask(target), target).toMatch(/ 40[04] /);
    expect(await ask('//[')).toContain(' 400 ');
    expect((await fetch(`${url()}/`)).status).toBe(404);
  });

  it('mentions unsigned requests once a minute, and how many there were', async () => {
    const said: [object, string][] = [];
    const warn = (context: object, sentence: string) => void said.push([context, sentence]);
    const ignore = () => undefined;
    const { send, clock } = await open({ log: { debug: ignore, info: ignore, warn, error: warn } });
    for (let index = 0; index < 50; index += 1) expect((await send('{}', {})).status).toBe(401);
    expect(said).toHaveLength(1);
    await send('{}', signed('another secret', '{}', clock.now()));
    expect(said).toHaveLength(2);
    clock.moveTo(clock.now() + minutes);
    await send('{}', {});
    expect(said[2]).toEqual([
      { kind: 'unsigned', skipped: 49 },
      expect.stringContaining('bears no signature'),
    ]);
  });

  it('accepts only so many connections at a time', async () => {
    const { url } = await open();
    await crowd(url(), 20);
    await vi.waitFor(async () => expect((await fetch(`${url()}/`)).status).toBe(404), 5000);
  });

  it('answers the question Slack asks when the address is set', async () => {
    const { send } = await open();
    const raw = JSON.stringify({ type: 'url_verification', challenge: 'so' });
    expect(await (await send(raw)).json()).toEqual({ challenge: 'so' });
  });

  it('tells a signature by its time to the second', () => {
    const body = Buffer.from('a');
    const of = (at: number, now: number) => {
      const headers = signed(signingSecret, 'a', at);
      return verifySignature(
        signingSecret,
        {
          timestamp: headers['X-Slack-Request-Timestamp'],
          signature: headers['X-Slack-Signature'],
          body,
        },
        now,
      );
    };
    const at = 1_700_000_000_000;
    expect(of(at, at + 300_000)).toBe('good');
    expect(of(at, at + 300_001)).toBe('out-of-time');
    expect(of(at, at - 300_001)).toBe('out-of-time');
  });
});
