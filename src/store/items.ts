import type { LocalDate } from '../domain/calendar.ts';
import type { Item, ItemState } from '../domain/item.ts';
import { newId } from './id.ts';
import type { Db } from './memory.ts';
import type { Tables } from './tables.ts';

export const toItem = (row: Tables['item']): Item => ({
  id: row.id,
  number: row.number,
  groupId: row.group_id,
  title: row.title,
  ownerId: row.owner_id,
  dueOn: row.due_on as LocalDate | null,
  state: row.state as ItemState,
  createdBy: row.created_by,
  createdAt: row.created_at,
  doneAt: row.done_at,
  doneBy: row.done_by,
});

/** A part of a longer list, and how long the whole is. */
export type Some<Row> = Readonly<{ rows: readonly Row[]; total: number }>;

/** From `from` (inclusive) to `to` (exclusive), UTC epoch milliseconds. */
export type Span = Readonly<{ from: number; to: number }>;

export const itemQueries = (db: Db) => {
  const all = (coalitionId: string) =>
    db.selectFrom('item').selectAll().where('coalition_id', '=', coalitionId);
  const inGroup = (coalitionId: string, groupId: string) => all(coalitionId).where('group_id', '=', groupId);

  /** The first `limit` rows of a query, and how many there are in all. */
  const some = async (query: ReturnType<typeof all>, limit: number): Promise<Some<Item>> => {
    const rows = await query.limit(limit).execute();
    if (rows.length < limit) return { rows: rows.map(toItem), total: rows.length };
    const { total } = await query
      .clearSelect()
      .clearOrderBy()
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return { rows: rows.map(toItem), total };
  };

  return {
    async add(coalitionId: string, item: Omit<Item, 'id'>): Promise<Item> {
      const id = newId();
      await db
        .insertInto('item')
        .values({
          id,
          coalition_id: coalitionId,
          number: item.number,
          group_id: item.groupId,
          title: item.title,
          owner_id: item.ownerId,
          due_on: item.dueOn,
          state: item.state,
          created_by: item.createdBy,
          created_at: item.createdAt,
          done_at: item.doneAt,
          done_by: item.doneBy,
        })
        .execute();
      return { id, ...item };
    },

    async byNumber(coalitionId: string, number: number): Promise<Item | null> {
      const row = await all(coalitionId).where('number', '=', number).executeTakeFirst();
      return row ? toItem(row) : null;
    },

    async byId(coalitionId: string, id: string): Promise<Item | null> {
      const row = await all(coalitionId).where('id', '=', id).executeTakeFirst();
      return row ? toItem(row) : null;
    },

    async byIds(coalitionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Item>> {
      if (ids.length === 0) return new Map();
      const rows = await all(coalitionId).where('id', 'in', ids).execute();
      return new Map(rows.map((row) => [row.id, toItem(row)]));
    },

    /** Marks an open item done. @returns false when it was not open any more. */
    async finish(coalitionId: string, id: string, personId: string, at: number): Promise<boolean> {
      const row = await db
        .updateTable('item')
        .set({ state: 'done', done_at: at, done_by: personId })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('state', '=', 'open')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Open items of a group that were due before `today`, the oldest first. */
    overdue(coalitionId: string, groupId: string, today: LocalDate, limit: number) {
      return some(
        inGroup(coalitionId, groupId)
          .where('state', '=', 'open')
          .where('due_on', '<', today)
          .orderBy('due_on')
          .orderBy('number'),
        limit,
      );
    },

    /** Open items of a group that are not late: those with a due date first, by that date. */
    open(coalitionId: string, groupId: string, today: LocalDate, limit: number) {
      return some(
        inGroup(coalitionId, groupId)
          .where('state', '=', 'open')
          .where(({ or, eb }) => or([eb('due_on', 'is', null), eb('due_on', '>=', today)]))
          .orderBy(({ eb }) => eb.case().when('due_on', 'is', null).then(1).else(0).end())
          .orderBy('due_on')
          .orderBy('number'),
        limit,
      );
    },

    /** Items of a group finished within a span, the latest first. */
    done(coalitionId: string, groupId: string, span: Span, limit: number) {
      return some(
        inGroup(coalitionId, groupId)
          .where('done_at', '>=', span.from)
          .where('done_at', '<', span.to)
          .orderBy('done_at', 'desc')
          .orderBy('number', 'desc'),
        limit,
      );
    },

    /** Items of a group added within a span, the oldest first. */
    opened(coalitionId: string, groupId: string, span: Span, limit: number) {
      return some(
        inGroup(coalitionId, groupId)
          .where('created_at', '>=', span.from)
          .where('created_at', '<', span.to)
          .orderBy('created_at')
          .orderBy('number'),
        limit,
      );
    },

    /** Items that stood open at an instant and were due before a day, as the record tells it afterwards. */
    overdueAt(coalitionId: string, groupId: string, at: number, day: LocalDate, limit: number) {
      return some(
        inGroup(coalitionId, groupId)
          .where('due_on', '<', day)
          .where('created_at', '<', at)
          .where(({ or, eb }) => or([eb('done_at', 'is', null), eb('done_at', '>=', at)]))
          .orderBy('due_on')
          .orderBy('number'),
        limit,
      );
    },

    /** Items that stood open at an instant and are due from one day up to another (inclusive). */
    dueBetween(
      coalitionId: string,
      groupId: string,
      at: number,
      first: LocalDate,
      last: LocalDate,
      limit: number,
    ) {
      return some(
        inGroup(coalitionId, groupId)
          .where('due_on', '>=', first)
          .where('due_on', '<=', last)
          .where('created_at', '<', at)
          .where(({ or, eb }) => or([eb('done_at', 'is', null), eb('done_at', '>=', at)]))
          .orderBy('due_on')
          .orderBy('number'),
        limit,
      );
    },

    /** Open items to choose from: the most recent of the coalition. */
    async recent(coalitionId: string, groupId: string | null, limit: number): Promise<readonly Item[]> {
      let query = all(coalitionId).where('state', '=', 'open');
      if (groupId !== null) query = query.where('group_id', '=', groupId);
      return (await query.orderBy('number', 'desc').limit(limit).execute()).map(toItem);
    },
  };
};
