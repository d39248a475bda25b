import { defineConfig, mergeConfig } from 'vitest/config';
import whole from './vitest.config.ts';

/** `npm run torture`: the long form of what `npm test` does in short; some ten minutes. */
export default mergeConfig(
  whole,
  defineConfig({
    test: { env: { HALQA_TORTURE: 'long' }, disableConsoleIntercept: true },
  }),
);
