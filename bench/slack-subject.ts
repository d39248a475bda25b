import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { commands } from '../commands/index.ts';
import { createSlack } from '../src/adapters/slack/index.ts';
import { createBot } from '../src/app/bot.ts';
import { unlimitedRates } from '../src/app/incoming/rate-limit.ts';
import { createBallotBox } from '../src/app/polls/ballot-box.ts';
import { drawChart } from '../src/charts/draw.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { createLog } from '../src/runtime/log.ts';
import { drain } from '../src/schedule/outbox.ts';
import { tick } from '../src/schedule/tick.ts';
import { openStore } from '../src/store/engine/open.ts';
import { endUnlessAnswered } from './answered.ts';
import { recordSteps } from './slack-recorder.ts';

/**
 * One side of the comparison, in its own process. `bolt`: its HTTP receiver with listeners that only
 * acknowledge. `halqa`: the adapter, the bot and a SQLite file; what it acknowledges is on disk.
 */
const [kind = '', signingSecret = '', apiUrl = '', file = ''] = process.argv.slice(2);

type Asked = Readonly<{ what: string; at?: number }>;
type Side = Readonly<{ port: number; answer: (asked: Asked) => Promise<object | undefined> }>;

const openBolt = async (): Promise<Side> => {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-halqa', botUserId: 'U1HALQA' }),
    logLevel: LogLevel.ERROR,
  });
  app.command(/.*/, async ({ ack }) => ack());
  app.action(/.*/, async ({ ack }) => ack());
  const server = await app.start(0);
  const { port } = (server as unknown as { address(): { port: number } }).address();
  return { port, answer: async () => undefined };
};

const secret = 'a secret of the measurements, long enough for it';
/** The real log at the level that is shipped; nobody reads it. */
const log = createLog('info', { write: () => undefined });

/** More than follows one request. */
const mostNoted = 10;
const taken = { ok: true, status: 200, text: async () => '' } as Response;

const openHalqa = async (): Promise<Side> => {
  let stepsOf: ReturnType<typeof recordSteps> = () => [];
  const sent: string[] = [];
  const store = await openStore({ url: file });
  const ballotBox = createBallotBox(secret);
  const slack = createSlack({
    botToken: 'xoxb-halqa',
    http: { signingSecret, host: '127.0.0.1', port: 0 },
    apiUrl,
    secret,
    notes: { add: () => () => undefined, takeLeft: () => [] },
    installations: { find: async () => null, save: async () => undefined, remove: async () => undefined },
    now: systemClock.now,
    log,
  });
  await slack.port.start(
    createBot({
      store,
      clock: systemClock,
      commands,
      ballotBox,
      drawChart,
      log,
      rates: unlimitedRates,
      onAnswered: endUnlessAnswered,
    }),
  );
  const answer: Side['answer'] = async ({ what, at = systemClock.now() }) => {
    switch (what) {
      case 'settle':
        await slack.settled();
        break;
      case 'deafen':
        // What follows an acknowledgement is drawn but not sent: nobody waits for it.
        globalThis.fetch = async (_, request) => {
          if (sent.length < mostNoted) sent.push(String(request?.body));
          return taken;
        };
        break;
      case 'record':
        sent.length = 0;
        stepsOf = recordSteps();
        break;
      case 'recorded':
        await slack.settled();
        return { steps: stepsOf(), sent: [...sent] };
      case 'beat':
        await tick({ store, ballotBox, log }, at);
        await drain({ store, platforms: [slack.port], clock: { now: () => at }, log });
    }
    return undefined;
  };
  return { port: slack.httpPort() ?? 0, answer };
};

const { port, answer } = await (kind === 'bolt' ? openBolt() : openHalqa());

let from = process.cpuUsage();
process.on('message', async (asked: Asked) => {
  const more = await answer(asked);
  if (asked.what === 'begin') from = process.cpuUsage();
  const { user, system } = process.cpuUsage(from);
  process.send?.({ what: asked.what, cpuMs: (user + system) / 1000, ...more });
});
process.once('disconnect', () => process.exit());
process.send?.({ what: 'ready', port });
