import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/adapters/sandbox/index.ts';
import type { Happening } from '../../../src/adapters/sandbox/shapes.ts';
import { PlatformError } from '../../../src/chat/platform.ts';
import { play } from '../../../src/demo/player.ts';
import { card, folder, noon, openSandbox, scriptedBot } from './fixture.ts';

const quiet = scriptedBot((incoming) =>
  incoming.kind === 'button'
    ? { kind: 'private', card: card('Your answer is 4') }
    : { kind: 'private', card: card('Between us') },
).handle;

const place = (id: string) => ({ platform: 'sandbox', workspace: 'sandbox', id }) as const;
const general = { to: 'place', place: place('general') } as const;

/** As after `kill -9`: nobody closed the file. */
const reopened = async (journalPath: string): Promise<Sandbox> => {
  const sandbox = createSandbox({
    journalPath,
    time: { movable: true, now: () => noon, advance: async () => noon, goals: async () => [] },
    directory: async () => ({ people: [], places: [], groups: 0 }),
    reset: async () => {
      throw new Error('what was played must not be played again');
    },
    greeting: async () => null,
    drawChart: async () => new Uint8Array([0x89, 0x50]),
    sizeOfChart: () => ({ width: 900, height: 400 }),
    renderings: {},
    gallery: { exhibits: async () => [], renderings: {} },
    play,
    log: { info() {}, warn() {}, error() {} },
  });
  await sandbox.port.start(quiet);
  await sandbox.begin('empty', 'en');
  return sandbox;
};

describe('what was shown', () => {
  test('is there again, drawn as it was last', async () => {
    const journalPath = join(folder(), 'sandbox.jsonl');
    const { sandbox, say } = await openSandbox(quiet, { journalPath });
    await say('ana', 'general', 'hello');
    const ref = await sandbox.port.post(general, card('One'), 'one');
    await sandbox.port.edit(ref, card('Two'));
    await say('ana', 'general', '/private');
    await reopened(journalPath);
    const again = await openSandbox(quiet, { journalPath });
    expect(await again.messages('ana', 'general')).toMatchObject([
      { text: 'hello' },
      { id: ref.id, text: 'Two' },
      { text: 'Between us', private: true },
    ]);
    expect(await again.messages('sam', 'general')).toHaveLength(2);
  });

  test('survives a line that was torn, and the next line is whole', async () => {
    const journalPath = join(folder(), 'sandbox.jsonl');
    const first = await openSandbox(quiet, { journalPath });
    await first.sandbox.port.post(general, card('One'), 'one');
    appendFileSync(journalPath, '{"op":"message","message":{"id":"m2","pla');
    const second = await openSandbox(quiet, { journalPath });
    await second.sandbox.port.post(general, card('Two'), 'two');
    const third = await openSandbox(quiet, { journalPath });
    expect(await third.messages('ana', 'general')).toMatchObject([{ text: 'One' }, { text: 'Two' }]);
    for (const line of readFileSync(journalPath, 'utf8').trimEnd().split('\n')) JSON.parse(line);
  });

  test('a key that was posted is not posted again, also after a restart', async () => {
    const journalPath = join(folder(), 'sandbox.jsonl');
    const { sandbox } = await openSandbox(quiet, { journalPath });
    const ref = await sandbox.port.post(general, card('One'), 'same');
    expect(await sandbox.port.post(general, card('One, again'), 'same')).toEqual(ref);
    const later = await openSandbox(quiet, { journalPath });
    expect(await later.sandbox.port.post(general, card('One'), 'same')).toEqual(ref);
    expect(await later.messages('ana', 'general')).toHaveLength(1);
  });

  test('what answers a press is never written down: it may repeat a ballot', async () => {
    const journalPath = join(folder(), 'sandbox.jsonl');
    const { sandbox, call } = await openSandbox(quiet, { journalPath });
    const { id } = await sandbox.port.post(general, card('How was it?'), 'poll');
    const { body } = await call('/api/press', { as: 'ana', message: id, token: 'rate:1:4' });
    expect(body.messages).toMatchObject([{ text: 'Your answer is 4', private: true }]);
    const written = readFileSync(journalPath, 'utf8');
    expect(written).toContain('How was it?');
    expect(written).not.toContain('Your answer');
    expect(written).not.toContain('ana');
  });
});

describe('the port', () => {
  test('what is not there is gone', async () => {
    const { sandbox } = await openSandbox(quiet);
    const { port } = sandbox;
    const nobody = { platform: 'sandbox', workspace: 'sandbox', id: 'nobody' } as const;
    await expect(port.post({ to: 'place', place: place('nowhere') }, card('A'), 'a')).rejects.toThrow(
      PlatformError,
    );
    await expect(port.post({ to: 'person', account: nobody }, card('A'), 'b')).rejects.toThrow(PlatformError);
    await expect(port.edit({ place: place('general'), id: 'm99' }, card('A'))).rejects.toThrow(PlatformError);
  });

  test('the next free port is taken', async () => {
    const first = await openSandbox(quiet);
    const journalPath = join(folder(), 'sandbox.jsonl');
    await (await openSandbox(quiet, { journalPath })).sandbox.port.stop();
    const second = await reopened(journalPath);
    const { port } = await second.listen(first.port);
    await second.port.stop();
    expect(port).toBeGreaterThan(first.port);
  });
});

describe('events', () => {
  /** Hears what one person would, until they have heard `count` happenings. */
  const hear = async (url: string, as: string, count: number): Promise<Happening[]> => {
    const response = await fetch(`${url}/api/events?as=${as}`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const heard: Happening[] = [];
    let text = '';
    while (reader && heard.length < count) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? [];
        if (event && data) heard.push({ event, data: JSON.parse(data) } as Happening);
      }
    }
    await reader?.cancel();
    return heard;
  };

  test('tell of messages, edits, the clock and starting over, and of private ones their reader alone', async () => {
    const { sandbox, url, say, call } = await openSandbox(quiet);
    const ana = hear(url, 'ana', 5);
    const sam = hear(url, 'sam', 4);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await say('ana', 'general', '/private');
    const ref = await sandbox.port.post(general, card('One'), 'one');
    await sandbox.port.edit(ref, card('Two'));
    await call('/api/clock', { to: 'month-end' });
    await call('/api/reset', { seed: 'empty' });
    expect((await ana).map(({ event }) => event)).toEqual(['message', 'message', 'edit', 'clock', 'reset']);
    expect((await sam).map(({ event }) => event)).toEqual(['message', 'edit', 'clock', 'reset']);
    expect((await sam)[1]).toMatchObject({ event: 'edit', data: { id: ref.id, text: 'Two' } });
  });
});
