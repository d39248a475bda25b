import type { Reply } from '../../chat/incoming.ts';
import { beginsWith } from '../engine/begins-with.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';

export const deliveryQueries = (db: Db) => {
  const answered = prepared(db, ({ id }: { id: string }) =>
    db.selectFrom('delivery').select('reply').where('id', '=', id),
  );
  const keep = prepared(db, (row: Tables['delivery']) => db.insertInto('delivery').values(row));

  return {
    /** The reply that was given to this delivery before, if any. */
    async answered(id: string): Promise<Reply | null> {
      const [row] = await answered({ id });
      return row ? (JSON.parse(row.reply) as Reply) : null;
    },

    async keep(id: string, at: number, reply: Reply): Promise<void> {
      await keep({ id, at, reply: JSON.stringify(reply) });
    },

    /** Forgets the deliveries whose id begins with `prefix`. */
    async forget(prefix: string): Promise<void> {
      await db.deleteFrom('delivery').where(beginsWith('id', prefix)).execute();
    },
  };
};
