import { describe, expect, it } from 'vitest';
import { runMeasures } from '../bench/index.ts';
import { measures } from '../bench/measures.ts';
import { measuresNamed, quick, readSizes } from '../bench/sizes.ts';

/** A cluster and several processes are started for some of them, on a machine that may be busy. */
const patience = { timeout: 90_000 };

describe('the measures of speed', () => {
  it.each(measures.map((measure) => [measure.name, measure] as const))(
    '%s',
    patience,
    async (_name, measure) => {
      const [found] = await runMeasures([measure], quick, () => undefined);
      expect(found?.figures.length).toBeGreaterThan(0);
      for (const { values } of found?.figures ?? []) {
        expect(values.length).toBeGreaterThan(0);
        for (const value of values) expect(value).toSatisfy(Number.isFinite);
      }
    },
  );
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
