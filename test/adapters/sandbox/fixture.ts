import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ClockRefusal } from '../../../src/adapters/sandbox/faults.ts';
import type { Exhibit } from '../../../src/adapters/sandbox/gallery.ts';
import { createSandbox, type Sandbox } from '../../../src/adapters/sandbox/index.ts';
import type { SandboxTime } from '../../../src/adapters/sandbox/parts.ts';
import type { Renderings } from '../../../src/adapters/sandbox/renderings.ts';
import type {
  Answer,
  ClockAnswer,
  Message,
  State,
  SuggestAnswer,
} from '../../../src/adapters/sandbox/shapes.ts';
import type { Directory } from '../../../src/adapters/sandbox/state.ts';
import type { Card } from '../../../src/chat/card.ts';
import type { Handle, Incoming, Reply } from '../../../src/chat/incoming.ts';
import { play } from '../../../src/demo/player.ts';

export const card = (title: string, blocks: Card['blocks'] = []): Card => ({
  language: 'en',
  title,
  tone: 'neutral',
  blocks,
});

export const noon = Date.UTC(2026, 9, 14, 12);

/** A bot that consists of one function, and remembers what it was asked. */
export const scriptedBot = (answer: (incoming: Incoming) => Reply) => {
  const heard: Incoming[] = [];
  const handle = (async (incoming: Incoming) => {
    heard.push(incoming);
    return answer(incoming);
  }) as Handle;
  return { heard, handle };
};

export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'halqa-sandbox-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

export type Opened = Readonly<{
  sandbox: Sandbox;
  url: string;
  port: number;
  call(path: string, body?: unknown, headers?: Record<string, string>): Promise<Called>;
  say(as: string, place: string, text: string, id?: string): Promise<Answer>;
  messages(as: string, place: string): Promise<readonly Message[]>;
}>;

/** Any answer of the API: which of its fields are there is what the tests look at. */
type Body = State & Answer & ClockAnswer & SuggestAnswer & Readonly<{ error: string; incident: string }>;

export type Called = Readonly<{ status: number; body: Body; headers: Headers }>;

export const openSandbox = async (
  handle: Handle,
  given: Partial<{
    journalPath: string;
    seed: 'demo' | 'empty';
    movable: boolean;
    directory: Directory;
    renderings: Renderings;
    exhibits: readonly Exhibit[];
    /** Called while the clock moves. */
    onTheWay(sandbox: Sandbox): Promise<unknown>;
  }> = {},
): Promise<Opened> => {
  let now = noon;
  const time: SandboxTime = {
    movable: given.movable ?? true,
    now: () => now,
    async advance(to) {
      if (to === 'event-end') throw new ClockRefusal({ en: 'No event is planned.', ar: 'لا فعالية مقرّرة.' });
      await given.onTheWay?.(sandbox);
      now = typeof to === 'number' ? to : now + 86_400_000;
      return now;
    },
    goals: async () => ['month-end', 'quarter-end'],
  };
  const sandbox: Sandbox = createSandbox({
    journalPath: given.journalPath ?? join(folder(), 'sandbox.jsonl'),
    time,
    directory: async () => given.directory ?? { people: [], places: [], groups: 0 },
    async reset(startAt) {
      now = startAt(noon);
    },
    greeting: async () => null,
    drawChart: async () => new Uint8Array([0x89, 0x50]),
    sizeOfChart: () => ({ width: 900, height: 400 }),
    renderings: given.renderings ?? {},
    gallery: { exhibits: async () => given.exhibits ?? [], renderings: given.renderings ?? {} },
    play,
    log: { info() {}, warn() {}, error() {} },
  });
  await sandbox.port.start(handle);
  await sandbox.begin(given.seed ?? 'empty', 'en');
  const { url, port } = await sandbox.listen(0);
  onTestFinished(() => sandbox.port.stop());

  const call: Opened['call'] = async (path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
      headers,
    });
    return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
  };
  return {
    sandbox,
    url,
    port,
    call,
    say: async (as, place, text, id) =>
      (await call('/api/say', { as, in: place, text, ...(id !== undefined && { id }) })).body,
    messages: async (as, place) => (await call(`/api/messages?in=${place}&as=${as}`)).body.messages,
  };
};
