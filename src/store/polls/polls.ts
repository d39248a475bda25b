import type { Named, PlaceRef } from '../../chat/ids.ts';
import type { PageStart } from '../../domain/page.ts';
import type { Ballot, Counts, Poll, Result } from '../../domain/poll.ts';
import { newId } from '../engine/id.ts';
import { pageOrder } from '../engine/page-order.ts';
import { prepared } from '../engine/prepared.ts';
import type { InGroup, Span } from '../engine/span.ts';
import { searchTextRemover, searchTextWriter } from '../search/search-texts.ts';
import type { Db, Tables } from '../tables.ts';

const toPoll = (row: Tables['poll']): Poll => ({
  id: row.id,
  number: row.number,
  groupId: row.group_id,
  eventId: row.event_id,
  askedBy: row.asked_by,
  question: row.question,
  choices: toChoices(row),
  threshold: row.threshold,
  openedAt: row.opened_at,
  closesAt: row.closes_at,
  sealedAt: row.sealed_at,
  result: toResult(row),
});

const toChoices = ({ choices }: Pick<Tables['poll'], 'choices'>): Poll['choices'] =>
  choices === null ? null : (JSON.parse(choices) as string[]);

type ResultRow = Pick<Tables['poll'], 'answers' | 'members' | 'counts' | 'comments'>;

const toResult = ({ answers, members, counts, comments }: ResultRow): Poll['result'] =>
  answers === null
    ? null
    : {
        answers,
        members: members ?? 0,
        counts: counts === null ? null : (JSON.parse(counts) as Counts),
        comments: comments === null ? [] : (JSON.parse(comments) as string[]),
      };

/** What a digest reads of a sealed poll. */
export type SealedPoll = Pick<Poll, 'eventId' | 'question' | 'choices' | 'sealedAt' | 'result'>;

export const pollQueries = (db: Db) => {
  const keepSearchText = searchTextWriter(db);
  const forgetSearchText = searchTextRemover(db);
  const all = (coalitionId: string) =>
    db.selectFrom('poll').selectAll('poll').where('poll.coalition_id', '=', coalitionId);
  const inGroup = (coalitionId: string, groupId: string) => all(coalitionId).where('group_id', '=', groupId);
  const one = prepared(db, ({ coalitionId, id }: { coalitionId: string; id: string }) =>
    all(coalitionId).where('poll.id', '=', id),
  );
  const sealed = prepared(db, ({ coalitionId, groupId, from, to }: InGroup & Span) =>
    db
      .selectFrom('poll')
      .select(['event_id', 'question', 'choices', 'sealed_at', 'answers', 'members', 'counts', 'comments'])
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('sealed_at', '>=', from)
      .where('sealed_at', '<', to)
      .orderBy('sealed_at'),
  );
  return {
    /**
     * `origin` is where it was asked, or where its event was added.
     * @returns null when the event has a poll already.
     */
    async open(
      coalitionId: string,
      poll: Omit<Poll, 'id' | 'sealedAt' | 'result'>,
      origin: Named<PlaceRef> | null,
    ): Promise<Poll | null> {
      const id = newId();
      const row = await db
        .insertInto('poll')
        .values({
          id,
          coalition_id: coalitionId,
          number: poll.number,
          group_id: poll.groupId,
          event_id: poll.eventId,
          asked_by: poll.askedBy,
          origin: origin === null ? null : JSON.stringify(origin),
          question: poll.question,
          choices: poll.choices === null ? null : JSON.stringify(poll.choices),
          threshold: poll.threshold,
          opened_at: poll.openedAt,
          closes_at: poll.closesAt,
          sealed_at: null,
          answers: null,
          members: null,
          counts: null,
          comments: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (row === undefined) return null;
      // A poll about an event is found as its event.
      if (poll.eventId === null)
        await keepSearchText(coalitionId, { id, kind: 'poll', groupId: poll.groupId }, [poll.question]);
      return { id, ...poll, sealedAt: null, result: null };
    },

    /** Moves when a poll was opened and when it closes. */
    async move(
      coalitionId: string,
      { id, openedAt, closesAt }: Pick<Poll, 'id' | 'openedAt' | 'closesAt'>,
    ): Promise<void> {
      await db
        .updateTable('poll')
        .set({ opened_at: openedAt, closes_at: closesAt })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .execute();
    },

    /**
     * Deletes an open poll that nobody has answered. @returns false when somebody has, or it is sealed or gone
     */
    async remove(coalitionId: string, id: string): Promise<boolean> {
      const row = await db
        .deleteFrom('poll')
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('sealed_at', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('ballot').select('poll_id').whereRef('ballot.poll_id', '=', 'poll.id'))),
        )
        .returning('id')
        .executeTakeFirst();
      if (row !== undefined) await forgetSearchText(coalitionId, id);
      return row !== undefined;
    },

    async byId(coalitionId: string, id: string): Promise<Poll | null> {
      const [row] = await one({ coalitionId, id });
      return row ? toPoll(row) : null;
    },

    async byIds(coalitionId: string, ids: readonly string[]): Promise<readonly Poll[]> {
      if (ids.length === 0) return [];
      return (await all(coalitionId).where('poll.id', 'in', ids).execute()).map(toPoll);
    },

    /** By its own number, or by that of the event it is about. */
    async byNumber(coalitionId: string, number: number): Promise<Poll | null> {
      const row = await all(coalitionId).where('number', '=', number).executeTakeFirst();
      return row ? toPoll(row) : null;
    },

    async originOf(coalitionId: string, id: string): Promise<Named<PlaceRef> | null> {
      const row = await all(coalitionId).where('id', '=', id).executeTakeFirst();
      return row?.origin ? (JSON.parse(row.origin) as Named<PlaceRef>) : null;
    },

    /** Polls of a group that were sealed within a span, the earliest first. */
    async sealedWithin(coalitionId: string, groupId: string, span: Span): Promise<readonly SealedPoll[]> {
      const rows = await sealed({ coalitionId, groupId, ...span });
      return rows.map((row) => ({
        eventId: row.event_id,
        question: row.question,
        choices: toChoices(row),
        sealedAt: row.sealed_at,
        result: toResult(row),
      }));
    },

    /** Up to `limit` polls after `start`, those that close last first; going back, those before it. `null` is every group. */
    async page(
      coalitionId: string,
      groupIds: readonly string[] | null,
      start: PageStart | null,
      limit: number,
    ): Promise<readonly Poll[]> {
      if (groupIds?.length === 0) return [];
      const { beyond, direction } = pageOrder(['closes_at', 'number'], true, start);
      let query = all(coalitionId);
      if (groupIds !== null) query = query.where('group_id', 'in', groupIds);
      const page = query.where(beyond).orderBy('closes_at', direction).orderBy('number', direction);
      return (await page.limit(limit).execute()).map(toPoll);
    },

    /** Polls of a group that are open, the first to close first. */
    async stillOpen(coalitionId: string, groupId: string): Promise<readonly Poll[]> {
      const rows = await inGroup(coalitionId, groupId)
        .where('sealed_at', 'is', null)
        .orderBy('closes_at')
        .execute();
      return rows.map(toPoll);
    },

    /** The poll about the event before the one that `poll` is about, in the same group; sealed or not. */
    async eventBefore(coalitionId: string, poll: Pick<Poll, 'id' | 'groupId'>): Promise<Poll | null> {
      const row = await inGroup(coalitionId, poll.groupId)
        .where('event_id', 'is not', null)
        .where('id', '<', poll.id)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? toPoll(row) : null;
    },

    /** Polls to choose from: the most recent, of one group or of all. */
    async recent(coalitionId: string, groupId: string | null, limit: number): Promise<readonly Poll[]> {
      let query = all(coalitionId);
      if (groupId !== null) query = query.where('group_id', '=', groupId);
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toPoll);
    },

    /** How many have answered: all that may be known of an open poll. */
    async countAnswers(coalitionId: string, pollId: string): Promise<number> {
      const { count } = await db
        .selectFrom('ballot')
        .innerJoin('poll', 'poll.id', 'ballot.poll_id')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('poll.coalition_id', '=', coalitionId)
        .where('ballot.poll_id', '=', pollId)
        .executeTakeFirstOrThrow();
      return count;
    },

    /**
     * Reads the ballots of an open poll, stores the result that `count` makes of them, and deletes them.
     * Nothing else reads ballots. @returns the result; null when the poll was sealed already.
     */
    async seal(
      coalitionId: string,
      id: string,
      at: number,
      count: (ballots: readonly (Ballot & Readonly<{ pseudonym: string }>)[]) => Result,
    ): Promise<Result | null> {
      const ballots = await db
        .selectFrom('ballot')
        .innerJoin('poll', 'poll.id', 'ballot.poll_id')
        .select(['ballot.pseudonym', 'ballot.answer', 'ballot.comment'])
        .where('poll.coalition_id', '=', coalitionId)
        .where('ballot.poll_id', '=', id)
        .execute();
      const result = count(ballots);
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
      if (row === undefined) return null;
      await db.deleteFrom('ballot').where('poll_id', '=', id).execute();
      return result;
    },
  };
};
