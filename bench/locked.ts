import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { tick } from '../src/schedule/tick.ts';
import { openStore } from '../src/store/engine/open.ts';
import { type Chat, openChat } from '../test/fixtures/chat.ts';
import { silentLog } from '../test/fixtures/log.ts';
import { openBare } from './bare.ts';
import { commandIn, eagerBot, openCoalition } from './coalition.ts';
import { type Holds, watchHolds } from './holds.ts';
import { makeCoalition, monthEndedAt } from './large.ts';
import { type Figure, type Measure, wallOf } from './measure.ts';

export const locked: Measure = {
  name: 'an answer while the write lock is held elsewhere',
  goal: 'no hold over 25 ms; an answer or a plain refusal in under 2.5 s',
  run: async ({ sizes, path }) => {
    const file = path('locked.db');
    const { chat: quick, close } = await openCoalition(file);
    // “Busy” is an answer here.
    const chat = { ...quick, bot: eagerBot(quick, quick.store, () => undefined) };
    const rounds = Math.min(3, sizes.rounds);
    const holds: Holds[] = [];
    const slowest: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { ended } = await holdLock(file, sizes.lockMs);
      const { value, holds: held } = await watchHolds(() => askUntil(chat, 'sam', 'water', ended));
      holds.push(held);
      slowest.push(value);
    }
    await close();
    return figuresOf('another process holds the lock', holds, slowest);
  },
};

export const besideDigest: Measure = {
  name: 'an answer while a large digest is made',
  goal: 'no hold over 25 ms; an answer or a plain refusal in under 2.5 s',
  run: async ({ sizes, path, remove, say }) => {
    const file = path('beside.db');
    say('making a coalition whose digest is due');
    await makeCoalition(file, { ...sizes, items: sizes.items / 4, entries: sizes.entries / 4 });
    const store = await openStore({ url: file });
    const slow = openChat({ store, now: new Date(monthEndedAt + 10 * 3_600_000).toISOString() });
    const chat = { ...slow, bot: eagerBot(slow, store) };
    const bare = openBare(file);
    const due = bare.prepare(
      `insert into deadline (kind, subject_id, coalition_id, due_at) values ('digest-monthly', 'c', 'c', ?)
       on conflict do update set due_at = excluded.due_at`,
    );
    const holds: Holds[] = [];
    const slowest: number[] = [];
    for (let round = 0; round < Math.min(3, sizes.rounds); round += 1) {
      bare.exec('delete from ledger; delete from outbox');
      due.run(chat.clock.now());
      const { value, holds: held } = await watchHolds(() =>
        askUntil(
          chat,
          'u1',
          'small',
          tick({ store, ballotBox: chat.ballotBox, log: silentLog }, chat.clock.now()),
        ),
      );
      const decided = bare.prepare<[], { n: number }>('select count(*) as n from ledger').get();
      if (decided?.n !== 1) throw new Error(`${decided?.n} digests were decided`);
      holds.push(held);
      slowest.push(value);
    }
    bare.close();
    await store.close();
    await remove('beside.db');
    return figuresOf('a large digest is made', holds, slowest);
  },
};

const figuresOf = (when: string, holds: readonly Holds[], slowest: readonly number[]): readonly Figure[] => [
  {
    what: `slowest answer while ${when}`,
    unit: 'ms',
    values: slowest,
    bound: { atMost: 2_500 },
  },
  {
    what: `longest hold while ${when}, CPU`,
    unit: 'ms',
    values: holds.map(({ cpu }) => cpu),
    bound: { atMost: 25 },
  },
  { what: 'the same by the clock on the wall', unit: 'ms', values: holds.map(({ wall }) => wall) },
];

/** Repeats a writing and a reading command. @returns the time of the slowest answer. */
const askUntil = async (chat: Chat, who: string, where: string, end: Promise<unknown>): Promise<number> => {
  let ended = false;
  const over = end.finally(() => {
    ended = true;
  });
  const times: number[] = [];
  const ask = async (text: string) => {
    times.push(
      await wallOf(async () => {
        const reply = await chat.bot(commandIn(chat, who, where, text));
        if (reply.kind === 'form') throw new Error(`${text} was not understood`);
      }),
    );
  };
  do {
    await Promise.all([ask('/progress log Three of five answered'), ask('/action list')]);
    await sleep(20);
  } while (!ended);
  await over;
  return Math.max(...times);
};

/** Takes the write lock in another process. Resolves, once it is taken, with a promise of its end. */
const holdLock = async (file: string, forMs: number): Promise<Readonly<{ ended: Promise<unknown> }>> => {
  const script = `
    const Database = require('better-sqlite3');
    const db = new Database(process.argv[1], { timeout: 5000 });
    db.exec('begin immediate');
    process.stdout.write('held');
    setTimeout(() => { db.exec('rollback'); process.exit(0); }, Number(process.argv[2]));`;
  const child = spawn(process.execPath, ['-e', script, file, String(forMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return { ended };
};
