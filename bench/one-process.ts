import type { Figure, Measure } from './measure.ts';
import type { Usage } from './subject.ts';
import { openPlatforms } from './whole.ts';

/** How long a ready process is left idle before its memory is measured. */
const idleMs = 1500;

type Found = Readonly<{ readyMs: number; started: Usage; idle: Usage }>;

/** One process with Slack, Discord and SQLite: the time until it is ready, and its idle memory. */
export const oneProcess: Measure = {
  name: 'one process with Slack, Discord and SQLite',
  goal: 'ready ≤ 1.3×, idle memory ≤ 1.15× of Bolt, discord.js and better-sqlite3 alone',
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
    const ratios = (of: (one: Found) => number): readonly number[] =>
      found.map(({ ours, reference }) => of(ours) / of(reference));
    const ours = (of: (one: Found) => number): readonly number[] => found.map((one) => of(one.ours));
    const megabytes = (of: (one: Found) => number) => ours((one) => of(one) / 1e6);
    return [
      {
        what: 'time to ready',
        unit: '×',
        values: ratios(({ readyMs }) => readyMs),
        bound: { atMost: 1.3 },
      },
      { what: 'CPU until ready', unit: '×', values: ratios(({ started }) => started.cpuMicros) },
      { what: 'time to ready: ours', unit: 'ms', values: ours(({ readyMs }) => readyMs) },
      {
        what: 'idle memory (RSS)',
        unit: '×',
        values: ratios(({ idle }) => idle.rss),
        bound: { atMost: 1.15 },
      },
      { what: 'idle memory: held by JavaScript', unit: '×', values: ratios(({ idle }) => idle.held) },
      { what: 'idle memory: ours', unit: 'MB', values: megabytes(({ idle }) => idle.rss) },
    ] satisfies readonly Figure[];
  },
};
