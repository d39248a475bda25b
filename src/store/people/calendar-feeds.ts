import type { Db } from '../tables.ts';

/** The secret link of a person's calendar; only a hash of the secret is stored. */
export type CalendarFeed = Readonly<{ coalitionId: string; personId: string; secretHash: string }>;

export const calendarFeedQueries = (db: Db) => ({
  /** Makes the link of a person, in place of an earlier one. */
  async renew(
    coalitionId: string,
    personId: string,
    link: Readonly<{ id: string; secretHash: string }>,
    at: number,
  ): Promise<void> {
    const made = { id: link.id, secret_hash: link.secretHash, at };
    await db
      .insertInto('calendar_feed')
      .values({ ...made, coalition_id: coalitionId, person_id: personId })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(made))
      .execute();
  },

  /** @returns false when there was none */
  async end(coalitionId: string, personId: string): Promise<boolean> {
    const row = await db
      .deleteFrom('calendar_feed')
      .where('coalition_id', '=', coalitionId)
      .where('person_id', '=', personId)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  },

  async exists(coalitionId: string, personId: string): Promise<boolean> {
    const row = await db
      .selectFrom('calendar_feed')
      .select('id')
      .where('coalition_id', '=', coalitionId)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return row !== undefined;
  },

  /** The feed of a link, of whichever coalition: a link names nothing else. */
  async byId(id: string): Promise<CalendarFeed | null> {
    const row = await db.selectFrom('calendar_feed').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined
      ? null
      : { coalitionId: row.coalition_id, personId: row.person_id, secretHash: row.secret_hash };
  },
});
