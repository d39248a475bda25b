import { sql } from 'kysely';
import type { Db } from '../tables.ts';

/** What is said of a subject is removed with it. */
const kinds = {
  poll: ['poll', 'poll-nudge'],
  event: ['event'],
  difficulty: ['difficulty'],
  item: ['item'],
} as const;

export const retentionQueries = (db: Db) => {
  const forgetSubjects = async (
    coalitionId: string,
    kind: keyof typeof kinds,
    ids: readonly string[],
  ): Promise<void> => {
    const subjects = kinds[kind].flatMap((one) => ids.map((id) => `${one}:${id}`));
    for (const table of ['history', 'shown'] as const)
      await db
        .deleteFrom(table)
        .where('coalition_id', '=', coalitionId)
        .where('subject', 'in', subjects)
        .execute();
    await db
      .deleteFrom('deadline')
      .where('coalition_id', '=', coalitionId)
      .where('subject_id', 'in', ids)
      .execute();
  };

  /** The groups of a coalition: most of what is kept is found by group and time. */
  const groupsOf = (coalitionId: string) =>
    db.selectFrom('working_group').select('id').where('coalition_id', '=', coalitionId);

  const polls = async (coalitionId: string, before: number, limit: number): Promise<number> => {
    const rows = await db
      .selectFrom('poll')
      .select('id')
      .where('coalition_id', '=', coalitionId)
      .where('sealed_at', '<', before)
      .limit(limit)
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await forgetSubjects(coalitionId, 'poll', ids);
    await db.deleteFrom('poll').where('coalition_id', '=', coalitionId).where('id', 'in', ids).execute();
    return ids.length;
  };

  const events = async (coalitionId: string, before: number, limit: number): Promise<number> => {
    const rows = await db
      .selectFrom('event')
      .select('id')
      .where('coalition_id', '=', coalitionId)
      .where('group_id', 'in', groupsOf(coalitionId))
      .where('ends_at', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('poll').select('poll.id').whereRef('poll.event_id', '=', 'event.id'))),
      )
      .limit(limit)
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await forgetSubjects(coalitionId, 'event', ids);
    await db.deleteFrom('event').where('coalition_id', '=', coalitionId).where('id', 'in', ids).execute();
    return ids.length;
  };

  const progress = async (coalitionId: string, before: number, limit: number): Promise<number> => {
    const rows = await db
      .selectFrom('progress')
      .select('id')
      .where('coalition_id', '=', coalitionId)
      .where('group_id', 'in', groupsOf(coalitionId))
      .where('at', '<', before)
      .limit(limit)
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0)
      await db
        .deleteFrom('progress')
        .where('coalition_id', '=', coalitionId)
        .where('id', 'in', ids)
        .execute();
    return ids.length;
  };

  const difficulties = async (coalitionId: string, before: number, limit: number): Promise<number> => {
    const rows = await db
      .selectFrom('difficulty')
      .select('id')
      .where('coalition_id', '=', coalitionId)
      .where('resolved_at', '<', before)
      .limit(limit)
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await forgetSubjects(coalitionId, 'difficulty', ids);
    await db
      .deleteFrom('difficulty')
      .where('coalition_id', '=', coalitionId)
      .where('id', 'in', ids)
      .execute();
    return ids.length;
  };

  /** Items closed so long ago that nothing younger speaks of them. */
  const items = async (coalitionId: string, before: number, limit: number): Promise<number> => {
    const rows = await db
      .selectFrom('item')
      .select('id')
      .where('coalition_id', '=', coalitionId)
      .where('group_id', 'in', groupsOf(coalitionId))
      .where(({ or, and, eb }) =>
        or([
          and([eb('state', '=', 'done'), eb('done_at', '<', before)]),
          and([eb('state', '=', 'dropped'), eb('dropped_at', '<', before)]),
        ]),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom('progress').select('progress.id').whereRef('progress.item_id', '=', 'item.id')),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('difficulty')
              .select('difficulty.id')
              .whereRef('difficulty.coalition_id', '=', 'item.coalition_id')
              .whereRef('difficulty.item_id', '=', 'item.id'),
          ),
        ),
      )
      .limit(limit)
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await forgetSubjects(coalitionId, 'item', ids);
    for (const [table, column] of [
      ['item_owner', 'item_id'],
      ['item', 'id'],
    ] as const)
      await sql`delete from ${sql.table(table)}
        where coalition_id = ${coalitionId} and ${sql.ref(column)} in (${sql.join(ids)})`.execute(db);
    return ids.length;
  };

  return {
    /** How many months a coalition keeps its records; null: for ever. */
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
     * Removes up to `limit` records that were over before an instant: what others refer to goes after
     * them. @returns how many went; fewer than `limit` when no more are left.
     */
    async removeBefore(coalitionId: string, before: number, limit: number): Promise<number> {
      let removed = 0;
      for (const remove of [progress, polls, events, difficulties, items]) {
        removed += await remove(coalitionId, before, limit - removed);
        if (removed >= limit) return removed;
      }
      return removed;
    },

    /** Removes announcements that were made, or given up, before an instant. */
    async removeAnnouncements(before: number, limit: number): Promise<number> {
      const rows = await db
        .selectFrom('outbox')
        .select('id')
        .where('state', 'in', ['sent', 'dead', 'unsure'])
        .where('due_at', '<', before)
        .limit(limit)
        .execute();
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0) await db.deleteFrom('outbox').where('id', 'in', ids).execute();
      return ids.length;
    },
  };
};
