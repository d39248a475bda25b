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

export const progressQueries = (db: Db) => ({
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

  /** What a group logged within a span, the latest first. */
  async within(coalitionId: string, groupId: string, span: Span, limit: number): Promise<Some<Progress>> {
    const query = db
      .selectFrom('progress')
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('at', '>=', span.from)
      .where('at', '<', span.to);
    const rows = await query.selectAll().orderBy('at', 'desc').limit(limit).execute();
    if (rows.length < limit) return { rows: rows.map(toProgress), total: rows.length };
    const { total } = await query
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return { rows: rows.map(toProgress), total };
  },
});
