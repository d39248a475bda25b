import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import { type Bound, type Figure, holds, medianOf, percentileOf } from './measure.ts';

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

export const tableOf = (figures: readonly Figure[]): readonly string[] => [...head, ...figures.map(rowOf)];

/** The machine and how busy it was: a load above the number of its cores makes every figure worse. */
export const machineOf = (pinned: boolean, loadBefore: number): string => {
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  const load = `load ${loadBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after`;
  const on = new Date().toISOString().slice(0, 10);
  return `${model}, ${cpus().length} cores, ${process.platform} ${release()}, Node ${process.version}, ${pinned ? 'pinned' : 'not pinned'}, ${load}, ${on}`;
};

const page = join(import.meta.dirname, '../docs/performance.md');
const marks = ['<!-- bench: begin -->', '<!-- bench: end -->'] as const;

/** Puts the machine and the figures that have a goal into docs/performance.md. */
export const writePage = (machine: string, figures: readonly Figure[]): void => {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (from < 0 || to < from)
    throw new Error(`docs/performance.md has no place for the table: ${marks.join(' … ')}`);
  const table = [`${machine}.`, '', ...tableOf(figures.filter(({ bound }) => bound !== undefined))];
  writeFileSync(page, `${text.slice(0, from + marks[0].length)}\n\n${table.join('\n')}\n\n${text.slice(to)}`);
};
