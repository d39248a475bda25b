import { readFileSync } from 'node:fs';
import { openBare } from './bare.ts';
import { openCoalition } from './coalition.ts';
import { alternate, type Measure, wallOf } from './measure.ts';
import { addCrowd, bareTap, openPollIn, tapBy } from './poll.ts';

export const manyTaps: Measure = {
  name: '10,000 taps at once',
  goal: '≥ 3× the rate of one commit per vote; ≤ 0.10 fsync per vote',
  run: async ({ sizes, path }) => {
    const file = path('many-taps.db');
    const { chat, bare, close } = await openCoalition(file);
    const token = await openPollIn(chat);
    const crowd = addCrowd(bare, sizes.taps);
    await chat.bot(tapBy(chat, 'sam', token));
    const tap = bareTap(bare, chat, token);
    const operations = crowd.length;
    const atOnce = async () => {
      await Promise.all(crowd.map((who) => chat.bot(tapBy(chat, who, token))));
    };
    // Fewer suffice for a rate, since one by one takes long.
    const some = crowd.slice(0, Math.ceil(sizes.operations / 2));
    const oneByOne = async () => {
      for (const who of some) await chat.bot(tapBy(chat, who, token));
    };
    const bareOneByOne = () => {
      for (const who of some) tap(who);
    };
    const crowdAtOnce = { operations, work: atOnce };
    const same = await alternate(
      sizes.rounds,
      { operations: some.length, work: oneByOne },
      crowdAtOnce,
      wallOf,
    );
    const raw = await alternate(
      sizes.rounds,
      { operations: some.length, work: bareOneByOne },
      crowdAtOnce,
      wallOf,
    );
    const commits = await commitsDuring(file, atOnce);
    const counted = bare.prepare<[], { n: number }>('select count(*) as n from ballot').get();
    await close();
    if (counted?.n !== operations + 1) throw new Error(`${counted?.n} votes were kept of ${operations + 1}`);
    return [
      {
        what: 'taps at once: rate against the same taps, one commit each',
        unit: '×',
        values: same.map((round) => round.reference / round.ours),
        bound: { atLeast: 3 },
      },
      {
        what: 'taps at once: rate against the bare SQL of a tap, one commit each',
        unit: '×',
        values: raw.map((round) => round.reference / round.ours),
      },
      { what: 'taps at once: time of one', unit: 'µs', values: same.map((round) => round.ours) },
      {
        what: 'taps at once: fsyncs',
        unit: 'per vote',
        values: [commits / operations],
        bound: { atMost: 0.1 },
      },
    ];
  },
};

/**
 * Counts the commits in the log of a SQLite file; with synchronous = FULL each is one fsync. A reader at
 * the beginning of the log keeps SQLite from restarting the log, so that all commits are still in it.
 */
const commitsDuring = async (file: string, work: () => Promise<unknown>): Promise<number> => {
  const emptied = openBare(file);
  emptied.pragma('wal_checkpoint(truncate)');
  const pinned = openBare(file);
  // A reader pins the log only when there is something in it.
  emptied.exec("delete from delivery where id = 'no such delivery'; update poll set origin = origin");
  pinned.exec('begin');
  pinned.prepare('select count(*) from poll').get();
  const before = commitsIn(`${file}-wal`);
  await work();
  const after = commitsIn(`${file}-wal`);
  pinned.exec('commit');
  pinned.close();
  emptied.close();
  return after - before;
};

/** The last frame of a commit has the size of the database in its header. */
const commitsIn = (wal: string): number => {
  const bytes = readFileSync(wal);
  if (bytes.length < 32) return 0;
  const pageSize = bytes.readUInt32BE(8);
  const salt = bytes.subarray(16, 24);
  let commits = 0;
  for (let at = 32; at + 24 + pageSize <= bytes.length; at += 24 + pageSize) {
    if (!bytes.subarray(at + 8, at + 16).equals(salt)) break;
    if (bytes.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
};
