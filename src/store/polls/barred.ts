import { prepared } from '../engine/prepared.ts';
import type { Db } from '../tables.ts';

/**
 * Accounts that may not answer a poll, each as a pseudonym of that poll: they were taken out of a person
 * who may have answered it.
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

    /** The poll is over: nobody needs to be kept from it. */
    async clear(pollId: string): Promise<void> {
      await db.deleteFrom('barred').where('poll_id', '=', pollId).execute();
    },
  };
};
