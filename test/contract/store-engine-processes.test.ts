import pg from 'pg';
import { expect, it, vi } from 'vitest';
import { StoreBusy } from '../../src/store/store.ts';
import { bump, counters } from '../fixtures/counters.ts';
import { startProcess } from '../fixtures/processes.ts';
import { eachDatabase } from '../fixtures/store.ts';

/** How often a timer of one millisecond fires while `action` runs: hardly ever, if the loop is held. */
const turnsDuring = async (action: () => Promise<unknown>): Promise<number> => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await action();
  clearInterval(timer);
  return turns;
};

eachDatabase('a store between processes', (freshDatabase, name) => {
  it('has every write that was acknowledged before a kill -9', async () => {
    const database = await freshDatabase(counters);
    const engine = await database.open(counters);
    await engine.write((repositories) => repositories.create('a'));
    for (const enough of [3, 60]) {
      await engine.write((repositories) => repositories.run('delete from entry'));
      const other = startProcess('acknowledge', database.url);
      await other.said(enough);
      await other.kill();
      const kept = new Set(await engine.read.entries());
      expect(other.lines.length).toBeGreaterThanOrEqual(enough);
      expect(other.lines.map(Number).filter((id) => !kept.has(id))).toEqual([]);
    }
  });

  it('loses no count when several processes count at once', async () => {
    const database = await freshDatabase(counters);
    const engine = await database.open(counters);
    await engine.write((repositories) => repositories.create('a'));
    const others = [startProcess('count', database.url, 200), startProcess('count', database.url, 200)];
    for (let done = 0; done < 100; done += 1) await engine.write((repositories) => bump(repositories, 'a'));
    await Promise.all(others.map(({ ended }) => ended));
    await expect(engine.read.value('a')).resolves.toBe(500);
  });

  it('is started by several processes at once', async () => {
    const database = await freshDatabase();
    const others = ['x', 'y'].map((id) => startProcess('start', database.url, id));
    await Promise.all(others.map(({ ended }) => ended));
    const engine = await database.open(counters);
    await expect(engine.read.totals()).resolves.toEqual({ count: 2, sum: 0 });
  });

  it('waits for a lock without holding the event loop, and gives up in the end', async () => {
    const database = await freshDatabase(counters);
    const engine = await database.open(counters);
    await engine.write((repositories) => repositories.create('a'));
    const release = await (name === 'SQLite' ? holdFile(database.url) : holdRow(database.url));
    const beganAt = performance.now();
    let refusal: unknown;
    const turns = await turnsDuring(async () => {
      refusal = await engine
        .write((repositories) => bump(repositories, 'a'))
        .catch((error: unknown) => error);
    });
    expect(refusal).toBeInstanceOf(StoreBusy);
    expect(performance.now() - beganAt).toBeLessThan(4_000);
    expect(turns).toBeGreaterThan(200);
    await expect(engine.read.value('a')).resolves.toBe(0);
    await release();
    await expect(engine.write((repositories) => bump(repositories, 'a'))).resolves.toBe(1);
  });

  it('writes as soon as a lock is let go', async () => {
    const database = await freshDatabase(counters);
    const engine = await database.open(counters);
    await engine.write((repositories) => repositories.create('a'));
    const release = await (name === 'SQLite' ? holdFile(database.url) : holdRow(database.url));
    const write = engine.write((repositories) => bump(repositories, 'a'));
    setTimeout(() => void release(), 300);
    await expect(write).resolves.toBe(1);
  });
});

eachDatabase(
  'a process that is paused in the midst of a write',
  (freshDatabase) => {
    it('loses that write, and holds up the others for seconds only', async () => {
      const database = await freshDatabase(counters);
      const engine = await database.open(counters);
      await engine.write((repositories) => repositories.create('a'));
      const paused = startProcess('freeze', database.url);
      await paused.said(1);
      await expect(engine.write((repositories) => bump(repositories, 'a'))).rejects.toThrow(StoreBusy);
      await vi.waitFor(() => engine.write((repositories) => bump(repositories, 'a')), { timeout: 15_000 });
      await expect(engine.read.value('a')).resolves.toBe(1);
    });
  },
  ['PostgreSQL'],
);

eachDatabase(
  'a crowd of reads',
  (freshDatabase) => {
    it('keeps no write waiting', async () => {
      const database = await freshDatabase(counters);
      const engine = await database.open(counters);
      await engine.write((repositories) => repositories.create('a'));
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query('begin; lock table entry');
      const reads = Array.from({ length: 20 }, () => engine.read.entries());
      await expect(engine.write((repositories) => bump(repositories, 'a'))).resolves.toBe(1);
      await client.end();
      await Promise.allSettled(reads);
    });
  },
  ['PostgreSQL'],
);

const holdFile = async (path: string): Promise<() => Promise<void>> => {
  const other = startProcess('hold', path, 60_000);
  await other.said(1);
  return other.kill;
};

const holdRow = async (url: string): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`begin; select * from counter where id = 'a' for update`);
  return () => client.end();
};
