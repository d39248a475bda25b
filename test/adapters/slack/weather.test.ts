import { describe, expect, it, vi } from 'vitest';
import { PlatformError } from '../../../src/chat/platform.ts';
import { readMessage, type SlackCounterpart, type Trouble } from '../../fixtures/slack/counterpart.ts';
import { notesInMemory, openAdapter } from '../../fixtures/slack/room.ts';
import { cardOf, later, privately, scripted } from '../../fixtures/slack/scripted.ts';

/* What Slack, the network and a restart can do to the adapter, and what happens to its messages. */

type Options = Partial<Parameters<typeof openAdapter>[1]>;

const open = async (options: Options = {}, bot = scripted()) => {
  const adapter = await openAdapter(bot.handle, { way: 'HTTP', ...options });
  const { counterpart, people, slack } = adapter;
  const to = (name: string) =>
    ({
      to: 'place',
      place: { platform: 'slack', workspace: counterpart.team, id: people.channel(name) },
    }) as const;
  return {
    ...bot,
    ...adapter,
    to,
    post: (key: string, name = 'water') => slack.port.post(to(name), cardOf(`Posted as ${key}`), key),
    find: (key: string, cursor: string | null = null) =>
      slack.port.find(to('water'), key, { since: 0, cursor }),
    trouble: (method: string, how: Trouble['how']) => counterpart.troubles.push({ method, how }),
  };
};

const failure = async (work: Promise<unknown>): Promise<Pick<PlatformError, 'fault' | 'accepted'>> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof PlatformError) return { fault: error.fault, accepted: error.accepted };
    throw error;
  }
  throw new Error('it went well');
};

const callsOf = ({ calls }: SlackCounterpart, method: string): number =>
  calls.filter((call) => call.method === method).length;

describe('a call that fails', () => {
  it.each<[string, Trouble['how'], string, 'no' | 'unknown']>([
    ['503', 'unavailable', 'busy', 'unknown'],
    ['502 of a proxy', { status: 502, body: '<html>' }, 'busy', 'unknown'],
    ['401', { status: 401 }, 'busy', 'no'],
    ['404 of a proxy', { status: 404, body: '<html>' }, 'busy', 'no'],
    ['a page in place of an answer', { status: 200, body: '<html>hello</html>' }, 'busy', 'unknown'],
    ['an answer that was cut', { status: 200, body: '{"ok":tr' }, 'busy', 'unknown'],
    ['a reply that was lost', 'lost', 'busy', 'unknown'],
    ['a timeout', { waitMs: 2600 }, 'busy', 'unknown'],
    ['internal_error', { error: 'internal_error' }, 'busy', 'unknown'],
    ['fatal_error', { error: 'fatal_error' }, 'busy', 'unknown'],
    ['ratelimited', { error: 'ratelimited' }, 'busy', 'no'],
    ['token_revoked', { error: 'token_revoked' }, 'busy', 'no'],
    ['is_archived', { error: 'is_archived' }, 'gone', 'no'],
    ['restricted_action', { error: 'restricted_action' }, 'forbidden', 'no'],
    ['msg_too_long', { error: 'msg_too_long' }, 'rejected', 'no'],
  ])('is an outage or a no: %s', async (_, how, kind, accepted) => {
    const { post, trouble } = await open();
    trouble('chat.postMessage', how);
    expect(await failure(post('k1'))).toMatchObject({ fault: { kind }, accepted });
  });

  it('was never sent when nothing listens', async () => {
    const { counterpart, slack, to, close } = await open();
    const destination = to('water');
    await close();
    expect(await failure(slack.port.post(destination, cardOf('Nobody'), 'k1'))).toEqual({
      fault: { kind: 'busy' },
      accepted: 'no',
    });
    expect(counterpart.shown).toEqual([]);
  });

  it('backs off when a 429 names no wait, for each channel separately', async () => {
    const { post, counterpart, people } = await open();
    const limited = (headers: Readonly<Record<string, string>>) =>
      counterpart.troubles.push({
        method: 'chat.postMessage',
        channel: people.channel('water'),
        how: { status: 429, headers },
      });
    const waits: unknown[] = [];
    for (const headers of [{}, { 'Retry-After': '0' }, { 'Retry-After': 'soon' }, {}, {}, {}, {}, {}]) {
      limited(headers);
      waits.push((await failure(post('k1'))).fault);
    }
    expect(waits.map((fault) => (fault as { retryAfterMs: number }).retryAfterMs / 1000)).toEqual([
      1, 2, 4, 8, 16, 32, 60, 60,
    ]);
    await post('k2', 'schools');
    await post('k1');
    limited({});
    expect((await failure(post('k3'))).fault).toEqual({ kind: 'busy', retryAfterMs: 1000 });
    limited({ 'Retry-After': '999999' });
    expect((await failure(post('k3'))).fault).toEqual({ kind: 'busy', retryAfterMs: 3_600_000 });
  });
});

describe('looking for what may have been posted', () => {
  it('fits 15 messages once a minute, and continues where it stopped', async () => {
    const first = await open();
    const ref = await first.post('k0');
    for (let index = 1; index <= 32; index += 1) await first.post(`k${index}`);
    // Another process, which remembers nothing.
    const { clock, slack } = await open({ parts: { apiUrl: first.counterpart.apiUrl } });
    first.counterpart.limitHistory(clock.now);
    const look = (cursor: string | null) =>
      slack.port
        .find(first.to('water'), 'k0', { since: 0, cursor })
        .catch((error: unknown) => (error instanceof PlatformError ? error.fault : error));
    let cursor: string | null = null;
    const seen: string[] = [];
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const found = (await look(cursor)) as { kind: string; cursor?: string; message?: unknown };
      seen.push(found.kind);
      if (found.kind === 'more') cursor = found.cursor ?? null;
      if (found.kind === 'busy') clock.moveTo(clock.now() + 60_000);
      if (found.kind === 'found') {
        expect(found.message).toEqual(ref);
        break;
      }
    }
    expect(seen).toEqual(['more', 'busy', 'more', 'busy', 'found']);
    expect(first.counterpart.refused).toEqual([]);
  });

  it('continues by the time of the last message when the cursor is no longer valid', async () => {
    const first = await open();
    for (let index = 0; index < 20; index += 1) await first.post(`k${index}`);
    const { slack } = await open({ parts: { apiUrl: first.counterpart.apiUrl } });
    const find = (cursor: string | null) => slack.port.find(first.to('water'), 'k0', { since: 0, cursor });
    const page = await find(null);
    if (page.kind !== 'more') throw new Error('one page');
    first.trouble('conversations.history', { error: 'invalid_cursor' });
    expect((await find(page.cursor)).kind).not.toBe('absent');
    const asked = first.counterpart.calls.filter(({ method }) => method === 'conversations.history').at(-1);
    expect(asked?.body.cursor).toBeUndefined();
    expect(Number(asked?.body.latest)).toBeGreaterThan(0);
  });

  it('makes no request for what this process posted, or where it may not read', async () => {
    const { post, find, counterpart } = await open({ parts: { readsHistory: false } });
    const message = await post('k1');
    expect(await find('k1')).toEqual({ kind: 'found', message });
    expect(await find('k2')).toEqual({ kind: 'unreadable' });
    expect(callsOf(counterpart, 'conversations.history')).toBe(0);
  });
});

describe('Slack out of reach at the start', () => {
  it('does not end the process, and Halqa reconnects by itself', async () => {
    const first = await open();
    for (let index = 0; index < 3; index += 1) first.trouble('auth.test', 'unavailable');
    const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const second = await open({ parts: { apiUrl: first.counterpart.apiUrl, retryMs: 20, log } });
    expect(log.error.mock.calls.join()).toContain('Slack cannot be reached');
    const place = first.to('water');
    expect(await failure(second.slack.port.post(place, cardOf('Early'), 'k1'))).toEqual({
      fault: { kind: 'busy' },
      accepted: 'no',
    });
    const { answer } = await second.people.type('sam', 'water', '/action list');
    expect(JSON.stringify(answer)).toContain('cannot reach Slack yet');
    await vi.waitFor(() => expect(log.info.mock.calls.join()).toContain('Slack is reached again'), 5000);
    await second.slack.port.post(place, cardOf('At last'), 'k1');
    expect(readMessage(first.counterpart.shown.at(-1))).toBe('At last');
  });
});

describe('a connection in Socket Mode', () => {
  it('is replaced when Slack announces its end, before it has ended', async () => {
    const { counterpart, people, heard, slack } = await open({ way: 'Socket Mode' });
    counterpart.announceDisconnect();
    await vi.waitFor(() => expect(counterpart.lines()).toBe(2), 2000);
    // The old one still serves what Slack sends over it.
    expect(counterpart.openLines()).toBe(2);
    await people.type('sam', 'water', '/action list');
    await slack.settled();
    expect(heard).toHaveLength(1);
    await vi.waitFor(() => expect(counterpart.openLines()).toBe(1), 8000);
    await people.type('sam', 'water', '/action list');
    expect(heard).toHaveLength(2);
    expect(counterpart.lines()).toBe(2);
  });

  it('that breaks loses no answer', async () => {
    const bot = scripted(async () => {
      await later(400);
      return privately('Not lost');
    });
    const { counterpart, people, slack } = await open({ way: 'Socket Mode' }, bot);
    await people.type('sam', 'water', '/action list').catch(() => undefined);
    const before = counterpart.shown.length;
    const typed = people.type('sam', 'water', '/action list').catch(() => undefined);
    await later(150);
    counterpart.dropLines('rudely');
    await vi.waitFor(() => expect(slack.port.connected()).toBe(false), { timeout: 5000, interval: 1 });
    await vi.waitFor(() => expect(counterpart.shown.length).toBe(before + 1), 5000);
    expect(readMessage(counterpart.shown.at(-1))).toBe('Not lost');
    await vi.waitFor(() => expect(slack.port.connected()).toBe(true), 5000);
    await slack.settled();
    await typed;
  });
});

describe('an answer that comes late', () => {
  const form = {
    token: 'ask:action.add',
    language: 'en',
    title: 'Add an item',
    submit: 'Add',
    fields: [{ name: 'title', label: 'Title', kind: 'line', required: true }],
  } as const;

  it('never says “Done” when a form was refused', async () => {
    const bot = scripted(() => ({ kind: 'form', form }));
    const { people, slack, counterpart } = await open({ parts: { deferAfterMs: 100 } }, bot);
    await people.type('sam', 'water', '/action add');
    await slack.settled();
    bot.answerWith(async () => {
      await later(300);
      return privately('Only the convener can do that');
    });
    const view = [...counterpart.views.values()].at(-1);
    await people.submit('sam', view, { title: 'Hall' });
    await slack.settled();
    const shown = JSON.stringify([...counterpart.views.values()].at(-1));
    expect(shown).toContain('Only the convener can do that');
    expect(shown).not.toContain('Done.');
    expect(counterpart.refused).toEqual([]);
  });

  it('that a restart lost is reported to the person, without storing what was said', async () => {
    const notes = notesInMemory();
    const stuck = scripted(() => new Promise(() => undefined));
    const first = await open({ parts: { deferAfterMs: 50, notes } }, stuck);
    await first.people.type('sam', 'water', '/action add Book the hall');
    expect(notes.kept.size).toBe(1);
    expect([...notes.kept].join()).not.toMatch(/Book the hall|sam/i);
    const { apiUrl } = first.counterpart;
    await open({ parts: { notes: notesInMemory([...notes.kept]), apiUrl } });
    await vi.waitFor(
      () => expect(first.counterpart.shown.at(-1)?.text).toContain('Halqa was restarted'),
      3000,
    );
  });

  it('leaves no note once it was given', async () => {
    const notes = notesInMemory();
    const slow = scripted(async () => {
      await later(200);
      return privately('Here');
    });
    const { people, slack } = await open({ parts: { deferAfterMs: 50, notes } }, slow);
    await people.type('sam', 'water', '/action list');
    expect(notes.kept.size).toBe(1);
    await slack.settled();
    expect(notes.kept.size).toBe(0);
  });
});
