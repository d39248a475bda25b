import type { Progress } from '../domain/progress.ts';
import { newId } from './id.ts';
import type { Some, Span } from './span.ts';
import type { Db, Tables } from './tables.ts';

const toProgress = (row: Tables['progress']): Progress => ({
  id: row.id,
  groupId: row.group_id,
  itemId: row.item_id,
  personId: row.person_id,
  body: row.body,
  percent: row.percent,
  at: row.at,
});

export const progressQueries = (db: Db) => {
  const all = (coalitionId: string) =>
    db.selectFrom('progress').selectAll().where('coalition_id', '=', coalitionId);

  /** The latest of a query, and how many there are in all. */
  const latest = async (query: ReturnType<typeof all>, limit: number): Promise<Some<Progress>> => {
    const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
    if (rows.length < limit) return { rows: rows.map(toProgress), total: rows.length };
    const { total } = await query
      .clearSelect()
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return { rows: rows.map(toProgress), total };
  };

  return {
    async log(coalitionId: string, entry: Omit<Progress, 'id'>): Promise<Progress> {
      const id = newId();
      await db
        .insertInto('progress')
        .values({
          id,
          coalition_id: coalitionId,
          group_id: entry.groupId,
          item_id: entry.itemId,
          person_id: entry.personId,
          body: entry.body,
          percent: entry.percent,
          at: entry.at,
        })
        .execute();
      return { id, ...entry };
    },

    async byId(coalitionId: string, id: string): Promise<Progress | null> {
      const row = await all(coalitionId).where('id', '=', id).executeTakeFirst();
      return row ? toProgress(row) : null;
    },

    /** What a group logged within a span, the latest first. */
    within(coalitionId: string, groupId: string, span: Span, limit: number) {
      return latest(
        all(coalitionId)
          .where('group_id', '=', groupId)
          .where('at', '>=', span.from)
          .where('at', '<', span.to),
        limit,
      );
    },

    /** All that a group logged, the latest first. */
    ofGroup(coalitionId: string, groupId: string, limit: number) {
      return latest(all(coalitionId).where('group_id', '=', groupId), limit);
    },

    /** All that was logged on an item, the latest first. */
    ofItem(coalitionId: string, itemId: string, limit: number) {
      return latest(all(coalitionId).where('item_id', '=', itemId), limit);
    },
  };
};
