import { describe, expect, it } from 'vitest';
import { runMeasures } from '../bench/index.ts';
import { measures } from '../bench/measures.ts';
import { quick } from '../bench/sizes.ts';

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
