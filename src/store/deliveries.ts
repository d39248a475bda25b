import type { Reply } from '../chat/incoming.ts';
import type { Db } from './tables.ts';

export const deliveryQueries = (db: Db) => ({
  /** What was answered to this delivery, if it was answered before. */
  async answered(id: string): Promise<Reply | null> {
    const row = await db.selectFrom('delivery').select('reply').where('id', '=', id).executeTakeFirst();
    return row ? (JSON.parse(row.reply) as Reply) : null;
  },

  async keep(id: string, at: number, reply: Reply): Promise<void> {
    await db
      .insertInto('delivery')
      .values({ id, at, reply: JSON.stringify(reply) })
      .execute();
  },

  /** Forgets the deliveries whose id begins with `prefix`. */
  async forget(prefix: string): Promise<void> {
    await db.deleteFrom('delivery').where('id', '>=', prefix).where('id', '<', `${prefix}\uffff`).execute();
  },

  /** Forgets the deliveries answered before `at`. */
  async sweep(before: number): Promise<void> {
    await db.deleteFrom('delivery').where('at', '<', before).execute();
  },
});
