import type { Ballot, Counts, Poll, Result, Score } from '../domain/poll.ts';
import { newId } from './id.ts';
import type { Span } from './items.ts';
import type { Db } from './memory.ts';
import type { Tables } from './tables.ts';

const toPoll = (row: Tables['poll']): Poll => ({
  id: row.id,
  eventId: row.event_id,
  threshold: row.threshold,
  openedAt: row.opened_at,
  closesAt: row.closes_at,
  sealedAt: row.sealed_at,
  result:
    row.answers === null
      ? null
      : {
          answers: row.answers,
          members: row.members ?? 0,
          counts: row.counts === null ? null : (JSON.parse(row.counts) as Counts),
          comments: row.comments === null ? [] : (JSON.parse(row.comments) as string[]),
        },
});

export const pollQueries = (db: Db) => {
  const all = (coalitionId: string) =>
    db.selectFrom('poll').selectAll('poll').where('poll.coalition_id', '=', coalitionId);

  return {
    /** @returns null when the event has a poll already. */
    async open(coalitionId: string, poll: Omit<Poll, 'id' | 'sealedAt' | 'result'>): Promise<Poll | null> {
      const id = newId();
      const row = await db
        .insertInto('poll')
        .values({
          id,
          coalition_id: coalitionId,
          event_id: poll.eventId,
          threshold: poll.threshold,
          opened_at: poll.openedAt,
          closes_at: poll.closesAt,
          sealed_at: null,
          answers: null,
          members: null,
          counts: null,
          comments: null,
        })
        .onConflict((conflict) => conflict.column('event_id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return row ? { id, ...poll, sealedAt: null, result: null } : null;
    },

    async byId(coalitionId: string, id: string): Promise<Poll | null> {
      const row = await all(coalitionId).where('poll.id', '=', id).executeTakeFirst();
      return row ? toPoll(row) : null;
    },

    /** Polls of a group that were sealed within a span, by the event they were about. */
    async sealedWithin(coalitionId: string, groupId: string, span: Span): Promise<readonly Poll[]> {
      const rows = await all(coalitionId)
        .innerJoin('event', 'event.id', 'poll.event_id')
        .where('event.group_id', '=', groupId)
        .where('poll.sealed_at', '>=', span.from)
        .where('poll.sealed_at', '<', span.to)
        .orderBy('poll.sealed_at')
        .execute();
      return rows.map(toPoll);
    },

    /** Keeps one answer per pseudonym: the latest. A comment given earlier stays. */
    async rate(pollId: string, pseudonym: string, score: Score): Promise<void> {
      await db
        .insertInto('ballot')
        .values({ poll_id: pollId, pseudonym, score, comment: null })
        .onConflict((conflict) => conflict.columns(['poll_id', 'pseudonym']).doUpdateSet({ score }))
        .execute();
    },

    /** @returns false when there is no answer to comment on. */
    async comment(pollId: string, pseudonym: string, comment: string | null): Promise<boolean> {
      const row = await db
        .updateTable('ballot')
        .set({ comment })
        .where('poll_id', '=', pollId)
        .where('pseudonym', '=', pseudonym)
        .returning('poll_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async ballots(coalitionId: string, pollId: string): Promise<readonly Ballot[]> {
      const rows = await db
        .selectFrom('ballot')
        .innerJoin('poll', 'poll.id', 'ballot.poll_id')
        .select(['ballot.score', 'ballot.comment'])
        .where('poll.coalition_id', '=', coalitionId)
        .where('ballot.poll_id', '=', pollId)
        .execute();
      return rows.map((row) => ({ score: row.score as Score, comment: row.comment }));
    },

    /** Keeps the result and destroys the ballots. @returns false when it was sealed already. */
    async seal(coalitionId: string, id: string, at: number, result: Result): Promise<boolean> {
      const row = await db
        .updateTable('poll')
        .set({
          sealed_at: at,
          answers: result.answers,
          members: result.members,
          counts: result.counts === null ? null : JSON.stringify(result.counts),
          comments: JSON.stringify(result.comments),
        })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('sealed_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (row === undefined) return false;
      await db.deleteFrom('ballot').where('poll_id', '=', id).execute();
      return true;
    },
  };
};
