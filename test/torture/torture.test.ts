import { expect, it } from 'vitest';
import { eachDatabase, halqa } from '../fixtures/store.ts';
import { discordCounterpart, randomFrom, slackCounterpart, torture } from './harness.ts';

/*
 * `npm run torture` kills the real process 200 times in some ten minutes, on both databases and both
 * platforms; `npm test` a few times, on one database each.
 */

const long = process.env.HALQA_TORTURE === 'long';
const seed = Number(process.env.HALQA_TORTURE_SEED ?? 20_261_126);
const kills = long ? 50 : 3;
const settleMs = long ? 300_000 : 150_000;

for (const [platform, open, short] of [
  ['Slack', slackCounterpart, 'SQLite'],
  ['Discord', discordCounterpart, 'PostgreSQL'],
] as const)
  eachDatabase(
    `killed again and again, ${platform}`,
    (freshDatabase, database) => {
      it(`posts each announcement once (${kills} kills, seed ${seed})`, {
        timeout: settleMs + kills * 10_000 + 60_000,
      }, async () => {
        process.stdout.write(`${platform} on ${database}: ${kills} kills, seed ${seed}\n`);
        const fresh = await freshDatabase(halqa);
        const counterpart = await open();
        try {
          const report = await torture({
            store: await fresh.open(halqa),
            databaseUrl: fresh.url,
            counterpart,
            kills,
            random: randomFrom(seed),
            settleMs,
          });
          expect(report).toEqual({ put: report.put, missing: [], doubled: [] });
          expect(report.put).toBeGreaterThanOrEqual(kills);
        } finally {
          await counterpart.close();
        }
      });
    },
    long ? ['SQLite', 'PostgreSQL'] : [short],
  );
