import { commands } from '../commands/index.ts';
import { createBot } from '../src/app/bot.ts';
import { unlimitedRates } from '../src/app/incoming/rate-limit.ts';
import { createBallotBox } from '../src/app/polls/ballot-box.ts';
import { drawChart } from '../src/charts/draw.ts';
import type { CommandIncoming } from '../src/chat/incoming.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { newId } from '../src/store/engine/id.ts';
import { openStore } from '../src/store/engine/open.ts';
import { silentLog } from '../test/fixtures/log.ts';

/** One process of several over a PostgreSQL: the bot without a platform. */
const [url = ''] = process.argv.slice(2);

/** Commands to handle, and among how many coalitions. */
export type PostgresWork = Readonly<{ operations: number; among: number }>;

const atOnce = 20;
const people = 50;

const store = await openStore({ url });
const ballotBox = createBallotBox('a secret for the benchmark alone, long enough');
const bot = createBot({
  store,
  clock: systemClock,
  commands,
  ballotBox,
  drawChart,
  log: silentLog,
  rates: unlimitedRates,
});

const command = (n: number, among: number): CommandIncoming => {
  const workspace = { platform: 'sandbox', workspace: `w${n % among}` } as const;
  const who = `writer-${Math.floor(n / among) % people}`;
  return {
    id: newId(),
    account: { ...workspace, id: who, name: who },
    place: { ...workspace, id: 'water', name: 'water' },
    direct: false,
    at: systemClock.now(),
    named: { people: [], places: [] },
    kind: 'command',
    said: { as: 'text', text: `/progress log Three of five schools answered, ${n} to go` },
  };
};

process.on('message', async ({ operations, among }: PostgresWork) => {
  let left = operations;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const reply = await bot(command(left, among));
      if (reply.kind !== 'public') throw new Error(`a line was not logged: ${JSON.stringify(reply)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  process.send?.('done');
});
process.send?.('ready');
