import pg from 'pg';
import { expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { claimDue } from '../../src/schedule/lanes.ts';
import { databaseOver } from '../../src/store/engine/database.ts';
import { postgresDialect } from '../../src/store/engine/postgres/postgres.ts';
import { createRepositories } from '../../src/store/repositories.ts';
import type { Store } from '../../src/store/store.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const minute = 60_000;
const card: Card = { language: 'en', title: 'A summary', tone: 'neutral', blocks: [] };

const fill = async (store: Store, count: number): Promise<number> => {
  const chat = openChat({ store });
  await setUp(chat);
  const [coalition] = await store.read.coalitions.ids();
  await store.write(async ({ outbox }) => {
    for (let n = 0; n < count; n += 1)
      await outbox.put(
        coalition ?? '',
        {
          kind: 'post',
          key: `summary ${n}`,
          to: { to: 'place', place: { platform: 'slack', workspace: 'T1', id: `C${n}` } },
          card,
          subject: null,
        },
        chat.clock.now(),
      );
  });
  return chat.clock.now();
};

eachDatabase('the outbox of a morning on which much is due', (freshDatabase) => {
  it('is looked through without the lock of the writers', async () => {
    const database = await freshDatabase(halqa);
    const [one, other] = [await database.open(halqa), await database.open(halqa)];
    const now = await fill(one, 3);
    await one.write(async () => {
      // Another one of these would wait for this transaction for ever.
      expect(await other.read.outbox.claimable('slack', now, minute, 2)).toHaveLength(2);
      await expect(
        claimDue({ store: other, clock: { now: () => now } }, 'discord', 5, never),
      ).resolves.toEqual([]);
    });
  });

  it('is claimed by two processes, neither of which gives up because the other was faster', async () => {
    const database = await freshDatabase(halqa);
    const [one, other] = [await database.open(halqa), await database.open(halqa)];
    const now = await fill(one, 8);
    const claim = (store: Store) =>
      claimDue({ store, clock: { now: () => now } }, 'slack', 4, ({ outbox }, ids, at) =>
        outbox.claim(ids, at, minute),
      );
    const [some, rest] = await Promise.all([claim(one), claim(other)]);
    expect(new Set([...some, ...rest].map(({ key }) => key)).size).toBe(8);
  });

  it('is not claimed where an earlier one of its lane waits', async () => {
    const store = await (await freshDatabase(halqa)).open(halqa);
    const now = await fill(store, 2);
    const ids = await store.read.outbox.claimable('slack', now, minute, 5);
    // The same ids twice, as two processes have read them.
    const claimed = await store.write(({ outbox }) => outbox.claim(ids, now, minute));
    expect(claimed).toHaveLength(2);
    await expect(store.write(({ outbox }) => outbox.claim(ids, now, minute))).resolves.toEqual([]);
    await expect(store.read.outbox.claimable('slack', now, minute, 5)).resolves.toEqual([]);
  });
});

const never = () => Promise.reject(new Error('there is nothing to claim'));

eachDatabase(
  'PostgreSQL, before it has counted what was put into the outbox',
  (freshDatabase) => {
    it('reads no more of it than is wanted', async () => {
      const database = await freshDatabase(halqa);
      const now = await fill(await database.open(halqa), 2_000);
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      const read: number[] = [];
      const { outbox } = createRepositories(
        databaseOver(postgresDialect, async ({ sql, parameters }) => {
          const { rows } = await client.query<{ 'QUERY PLAN': string }>(
            `explain (analyze, timing off) ${sql}`,
            [...parameters],
          );
          for (const line of rows)
            read.push(...(/Scan.*actual rows=(\d+)/.exec(line['QUERY PLAN'])?.slice(1).map(Number) ?? []));
          return { rows: [] };
        }),
      );
      await outbox.claimable('slack', now, minute, 10);
      await client.end();
      expect(read.length).toBeGreaterThan(1);
      expect(Math.max(...read)).toBeLessThanOrEqual(10);
    });
  },
  ['PostgreSQL'],
);
