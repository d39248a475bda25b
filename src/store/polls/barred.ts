import { prepared } from '../engine/prepared.ts';
import type { Db } from '../tables.ts';

/**
 * Accounts that may not answer a poll, as pseudonyms of that poll: they were removed from a person who may have
 * answered it.
 */
export const barredQueries = (db: Db) => {
  const of = prepared(db, ({ pollId }: { pollId: string }) =>
    db.selectFrom('barred').select('pseudonym').where('poll_id', '=', pollId),
  );

  return {
    async bar(pollId: string, pseudonym: string): Promise<void> {
      await db
        .insertInto('barred')
        .values({ poll_id: pollId, pseudonym })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async of(pollId: string): Promise<ReadonlySet<string>> {
      return new Set((await of({ pollId })).map(({ pseudonym }) => pseudonym));
    },

    /** Deletes the pseudonyms of a poll that is over. */
    async clear(pollId: string): Promise<void> {
      await db.deleteFrom('barred').where('poll_id', '=', pollId).execute();
    },
  };
};
