import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One process of the benchmark. `bare`: discord.js as its guide begins, a handler that only defers.
 * `halqa`: the adapter, the bot and a SQLite file; what it acknowledges is on the disk.
 */
const lost = async (): Promise<void> => undefined;

const [, , kind = 'bare', api = '', token = ''] = process.argv;
const started = performance.now();

const startBare = async (): Promise<void> => {
  const { Client, Events } = await import('discord.js');
  const client = new Client({ intents: [], rest: { api } });
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isRepliable()) interaction.deferReply().catch(() => undefined);
  });
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(token);
  await ready;
};

const startHalqa = async (): Promise<void> => {
  const [{ commands }, { createDiscord }, { createBallotBox }, { createBot }, { openStore }] =
    await Promise.all([
      import('../commands/index.ts'),
      import('../src/adapters/discord/discord.ts'),
      import('../src/app/ballot-box.ts'),
      import('../src/app/bot.ts'),
      import('../src/store/open.ts'),
    ]);
  const folder = mkdtempSync(join(tmpdir(), 'halqa-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: console.error };
  const store = await openStore({ url: join(folder, 'bench.sqlite'), log });
  const clock = { now: () => Date.now() };
  const ballotBox = createBallotBox('a secret for the benchmark alone, long enough');
  const bot = createBot({ store, clock, commands, ballotBox, log });
  const texts = new Map<string, string>();
  const kept = {
    get: (key: string) => texts.get(key),
    set: (key: string, value: string) => void texts.set(key, value),
  };
  const { port } = createDiscord({
    token,
    api,
    definitions: commands,
    menus: [],
    kept,
    log,
    now: clock.now,
    lost,
  });
  await port.start(bot);
};

/** The adapter alone, with a bot that knows one answer: what is the adapter's own. */
const startAdapter = async (): Promise<void> => {
  const [{ commands }, { createDiscord }] = await Promise.all([
    import('../commands/index.ts'),
    import('../src/adapters/discord/discord.ts'),
  ]);
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: console.error };
  const texts = new Map<string, string>();
  const kept = {
    get: (key: string) => texts.get(key),
    set: (key: string, value: string) => void texts.set(key, value),
  };
  const { port } = createDiscord({
    token,
    api,
    definitions: commands,
    menus: [],
    kept,
    log,
    now: () => Date.now(),
    lost,
  });
  await port.start((async () => ({
    kind: 'public',
    card: {
      language: 'en',
      title: 'Progress',
      tone: 'neutral',
      blocks: [{ kind: 'text', body: [{ kind: 'plain', text: 'Two halls answered' }] }],
    },
  })) as never);
};

await (kind === 'adapter' ? startAdapter() : kind === 'bare' ? startBare() : startHalqa());
const readyMs = performance.now() - started;

let before = process.cpuUsage();
process.on('message', (message) => {
  if (message === 'begin') before = process.cpuUsage();
  const { user, system } = process.cpuUsage(before);
  global.gc?.();
  process.send?.({ what: message, cpuMicros: user + system, rss: process.memoryUsage.rss() });
});
process.send?.({ what: 'ready', readyMs, rss: process.memoryUsage.rss() });
