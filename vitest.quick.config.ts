import { defineConfig } from 'vitest/config';
import whole from './vitest.config.ts';

/*
 * `npm run test:quick`: under a minute on two cores, for while one writes. It runs what holds the house together, all
 * rules and texts, and the main dialogues of each subject: without PostgreSQL, a browser, processes that are killed, or
 * a simulated year. `npm test` runs everything.
 */
const quick = [
  'test/{architecture,gallery,unused}.test.ts',
  'test/{cards,chat,docs,domain,store,words}/**/*.test.ts',
  'test/contract/{platform-sandbox,store-engine,store-queries,store-registry}.test.ts',
  'test/commands/{asks,ballot-path,dialogues,digests,forms,items,partners,permissions,polls,refusals,tenants,undo}.test.ts',
  'test/schedule/{digest,outbox}.test.ts',
  'test/adapters/{discord,slack}/{loop,receive}.test.ts',
];

export default defineConfig({
  ...whole,
  test: { ...whole.test, include: quick, env: { ...whole.test?.env, HALQA_TEST_POSTGRES: 'off' } },
});
