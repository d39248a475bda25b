import { expect, it } from 'vitest';
import { fuzzSlack } from './fuzz.ts';

/** `npm run torture` sends 100,000. */
const runs = process.env.HALQA_TORTURE === 'long' ? 100_000 : 4_000;

it(`reads and draws whatever comes: ${runs} bodies`, () => {
  expect(() => fuzzSlack({ runs, seed: 20_261_126 })).not.toThrow();
}, 1_800_000);
