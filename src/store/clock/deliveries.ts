import type { Incoming, Reply } from '../../chat/incoming.ts';
import { beginsWith } from '../engine/begins-with.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';

/** A command that waits until the person who typed it confirms it, or chooses one of several values. */
export type WaitingCommand = Readonly<{
  path: string;
  typed: Readonly<Record<string, string>>;
  named: Incoming['named'];
  source: string | null;
  choice?: Readonly<{ argument: string; values: readonly string[] }>;
}>;

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

    /** Keeps a command for as long as deliveries are kept. `id` begins like that of a delivery of its account. */
    async keepWaiting(id: string, at: number, command: WaitingCommand): Promise<void> {
      await keep({ id, at, reply: JSON.stringify(command) });
    },

    /** Removes and returns the command, so that it runs only once. */
    async takeWaiting(id: string): Promise<WaitingCommand | null> {
      const row = await db.deleteFrom('delivery').where('id', '=', id).returning('reply').executeTakeFirst();
      return row ? (JSON.parse(row.reply) as WaitingCommand) : null;
    },

    /** Forgets the deliveries whose id begins with `prefix`. */
    async forget(prefix: string): Promise<void> {
      await db.deleteFrom('delivery').where(beginsWith('id', prefix)).execute();
    },
  };
};
