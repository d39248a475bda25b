import pg from 'pg';
import { createBallotBox } from '../src/app/polls/ballot-box.ts';
import { tick } from '../src/schedule/tick.ts';
import { openStore } from '../src/store/engine/open.ts';
import { type Chat, openChat } from '../test/fixtures/chat.ts';
import { silentLog } from '../test/fixtures/log.ts';
import { startCluster } from '../test/fixtures/postgres-cluster.ts';
import { commandIn, eagerBot, originIn } from './coalition.ts';
import { alternate, type Bench, type Figure, type Measure, wallOf } from './measure.ts';
import { fillNetwork, networkNow } from './network-rows.ts';
import { unpinned } from './pin.ts';

/** The reference: a hundredth of the network, whose coalitions are as large. */
const fewerBy = 100;

/** What one coalition of a network waits for, however many others there are. */
export const network: Measure = {
  name: 'a network on PostgreSQL',
  goal: 'with 10,000 coalitions, 60,000 groups and 3 million items ≤ 1.5× the time with a hundredth of them',
  run: (bench) => unpinned(() => measureNetwork(bench)),
};

type Opened = Readonly<{ chat: Chat; close(): Promise<void> }>;

const measureNetwork = async ({ sizes, say }: Bench): Promise<readonly Figure[]> => {
  const cluster = await startCluster();
  try {
    const open = async (name: string, coalitions: number, items: number): Promise<Opened> => {
      const admin = new pg.Client({ connectionString: cluster.urlOf('postgres') });
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      const url = cluster.urlOf(name);
      await fillNetwork(url, { coalitions, items, platform: 'sandbox' });
      const store = await openStore({ url });
      const workspace = `w${Math.floor(coalitions / 2)}`;
      const slow = openChat({ store, in: { platform: 'sandbox', workspace }, now: networkNow });
      const list = await slow.say('u1', 'small', '/action list');
      if (list.card === undefined || !list.text.includes('Book the hall')) throw new Error(list.text);
      say(`${coalitions} coalitions with ${items} items`);
      return { chat: { ...slow, bot: eagerBot(slow, store) }, close: () => store.close() };
    };
    const fewCoalitions = Math.max(2, Math.round(sizes.coalitions / fewerBy));
    const fewItems = Math.round((sizes.manyItems * fewCoalitions) / sizes.coalitions);
    const few = await open('few', fewCoalitions, fewItems);
    const many = await open('many', sizes.coalitions, sizes.manyItems);
    const figures: Figure[] = [];
    for (const [what, ask] of asked) {
      const operations = Math.max(1, Math.ceil(sizes.operations / (what === idle ? 1 : 10)));
      const side = ({ chat }: Opened) => ({
        operations,
        work: async () => {
          for (let n = 0; n < operations; n += 1) await ask(chat);
        },
      });
      const measured = await alternate(sizes.rounds, side(few), side(many), wallOf);
      figures.push({
        what: `${what}: with ${sizes.coalitions} coalitions against ${fewCoalitions}`,
        unit: '×',
        values: measured.map((round) => round.ours / round.reference),
        bound: { atMost: 1.5 },
        cost: {
          ours: measured.map((round) => round.ours / 1000),
          reference: measured.map((round) => round.reference / 1000),
          unit: 'ms',
        },
      });
    }
    await few.close();
    await many.close();
    return figures;
  } finally {
    await cluster.stop();
  }
};

/** It takes a hundredth of the others' time. */
const idle = 'a tick with nothing due';

const ballotBox = createBallotBox('of the bench, and of nothing else at all');

const asked: readonly (readonly [string, (chat: Chat) => Promise<unknown>])[] = [
  ['/action list', (chat) => chat.bot(commandIn(chat, 'u1', 'small', '/action list'))],
  [
    'a suggestion',
    (chat) =>
      chat.bot({
        ...originIn(chat, 'u1', 'small'),
        kind: 'suggest',
        said: { as: 'text', text: '/action done #' },
      }),
  ],
  ['/halqa find', (chat) => chat.bot(commandIn(chat, 'u1', 'small', '/halqa find hall'))],
  ['a summary', (chat) => chat.bot(commandIn(chat, 'u1', 'executive', '/digest preview'))],
  [idle, (chat) => tick({ store: chat.store, ballotBox, log: silentLog }, chat.clock.now())],
];
