import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import {
  type Bound,
  type Figure,
  type Found,
  holds,
  type Measure,
  medianOf,
  percentileOf,
} from './measure.ts';

const shown = (value: number): string =>
  Math.abs(value) >= 100
    ? value.toFixed(0)
    : Math.abs(value) >= 10
      ? value.toFixed(1)
      : String(Number(value.toFixed(2)));

const boundText = (bound: Bound | undefined): string =>
  bound === undefined ? '' : 'atMost' in bound ? `≤ ${bound.atMost}` : `≥ ${bound.atLeast}`;

/** A row: the goal, the median of the rounds, the 20th percentile, and what both sides cost. */
const rowOf = ({ what, unit, values, bound, cost }: Figure): string => {
  const median = medianOf(values);
  const low = values.length < 2 ? '' : shown(percentileOf(values, 0.2));
  const verdict = bound === undefined ? '' : holds(median, bound) ? 'holds' : '**misses**';
  const sides =
    cost === undefined
      ? ''
      : `${shown(medianOf(cost.ours))} / ${shown(medianOf(cost.reference))} ${cost.unit}`;
  return `| ${what} | ${boundText(bound)} | ${shown(median)} ${unit} | ${low} | ${sides} | ${verdict} |`;
};

const head = [
  '| measure | goal | median | 20th percentile | ours / reference | |',
  '| --- | --- | --- | --- | --- | --- |',
];

/** A measure that failed, where its figures would stand. */
const failedRow = ({ name, goal }: Measure, why: string): string =>
  `| ${name} | ${goal} | failed: ${why.split('\n', 1)[0]?.replaceAll('|', '\\|')} | | | **failed** |`;

export const tableOf = (found: readonly Found[]): readonly string[] => [
  ...head,
  ...found.flatMap(({ measure, figures, failure }) => [
    ...figures.map(rowOf),
    ...(failure === undefined ? [] : [failedRow(measure, failure)]),
  ]),
];

/** The machine and how busy it was: a load above the number of its cores makes every figure worse. */
export const machineOf = (pinned: boolean, loadBefore: number): string => {
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  const load = `load ${loadBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after`;
  const on = new Date().toISOString().slice(0, 10);
  return `${model}, ${cpus().length} cores, ${process.platform} ${release()}, Node ${process.version}, ${pinned ? 'pinned' : 'not pinned'}, ${load}, ${on}`;
};

const page = join(import.meta.dirname, '../docs/performance.md');
const marks = ['<!-- bench: begin -->', '<!-- bench: end -->'] as const;

/** Puts the machine, the figures that have a goal and the measures that failed into docs/performance.md. */
export const writePage = (machine: string, found: readonly Found[]): void => {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (from < 0 || to < from)
    throw new Error(`docs/performance.md has no place for the table: ${marks.join(' … ')}`);
  const onPage = found.map((one) => ({
    ...one,
    figures: one.figures.filter((figure) => figure.bound !== undefined || figure.onPage),
  }));
  const table = [`${machine}.`, '', ...tableOf(onPage)];
  writeFileSync(page, `${text.slice(0, from + marks[0].length)}\n\n${table.join('\n')}\n\n${text.slice(to)}`);
};
