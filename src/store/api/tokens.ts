import type { Db } from '../tables.ts';

/** One token for each coalition. Only its hash is stored. */
export const apiTokenQueries = (db: Db) => ({
  /** Replaces the coalition's token. */
  async set(coalitionId: string, hash: string, at: number): Promise<void> {
    const columns = { hash, created_at: at };
    await db
      .insertInto('api_token')
      .values({ coalition_id: coalitionId, ...columns })
      .onConflict((conflict) => conflict.column('coalition_id').doUpdateSet(columns))
      .execute();
  },

  /** @returns false where there was none */
  async remove(coalitionId: string): Promise<boolean> {
    const row = await db
      .deleteFrom('api_token')
      .where('coalition_id', '=', coalitionId)
      .returning('coalition_id')
      .executeTakeFirst();
    return row !== undefined;
  },

  async madeAt(coalitionId: string): Promise<number | null> {
    const row = await db
      .selectFrom('api_token')
      .select('created_at')
      .where('coalition_id', '=', coalitionId)
      .executeTakeFirst();
    return row?.created_at ?? null;
  },

  /** The coalition that a token opens. */
  async coalitionOf(hash: string): Promise<string | null> {
    const row = await db
      .selectFrom('api_token')
      .select('coalition_id')
      .where('hash', '=', hash)
      .executeTakeFirst();
    return row?.coalition_id ?? null;
  },
});
