import type { MessageRef, Platform } from '../../chat/ids.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';

export const shownQueries = (db: Db) => {
  const among = prepared(
    db,
    ({ coalitionId, subjects }: { coalitionId: string; subjects: readonly string[] }) =>
      db
        .selectFrom('shown')
        .select('subject')
        .distinct()
        .where('coalition_id', '=', coalitionId)
        .where('subject', 'in', subjects),
  );

  const keep = prepared(db, (row: Tables['shown']) =>
    db
      .insertInto('shown')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  );
  const messagesOf = prepared(db, ({ coalitionId, subject }: { coalitionId: string; subject: string }) =>
    db.selectFrom('shown').selectAll().where('coalition_id', '=', coalitionId).where('subject', '=', subject),
  );

  return {
    /** Records that this message shows a card about `subject` ("item:ID"). */
    async keep(coalitionId: string, subject: string, { place, id }: MessageRef): Promise<void> {
      await keep({
        platform: place.platform,
        workspace: place.workspace,
        place: place.id,
        message: id,
        coalition_id: coalitionId,
        subject,
      });
    },

    /** Which of these subjects some message shows. */
    async among(coalitionId: string, subjects: readonly string[]): Promise<readonly string[]> {
      if (subjects.length === 0) return [];
      return (await among({ coalitionId, subjects })).map(({ subject }) => subject);
    },

    /** What the card in a message is about; null when it is unknown. */
    async subjectOf(coalitionId: string, { place, id }: MessageRef): Promise<string | null> {
      const row = await db
        .selectFrom('shown')
        .select('subject')
        .where('coalition_id', '=', coalitionId)
        .where('platform', '=', place.platform)
        .where('workspace', '=', place.workspace)
        .where('place', '=', place.id)
        .where('message', '=', id)
        .executeTakeFirst();
      return row?.subject ?? null;
    },

    /** Forgets a message that was deleted. */
    async remove(coalitionId: string, { place, id }: MessageRef): Promise<void> {
      await db
        .deleteFrom('shown')
        .where('coalition_id', '=', coalitionId)
        .where('platform', '=', place.platform)
        .where('workspace', '=', place.workspace)
        .where('place', '=', place.id)
        .where('message', '=', id)
        .execute();
    },

    /** Forgets every message that shows a deleted subject. */
    async forget(coalitionId: string, subject: string): Promise<void> {
      await db
        .deleteFrom('shown')
        .where('coalition_id', '=', coalitionId)
        .where('subject', '=', subject)
        .execute();
    },

    /** The messages that show a subject. */
    async of(coalitionId: string, subject: string): Promise<readonly MessageRef[]> {
      const rows = await messagesOf({ coalitionId, subject });
      return rows.map((row) => ({
        place: { platform: row.platform as Platform, workspace: row.workspace, id: row.place },
        id: row.message,
      }));
    },
  };
};
