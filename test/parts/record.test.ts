import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openRecord } from '../../src/parts/record.ts';
import type { Config } from '../../src/runtime/config.ts';
import { keyFor } from '../../src/runtime/key-ring.ts';
import { createLog } from '../../src/runtime/log.ts';
import { stopParts } from '../../src/runtime/stop.ts';
import { newId } from '../../src/store/engine/id.ts';
import { explainPostgres } from '../../src/store/engine/postgres/faults.ts';
import { explainSqlite } from '../../src/store/engine/sqlite/faults.ts';
import type { StoreError } from '../../src/store/engine/store-error.ts';
import { startHalqa, startInVain, workingFolder } from '../fixtures/started.ts';

const patience = { timeout: 90_000 };
const log = createLog('silent');
const clearing: (() => unknown)[] = [];
afterEach(async () => {
  for (const clear of clearing.splice(0).toReversed()) await clear();
});

const folder = (): string => {
  const { path, remove } = workingFolder();
  clearing.push(remove);
  return path;
};

/** The record of a folder, as `main` opens it. */
const openIn = async (where: string, more: Partial<Config> = {}) => {
  const dataFolder = join(where, 'data');
  const lost: StoreError[] = [];
  const config = {
    dataFolder,
    databaseUrl: join(dataFolder, 'halqa.sqlite'),
    databasePooler: false,
    ...more,
  } as Config;
  const { store, keys } = await openRecord(config, log, (error) => lost.push(error));
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  clearing.push(close);
  return { store, keys, lost, close, database: config.databaseUrl, secret: join(dataFolder, 'secret') };
};

/** A folder with a record that was closed again. */
const begun = async () => {
  const where = folder();
  const { close, ...made } = await openIn(where);
  await close();
  return { where, ...made };
};

const refusal = async (opening: Promise<unknown>): Promise<string> => {
  const error = await opening.then(
    () => new Error('it was opened'),
    (reason: unknown) => reason as Error,
  );
  expect(['StoreError', 'StartProblem']).toContain(error.name);
  expect(error.message).toMatch(/^[^\n]+[^\n.]\.( [^\n]+\.)*( Run: [^\n]+)?$/);
  return error.message;
};

const short = 'short';
const other = 'another secret that is quite long enough, really';
const newer = 'the newer secret that is quite long enough, really';

describe('the secret', () => {
  it('is created at the first start, and only its owner can read it and its folder', async () => {
    const { secret, where } = await begun();
    expect(readFileSync(secret, 'utf8').trim().length).toBeGreaterThanOrEqual(32);
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(statSync(join(where, 'data')).mode & 0o777).toBe(0o700);
  });

  it('closes a folder that others could read', async () => {
    const { where } = await begun();
    chmodSync(join(where, 'data'), 0o755);
    await openIn(where);
    expect(statSync(join(where, 'data')).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['empty', (path: string) => writeFileSync(path, '\n'), 'is empty'],
    ['short', (path: string) => writeFileSync(path, short), 'is too short'],
    [
      'readable by others',
      (path: string) => chmodSync(path, 0o640),
      'Other accounts of this machine may read',
    ],
    ['missing', (path: string) => rmSync(path), 'is missing'],
    ['another', (path: string) => writeFileSync(path, other), 'made with another secret'],
  ])('is refused when it is %s', async (_, spoil, sentence) => {
    const { where, secret } = await begun();
    spoil(secret);
    expect(await refusal(openIn(where))).toContain(sentence);
    if (sentence === 'is missing') expect(existsSync(secret)).toBe(false);
  });

  it('is refused when the environment has another one', async () => {
    const { where } = await begun();
    expect(await refusal(openIn(where, { secret: other }))).toContain('HALQA_SECRET_OLD');
  });

  it('is changed with HALQA_SECRET_OLD: open polls keep their key, later ones get a new one', async () => {
    const { where, secret, keys } = await begun();
    const openPoll = newId();
    const oldSecret = readFileSync(secret, 'utf8').trim();
    const changed = await openIn(where, { secret: newer, oldSecret });
    const laterPoll = newId();
    expect(keyFor(changed.keys, openPoll)).toBe(keyFor(keys, openPoll));
    expect(keyFor(changed.keys, laterPoll)).not.toBe(keyFor(keys, laterPoll));
    await changed.close();

    const again = await openIn(where, { secret: newer, oldSecret });
    expect(again.keys).toEqual(changed.keys);
    await again.close();
    const without = await openIn(where, { secret: newer });
    expect(without.keys).toEqual(changed.keys);
    await without.close();
    expect(await refusal(openIn(where))).toContain('made with another secret');
    expect(await refusal(openIn(where, { secret: other, oldSecret }))).toContain('made with another secret');
  });

  it('is changed from the file to a new file', async () => {
    const { where, secret, keys } = await begun();
    const oldSecret = readFileSync(secret, 'utf8').trim();
    rmSync(secret);
    const changed = await openIn(where, { oldSecret });
    expect(keyFor(changed.keys, '')).toBe(keyFor(keys, ''));
    await changed.close();
    expect(readFileSync(secret, 'utf8').trim()).not.toBe(oldSecret);
    await openIn(where);
  });
});

describe('a record', () => {
  it.each([
    ['is missing', (path: string) => rmSync(path), 'There is no record in'],
    ['is empty', (path: string) => writeFileSync(path, ''), 'There is no record in'],
    [
      'is something else',
      (path: string) => writeFileSync(path, 'a letter to a friend '.repeat(500)),
      'is not a SQLite database',
    ],
    ['has a damaged page', (path: string) => damage(path), 'is damaged'],
  ])('that %s is never replaced by an empty one', async (_, spoil, sentence) => {
    const { where, database } = await begun();
    spoil(database);
    const before = existsSync(database) ? readFileSync(database) : undefined;
    expect(await refusal(openIn(where))).toContain(sentence);
    expect(existsSync(database) ? readFileSync(database) : undefined).toEqual(before);
  });

  it('starts empty when the marker is removed on purpose', async () => {
    const { where, database } = await begun();
    rmSync(database);
    rmSync(join(where, 'data', 'record'));
    await openIn(where);
  });

  it('is not looked for elsewhere without a word', async () => {
    const { where } = await begun();
    const elsewhere = join(where, 'data', 'typo.sqlite');
    expect(await refusal(openIn(where, { databaseUrl: elsewhere }))).toContain('There is no record in');
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('belongs to one process at a time, whatever folder it was started in', async () => {
    const first = await openIn(folder());
    const second = openIn(folder(), { databaseUrl: first.database });
    expect(await refusal(second)).toContain('Another process of Halqa already works with');
    await first.close();
    await openIn(folder(), { databaseUrl: first.database }).catch((error: Error) =>
      // It has another secret, but it may have the file.
      expect(error.message).toContain('The secret of this database is missing'),
    );
  });

  it.each([
    ['deleted', (path: string) => rmSync(path)],
    [
      'replaced',
      (path: string) => {
        copyFileSync(path, `${path}.copy`);
        rmSync(path);
        copyFileSync(`${path}.copy`, path);
      },
    ],
    ['without its log', (path: string) => rmSync(`${path}-wal`)],
  ])('that is %s while the process runs acknowledges nothing more', async (_, act) => {
    const { store, database, lost } = await openIn(folder());
    const set = (value: string) =>
      store.write((repositories) => repositories.settings.replace('keys', value, value));
    await set('x');
    act(database);
    await expect(set('y')).rejects.toThrow(/was (deleted|replaced) while Halqa was using it/);
    expect(lost).toHaveLength(1);
  });

  it('that is deleted while nothing is written is noticed too', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { database, lost } = await openIn(folder());
      vi.advanceTimersByTime(10_000);
      expect(lost).toEqual([]);
      rmSync(database);
      vi.advanceTimersByTime(10_000);
      expect(lost).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ['SQLITE_FULL', 'There is no space left'],
    ['ENOSPC', 'There is no space left'],
    ['SQLITE_READONLY_DIRECTORY', 'cannot be written'],
    ['SQLITE_CANTOPEN', 'cannot be written'],
    ['EROFS', 'cannot be written'],
    ['SQLITE_IOERR_WRITE', 'check the disk'],
  ])('that cannot be opened for %s is explained in a sentence', (code, sentence) => {
    const error = Object.assign(new Error('of the system'), { code });
    expect(String(explainSqlite(error, 'data/halqa.sqlite'))).toContain(sentence);
  });

  it.each([
    ['ECONNREFUSED', 'does not answer'],
    ['28P01', 'refuses Halqa'],
    ['3D000', 'refuses Halqa'],
    ['57P03', 'just starting'],
    ['53300', 'max_connections'],
    ['53100', 'no space left'],
    ['25006', 'read-only'],
  ])('on PostgreSQL that cannot be opened for %s is explained without the password', (code, sentence) => {
    const error = Object.assign(new Error('of the system'), { code });
    const said = String(explainPostgres(error, 'postgres://halqa:hush@db.example:5433/halqa'));
    expect(said).toContain(sentence);
    expect(said).toContain('db.example:5433/halqa');
    expect(said).not.toContain('hush');
  });

  it('on PostgreSQL that cannot be reached is explained in one sentence', async () => {
    const databaseUrl = 'postgres://halqa:hush@127.0.0.1:9/halqa';
    expect(await refusal(openIn(folder(), { databaseUrl }))).toContain(
      'PostgreSQL at 127.0.0.1:9/halqa does not answer (ECONNREFUSED)',
    );
  });
});

/** Overwrites the middle of a page that holds rows. */
const damage = (path: string): void => {
  const file = new Database(path);
  file.pragma('wal_checkpoint(truncate)');
  file.close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, 4096 * 2, 4096 * 2 + 2000);
  writeFileSync(path, bytes);
};

describe('the program', () => {
  it(
    'says in one sentence why it cannot start, and stops loudly when its record is deleted',
    patience,
    async () => {
      const where = folder();
      const halqa = await startHalqa(where);
      clearing.push(halqa.kill);
      const second = await startInVain(folder(), {
        HALQA_DATABASE_URL: join(where, 'data', 'halqa.sqlite'),
      });
      expect(second.code).toBe(1);
      expect(second.output.trim()).toMatch(/^Another process of Halqa already works with [^\n]+$/);

      rmSync(join(where, 'data', 'halqa.sqlite'));
      const { code, output } = await halqa.ended;
      expect(code).toBe(1);
      expect(output).toContain('was deleted while Halqa was using it');
      const again = await startInVain(where);
      expect(again.code).toBe(1);
      expect(again.output.trim()).toMatch(/^There is no record in [^\n]+$/);
      expect(existsSync(join(where, 'data', 'halqa.sqlite'))).toBe(false);
    },
  );
});

describe('a stop', () => {
  it('has a time limit, and the other parts stop when one fails', async () => {
    const stopped: string[] = [];
    const part = (name: string, stop: () => Promise<void>) =>
      [
        name,
        async () => {
          await stop();
          stopped.push(name);
        },
      ] as const;
    const fails = part('fails', async () => {
      throw new Error('on purpose');
    });
    const ends = part('ends', async () => undefined);
    const hangs = part('hangs', () => new Promise(() => undefined));
    expect(await stopParts([ends], log)).toBe(true);
    expect(await stopParts([fails, ends], log)).toBe(false);
    expect(stopped).toEqual(['ends', 'ends']);
    const from = performance.now();
    expect(await stopParts([hangs, ends], log, 50)).toBe(false);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});
