import { expect, it, onTestFinished } from 'vitest';
import { fuzzDiscord } from '../../fixtures/discord/fuzz.ts';

/** `npm run torture` sends 100,000. */
const runs = process.env.HALQA_TORTURE === 'long' ? 100_000 : 3_000;

it(`${runs} broken interactions: nothing throws, and nothing is answered wrongly`, async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  expect(await fuzzDiscord(runs, 20_261_104)).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rejections).toEqual([]);
}, 1_800_000);
