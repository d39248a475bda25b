import type { MessageRef, Platform } from '../chat/ids.ts';
import type { Db } from './tables.ts';

export const shownQueries = (db: Db) => ({
  /** A card about `subject` ("item:ID") stands in this message. */
  async keep(coalitionId: string, subject: string, { place, id }: MessageRef): Promise<void> {
    await db
      .insertInto('shown')
      .values({
        platform: place.platform,
        workspace: place.workspace,
        place: place.id,
        message: id,
        coalition_id: coalitionId,
        subject,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  /** Where the cards of a subject stand. */
  async of(coalitionId: string, subject: string): Promise<readonly MessageRef[]> {
    const rows = await db
      .selectFrom('shown')
      .selectAll()
      .where('coalition_id', '=', coalitionId)
      .where('subject', '=', subject)
      .execute();
    return rows.map((row) => ({
      place: { platform: row.platform as Platform, workspace: row.workspace, id: row.place },
      id: row.message,
    }));
  },
});
