/** The sizes of a run. */
export type Sizes = Readonly<{
  rounds: number;
  /** Sequential operations in a round. */
  operations: number;
  taps: number;
  /** How long a storm of `taps` lasts. */
  stormMs: number;
  /** Records of the large coalition. */
  entries: number;
  items: number;
  groups: number;
  /** Items in the database when a list is asked for: few, and many. */
  fewItems: number;
  manyItems: number;
  /** Coalitions with five schedules each. */
  coalitions: number;
  due: number;
  /** How long another process holds the write lock. */
  lockMs: number;
  /** The most processes over one PostgreSQL. */
  processes: number;
  /** Events sent through the whole program. */
  events: number;
  /** Simulated days of one process. */
  days: number;
}>;

export type Bench = Readonly<{
  sizes: Sizes;
  /** A path in the folder of this run; the folder is removed at the end. */
  path: (name: string) => string;
  /** Removes a large database before the end of the run. */
  remove: (name: string) => Promise<void>;
  say: (progress: string) => void;
}>;

/** A goal, in the unit of the figure. */
export type Bound = Readonly<{ atMost: number }> | Readonly<{ atLeast: number }>;

export type Figure = Readonly<{
  what: string;
  unit: '×' | '%' | 'ms' | 'µs' | 'bytes' | 'MB' | 'per vote' | 'differences' | 'edits';
  /** One value per round. A ratio is that of two sides in the same round. */
  values: readonly number[];
  /** What each side of a ratio costs, by round. */
  cost?: Readonly<{ ours: readonly number[]; reference: readonly number[]; unit: 'µs' | 'ms' | 'MB' }>;
  /** Absent when the figure only explains another. */
  bound?: Bound;
  /** Without a goal, but says what a goal is worth: the page shows it too. */
  onPage?: true;
}>;

/** One file of this folder. */
export type Measure = Readonly<{
  name: string;
  /** The promise, in words. */
  goal: string;
  run: (bench: Bench) => Promise<readonly Figure[]>;
}>;

/** What a measure found, or why it failed. */
export type Found = Readonly<{ measure: Measure; figures: readonly Figure[]; failure?: string }>;

export type Work = () => unknown;

/** CPU time of this process while `work` runs, in milliseconds. */
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

/** Some work, and its number of operations. */
export type Side = Readonly<{ operations: number; work: Work }>;

/**
 * Runs every side once unmeasured, then in rounds; which is first changes from round to round.
 * @returns what an operation costs, in microseconds: a list for each side, with a value for each round
 */
export const takeTurns = async (
  rounds: number,
  sides: readonly Side[],
  clock: (work: Work) => Promise<number> = cpuOf,
): Promise<readonly (readonly number[])[]> => {
  for (const { work } of sides) await work();
  const measured = sides.map((side) => ({ ...side, costs: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    const first = round % sides.length;
    for (const { operations, work, costs } of [...measured.slice(first), ...measured.slice(0, first)])
      costs.push(((await clock(work)) * 1000) / operations);
  }
  return measured.map(({ costs }) => costs);
};

/** The same with two sides, by round. */
export const alternate = async (
  rounds: number,
  reference: Side,
  ours: Side,
  clock: (work: Work) => Promise<number> = cpuOf,
): Promise<readonly Readonly<{ reference: number; ours: number }>[]> => {
  const [references = [], own = []] = await takeTurns(rounds, [reference, ours], clock);
  return byRound(own, references);
};

/** Pairs the costs of two sides that took turns. */
export const byRound = (
  own: readonly number[],
  references: readonly number[],
): readonly Readonly<{ reference: number; ours: number }>[] =>
  own.map((ours, round) => ({ ours, reference: references[round] ?? Number.NaN }));

/** CPU time of ours as a multiple of the reference's, and the cost of each. */
export const compared = async (
  rounds: number,
  what: string,
  bound: Bound,
  reference: Side,
  ours: Side,
): Promise<readonly Figure[]> => {
  const measured = await alternate(rounds, reference, ours);
  return [{ what, unit: '×', ...paired(measured), bound }];
};

/** The ratio of each round, and what each side cost in it. */
export const paired = (
  measured: readonly Readonly<{ reference: number; ours: number }>[],
  unit: 'µs' | 'ms' | 'MB' = 'µs',
) => ({
  values: measured.map((round) => round.ours / round.reference),
  cost: {
    ours: measured.map((round) => round.ours),
    reference: measured.map((round) => round.reference),
    unit,
  },
});

/** The value below which this share of them lies. */
export const percentileOf = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const medianOf = (values: readonly number[]): number => percentileOf(values, 0.5);

export const holds = (value: number, bound: Bound): boolean =>
  'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast;
