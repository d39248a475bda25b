import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { newHalf } from '../../src/runtime/backup-folder.ts';
import { removeDatabase } from '../../src/runtime/durable-file.ts';
import { inspectBackup } from '../../src/store/copy/backup.ts';
import { makeBackup } from '../../src/upkeep/backups.ts';
import { moveRecords } from '../../src/upkeep/moving.ts';
import {
  folder,
  largeFile,
  quiet,
  recordsAt,
  secret,
  settingsIn,
  sorted,
  withoutMark,
} from '../fixtures/backups.ts';
import { spawnCli } from '../fixtures/cli.ts';
import { eachDatabase, type TestDatabase } from '../fixtures/store.ts';

const patience = { timeout: 300_000 };
/** As shares of the time that the whole work takes. */
const moments =
  process.env.HALQA_TORTURE === 'long' ? Array.from({ length: 40 }, (_, index) => index / 40) : [0.1, 0.8];

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const halvesIn = (where: string) =>
  (existsSync(where) ? readdirSync(where) : []).filter((name) => name.endsWith('.half'));

/** A database in which somebody begins again and again what is killed. */
const openPlace = async (database: TestDatabase, where: string) => {
  if (database.name === 'SQLite') {
    const path = join(where, 'target.sqlite');
    return {
      url: path,
      isUnderWay: async () => halvesIn(where).length > 0,
      isEmpty: async () => !existsSync(path),
      clear: async () => rmSync(path, { force: true }),
    };
  }
  const ask = async (sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    url: database.url,
    isUnderWay: async () => {
      const copying = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'halqa-copy'`;
      return (await ask(copying)).length > 0;
    },
    isEmpty: async () => (await ask(`select 1 from pg_tables where schemaname = 'public'`)).length === 0,
    clear: async () => void (await ask('drop schema public cascade; create schema public')),
  };
};

type Work = Readonly<{
  words: readonly string[];
  env: Readonly<Record<string, string>>;
  isUnderWay(): Promise<boolean>;
  /** Nothing of it is there, or all of it, which is thrown away again. */
  isNothingOrWhole(): Promise<void>;
}>;

/** Runs it once to the end, then ends it at one moment after the other. @returns how many were in the middle */
const killAtEach = async (
  where: string,
  { words, env, isUnderWay, isNothingOrWhole }: Work,
): Promise<number> => {
  const run = async (killAfterMs?: number) => {
    const { child, ended } = spawnCli(where, words, env);
    while (child.exitCode === null && !(await isUnderWay())) await sleep(1);
    const from = performance.now();
    if (killAfterMs !== undefined) {
      await sleep(killAfterMs);
      child.kill('SIGKILL');
    }
    const { code, err } = await ended;
    if (killAfterMs === undefined) expect({ code, err }).toEqual({ code: 0, err: '' });
    return { tookMs: performance.now() - from, killed: child.signalCode === 'SIGKILL' };
  };
  const { tookMs } = await run();
  await isNothingOrWhole();
  let inTheMiddle = 0;
  for (const moment of moments) {
    if ((await run(moment * tookMs)).killed) inTheMiddle += 1;
    await isNothingOrWhole();
  }
  await run();
  return inTheMiddle;
};

eachDatabase('a kill in the middle', (freshDatabase, name) => {
  it('of a backup leaves none that looks whole and is not; the next one is whole', patience, async () => {
    const where = folder();
    const database = await freshDatabase();
    const file = await largeFile(where, { rows: 5_000, bytes: 500 });
    if (name === 'PostgreSQL') await moveRecords(file, database.url, quiet);
    const url = name === 'PostgreSQL' ? database.url : file;
    const before = sorted(await recordsAt(url));
    const backups = join(where, 'data', 'backups');
    const whole = () =>
      (existsSync(backups) ? readdirSync(backups) : []).filter((one) => one.endsWith('.sqlite'));
    const killed = await killAtEach(where, {
      words: ['backup'],
      env: { HALQA_DATABASE_URL: url, HALQA_SECRET: secret },
      isUnderWay: async () => halvesIn(backups).some((half) => sizeOf(join(backups, half)) > 0),
      isNothingOrWhole: async () => {
        for (const one of whole()) {
          expect((await inspectBackup(join(backups, one))).rows).toBeGreaterThan(5_000);
          rmSync(join(backups, one));
        }
      },
    });
    expect(killed).toBeGreaterThan(0);
    const [made = ''] = whole();
    // What was left an hour ago is cleared by the next. The check of a half may outlive its backup for a moment.
    await expect
      .poll(() => {
        for (const one of readdirSync(backups)) utimesSync(join(backups, one), 1, 1);
        removeDatabase(newHalf(backups));
        return readdirSync(backups);
      })
      .toEqual([made]);
    expect(withoutMark(await recordsAt(join(backups, made)))).toEqual(before);
    expect(sorted(await recordsAt(url))).toEqual(before);
  });

  it.each([
    ['of a restore leaves the place empty; the next one is whole', 'restore'],
    ['of a move leaves the place empty; the next one is whole', 'move'],
  ])('%s', patience, async (_, what) => {
    const where = folder();
    const elsewhere = folder();
    const source = await largeFile(elsewhere, { rows: 5_000, bytes: 500 });
    const before = sorted(await recordsAt(source));
    const place = await openPlace(await freshDatabase(), where);
    const { path } = await makeBackup(settingsIn(elsewhere, source), 'by-hand', Date.UTC(2026, 10, 4));
    const env = { HALQA_DATABASE_URL: what === 'move' ? source : place.url, HALQA_SECRET: secret };
    const killed = await killAtEach(where, {
      words: what === 'move' ? ['move', '--to', place.url] : ['restore', path],
      env,
      isUnderWay: place.isUnderWay,
      isNothingOrWhole: async () => {
        if (await place.isEmpty()) return;
        expect(withoutMark(await recordsAt(place.url))).toEqual(before);
        await place.clear();
      },
    });
    expect(killed).toBeGreaterThan(0);
    expect(withoutMark(await recordsAt(place.url))).toEqual(before);
    expect(readdirSync(where).filter((one) => one.includes('half'))).toEqual([]);
    expect(sorted(await recordsAt(source))).toEqual(before);
  });
});
