import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/store/engine/engine.ts';
import { bump, type Counters, counters } from '../fixtures/counters.ts';
import { eachDatabase, type TestDatabase } from '../fixtures/store.ts';

const range = (length: number) => Array.from({ length }, (_, index) => index + 1);

eachDatabase('the engine of the store', (freshDatabase) => {
  let database: TestDatabase;
  let engine: Engine<Counters>;

  beforeEach(async () => {
    database = await freshDatabase(counters);
    engine = await database.open(counters);
    await engine.write((repositories) => repositories.create('a'));
  });

  describe('a write', () => {
    it('answers with what its work answers, and keeps it', async () => {
      await expect(engine.write((repositories) => bump(repositories, 'a'))).resolves.toBe(1);
      await expect(engine.read.value('a')).resolves.toBe(1);
    });

    it('keeps nothing of a work that throws', async () => {
      const fault = new Error('on second thoughts');
      const write = engine.write(async (repositories) => {
        await repositories.add(1);
        await repositories.set('a', 7);
        throw fault;
      });
      await expect(write).rejects.toBe(fault);
      await expect(engine.read.entries()).resolves.toEqual([]);
      await expect(engine.read.value('a')).resolves.toBe(0);
    });

    it('keeps nothing of a work that throws before it is asynchronous', async () => {
      const write = engine.write(() => {
        throw new Error('at once');
      });
      await expect(write).rejects.toThrow('at once');
      await expect(engine.write((repositories) => bump(repositories, 'a'))).resolves.toBe(1);
    });

    it('rejects only the works that failed, although all were asked together', async () => {
      const results = await Promise.allSettled(
        range(30).map((id) =>
          engine.write(async (repositories) => {
            await repositories.add(id);
            if (id % 3 === 0) throw new Error(`not ${id}`);
            return id;
          }),
        ),
      );
      const kept = range(30).filter((id) => id % 3 !== 0);
      expect(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))).toEqual(
        kept,
      );
      expect(
        results.flatMap((result) => (result.status === 'rejected' ? [result.reason.message] : [])),
      ).toEqual(range(10).map((n) => `not ${n * 3}`));
      await expect(engine.read.entries()).resolves.toEqual(kept);
    });

    it('fails when a statement failed, even if its work did not mind', async () => {
      const write = engine.write(async (repositories) => {
        await repositories.set('a', 5);
        await repositories.create('a').catch(() => {});
      });
      await expect(write).rejects.toThrow(/unique/i);
      await expect(engine.read.value('a')).resolves.toBe(0);
    });

    it('answers no more after a statement failed', async () => {
      let later: unknown;
      const write = engine.write(async (repositories) => {
        await repositories.add(1, 'nobody').catch(() => {});
        later = await repositories.value('a').catch((error: unknown) => error);
      });
      await expect(write).rejects.toThrow(/foreign key/i);
      expect(String(later)).toContain('an earlier statement of this write failed');
    });

    it('leaves nothing running that could end up in the next write', async () => {
      const failing = engine.write((repositories) =>
        Promise.all([repositories.add(1, 'nobody'), ...range(20).map((n) => repositories.set('a', n))]),
      );
      const next = engine.write((repositories) => repositories.add(100));
      await expect(failing).rejects.toThrow(/foreign key/i);
      await next;
      await expect(engine.read.entries()).resolves.toEqual([100]);
      await expect(engine.read.value('a')).resolves.toBe(0);
    });

    it('loses nothing when many read and then write the same at once', async () => {
      const results = await Promise.all(
        range(150).map(() => engine.write((repositories) => bump(repositories, 'a'))),
      );
      expect([...results].sort((one, other) => one - other)).toEqual(range(150));
      await expect(engine.read.value('a')).resolves.toBe(150);
    });

    it('may do several things at once', async () => {
      await engine.write((repositories) => Promise.all(range(20).map((id) => repositories.add(id))));
      await expect(engine.read.entries()).resolves.toEqual(range(20));
    });

    it('runs in the context of whoever asked for it', async () => {
      const asking = new AsyncLocalStorage<string>();
      const seen = await Promise.all(
        ['ana', 'omar', 'lea'].map((person) =>
          asking.run(person, () =>
            engine.write(async (repositories) => {
              await bump(repositories, 'a');
              return asking.getStore();
            }),
          ),
        ),
      );
      expect(seen).toEqual(['ana', 'omar', 'lea']);
    });

    it('is given up when it waits for something else than its memory', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        let stuck = () => {};
        const isStuck = new Promise<void>((resolve) => {
          stuck = resolve;
        });
        const write = engine.write(async (repositories) => {
          await repositories.set('a', 9);
          stuck();
          await new Promise(() => {});
        });
        const outcome = expect(write).rejects.toThrow('it may wait for nothing but its queries');
        await isStuck;
        vi.advanceTimersByTime(10_000);
        await outcome;
      } finally {
        vi.useRealTimers();
      }
      await expect(engine.write((repositories) => bump(repositories, 'a'))).resolves.toBe(1);
    });
  });

  describe('a read', () => {
    it('sees only what is committed', async () => {
      let begun = () => {};
      let finish = () => {};
      const hasBegun = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const mayFinish = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const write = engine.write(async (repositories) => {
        await repositories.set('a', 1);
        begun();
        await mayFinish;
      });
      await hasBegun;
      await expect(engine.read.value('a')).resolves.toBe(0);
      finish();
      await write;
      await expect(engine.read.value('a')).resolves.toBe(1);
    });

    it('sees what other openings of the database wrote', async () => {
      const other = await database.open(counters);
      await other.write((repositories) => repositories.set('a', 3));
      await expect(engine.read.value('a')).resolves.toBe(3);
    });

    it('gives whole numbers as numbers, and sums of them', async () => {
      await engine.write((repositories) => repositories.create('b', Number.MAX_SAFE_INTEGER));
      await expect(engine.read.value('b')).resolves.toBe(Number.MAX_SAFE_INTEGER);
      await engine.write((repositories) => repositories.set('b', 40));
      await expect(engine.read.totals()).resolves.toEqual({ count: 2, sum: 40 });
    });
  });

  describe('misuse throws at once', () => {
    it('a write inside a write', async () => {
      const write = engine.write(() => engine.write((repositories) => bump(repositories, 'a')));
      await expect(write).rejects.toThrow('a write inside a write');
    });

    it('a read inside a write', async () => {
      await expect(engine.write(() => engine.read.value('a'))).rejects.toThrow('a read inside a write');
    });

    it('a transaction inside a write', async () => {
      const write = engine.write((repositories) => repositories.db.transaction().execute(async () => {}));
      await expect(write).rejects.toThrow('begun by the write of the store');
    });

    it('the memory of a write that is finished, or of somebody else’s', async () => {
      let escaped: Counters | undefined;
      await engine.write(async (repositories) => {
        escaped = repositories;
      });
      await expect(escaped?.set('a', 1)).rejects.toThrow('a write that is finished');
      const during = engine.write(async (repositories) => {
        await bump(repositories, 'a');
        await sleep(50);
      });
      await sleep(20);
      await expect(escaped?.set('a', 100)).rejects.toThrow('a write that is finished');
      await during;
      await expect(engine.read.value('a')).resolves.toBe(1);
    });

    it('what a write left running behind itself', async () => {
      let late: Promise<unknown> = Promise.resolve();
      await engine.write(async (repositories) => {
        late = sleep(20).then(() => repositories.set('a', 100));
        late.catch(() => {});
      });
      await expect(late).rejects.toThrow('a write that is finished');
      // It may begin a write of its own, though.
      await expect(engine.write((repositories) => bump(repositories, 'a'))).resolves.toBe(1);
    });
  });

  describe('closing', () => {
    it('lets what is under way finish', async () => {
      const writes = range(20).map((id) => engine.write((repositories) => repositories.add(id)));
      await engine.close();
      await Promise.all(writes);
      const again = await database.open(counters);
      await expect(again.read.entries()).resolves.toEqual(range(20));
    });

    it('lets nothing in afterwards', async () => {
      await engine.close();
      await expect(engine.read.value('a')).rejects.toThrow('the store is closed');
      await expect(engine.write((repositories) => bump(repositories, 'a'))).rejects.toThrow(
        'the store is closed',
      );
      await expect(engine.close()).resolves.toBeUndefined();
    });
  });
});
