import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';
import whole from './vitest.config.ts';

/*
 * `npm run test:quick`: what can be checked in under a minute while writing. No PostgreSQL, no browser, no
 * simulated year, no charts drawn to pixels, no long properties or outages, no process that is started and killed. `npm test` runs everything.
 */

const slow = [
  'test/year*.test.ts',
  'test/browser*.test.ts',
  'test/start*.test.ts',
  'test/torture/**',
  'test/schedule/year-of-weather.test.ts',
  'test/schedule/outage.test.ts',
  'test/schedule/heart.test.ts',
  'test/bench.test.ts',
  'test/cli/**',
  'test/demo/**',
  'test/charts/**',
  'test/scripts/**',
  'test/**/anything.test.ts',
  'test/**/fuzz*.test.ts',
  'test/**/weather*.test.ts',
  'test/**/outage*.test.ts',
  'test/**/torture*.test.ts',
  'test/adapters/*/render.test.ts',
  'test/parts/record.test.ts',
  'test/runtime/memory.test.ts',
  'test/schedule/heart.test.ts',
  'test/contract/store-bursts.test.ts',
  'test/**/*-processes.test.ts',
  'test/adapters/slack/program.test.ts',
  'test/adapters/discord/invite.test.ts',
  'test/contract/store-ballots-postgres.test.ts',
  'test/contract/store-collation.test.ts',
];

export default mergeConfig(
  whole,
  defineConfig({
    test: { exclude: [...configDefaults.exclude, ...slow], env: { HALQA_TEST_POSTGRES: 'off' } },
  }),
);
