import { expect, it } from 'vitest';
import { fuzzSlack } from './fuzz.ts';

it('reads and draws whatever comes, by the thousand', () => {
  expect(() => fuzzSlack({ runs: 4_000, seed: 20_261_126 })).not.toThrow();
}, 120_000);
