import type { PageStart } from '../../domain/page.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import type { Db, Tables } from '../tables.ts';

/** One change: who, when, what, before and after. `subject` is "item:ID", "group:ID", … */
export type Change = Readonly<{
  subject: string;
  at: number;
  personId: string;
  change: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}>;

export type StoredChange = Change & Readonly<{ id: string }>;

const json = (value: Change['before']) => (value === null ? null : JSON.stringify(value));
const unjson = (text: string | null) =>
  text === null ? null : (JSON.parse(text) as Record<string, unknown>);

const toChange = (row: Tables['history']): Change => ({
  subject: row.subject,
  at: row.at,
  personId: row.person_id,
  change: row.change,
  before: unjson(row.before),
  after: unjson(row.after),
});

export const historyQueries = (db: Db) => {
  const record = prepared(db, (row: Tables['history']) => db.insertInto('history').values(row));

  return {
    /** @returns the id of the change */
    async record(
      coalitionId: string,
      { subject, at, personId, change, before, after }: Change,
    ): Promise<string> {
      const id = newId();
      await record({
        id,
        coalition_id: coalitionId,
        subject,
        at,
        person_id: personId,
        change,
        before: json(before),
        after: json(after),
      });
      return id;
    },

    /** How often each subject was changed after it was added, and when last. Who comes to an event is no change of it. */
    async revisions(
      coalitionId: string,
      subjects: readonly string[],
    ): Promise<ReadonlyMap<string, Readonly<{ count: number; lastAt: number }>>> {
      if (subjects.length === 0) return new Map();
      const rows = await db
        .selectFrom('history')
        .select(({ fn }) => ['subject', fn.countAll<number>().as('count'), fn.max('at').as('last_at')])
        .where('coalition_id', '=', coalitionId)
        .where('subject', 'in', subjects)
        .where('change', 'not in', ['added', 'attendance'])
        .groupBy('subject')
        .execute();
      return new Map(
        rows.map(({ subject, count, last_at }) => [
          subject,
          { count: Number(count), lastAt: Number(last_at) },
        ]),
      );
    },

    async byId(coalitionId: string, id: string): Promise<Change | null> {
      const row = await db
        .selectFrom('history')
        .selectAll()
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toChange(row) : null;
    },

    /** Forgets the changes of a subject that was undone and left nothing behind. */
    async forget(coalitionId: string, subject: string): Promise<void> {
      await db
        .deleteFrom('history')
        .where('coalition_id', '=', coalitionId)
        .where('subject', '=', subject)
        .execute();
    },

    /** Up to `limit` changes of a subject after `start`, the latest first; going back, those before it. */
    async page(
      coalitionId: string,
      subject: string,
      start: PageStart | null,
      limit: number,
    ): Promise<readonly StoredChange[]> {
      const back = start?.back ?? false;
      let query = db
        .selectFrom('history')
        .selectAll()
        .where('coalition_id', '=', coalitionId)
        .where('subject', '=', subject);
      if (start !== null) query = query.where('id', back ? '>' : '<', String(start.key[0]));
      const rows = await query
        .orderBy('id', back ? 'asc' : 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ id: row.id, ...toChange(row) }));
    },

    /** What a person did in one line: the changes of one kind from the first to the last, at one instant. */
    async inOneLine(
      coalitionId: string,
      first: string,
      last: string,
      { personId, change, at }: Change,
    ): Promise<readonly StoredChange[]> {
      const rows = await db
        .selectFrom('history')
        .selectAll()
        .where(ofCoalition, '=', coalitionId)
        .where('id', '>=', first)
        .where('id', '<=', last)
        .where('at', '=', at)
        .where('person_id', '=', personId)
        .where('change', '=', change)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ id: row.id, ...toChange(row) }));
    },

    /** Every change of one subject, the oldest first. */
    async of(coalitionId: string, subject: string): Promise<readonly StoredChange[]> {
      const rows = await db
        .selectFrom('history')
        .selectAll()
        .where('coalition_id', '=', coalitionId)
        .where('subject', '=', subject)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ id: row.id, ...toChange(row) }));
    },
  };
};
