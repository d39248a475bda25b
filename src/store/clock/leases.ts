import { sql } from 'kysely';
import { databaseNow } from '../engine/database-clock.ts';
import type { Db } from '../tables.ts';

/** No lease lasts longer: one that seems to was taken before the database's clock was set back. */
const longestMs = 5 * 60_000;

/**
 * Leases of this installation: each names something that one process does at a time. They end by the database's
 * clock, so a process with a wrong clock takes nothing from another.
 */
export const leaseQueries = (db: Db) => ({
  /** Takes a free lease, or prolongs the caller's. @returns false when another process holds it */
  async take(name: string, holder: string, forMs: number): Promise<boolean> {
    const until = sql<number>`${databaseNow(db)} + ${forMs}`;
    const row = await db
      .insertInto('lease')
      .values({ name, holder, until })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, until })
          .where(({ or, eb }) =>
            or([
              eb('lease.holder', '=', holder),
              eb('lease.until', '<=', databaseNow(db)),
              eb('lease.until', '>', sql<number>`${databaseNow(db)} + ${longestMs}`),
            ]),
          ),
      )
      .returning('holder')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Whether `take` would succeed for somebody who holds nothing. */
  async isFree(name: string): Promise<boolean> {
    const held = await db
      .selectFrom('lease')
      .select('holder')
      .where('name', '=', name)
      .where('until', '>', databaseNow(db))
      .where('until', '<=', sql<number>`${databaseNow(db)} + ${longestMs}`)
      .executeTakeFirst();
    return held === undefined;
  },

  async release(name: string, holder: string): Promise<void> {
    await db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute();
  },
});
