import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../tables.ts';

/** A part of a coalition's records in the order of their numbers. */
export type PageQuery = Readonly<{
  /** The number after which the page begins; 0 for the first page. */
  after: number;
  limit: number;
  groupId?: string | undefined;
}>;

/** Where a page of progress begins: after the entry with this time and id. */
export type ProgressPosition = Readonly<{ at: number; id: string }>;

/** The numbered records of a page. */
const onPage = (
  table: 'item' | 'difficulty' | 'event',
  coalitionId: string,
  { after, groupId }: PageQuery,
): RawBuilder<SqlBool> => {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  const ofGroup = groupId === undefined ? sql`` : sql`and ${column('group_id')} = ${groupId}`;
  return sql`${column('coalition_id')} = ${coalitionId} and ${column('number')} > ${after} ${ofGroup}`;
};

/** Pages of records for programs. Each reads one range of an index, however long the list is. */
export const apiPageQueries = (db: Db) => ({
  async items(coalitionId: string, { state, ...page }: PageQuery & Readonly<{ state?: string | undefined }>) {
    let query = db
      .selectFrom('item')
      .leftJoin('difficulty', 'difficulty.id', 'item.answers')
      .selectAll('item')
      .select('difficulty.number as answersNumber')
      .where(onPage('item', coalitionId, page));
    if (state !== undefined) query = query.where('item.state', '=', state);
    const rows = await query.orderBy('item.number').limit(page.limit).execute();
    if (rows.length === 0) return [];
    const owners = await db
      .selectFrom('item_owner')
      .select(['item_id', 'person_id'])
      .where('coalition_id', '=', coalitionId)
      .where(
        'item_id',
        'in',
        rows.map(({ id }) => id),
      )
      .orderBy('position')
      .execute();
    return rows.map((row) => ({
      ...row,
      ownerIds: owners.filter(({ item_id: id }) => id === row.id).map(({ person_id: id }) => id),
    }));
  },

  async difficulties(
    coalitionId: string,
    { open, ...page }: PageQuery & Readonly<{ open?: boolean | undefined }>,
  ) {
    let query = db
      .selectFrom('difficulty')
      .leftJoin('item', 'item.id', 'difficulty.item_id')
      .selectAll('difficulty')
      .select('item.number as itemNumber')
      .where(onPage('difficulty', coalitionId, page));
    if (open !== undefined) query = query.where('difficulty.resolved_at', open ? 'is' : 'is not', null);
    return query.orderBy('difficulty.number').limit(page.limit).execute();
  },

  async events(coalitionId: string, page: PageQuery) {
    return db
      .selectFrom('event')
      .selectAll()
      .where(onPage('event', coalitionId, page))
      .orderBy('number')
      .limit(page.limit)
      .execute();
  },

  /** One group's entries, the oldest first. */
  async progress(
    coalitionId: string,
    { groupId, after, limit }: Readonly<{ groupId: string; after: ProgressPosition | null; limit: number }>,
  ) {
    let query = db
      .selectFrom('progress')
      .leftJoin('item', 'item.id', 'progress.item_id')
      .selectAll('progress')
      .select('item.number as itemNumber')
      .where('progress.coalition_id', '=', coalitionId)
      .where('progress.group_id', '=', groupId);
    if (after !== null)
      query = query.where(
        sql<boolean>`(progress.at, progress.id) > (${sql.val(after.at)}, ${sql.val(after.id)})`,
      );
    return query.orderBy('progress.at').orderBy('progress.id').limit(limit).execute();
  },

  /** The summaries of a coalition without their contents, the latest first. */
  async digests(coalitionId: string, limit: number) {
    return db
      .selectFrom('ledger')
      .select(['kind', 'period', 'decided_at', 'as_of'])
      .where('coalition_id', '=', coalitionId)
      .where('body', 'is not', null)
      .orderBy('as_of', 'desc')
      .orderBy('kind')
      .limit(limit)
      .execute();
  },
});
