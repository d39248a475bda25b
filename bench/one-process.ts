import { type Figure, type Measure, paired } from './measure.ts';
import type { Usage } from './subject.ts';
import { openPlatforms } from './whole.ts';

/** How long a ready process is left idle before its memory is measured. */
const idleMs = 1500;

type Found = Readonly<{ readyMs: number; started: Usage; idle: Usage }>;

/** One process with Slack, Discord and SQLite: the time until it is ready, and its idle memory. */
export const oneProcess: Measure = {
  name: 'one process with Slack, Discord and SQLite',
  goal: 'ready ≤ 1.0×, idle memory ≤ 1.1× of Bolt, discord.js and better-sqlite3 alone',
  run: async (bench) => {
    const { halqa, bare, close } = await openPlatforms(bench);
    const look = async (open: typeof halqa): Promise<Found> => {
      const subject = await open();
      const started = await subject.usage();
      await new Promise((resolve) => setTimeout(resolve, idleMs));
      const idle = await subject.usageAfterGc();
      await subject.end();
      return { readyMs: subject.readyMs, started, idle };
    };
    const found: { ours: Found; reference: Found }[] = [];
    for (let round = 0; round < bench.sizes.rounds; round += 1) {
      const first = await look(round % 2 === 0 ? bare : halqa);
      const second = await look(round % 2 === 0 ? halqa : bare);
      found.push(round % 2 === 0 ? { reference: first, ours: second } : { reference: second, ours: first });
    }
    await close();
    const both = (of: (one: Found) => number) =>
      found.map(({ ours, reference }) => ({ ours: of(ours), reference: of(reference) }));
    return [
      {
        what: 'one process with Slack, Discord and SQLite: time to ready',
        unit: '×',
        ...paired(
          both(({ readyMs }) => readyMs),
          'ms',
        ),
        bound: { atMost: 1 },
      },
      {
        what: 'the same: CPU until ready',
        unit: '×',
        ...paired(
          both(({ started }) => started.cpuMicros / 1000),
          'ms',
        ),
        bound: { atMost: 1 },
      },
      {
        what: 'the same: idle memory (RSS)',
        unit: '×',
        ...paired(
          both(({ idle }) => idle.rss / 1e6),
          'MB',
        ),
        bound: { atMost: 1.1 },
      },
      {
        what: 'the same: held by JavaScript',
        unit: '×',
        ...paired(
          both(({ idle }) => idle.held / 1e6),
          'MB',
        ),
      },
    ] satisfies readonly Figure[];
  },
};
