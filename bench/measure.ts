/** How large everything is that a run measures with. */
export type Sizes = Readonly<{
  rounds: number;
  /** Operations in a round, one after another. */
  operations: number;
  taps: number;
  /** How long a storm of so many taps lasts. */
  stormMs: number;
  /** Of the large coalition. */
  entries: number;
  items: number;
  groups: number;
  /** How many items there are where a list is asked for: few, and many. */
  fewItems: number;
  manyItems: number;
  /** Each has five schedules. */
  coalitions: number;
  due: number;
  /** How long another process holds the write lock. */
  lockMs: number;
  /** Through the whole program, one after another. */
  events: number;
}>;

export type Bench = Readonly<{
  sizes: Sizes;
  /** A path in the folder of this run, which is removed at its end. */
  path: (name: string) => string;
  /** Frees a large database before the end of the run. */
  remove: (name: string) => Promise<void>;
  say: (progress: string) => void;
}>;

/** What must hold: a bound, in the unit of the figure. */
export type Bound = Readonly<{ atMost: number }> | Readonly<{ atLeast: number }>;

export type Figure = Readonly<{
  what: string;
  unit: '×' | 'ms' | 'µs' | 'bytes' | 'MB' | 'per vote' | 'differences' | 'edits';
  /** One value a round. */
  values: readonly number[];
  /** Left out where the figure only explains another. */
  bound?: Bound;
}>;

/** One file of this folder. */
export type Measure = Readonly<{
  name: string;
  /** In words, as it was promised. */
  goal: string;
  run: (bench: Bench) => Promise<readonly Figure[]>;
}>;

export type Work = () => unknown;

/** CPU time of the whole process while `work` runs, in milliseconds: other processes do not count. */
export const cpuOf = async (work: Work): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

export const wallOf = async (work: Work): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** A piece of work, and how many operations it holds. */
export type Side = Readonly<{ operations: number; work: Work }>;

/** Both sides once unmeasured, then in alternation: which goes first changes from round to round. */
export const alternate = async (
  rounds: number,
  reference: Side,
  ours: Side,
  clock: (work: Work) => Promise<number> = cpuOf,
): Promise<readonly Readonly<{ reference: number; ours: number }>[]> => {
  const per = async ({ operations, work }: Side) => ((await clock(work)) * 1000) / operations;
  await reference.work();
  await ours.work();
  const measured: { reference: number; ours: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await per(reference);
      measured.push({ reference: first, ours: await per(ours) });
    } else {
      const first = await per(ours);
      measured.push({ reference: await per(reference), ours: first });
    }
  }
  return measured;
};

/** CPU time of ours as a multiple of the reference's, and what both cost. */
export const compared = async (
  rounds: number,
  what: string,
  bound: Bound,
  reference: Side,
  ours: Side,
): Promise<readonly Figure[]> => {
  const measured = await alternate(rounds, reference, ours);
  return [
    { what, unit: '×', values: measured.map((round) => round.ours / round.reference), bound },
    { what: `${what}: CPU of one`, unit: 'µs', values: measured.map((round) => round.ours) },
    { what: `${what}: CPU of the reference`, unit: 'µs', values: measured.map((round) => round.reference) },
  ];
};

export const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const holds = (value: number, bound: Bound): boolean =>
  'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast;
