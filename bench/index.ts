import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type Bound, type Figure, holds, type Measure, medianOf, type Sizes } from './measure.ts';
import { measures } from './measures.ts';
import { readSizes } from './sizes.ts';

/** Runs measures one after another, and returns their figures. */
export const runMeasures = async (
  wanted: readonly Measure[],
  sizes: Sizes,
  say: (line: string) => void,
): Promise<readonly Readonly<{ measure: Measure; figures: readonly Figure[] }>[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'halqa-bench-'));
  const bench: Bench = {
    sizes,
    path: (name) => join(folder, name),
    remove: async (name) => {
      for (const file of await readdir(folder)) if (file.startsWith(name)) await rm(join(folder, file));
    },
    say,
  };
  try {
    const found: { measure: Measure; figures: readonly Figure[] }[] = [];
    for (const measure of wanted) {
      const from = performance.now();
      found.push({ measure, figures: await measure.run(bench) });
      say(`${measure.name}: ${Math.round((performance.now() - from) / 1000)} s`);
    }
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const shown = (value: number): string =>
  value === 0 ? '0' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2);

const boundText = (bound: Bound | undefined): string =>
  bound === undefined ? '' : 'atMost' in bound ? `≤ ${bound.atMost}` : `≥ ${bound.atLeast}`;

/** A row of the table in docs/performance.md. */
const rowOf = ({ what, unit, values, bound }: Figure): string => {
  const median = medianOf(values);
  const spread = values.length < 2 ? '' : `${shown(Math.min(...values))}–${shown(Math.max(...values))}`;
  const verdict = bound === undefined ? '' : holds(median, bound) ? 'holds' : '**misses**';
  return `| ${what} | ${boundText(bound)} | ${shown(median)} ${unit} | ${spread} | ${verdict} |`;
};

const main = async (): Promise<void> => {
  const { sizes, only } = readSizes(process.argv.slice(2));
  const wanted = measures.filter(({ name }) => only === undefined || name.includes(only));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const found = await runMeasures(wanted, sizes, say);
  const lines = [
    `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}, ${process.platform}`,
    '',
    '| figure | goal | median | spread | |',
    '| --- | --- | --- | --- | --- |',
    ...found.flatMap(({ figures }) => figures.map(rowOf)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};

if (import.meta.url === new URL(process.argv[1] ?? '', 'file://').href) await main();
