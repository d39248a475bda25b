import { copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/store/engine/engine.ts';
import { openEngine, openStore } from '../../src/store/engine/open.ts';
import { bump, type Counters, counters } from '../fixtures/counters.ts';

let folder: string;
let url: string;
let engine: Engine<Counters>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halqa-sqlite-'));
  url = join(folder, 'deep', 'down', 'halqa.db');
  engine = await openEngine({ url, ...counters });
  await engine.write((repositories) => repositories.create('a'));
});

afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const range = (length: number) => Array.from({ length }, (_, index) => index + 1);

/**
 * How many transactions the log holds: in a frame that ends one stands how large the database then is.
 * https://sqlite.org/fileformat2.html#the_write_ahead_log
 */
const commitsInLog = async (): Promise<number> => {
  const log = await readFile(`${url}-wal`);
  const pageSize = log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  let commits = 0;
  for (let at = 32; at + 24 <= log.length; at += 24 + pageSize) {
    // A frame of an earlier round of the log bears other salts.
    if (!log.subarray(at + 8, at + 16).equals(salts)) break;
    if (log.readUInt32BE(at + 4) !== 0) commits += 1;
  }
  return commits;
};

const commitsDuring = async (action: () => Promise<unknown>): Promise<number> => {
  const before = await commitsInLog();
  await action();
  return (await commitsInLog()) - before;
};

describe('commits on SQLite', () => {
  it('are shared by the writes of one turn of the event loop', async () => {
    const writes = () =>
      Promise.all(range(100).map((id) => engine.write((repositories) => repositories.add(id))));
    const commits = await commitsDuring(writes);
    // On a machine under load a batch may end early; it must not end after every work.
    expect(commits).toBeGreaterThanOrEqual(1);
    expect(commits).toBeLessThan(20);
  });

  it('are one for each write of those that follow one another', async () => {
    const commits = await commitsDuring(async () => {
      for (const id of range(20)) await engine.write((repositories) => repositories.add(id));
    });
    expect(commits).toBe(20);
  });

  it('come before anybody is told', async () => {
    const other = await openEngine({ url, ...counters });
    const seen = await Promise.all(
      range(20).map(async (id) => {
        await engine.write((repositories) => repositories.add(id));
        return (await other.read.entries()).includes(id);
      }),
    );
    await other.close();
    expect(seen).not.toContain(false);
  });

  it('leave the event loop its turns in a flood of writes', async () => {
    let kept = 0;
    let flooding = true;
    // How far the flood had come when the loop turned: one step for each commit, if it turns after each.
    const steps = new Set<number>();
    const turn = () => {
      steps.add(kept);
      if (flooding) setImmediate(turn);
    };
    setImmediate(turn);
    const write = async () => {
      await engine.write((repositories) => bump(repositories, 'a'));
      kept += 1;
    };
    await Promise.all(range(2_000).map(write));
    flooding = false;
    expect(steps.size).toBeGreaterThanOrEqual(15);
    await expect(engine.read.value('a')).resolves.toBe(2_000);
  });

  it('that fail are told to all who shared them', async () => {
    const results = await Promise.allSettled([
      engine.write((repositories) => bump(repositories, 'a')),
      engine.write(async (repositories) => {
        await repositories.run('pragma defer_foreign_keys = on');
        await repositories.add(1, 'nobody');
      }),
      engine.write(async () => {
        throw new Error('of what was never kept');
      }),
    ]);
    expect(results.map((result) => result.status === 'rejected' && String(result.reason))).toEqual(
      range(3).map(() => expect.stringMatching(/foreign key/i)),
    );
    await expect(engine.read.value('a')).resolves.toBe(0);
    await expect(engine.write((repositories) => bump(repositories, 'a'))).resolves.toBe(1);
  });

  it('that SQLite gives up by itself are told to all who shared them', async () => {
    const results = await Promise.allSettled([
      engine.write((repositories) => bump(repositories, 'a')),
      engine.write((repositories) => repositories.run('rollback')),
      engine.write((repositories) => bump(repositories, 'a')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    await expect(engine.read.value('a')).resolves.toBe(1);
  });
});

describe('a SQLite file', () => {
  it('is kept as carefully as was promised', async () => {
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout'];
    const found = await engine.write(async (repositories) => {
      const rows = [];
      for (const setting of settings) rows.push(...(await repositories.run(`pragma ${setting}`)));
      return rows.map((row) => Object.values(row)[0]);
    });
    expect(found).toEqual(['wal', 2, 1, 1, 0]);
  });

  it('is kept less carefully until the end of what can be begun again, and as carefully afterwards', async () => {
    const careOf = (of: typeof engine) =>
      of.write(async (repositories) =>
        Object.values((await repositories.run('pragma synchronous'))[0] ?? {}),
      );
    let inside: unknown;
    const commits = await commitsDuring(() =>
      engine.durableAtEnd(async () => {
        await engine.write((repositories) => repositories.create('b'));
        inside = await careOf(engine);
      }),
    );
    expect(inside).toEqual([1]);
    expect(await careOf(engine)).toEqual([2]);
    // The second is made at the end with a full sync, which also brings everything before it in the log to
    // the disk.
    expect(commits).toBe(2);
    const failing = engine.durableAtEnd(() => Promise.reject(new Error('the seed ends early')));
    await expect(failing).rejects.toThrow('ends early');
    expect(await careOf(engine)).toEqual([2]);
    await expect(engine.read.value('b')).resolves.toBe(0);
  });

  it('cannot be written by a read', async () => {
    await expect(engine.read.set('a', 1)).rejects.toThrow(/readonly/);
  });

  it('and its log hold nothing for long that was deleted', async () => {
    const word = 'what nobody may read any more';
    const isKept = async () => {
      const files = await Promise.all([readFile(url), readFile(`${url}-wal`)]);
      return files.some((bytes) => bytes.includes(word));
    };
    await engine.write((repositories) => repositories.create(word));
    expect(await isKept()).toBe(true);
    await engine.write((repositories) => repositories.run(`delete from counter where id = '${word}'`));
    expect(await isKept()).toBe(true);
    await expect.poll(isKept, { timeout: 5_000, interval: 100 }).toBe(false);
  });

  it('begins with an empty log, whatever was deleted before a kill', async () => {
    const word = 'what nobody may read any more';
    await engine.write((repositories) => repositories.create(word));
    await engine.write((repositories) => repositories.run(`delete from counter where id = '${word}'`));
    const killed = join(folder, 'killed.db');
    for (const end of ['', '-wal']) await copyFile(`${url}${end}`, `${killed}${end}`);
    expect((await readFile(`${killed}-wal`)).includes(word)).toBe(true);
    const again = await openEngine({ url: killed, ...counters });
    expect((await readFile(killed)).includes(word)).toBe(false);
    expect((await readFile(`${killed}-wal`)).includes(word)).toBe(false);
    await again.close();
  });

  it('is nobody else’s to read on the machine', async () => {
    expect((await stat(url)).mode & 0o077).toBe(0);
    expect((await stat(`${url}-wal`)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'deep'))).mode & 0o077).toBe(0);
  });

  it('is used by more kinds of statements than are kept', async () => {
    const sums = await Promise.all(
      range(1_200).map(
        async (n) => (await engine.read.run(`select ${n} + value as sum from counter`))[0]?.sum,
      ),
    );
    expect(sums).toEqual(range(1_200));
  });
});

describe('what is no address of a store', () => {
  it.each(['', ':memory:', 'mysql://localhost/halqa', 'file:/tmp/halqa.db'])('%j', async (wrong) => {
    await expect(openStore({ url: wrong })).rejects.toThrow(
      /HALQA_DATABASE_URL (is no file|begins with \w+:)/,
    );
  });
});

describe('a limit on SQLite', () => {
  it('is no bare parameter, for which each run would be planned anew', async () => {
    const asking = await openEngine({
      url,
      migrations: counters.migrations,
      createRepositories: (db) => db.selectFrom('item').selectAll().limit(3).compile().sql,
    });
    expect(asking.read).toMatch(/ limit \? \+ 0$/);
    await asking.close();
  });
});
