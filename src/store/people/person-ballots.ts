import type { Db } from '../tables.ts';

/** The answers of a person to polls that are still open. */
export const personBallotQueries = (db: Db) => ({
  /** The polls of a coalition that can still be answered. */
  async openPolls(coalitionId: string): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('poll')
      .select('id')
      .where('coalition_id', '=', coalitionId)
      .where('sealed_at', 'is', null)
      .execute();
    return rows.map(({ id }) => id);
  },

  /** @returns the deliveries of the answer; null when there is no such answer. */
  async dropBallot(pollId: string, pseudonym: string): Promise<readonly string[] | null> {
    const row = await db
      .deleteFrom('ballot')
      .where('poll_id', '=', pollId)
      .where('pseudonym', '=', pseudonym)
      .returning('taps')
      .executeTakeFirst();
    return row === undefined ? null : row.taps.split(' ').filter((tap) => tap !== '');
  },

  /**
   * Moves an answer to another pseudonym. If that one has answered too, the answer is dropped, and its taps
   * are added to the other's, so that none of them counts again.
   * @returns whether there were two.
   */
  async moveBallot(pollId: string, from: string, to: string): Promise<boolean> {
    const answered = await db
      .selectFrom('ballot')
      .select(['pseudonym', 'taps'])
      .where('poll_id', '=', pollId)
      .where('pseudonym', 'in', [from, to])
      .execute();
    if (answered.length === 2) {
      await db
        .updateTable('ballot')
        .set({ taps: answered.map(({ taps }) => taps).join(' ') })
        .where('poll_id', '=', pollId)
        .where('pseudonym', '=', to)
        .execute();
      await db.deleteFrom('ballot').where('poll_id', '=', pollId).where('pseudonym', '=', from).execute();
      return true;
    }
    await db
      .updateTable('ballot')
      .set({ pseudonym: to })
      .where('poll_id', '=', pollId)
      .where('pseudonym', '=', from)
      .execute();
    return false;
  },
});
