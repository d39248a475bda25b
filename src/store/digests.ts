import type { Db } from './memory.ts';

export const digestQueries = (db: Db) => ({
  /** Enters a period into the ledger. @returns false when it stands there already: it is decided once. */
  async decide(coalitionId: string, kind: string, period: string, at: number): Promise<boolean> {
    const row = await db
      .insertInto('ledger')
      .values({ coalition_id: coalitionId, kind, period, decided_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('period')
      .executeTakeFirst();
    return row !== undefined;
  },
});
