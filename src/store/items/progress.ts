import type { Progress } from '../../domain/progress.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import type { InGroup, Some } from '../engine/span.ts';
import type { Db, Tables } from '../tables.ts';

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

  /** The latest entries of a query, at most `limit`. */
  const latest = (query: ReturnType<typeof all>, limit: number) =>
    query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
  const counted = (query: ReturnType<typeof all>) =>
    query.clearSelect().select(({ fn }) => fn.countAll<number>().as('total'));

  /** Reads the latest entries, and counts them all only when there may be more. */
  const someOf = <Values extends Readonly<Record<string, unknown>>>(
    query: (values: Values) => ReturnType<typeof all>,
  ) => {
    const rowsOf = prepared(db, (values: Values & { limit: number }) => latest(query(values), values.limit));
    const countOf = prepared(db, (values: Values) => counted(query(values)));
    return async (values: Values, limit: number): Promise<Some<Progress>> => {
      const rows = (await rowsOf({ ...values, limit })).map(toProgress);
      if (rows.length < limit) return { rows, total: rows.length };
      const [count] = await countOf(values);
      return { rows, total: count?.total ?? rows.length };
    };
  };

  const log = prepared(db, (row: Tables['progress']) => db.insertInto('progress').values(row));
  const ofGroup = someOf(({ coalitionId, groupId }: InGroup) =>
    all(coalitionId).where('group_id', '=', groupId),
  );
  const ofItem = someOf(({ coalitionId, itemId }: { coalitionId: string; itemId: string }) =>
    all(coalitionId).where('item_id', '=', itemId),
  );

  return {
    async log(coalitionId: string, entry: Omit<Progress, 'id'>): Promise<Progress> {
      const id = newId();
      await log({
        id,
        coalition_id: coalitionId,
        group_id: entry.groupId,
        item_id: entry.itemId,
        person_id: entry.personId,
        body: entry.body,
        percent: entry.percent,
        at: entry.at,
      });
      return { id, ...entry };
    },

    async byId(coalitionId: string, id: string): Promise<Progress | null> {
      const row = await all(coalitionId).where('id', '=', id).executeTakeFirst();
      return row ? toProgress(row) : null;
    },

    /** @returns false when it is gone already */
    async remove(coalitionId: string, id: string): Promise<boolean> {
      const row = await db
        .deleteFrom('progress')
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** All that a group logged, the latest first. */
    ofGroup: (coalitionId: string, groupId: string, limit: number) =>
      ofGroup({ coalitionId, groupId }, limit),

    /** All that was logged on an item, the latest first. */
    ofItem: (coalitionId: string, itemId: string, limit: number) => ofItem({ coalitionId, itemId }, limit),
  };
};
