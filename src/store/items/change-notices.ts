import { newId } from '../engine/id.ts';
import type { Db } from '../tables.ts';

/**
 * A change of an item that is still to be announced: to a person, or in the places of a group except the one
 * where it was made. `saidIn` is "platform:workspace:place", or null for a change that was made in private.
 */
export type ChangeNotice = Readonly<{ changeId: string; saidIn: string | null }>;

/** Whom it is told. */
export type ChangeReader = Readonly<{ personId: string }> | Readonly<{ groupId: string }>;

export const changeNoticeQueries = (db: Db) => ({
  async add(
    coalitionId: string,
    reader: ChangeReader,
    { changeId, saidIn }: ChangeNotice,
    at: number,
  ): Promise<void> {
    await db
      .insertInto('change_notice')
      .values({
        id: newId(),
        coalition_id: coalitionId,
        change_id: changeId,
        person_id: 'personId' in reader ? reader.personId : null,
        group_id: 'groupId' in reader ? reader.groupId : null,
        said_in: saidIn,
        at,
      })
      .execute();
  },

  /** Takes out what is to be told to a person or a group, in the order in which it happened. */
  async take(coalitionId: string, readerId: string): Promise<readonly ChangeNotice[]> {
    const rows = await db
      .deleteFrom('change_notice')
      .where('coalition_id', '=', coalitionId)
      .where(({ or, eb }) => or([eb('person_id', '=', readerId), eb('group_id', '=', readerId)]))
      .returning(['id', 'change_id', 'said_in'])
      .execute();
    return rows
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map((row) => ({ changeId: row.change_id, saidIn: row.said_in }));
  },

  /** Removes the pending notices of a change. @returns the ids of the people and groups */
  async cancel(coalitionId: string, changeId: string): Promise<ReadonlySet<string>> {
    const rows = await db
      .deleteFrom('change_notice')
      .where('coalition_id', '=', coalitionId)
      .where('change_id', '=', changeId)
      .returning(['person_id', 'group_id'])
      .execute();
    return new Set(rows.flatMap(({ person_id, group_id }) => person_id ?? group_id ?? []));
  },
});
