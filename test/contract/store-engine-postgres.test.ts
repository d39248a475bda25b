import { expect, it } from 'vitest';
import { openEngine } from '../../src/store/engine/open.ts';
import { counters } from '../fixtures/counters.ts';
import { eachDatabase } from '../fixtures/store.ts';

eachDatabase(
  'statements',
  (freshDatabase) => {
    it.each([
      { pooler: false, kept: true },
      { pooler: true, kept: false },
    ])('are kept by the connection unless a pooler is in between: $pooler', async ({ pooler, kept }) => {
      const { url } = await freshDatabase(counters);
      const engine = await openEngine({ url, pooler, ...counters });
      try {
        await engine.read.entries();
        const [row] = await engine.read.run('select count(*) as n from pg_prepared_statements');
        expect(Number(row?.n) > 0).toBe(kept);
      } finally {
        await engine.close();
      }
    });

    it('go on when a newer program adds a column', async () => {
      const database = await freshDatabase();
      const engine = await database.open(counters);
      await engine.write((repositories) => repositories.create('a'));
      const all = 'select * from counter';
      const reads = () => Promise.all([1, 2, 3, 4, 5, 6].map(() => engine.read.run(all)));
      const write = () => engine.write((repositories) => repositories.run(all));
      for (const column of ['later', 'later_still']) {
        await reads();
        await write();
        await engine.write((repositories) =>
          repositories.run(`alter table counter add column ${column} text`),
        );
        // The writer has a connection of its own, and so has each read that is under way.
        for (const [row] of [await write(), ...(await reads())]) expect(row).toHaveProperty(column);
      }
    });
  },
  ['PostgreSQL'],
);
