import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { commands } from '../commands/index.ts';
import { createSlack } from '../src/adapters/slack/slack.ts';
import { createBallotBox } from '../src/app/ballot-box.ts';
import { createBot } from '../src/app/bot.ts';
import type { Handle } from '../src/chat/incoming.ts';
import { systemClock } from '../src/clock.ts';
import { drain } from '../src/schedule/outbox.ts';
import { tick } from '../src/schedule/tick.ts';
import { openStore } from '../src/store/open.ts';
import { silentLog } from '../test/fixtures/chat.ts';

/** One side of the comparison, in a process of its own, so that its CPU time is its own. */
const [kind = '', signingSecret = '', apiUrl = ''] = process.argv.slice(2);

const tell = (message: unknown): void => {
  process.send?.(message);
};

const bare = async (): Promise<number> => {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-halqa', botUserId: 'U1HALQA' }),
    logLevel: LogLevel.ERROR,
  });
  app.command(/.*/, async ({ ack }) => ack());
  app.action(/.*/, async ({ ack }) => ack());
  const server = await app.start(0);
  const address = (server as unknown as { address(): { port: number } }).address();
  return address.port;
};

const ours = async (): Promise<number> => {
  const store = await openStore({ url: join(mkdtempSync(join(tmpdir(), 'halqa-bench-')), 'halqa.sqlite') });
  const ballotBox = createBallotBox('a secret of the measurements, long enough for it');
  const bot: Handle = createBot({ store, clock: systemClock, commands, ballotBox, log: silentLog });
  const slack = createSlack({
    botToken: 'xoxb-halqa',
    http: { signingSecret, host: '127.0.0.1', port: 0 },
    apiUrl,
    secret: 'a secret of the measurements, long enough for it',
    installations: { find: async () => null, save: async () => undefined, remove: async () => undefined },
    now: systemClock.now,
    log: silentLog,
  });
  await slack.port.start(bot);
  process.on('message', async (message) => {
    if (message !== 'quiet' && typeof message !== 'object') return;
    // What follows an acknowledgement is not measured: nobody waits for it.
    if (message === 'quiet') {
      globalThis.fetch = async () => new Response('{"ok":true,"ts":"1.1","channel":"C1"}');
      tell({ what: 'quiet' });
      return;
    }
    const { at } = message as { at: number };
    await tick({ store, ballotBox, log: silentLog }, at);
    await drain({ store, platforms: [slack.port], clock: { now: () => at }, log: silentLog });
    tell({ what: 'beaten' });
  });
  return slack.httpPort() ?? 0;
};

let from = process.cpuUsage();
process.on('message', (message) => {
  if (message === 'begin') {
    from = process.cpuUsage();
    tell({ what: 'begin' });
  }
  if (message === 'end') {
    const { user, system } = process.cpuUsage(from);
    tell({ what: 'end', cpuMicros: user + system });
  }
});

tell({ what: 'ready', port: await (kind === 'bare' ? bare() : ours()) });
