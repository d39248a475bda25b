import type { PageStart } from '../../domain/page.ts';
import type { Progress } from '../../domain/progress.ts';
import { newId } from '../engine/id.ts';
import { pageOrder } from '../engine/page-order.ts';
import { prepared } from '../engine/prepared.ts';
import type { Some } from '../engine/span.ts';
import { searchTextRemover, searchTextWriter } from '../search/search-texts.ts';
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

  const keepSearchText = searchTextWriter(db);
  const forgetSearchText = searchTextRemover(db);
  const log = prepared(db, (row: Tables['progress']) => db.insertInto('progress').values(row));
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
      await keepSearchText(coalitionId, { id, kind: 'progress', groupId: entry.groupId }, [entry.body]);
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
      await forgetSearchText(coalitionId, id);
      return row !== undefined;
    },

    /** Up to `limit` entries after `start`, the latest first; going back, those before it, the nearest first. */
    async page(
      coalitionId: string,
      of: Readonly<{ groupIds: readonly string[] | null; itemId: string | null; personId: string | null }>,
      start: PageStart | null,
      limit: number,
    ): Promise<readonly Progress[]> {
      if (of.groupIds?.length === 0) return [];
      const { beyond, direction } = pageOrder(['at', 'id'], true, start);
      let query = all(coalitionId).where(beyond);
      if (of.groupIds !== null) query = query.where('group_id', 'in', of.groupIds);
      if (of.itemId !== null) query = query.where('item_id', '=', of.itemId);
      if (of.personId !== null) query = query.where('person_id', '=', of.personId);
      const rows = await query.orderBy('at', direction).orderBy('id', direction).limit(limit).execute();
      return rows.map(toProgress);
    },

    async byIds(coalitionId: string, ids: readonly string[]): Promise<readonly Progress[]> {
      if (ids.length === 0) return [];
      return (await all(coalitionId).where('id', 'in', ids).execute()).map(toProgress);
    },

    /** All that was logged on an item, the latest first. */
    ofItem: (coalitionId: string, itemId: string, limit: number) => ofItem({ coalitionId, itemId }, limit),
  };
};
