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
  },
  ['PostgreSQL'],
);
