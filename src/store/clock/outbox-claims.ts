import { sql } from 'kysely';
import type { MessageRef, Platform } from '../../chat/ids.ts';
import { databaseNow } from '../engine/database-clock.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';
import {
  type Call,
  type ClaimedEntry,
  laneOf,
  live,
  type OutboxState,
  type Outgoing,
  type Retry,
  toCall,
  toMessage,
} from './outbox-entry.ts';

/** How an entry is claimed for a try, and what becomes of the try. */
export const claimQueries = (db: Db) => {
  const databaseTime = () => databaseNow(db);
  type Shape = { claimMs: number };
  /** The entries that may be claimed, by their platform, their due time and what is due before them in their lane. */
  const claimable = ({ claimMs }: Shape) =>
    db
      .selectFrom('outbox as one')
      .where(({ or, eb }) =>
        or([
          eb('one.state', '=', 'waiting'),
          eb('one.claimed_until', '<=', databaseTime()),
          // Longer than any claim lasts: the database's clock was set back since.
          eb('one.claimed_until', '>', sql<number>`${databaseTime()} + ${claimMs}`),
        ]),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('outbox as earlier')
              .select('earlier.id')
              .whereRef('earlier.lane', '=', 'one.lane')
              .where('earlier.state', 'in', live)
              .whereRef('earlier.id', '<', 'one.id'),
          ),
        ),
      );
  // One state at a time, so that an index has them in this order and no more are read than are wanted.
  const first = prepared(
    db,
    ({
      platform,
      state,
      now,
      limit,
      claimMs,
    }: Shape & { platform: string; state: string; now: number; limit: number }) =>
      claimable({ claimMs })
        .select(['one.id', 'one.due_at'])
        .where('one.platform', '=', platform)
        .where('one.state', '=', state)
        .where('one.due_at', '<=', now)
        .orderBy('one.due_at')
        .limit(limit),
  );
  const stillClaimable = prepared(
    db,
    ({ ids, now, claimMs }: Shape & { ids: readonly string[]; now: number }) =>
      claimable({ claimMs })
        .selectAll('one')
        .where('one.id', 'in', ids)
        .where('one.state', 'in', live)
        .where('one.due_at', '<=', now)
        .orderBy('one.due_at'),
  );
  const claim = prepared(db, ({ ids, now, claimMs }: Shape & { ids: readonly string[]; now: number }) =>
    db
      .updateTable('outbox')
      .set(({ eb, fn, val }) => ({
        state: 'claimed',
        claimed_until: sql<number>`${databaseTime()} + ${claimMs}`,
        attempts: eb('attempts', '+', 1),
        fence: eb('fence', '+', 1),
        // A claim that expires leaves the doubt behind.
        doubt_since: fn.coalesce('doubt_since', val(now)),
      }))
      .where('id', 'in', ids),
  );
  const holds = prepared(db, ({ id, fence, leftMs }: { id: string; fence: number; leftMs: number }) =>
    db
      .selectFrom('outbox')
      .select('id')
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('state', '=', 'claimed')
      .where('claimed_until', '>', sql<number>`${databaseTime()} + ${leftMs}`),
  );

  /** Claims rows, and reads them as entries. */
  const claimRows = async <Kind extends Outgoing>(
    wanted: readonly string[],
    toKind: (row: Tables['outbox']) => Kind,
    now: number,
    claimMs: number,
  ): Promise<readonly ClaimedEntry<Kind>[]> => {
    if (wanted.length === 0) return [];
    const rows = await stillClaimable({ ids: wanted, now, claimMs });
    if (rows.length > 0) await claim({ ids: rows.map(({ id }) => id), now, claimMs });
    return rows.map((row) => ({
      id: row.id,
      coalitionId: row.coalition_id,
      key: row.key,
      attempts: row.attempts + 1,
      fence: row.fence + 1,
      plannedAt: row.planned_at,
      doubtSince: row.doubt_since,
      cursor: row.cursor,
      outgoing: toKind(row),
    }));
  };

  return {
    /**
     * The ids of the first due entry of each lane of a platform, or of the webhooks, at most `limit`, the longest due
     * first. What is due may be much, and is looked through before the transaction that claims some of it.
     */
    async claimable(
      platform: Platform | 'webhook',
      now: number,
      claimMs: number,
      limit: number,
    ): Promise<readonly string[]> {
      const found = await Promise.all(live.map((state) => first({ platform, state, now, claimMs, limit })));
      return found
        .flat()
        .toSorted((one, other) => one.due_at - other.due_at)
        .slice(0, limit)
        .map(({ id }) => id);
    },

    /**
     * Claims those of these messages that may still be claimed, for `claimMs` of the database's time, after which
     * another process may claim them.
     */
    claim: (ids: readonly string[], now: number, claimMs: number): Promise<readonly ClaimedEntry[]> =>
      claimRows(ids, toMessage, now, claimMs),

    /** The same for the calls of webhooks. */
    claimCalls: (
      ids: readonly string[],
      now: number,
      claimMs: number,
    ): Promise<readonly ClaimedEntry<Call>[]> => claimRows(ids, toCall, now, claimMs),

    /**
     * Ends all claims. For a process that has just started and knows that no other has this database open: what
     * a killed process held is tried again at once, and looked for first, since it stays in doubt.
     */
    async releaseClaims(): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ claimed_until: databaseTime() })
        .where('state', '=', 'claimed')
        .execute();
    },

    /**
     * Puts every post that is to be sent in doubt since `at`: it may have been sent after this state of the
     * database was copied.
     */
    async doubtSince(at: number): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ doubt_since: at, cursor: null })
        .where('state', 'in', live)
        .where('kind', '=', 'post')
        .where(({ or, eb }) => or([eb('doubt_since', 'is', null), eb('doubt_since', '>', at)]))
        .execute();
    },

    /** Whether this claim is still valid and has `leftMs` of the database's time left. */
    async holds({ id, fence }: Pick<ClaimedEntry, 'id' | 'fence'>, leftMs: number): Promise<boolean> {
      return (await holds({ id, fence, leftMs })).length > 0;
    },

    /**
     * Stores how far the search in a place's history has come, and extends the claim by `claimMs`.
     * @returns false where another process has claimed the entry
     */
    async keepCursor(
      { id, fence }: Pick<ClaimedEntry, 'id' | 'fence'>,
      cursor: string,
      claimMs: number,
    ): Promise<boolean> {
      const row = await db
        .updateTable('outbox')
        .set({ cursor, claimed_until: sql<number>`${databaseTime()} + ${claimMs}` })
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('state', '=', 'claimed')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * Records that it was sent, and as which message. This also holds for a claim that another
     * process has taken over since. An edit that was replaced in the meantime waits to be sent as it is now.
     */
    async settle(
      { id, outgoing }: Pick<ClaimedEntry<Outgoing>, 'id' | 'outgoing'>,
      message: MessageRef | null,
    ): Promise<void> {
      const sent = outgoing.kind === 'edit' ? JSON.stringify(outgoing.card) : '';
      await db
        .updateTable('outbox')
        .set(({ ref, eb, case: when }) => {
          const isOlder = eb.and([eb('kind', '=', 'edit'), eb('card', '<>', sent)]);
          return {
            state: when().when(isOlder).then('waiting').else('sent').end(),
            attempts: when().when(isOlder).then(0).else(ref('attempts')).end(),
            claimed_until: null,
            doubt_since: null,
            cursor: null,
            problem: null,
            message: message === null ? null : JSON.stringify(message),
          };
        })
        .where('id', '=', id)
        .where('state', 'in', live)
        .execute();
    },

    /** Records that a try failed and when the next one may be made. */
    async postpone({ id, fence }: Pick<ClaimedEntry, 'id' | 'fence'>, retry: Retry): Promise<void> {
      await db
        .updateTable('outbox')
        .set({
          state: 'waiting',
          claimed_until: null,
          due_at: retry.dueAt,
          problem: retry.problem,
          doubt_since: retry.doubtSince,
          cursor: retry.cursor,
        })
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('state', '=', 'claimed')
        .execute();
    },

    /** Ends an entry that will not be retried automatically. @returns false where the claim was lost */
    async giveUp(
      { id, fence }: Pick<ClaimedEntry, 'id' | 'fence'>,
      state: Extract<OutboxState, 'dead' | 'unsure' | 'dropped'>,
      problem: string,
    ): Promise<boolean> {
      const row = await db
        .updateTable('outbox')
        .set({ state, claimed_until: null, problem })
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('state', '=', 'claimed')
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * Moves a claimed entry behind everything else that waits in its lane.
     * @returns false where no post waits there
     */
    async moveBehind(entry: ClaimedEntry, dueAt: number, problem: string): Promise<boolean> {
      const post = await db
        .selectFrom('outbox')
        .select('id')
        .where('lane', '=', laneOf(entry.outgoing))
        .where('state', 'in', live)
        .where('kind', '=', 'post')
        .limit(1)
        .executeTakeFirst();
      if (post === undefined) return false;
      await db
        .updateTable('outbox')
        .set({ id: newId(), state: 'waiting', claimed_until: null, due_at: dueAt, problem })
        .where('id', '=', entry.id)
        .where('fence', '=', entry.fence)
        .where('state', '=', 'claimed')
        .execute();
      return true;
    },
  };
};
