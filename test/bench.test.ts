import { execFile as execFileWithCallback } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runMeasures } from '../bench/index.ts';
import type { Measure } from '../bench/measure.ts';
import { measures } from '../bench/measures.ts';
import { measuresNamed, quick, readSizes } from '../bench/sizes.ts';
import { tableOf } from '../bench/table.ts';

const execFile = promisify(execFileWithCallback);

/** A cluster and several processes are started for some of them, on a machine that may be busy. */
const patience = { timeout: 90_000 };

describe('the measures of speed', () => {
  it.each(measures.map((measure) => [measure.name, measure] as const))(
    '%s',
    patience,
    async (_name, measure) => {
      const [found] = await runMeasures([measure], quick, () => undefined);
      expect(found?.failure).toBeUndefined();
      expect(found?.figures.length).toBeGreaterThan(0);
      for (const { values } of found?.figures ?? []) {
        expect(values.length).toBeGreaterThan(0);
        for (const value of values) expect(value).toSatisfy(Number.isFinite);
      }
    },
  );
});

describe('a measure that fails', () => {
  const holding: Measure = {
    name: 'one that holds',
    goal: 'one',
    run: async () => [{ what: 'a row of it', unit: 'ms', values: [1], bound: { atMost: 2 } }],
  };
  const failing = (name: string, run: Measure['run']): Measure => ({ ...holding, name, run });

  it('is a row that says why, and the others keep theirs', async () => {
    const told: string[] = [];
    const found = await runMeasures(
      [
        failing('one that throws', async () => {
          throw new Error('the side | ended\nat a line');
        }),
        holding,
      ],
      quick,
      (line) => told.push(line),
    );
    expect(tableOf(found).slice(2)).toEqual([
      '| one that throws | one | failed: the side \\| ended | | | **failed** |',
      '| a row of it | ≤ 2 | 1 ms |  |  | holds |',
    ]);
    expect(told.join()).toContain('one that throws failed: Error: the side | ended');
  });

  it('does not end the run by an error that nobody catches', async () => {
    const script = `
      import { runMeasures } from './bench/index.ts';
      const one = (name, run) => ({ name, goal: 'one', run });
      const found = await runMeasures(
        [
          one('never ends', () => new Promise(() => setTimeout(() => { throw new Error('in a timer'); }))),
          one('leaves a promise', () => new Promise(() => void Promise.reject(new Error('in a promise')))),
          one('holds', async () => [{ what: 'a row', unit: 'ms', values: [1] }]),
        ],
        {},
        () => undefined,
      );
      console.log(JSON.stringify(found.map(({ failure = 'none' }) => failure)));
    `;
    const { stdout } = await execFile(process.execPath, [
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      script,
    ]);
    expect(JSON.parse(stdout)).toEqual(['in a timer', 'in a promise', 'none']);
  });
});

describe('which measures are run', () => {
  const named = (...args: readonly string[]) =>
    measuresNamed(measures, readSizes([...args]).only).map(({ name }) => name);

  it('are those whose name contains a part, whatever is in it, or all', () => {
    expect(named()).toHaveLength(measures.length);
    for (const { name } of measures) expect(named('--only', name)).toContain(name);
    expect(named('--only', '/progress log, whole', '--only', '20,000 DUE')).toEqual([
      '/progress log, whole',
      '20,000 due at once',
    ]);
  });

  it('are asked about, with the names that there are, rather than none', () => {
    expect(() => named('--only', 'no hold over')).toThrow(
      /no measure is named "no hold over".*\n {2}\/progress log, whole/s,
    );
  });
});
