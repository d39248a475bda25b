import { parseArgs } from 'node:util';
import type { Measure, Sizes } from './measure.ts';

/** The sizes of the goals. */
const whole: Sizes = {
  rounds: 15,
  operations: 300,
  taps: 10_000,
  stormMs: 30_000,
  entries: 5_000_000,
  items: 1_000_000,
  groups: 500,
  fewItems: 3_000,
  manyItems: 3_000_000,
  coalitions: 10_000,
  due: 20_000,
  lockMs: 4_000,
  processes: 4,
  events: 1_000_000,
  days: 360,
};

/** Small enough to show in seconds that every measure still runs. */
export const quick: Sizes = {
  rounds: 1,
  operations: 10,
  taps: 50,
  stormMs: 1_500,
  entries: 5_000,
  items: 1_000,
  groups: 10,
  fewItems: 200,
  manyItems: 2_000,
  coalitions: 20,
  due: 40,
  lockMs: 300,
  processes: 2,
  events: 200,
  days: 12,
};

/**
 * `--quick`, `--only <part of a name>` (any number of times), `--markdown` (writes docs/performance.md), `--plans`
 * (writes docs/query-plans.md and measures nothing), and a flag for each size:
 * `--entries 100000`.
 * @throws when a size is not a number or a flag is unknown.
 */
export const readSizes = (
  args: string[],
): Readonly<{ sizes: Sizes; only: readonly string[]; markdown: boolean; plans: boolean }> => {
  const names = Object.keys(whole) as (keyof Sizes)[];
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean' },
      markdown: { type: 'boolean' },
      plans: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    },
  });
  const given: Readonly<Record<string, unknown>> = values;
  const sizes = { ...(given.quick === true ? quick : whole) };
  for (const name of names) {
    if (given[name] === undefined) continue;
    const size = Number(given[name]);
    if (!Number.isInteger(size) || size < 1) throw new Error(`--${name} wants a whole number`);
    sizes[name] = size;
  }
  const only = Array.isArray(given.only) ? given.only.map(String) : [];
  return { sizes, only, markdown: given.markdown === true, plans: given.plans === true };
};

/**
 * The measures whose name contains one of these parts, or all where none is given. A measure has several rows in the
 * table, each with a name of its own; it is the measure that is chosen.
 * @throws when a part is in no name, because nothing would be measured in its place
 */
export const measuresNamed = (all: readonly Measure[], only: readonly string[]): readonly Measure[] => {
  const has = ({ name }: Measure, part: string) => name.toLowerCase().includes(part.toLowerCase());
  const unknown = only.find((part) => !all.some((measure) => has(measure, part)));
  if (unknown !== undefined)
    throw new Error(
      `no measure is named "${unknown}"; there are:\n${all.map(({ name }) => `  ${name}`).join('\n')}`,
    );
  return all.filter((measure) => only.length === 0 || only.some((part) => has(measure, part)));
};
