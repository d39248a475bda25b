import { newId } from '../engine/id.ts';
import type { Db } from '../tables.ts';

/** A list that somebody pasted and has not confirmed yet. `body` is JSON of the use case. */
export type ImportDraft = Readonly<{ id: string; personId: string; body: string }>;

export const importQueries = (db: Db) => ({
  async keep(coalitionId: string, personId: string, body: string, at: number): Promise<string> {
    const id = newId();
    await db
      .insertInto('import_draft')
      .values({ id, coalition_id: coalitionId, person_id: personId, body, at, added_at: null })
      .execute();
    return id;
  },

  /** A draft of this person. */
  async of(coalitionId: string, personId: string, id: string): Promise<ImportDraft | null> {
    const row = await db
      .selectFrom('import_draft')
      .select(['id', 'person_id', 'body'])
      .where('coalition_id', '=', coalitionId)
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : { id: row.id, personId: row.person_id, body: row.body };
  },

  /** Marks a draft of this person as used. @returns false when it was used before, or is gone */
  async use(coalitionId: string, personId: string, id: string, at: number): Promise<boolean> {
    const row = await db
      .updateTable('import_draft')
      .set({ added_at: at })
      .where('coalition_id', '=', coalitionId)
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .where('added_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  },
});
