import { type RawBuilder, sql } from 'kysely';
import { deleteWhere } from '../engine/delete-where.ts';
import { allTables, type TableEntry, tableRegistry } from '../table-registry.ts';
import type { Db, Tables } from '../tables.ts';

type RetentionRule = TableEntry['kept'];
type InMonths = Extract<RetentionRule, { monthsSince: RawBuilder<number> }>;
type ForAWhile = Extract<RetentionRule, { keptMs: number }>;

const entriesWhere = <Rule extends RetentionRule>(isRule: (kept: RetentionRule) => kept is Rule) =>
  allTables.flatMap(({ table, entry: { kept } }) => (isRule(kept) ? [{ table, kept }] : []));

/** Referenced rows are removed after the rows that refer to them. */
const keptInMonths = entriesWhere(
  (kept): kept is InMonths => typeof kept === 'object' && 'monthsSince' in kept,
).reverse();
const keptForAWhile = entriesWhere((kept): kept is ForAWhile => typeof kept === 'object' && 'keptMs' in kept);
const keptWithARow = allTables.flatMap(({ table, entry: { kept } }) =>
  typeof kept === 'object' && 'with' in kept ? [{ table, ...kept }] : [],
);
const keptWithASubject = allTables.flatMap(({ table, entry: { kept } }) =>
  typeof kept === 'object' && 'withSubject' in kept ? [{ table, ...kept }] : [],
);

const talkOfItem = { table: 'talk', column: 'item_id' } as const;

export const retentionQueries = (db: Db) => {
  /** Records of a table that were over before an instant and that nothing needs any more. */
  const over = async (
    coalitionId: string,
    table: keyof Tables,
    { monthsSince, neededBy, byGroup }: InMonths,
    before: number,
    limit: number,
  ): Promise<readonly string[]> => {
    // The index by time begins with the group.
    const inGroups = byGroup
      ? sql`and group_id in (select id from working_group where coalition_id = ${coalitionId})`
      : sql``;
    const unneeded = neededBy.map(
      (by) =>
        sql`and not exists (select 1 from ${sql.table(by.table)} as needing
          where needing.coalition_id = ${coalitionId} and needing.${sql.ref(by.column)} = ${sql.table(table)}.id)`,
    );
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
      where coalition_id = ${coalitionId} ${inGroups} and ${monthsSince} < ${before}
      ${sql.join(unneeded, sql` `)} limit ${sql.lit(limit)}`.execute(db);
    return rows.map(({ id }) => id);
  };

  /** Removes records with the rows that belong to them and with what was written about them. */
  const remove = async (
    coalitionId: string,
    table: keyof Tables,
    { subjects }: InMonths,
    ids: readonly string[],
  ): Promise<void> => {
    if (subjects.length > 0)
      for (const { table: about, withSubject, named } of keptWithASubject) {
        const names = named === 'id' ? ids : subjects.flatMap((kind) => ids.map((id) => `${kind}:${id}`));
        await deleteWhere(
          db,
          about,
          sql`coalition_id = ${coalitionId} and ${sql.ref(withSubject)} in (${sql.join(names)})`,
        );
      }
    for (const child of keptWithARow.filter((one) => one.with === table))
      await deleteWhere(db, child.table, sql`${sql.ref(child.column)} in (${sql.join(ids)})`);
    await deleteWhere(db, table, sql`coalition_id = ${coalitionId} and id in (${sql.join(ids)})`);
  };

  return {
    /** How many months a coalition keeps its records; null keeps them for ever. */
    async monthsOf(coalitionId: string): Promise<number | null> {
      const row = await db
        .selectFrom('coalition')
        .select('retention_months')
        .where('id', '=', coalitionId)
        .executeTakeFirst();
      return row?.retention_months ?? null;
    },

    async setMonths(coalitionId: string, months: number | null): Promise<void> {
      await db
        .updateTable('coalition')
        .set({ retention_months: months })
        .where('id', '=', coalitionId)
        .execute();
    },

    /**
     * Removes up to `limit` records that were over before an instant, and what belongs to them.
     * @returns how many were removed; fewer than `limit` when no more are left.
     */
    async removeBefore(coalitionId: string, before: number, limit: number): Promise<number> {
      let removed = 0;
      for (const { table, kept } of keptInMonths) {
        const ids = await over(coalitionId, table, kept, before, limit - removed);
        if (ids.length > 0) await remove(coalitionId, table, kept, ids);
        removed += ids.length;
        if (removed >= limit) return removed;
      }
      return removed;
    },

    /** Whether a line of progress, a difficulty or a thread is about an item. */
    async isNeeded(coalitionId: string, itemId: string): Promise<boolean> {
      for (const { table, column } of [...tableRegistry.item.kept.neededBy, talkOfItem]) {
        const { rows } = await sql`select 1 from ${sql.table(table)}
          where coalition_id = ${coalitionId} and ${sql.ref(column)} = ${itemId} limit 1`.execute(db);
        if (rows.length > 0) return true;
      }
      return false;
    },

    /** Removes an item that nothing needs, with all that was written about it. */
    async removeItem(coalitionId: string, id: string): Promise<void> {
      await remove(coalitionId, 'item', tableRegistry.item.kept, [id]);
    },

    /**
     * Removes up to `limit` rows of each table whose rows are kept for a fixed time, of all coalitions.
     * @returns true when there may be more.
     */
    async sweep(now: number, limit: number): Promise<boolean> {
      let more = false;
      for (const { table, kept } of keptForAWhile) {
        const only =
          kept.only === undefined
            ? sql``
            : sql`${sql.ref(kept.only.column)} in (${sql.join(kept.only.in)}) and`;
        const removed = await deleteWhere(
          db,
          table,
          sql`id in (select id from ${sql.table(table)}
            where ${only} ${sql.ref(kept.since)} <= ${now - kept.keptMs} limit ${sql.lit(limit)})`,
        );
        if (removed >= limit) more = true;
      }
      return more;
    },
  };
};
