import { expect, it, onTestFinished } from 'vitest';
import { fuzzDiscord } from '../../fixtures/discord/fuzz.ts';

it('three thousand broken interactions: nothing throws, and nothing is answered wrongly', async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  expect(await fuzzDiscord(3000, 20_261_104)).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rejections).toEqual([]);
}, 60_000);
