import { describe, expect, it, onTestFinished } from 'vitest';
import type { Block, Card } from '../../../src/chat/card.ts';
import type { Handle, Incoming, Reply } from '../../../src/chat/incoming.ts';
import { adapterAt, keyValuesInMemory, openScripted, openServer } from '../../fixtures/discord/bot.ts';
import { textOf } from '../../fixtures/discord/people.ts';
import { recordedLog } from '../../fixtures/log.ts';

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const card = (title: string, blocks: readonly Block[] = []): Card => ({
  language: 'en',
  title,
  tone: 'neutral',
  blocks,
});
const done: Block = { kind: 'buttons', buttons: [{ token: 'done:i1', label: 'Done', look: 'primary' }] };
const publicly = (incoming: Incoming): Reply =>
  incoming.kind === 'shown'
    ? { kind: 'nothing' }
    : { kind: 'public', card: card('Action item #1', [done]), subject: 'item:i1' };

const callback = /callback$/;
const apology = /Something went wrong/;

describe('a first answer that fails', () => {
  it.each([
    ['a connection that is cut', { status: 0, cut: true }],
    ['502', { status: 502 }],
    ['503 in words that are no JSON', { status: 503 }],
    ['a rate limit', { status: 429, body: { retry_after: 0.1 }, headers: { 'retry-after': '0.1' } }],
  ])('is sent a second time after %s', async (_, trouble) => {
    const { people, fake, ana, water, heard } = await openScripted(publicly);
    fake.trouble({ at: callback, ...trouble });
    const talk = await people.command(ana, water, 'action add', { title: 'A' });
    expect(talk.answered).toBe(4);
    expect(water.messages.map(textOf)).toEqual(['Action item #1']);
    await people.until(talk, 'shown', () => heard.length === 2);
    expect(heard.map(({ kind }) => kind)).toEqual(['command', 'shown']);
  });

  it.each([
    ['the connection was cut', { status: 0, cut: true, done: true }],
    ['502 came back', { status: 502, done: true }],
  ])('appears once, without an apology, when it was accepted and %s', async (_, trouble) => {
    const { log, lines } = recordedLog();
    const { people, fake, ana, sam, water, heard } = await openScripted(publicly, { log });
    fake.trouble({ at: callback, ...trouble });
    const talk = await people.command(ana, water, 'action add', { title: 'A' });
    await people.until(talk, 'shown', () => heard.length === 2);
    expect(heard[1]).toMatchObject({ kind: 'shown', message: { id: water.messages[0]?.id } });
    await soon(50);
    expect(water.messages.map(textOf)).toEqual(['Action item #1']);
    expect(people.seen(sam, water)).toHaveLength(1);
    expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
  });

  it('appears once, without an apology, when both attempts were cut and the first was accepted', async () => {
    const { people, fake, ana, water, heard } = await openScripted(publicly);
    fake.trouble({ at: callback, status: 0, cut: true, done: true });
    fake.trouble({ at: callback, status: 0, cut: true });
    const talk = await people.command(ana, water, 'action add', { title: 'A' });
    await people.until(talk, 'shown', () => heard.length === 2);
    await soon(50);
    expect(water.messages.map(textOf)).toEqual(['Action item #1']);
  });

  it('is an apology when Discord refuses the card itself', async () => {
    const { people, fake, ana, water } = await openScripted(publicly);
    fake.trouble({ at: callback, status: 400, body: { code: 50_035, message: 'Invalid Form Body' } });
    const talk = await people.command(ana, water, 'action add', { title: 'A' });
    expect(textOf(talk.messages[0])).toMatch(apology);
    expect(people.seen(ana, water)).toHaveLength(1);
  });

  it('includes its file when it is sent a second time', async () => {
    const { people, fake, ana, water } = await openScripted(() => ({
      kind: 'private',
      card: card('Your data'),
      file: { name: 'my-data.json', mime: 'application/json', text: '{"ا":1}' },
    }));
    fake.trouble({ at: callback, status: 0, cut: true });
    const talk = await people.command(ana, water, 'halqa my-data');
    expect(talk.messages[0]?.files).toEqual(['my-data.json']);
    expect(fake.problems).toEqual([]);
  });
});

describe('what follows a deferral', () => {
  const slowly =
    (reply: Reply) =>
    async (incoming: Incoming): Promise<Reply> => {
      if (incoming.kind === 'shown') return { kind: 'nothing' };
      await soon(120);
      return reply;
    };
  const privately = { kind: 'private', card: card('The items') } as const;

  it('waits for a rate limit', async () => {
    const { people, fake, ana, water } = await openScripted(slowly(privately), { deferAfterMs: 20 });
    const limited = { status: 429, body: { retry_after: 0.3, global: false, message: 'slow down' } };
    fake.trouble({ at: /PATCH .*@original$/, ...limited, headers: { 'retry-after': '0.3' } });
    const talk = await people.command(ana, water, 'action list');
    expect(talk.messages.map(textOf)).toEqual(['The items']);
  });

  it('reaches all of 120 people who waited at once', async () => {
    const { people, ana, water } = await openScripted(slowly(privately), { deferAfterMs: 20 });
    const talks = Array.from({ length: 120 }, () => people.send(ana, water, 'action list'));
    await Promise.all(talks.map((talk) => people.answered(talk)));
    expect(talks.filter(({ waiting }) => waiting)).toEqual([]);
    expect(talks.map(({ messages }) => textOf(messages[0]))).toEqual(talks.map(() => 'The items'));
  });

  it.each([
    ['a cut connection', { status: 0, cut: true }],
    ['502', { status: 502 }],
  ])('is sent again after %s', async (_, trouble) => {
    const { people, fake, ana, water } = await openScripted(slowly(privately), { deferAfterMs: 20 });
    fake.trouble({ at: /PATCH .*@original$/, ...trouble });
    const talk = await people.command(ana, water, 'action list');
    expect(talk.messages.map(textOf)).toEqual(['The items']);
  });

  it('is no apology when the card was accepted and only the message after it failed', async () => {
    const { people, fake, ana, sam, water } = await openScripted((incoming) =>
      incoming.kind === 'button'
        ? { kind: 'redraw', card: card('Done: #1'), aside: card('It was done before') }
        : publicly(incoming),
    );
    const talk = await people.command(ana, water, 'action add', { title: 'A' });
    const [message] = talk.messages;
    if (!message) throw new Error('no card');
    fake.trouble({ at: /POST .webhooks/, status: 400, body: { code: 50_035, message: 'Invalid Form Body' } });
    await people.press(sam, message, 'Done');
    await soon(80);
    expect(people.seen(sam, water).map(textOf)).toEqual(['Done: #1']);
  });
});

describe('an interaction that is too old', () => {
  const open = async () => {
    const server = await openServer();
    const keyValues = keyValuesInMemory();
    const heard: Incoming[] = [];
    const clock = { at: Date.UTC(2026, 10, 4, 9), ahead: 0 };
    server.fake.clock.now = () => clock.at;
    const { log, lines } = recordedLog();
    const start = async (answer: (incoming: Incoming) => Reply | Promise<Reply> = publicly) => {
      const adapter = adapterAt(server.fake, {
        keyValues,
        log,
        now: () => clock.at + clock.ahead,
        deferAfterMs: 40,
      });
      await adapter.port.start((async (incoming: Incoming) => {
        heard.push(incoming);
        return answer(incoming);
      }) as Handle);
      onTestFinished(() => adapter.port.stop());
      return adapter;
    };
    return { ...server, keyValues, heard, clock, lines, start };
  };

  it('is not carried out after RESUME when it was typed while Halqa was down', async () => {
    const { start, people, ana, water, heard, clock, lines, fake } = await open();
    const first = await start();
    await people.command(ana, water, 'action list');
    await first.port.stop();
    const before = heard.length;
    const missed = people.send(ana, water, 'digest publish', { kind: 'monthly' });
    missed.late = true;
    clock.at += 45_000;
    await start();
    await people.until(missed, 'a line', () => lines.some(({ msg }) => msg.includes('not carried out')));
    expect(fake.gateway.counts.resumes).toBe(1);
    expect(heard).toHaveLength(before);
    await people.command(ana, water, 'action list');
    expect(heard[before]).toMatchObject({ kind: 'command', said: { path: 'action list' } });
  });

  it.each([
    ['ahead', 600_000],
    ['behind', -600_000],
  ])(
    'is not decided by a clock that is %s: everything is carried out, and from the second on as usual',
    async (_, ahead) => {
      const { start, people, ana, water, heard, clock } = await open();
      clock.ahead = ahead;
      await start();
      const first = await people.command(ana, water, 'action add', { title: 'A' });
      expect(textOf(first.messages[0])).toBe('Action item #1');
      await people.until(first, 'shown', () => heard.length === 2);
      const second = await people.command(ana, water, 'action add', { title: 'B' });
      expect(second.answered).toBe(4);
      expect(heard.filter(({ kind }) => kind === 'command')).toHaveLength(2);
    },
  );

  it('is reported to the person when the process that acknowledged it has ended', async () => {
    const { start, people, ana, sam, water, heard, keyValues } = await open();
    await start((incoming) =>
      incoming.kind === 'shown' ? { kind: 'nothing' } : new Promise(() => undefined),
    );
    const talk = people.send(ana, water, 'action list');
    await people.until(talk, 'a deferral', () => talk.waiting && keyValues.texts.get('unanswered') !== '[]');
    expect(heard).toHaveLength(1);
    expect(keyValues.texts.get('unanswered')).not.toContain(ana.id);
    await start();
    await people.until(talk, 'an answer', () => !talk.waiting);
    expect(people.seen(ana, water).map(textOf).join()).toMatch(/Halqa was restarted.*أُعيد تشغيل «حلقة»/s);
    expect(people.seen(sam, water)).toEqual([]);
    expect(keyValues.texts.get('unanswered')).toBe('[]');
  });

  it('that was answered is forgotten', async () => {
    const { start, people, ana, water, keyValues } = await open();
    await start(async (incoming) => {
      if (incoming.kind !== 'shown') await soon(100);
      return publicly(incoming);
    });
    const talk = await people.command(ana, water, 'action add', { title: 'A' });
    expect(talk.answered).toBe(5);
    await people.until(talk, 'forgetting', () => keyValues.texts.get('unanswered') === '[]');
  });
});
