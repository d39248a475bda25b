import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';

/**
 * - `digest-monthly`, `digest-quarterly`, `digest-draft`: `subjectId` is the coalition.
 * - `event-soon`: the event that those who come are reminded of.
 * - `poll-open`: the event whose end it is. `poll-nudge`, `poll-close`: the poll.
 * - `poll-count`: the poll whose cards show how many have answered.
 * - `reminders`: the coalition whose people are reminded.
 * - `week`: the coalition whose people get a message about their week.
 * - `retention`: the coalition whose old records go.
 * - `erase`: the coalition that is erased, because Halqa was removed from all of its workspaces.
 * - `asked`: the coalition whose committees are told of what is newly asked of them.
 * - `confirm`: the subject ("item:ID", "event:ID") whose partners are asked whether they were part of it.
 * - `partner-letter`: the partner whose delegates get its letter.
 * - `changes`: the person or the group that is told what others changed.
 * - `home`: the person whose home page has to be redrawn.
 */
export type DeadlineKind =
  | 'digest-monthly'
  | 'digest-quarterly'
  | 'digest-draft'
  | 'event-soon'
  | 'poll-open'
  | 'poll-nudge'
  | 'poll-close'
  | 'poll-count'
  | 'reminders'
  | 'week'
  | 'retention'
  | 'erase'
  | 'home'
  | 'asked'
  | 'confirm'
  | 'partner-letter'
  | 'changes';

export type Deadline = Readonly<{
  kind: DeadlineKind;
  subjectId: string;
  coalitionId: string;
  dueAt: number;
}>;

export const deadlineQueries = (db: Db) => {
  const set = prepared(db, (row: Tables['deadline']) =>
    db
      .insertInto('deadline')
      .values(row)
      .onConflict((conflict) => conflict.columns(['kind', 'subject_id']).doUpdateSet({ due_at: row.due_at })),
  );
  const one = prepared(db, ({ kind, subjectId }: { kind: string; subjectId: string }) =>
    db.selectFrom('deadline').select('due_at').where('kind', '=', kind).where('subject_id', '=', subjectId),
  );
  const clear = prepared(db, ({ kind, subjectId }: { kind: string; subjectId: string }) =>
    db.deleteFrom('deadline').where('kind', '=', kind).where('subject_id', '=', subjectId),
  );
  const due = prepared(db, ({ now, limit }: { now: number; limit: number }) =>
    db.selectFrom('deadline').selectAll().where('due_at', '<=', now).orderBy('due_at').limit(limit),
  );

  return {
    /** Sets or moves a deadline. */
    async set({ kind, subjectId, coalitionId, dueAt }: Deadline): Promise<void> {
      await set({ kind, subject_id: subjectId, coalition_id: coalitionId, due_at: dueAt });
    },

    /**
     * Sets a deadline unless there is one. It reads first, although an insert alone would do: the database
     * orders this transaction against one that clears the deadline only if both have read it.
     */
    async setIfNone(deadline: Deadline): Promise<void> {
      const [existing] = await one(deadline);
      if (existing === undefined)
        await set({
          kind: deadline.kind,
          subject_id: deadline.subjectId,
          coalition_id: deadline.coalitionId,
          due_at: deadline.dueAt,
        });
    },

    async clear(kind: DeadlineKind, subjectId: string): Promise<void> {
      await clear({ kind, subjectId });
    },

    async get(kind: DeadlineKind, subjectId: string): Promise<number | null> {
      const [row] = await one({ kind, subjectId });
      return row?.due_at ?? null;
    },

    /** Makes due at `now` what is due after `latest`. @returns whether there was anything */
    async bringForward(
      coalitionId: string,
      kind: DeadlineKind,
      now: number,
      latest: number,
    ): Promise<boolean> {
      const rows = await db
        .updateTable('deadline')
        .set({ due_at: now })
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', kind)
        .where('due_at', '>', latest)
        .returning('subject_id')
        .execute();
      return rows.length > 0;
    },

    /** What is due at `now`, of all coalitions, the oldest first. */
    async due(now: number, limit: number): Promise<readonly Deadline[]> {
      const rows = await due({ now, limit });
      return rows.map((row) => ({
        kind: row.kind as DeadlineKind,
        subjectId: row.subject_id,
        coalitionId: row.coalition_id,
        dueAt: row.due_at,
      }));
    },

    /** When the newest record of all coalitions was made; null if there is none. */
    async newestRecord(): Promise<number | null> {
      const delivery = await db
        .selectFrom('delivery')
        .select(({ fn }) => fn.max('at').as('at'))
        .executeTakeFirst();
      const ledger = await db
        .selectFrom('ledger')
        .select(({ fn }) => fn.max('decided_at').as('at'))
        .executeTakeFirst();
      // Ids are in the order of time.
      const history = await db
        .selectFrom('history')
        .select('at')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      const times = [delivery?.at, ledger?.at, history?.at].filter((at) => typeof at === 'number');
      return times.length === 0 ? null : Math.max(...times);
    },

    /** When the next thing falls due after `now`; of one kind, or of any. */
    async next(now: number, kind?: DeadlineKind): Promise<number | null> {
      let query = db.selectFrom('deadline').select('due_at').where('due_at', '>', now);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      const row = await query.orderBy('due_at').limit(1).executeTakeFirst();
      return row?.due_at ?? null;
    },
  };
};
