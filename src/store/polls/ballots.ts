import { type Expression, sql } from 'kysely';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';

/** A change to a ballot: the voter and the delivery, both as keyed hashes. */
export type Tap = Readonly<{ pollId: string; pseudonym: string; tap: string }>;

/** How many deliveries a ballot remembers, so that a repeated one does not count again. */
const tapsKept = 16;
const tapLength = 16;

/** The latest first, separated by spaces. */
const tapsWith = (tap: Expression<string>) =>
  sql<string>`substr(${tap} || ' ' || ballot.taps, 1, ${sql.lit(tapsKept * (tapLength + 1) - 1)})`;

/** Writes answers and comments. Only the ballot path of the bot is given these. */
export const ballotQueries = (db: Db) => {
  const vote = prepared(db, (ballot: Omit<Tables['ballot'], 'comment' | 'taps'> & { taps: string }) => {
    const known = sql<boolean>`ballot.taps like '%' || excluded.taps || '%'`;
    return db
      .insertInto('ballot')
      .values({ ...ballot, comment: null })
      .onConflict((conflict) =>
        conflict.columns(['poll_id', 'pseudonym']).doUpdateSet({
          answer: sql<number>`case when ${known} then ballot.answer else excluded.answer end`,
          taps: sql<string>`case when ${known} then ballot.taps else ${tapsWith(sql`excluded.taps`)} end`,
        }),
      )
      .returning('taps');
  });

  return {
    /**
     * Keeps one answer per pseudonym: the latest. An earlier comment stays; a delivery that counted
     * already changes nothing. @returns true for the first answer of this pseudonym.
     */
    async answer({ pollId, pseudonym, tap }: Tap, answer: number): Promise<boolean> {
      const [row] = await vote({ poll_id: pollId, pseudonym, answer, taps: tap });
      return row?.taps === tap;
    },

    /** @returns false when there is no answer to comment on. */
    async comment({ pollId, pseudonym, tap }: Tap, comment: string | null): Promise<boolean> {
      const known = sql<boolean>`ballot.taps like ${`%${tap}%`}`;
      const row = await db
        .updateTable('ballot')
        .set({
          comment: sql<string | null>`case when ${known} then ballot.comment else ${comment} end`,
          taps: sql<string>`case when ${known} then ballot.taps else ${tapsWith(sql.val(tap))} end`,
        })
        .where('poll_id', '=', pollId)
        .where('pseudonym', '=', pseudonym)
        .returning('poll_id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
};
