import { sql } from 'kysely';
import type { Card } from '../../chat/card.ts';
import type { AccountRef, Destination, MessageRef, Platform } from '../../chat/ids.ts';
import { databaseNow } from '../engine/database-clock.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';

/**
 * A message that nobody asked for at that moment.
 * A `post` is sent once, under its key. An `edit` redraws a message; a newer edit of the same message
 * replaces one that is still waiting.
 */
export type Outgoing =
  | Readonly<{
      kind: 'post';
      key: string;
      to: Destination;
      card: Card;
      subject: string | null;
      /** When it loses its point: from then on it is dropped instead of sent. Never, where absent. */
      expiresAt?: number;
    }>
  | Readonly<{ kind: 'edit'; message: MessageRef; card: Card }>;

/** An announcement that this process has claimed and may try to send. */
export type ClaimedEntry = Readonly<{
  id: string;
  coalitionId: string;
  key: string;
  /** How often it was claimed, this time included. */
  attempts: number;
  /** The fencing number of this claim: a later claim of the same entry has a higher one. */
  fence: number;
  /** When it was to be posted. */
  plannedAt: number;
  /** Since when it may have been posted although nobody knows; null where nothing is in doubt. */
  doubtSince: number | null;
  /** Where the search for it in the place's history stopped. */
  cursor: string | null;
  outgoing: Outgoing;
}>;

/** What is known of an entry after a try that did not succeed. */
export type Retry = Readonly<{
  dueAt: number;
  problem: string;
  doubtSince: number | null;
  cursor: string | null;
}>;

/**
 * - `waiting`, `claimed`: to be sent, being sent.
 * - `sent`.
 * - `dead`: the platform said no. `unsure`: it may be there, and nobody can look.
 * - `dropped`: it lost its point before it could be sent.
 */
export type OutboxState = 'waiting' | 'claimed' | 'sent' | 'dead' | 'unsure' | 'dropped';

const placeLane = ({ platform, workspace, id }: MessageRef['place']): string =>
  `${platform}:${workspace}:${id}`;

const privateLane = ({ platform, workspace, id }: AccountRef): string => `${platform}:${workspace}:@${id}`;

/** All that goes to one place is one lane: it is sent in order, and at the pace of that place. */
const laneOf = (outgoing: Outgoing): string => {
  if (outgoing.kind === 'edit') return placeLane(outgoing.message.place);
  return outgoing.to.to === 'person' ? privateLane(outgoing.to.account) : placeLane(outgoing.to.place);
};

const platformOf = (outgoing: Outgoing): Platform => {
  if (outgoing.kind === 'edit') return outgoing.message.place.platform;
  return outgoing.to.to === 'person' ? outgoing.to.account.platform : outgoing.to.place.platform;
};

const keyOf = (outgoing: Outgoing): string =>
  outgoing.kind === 'post' ? outgoing.key : `edit:${laneOf(outgoing)}:${outgoing.message.id}`;

export const toOutgoing = (
  row: Pick<Tables['outbox'], 'kind' | 'key' | 'destination' | 'card' | 'subject' | 'expires_at'>,
): Outgoing => {
  const card = JSON.parse(row.card) as Card;
  if (row.kind === 'edit') return { kind: 'edit', message: JSON.parse(row.destination) as MessageRef, card };
  return {
    kind: 'post',
    key: row.key,
    to: JSON.parse(row.destination) as Destination,
    card,
    subject: row.subject,
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  };
};

/** Not sent yet, and still to be. */
const live = ['waiting', 'claimed'];

const putQueries = (db: Db) => ({
  post: prepared(db, (row: Tables['outbox']) =>
    db
      .insertInto('outbox')
      .values(row)
      .onConflict((conflict) => conflict.column('key').doNothing()),
  ),
  edit: prepared(db, (row: Tables['outbox']) =>
    db
      .insertInto('outbox')
      .values(row)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet(({ ref, eb, case: when }) => ({
          card: row.card,
          // An edit that is being sent finishes first; one that waits for a retry keeps waiting.
          state: when().when('outbox.state', '=', 'claimed').then('claimed').else('waiting').end(),
          attempts: when().when('outbox.state', 'in', live).then(ref('outbox.attempts')).else(0).end(),
          due_at: when()
            .when(eb.and([eb('outbox.state', '=', 'waiting'), eb('outbox.due_at', '>', row.due_at)]))
            .then(ref('outbox.due_at'))
            .else(row.due_at)
            .end(),
        })),
      ),
  ),
});

export const outboxQueries = (db: Db) => {
  const put = putQueries(db);
  const databaseTime = () => databaseNow(db);
  const claim = prepared(db, ({ id, now, claimMs }: { id: string; now: number; claimMs: number }) =>
    db
      .updateTable('outbox')
      .set(({ eb, fn, val }) => ({
        state: 'claimed',
        claimed_until: sql<number>`${databaseTime()} + ${claimMs}`,
        attempts: eb('attempts', '+', 1),
        fence: eb('fence', '+', 1),
        // A claim that ends without a word leaves the doubt behind.
        doubt_since: fn.coalesce('doubt_since', val(now)),
      }))
      .where('id', '=', id),
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

  return {
    /** Puts it in the outbox, to be sent at `dueAt` or later. A post whose key is there already changes nothing. */
    async put(
      coalitionId: string,
      outgoing: Outgoing,
      dueAt: number,
      plannedAt: number = dueAt,
    ): Promise<void> {
      await put[outgoing.kind]({
        id: newId(),
        coalition_id: coalitionId,
        key: keyOf(outgoing),
        kind: outgoing.kind,
        platform: platformOf(outgoing),
        lane: laneOf(outgoing),
        destination: JSON.stringify(outgoing.kind === 'post' ? outgoing.to : outgoing.message),
        card: JSON.stringify(outgoing.card),
        subject: outgoing.kind === 'post' ? outgoing.subject : null,
        state: 'waiting',
        attempts: 0,
        planned_at: plannedAt,
        due_at: dueAt,
        expires_at: outgoing.kind === 'post' ? (outgoing.expiresAt ?? null) : null,
        claimed_until: null,
        fence: 0,
        doubt_since: null,
        cursor: null,
        message: null,
        problem: null,
      });
    },

    /**
     * Claims the first due entry of each lane of a platform for `claimMs` of the database's time, after
     * which another process may claim it.
     */
    async claim(
      platform: Platform,
      now: number,
      claimMs: number,
      limit: number,
    ): Promise<readonly ClaimedEntry[]> {
      const rows = await db
        .selectFrom('outbox as one')
        .selectAll('one')
        .where('one.platform', '=', platform)
        .where('one.state', 'in', live)
        .where('one.due_at', '<=', now)
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
        )
        .orderBy('one.due_at')
        .limit(limit)
        .execute();
      for (const { id } of rows) await claim({ id, now, claimMs });
      return rows.map((row) => ({
        id: row.id,
        coalitionId: row.coalition_id,
        key: row.key,
        attempts: row.attempts + 1,
        fence: row.fence + 1,
        plannedAt: row.planned_at,
        doubtSince: row.doubt_since,
        cursor: row.cursor,
        outgoing: toOutgoing(row),
      }));
    },

    /** Whether this claim still stands and has `leftMs` of the database's time left. */
    async holds({ id, fence }: Pick<ClaimedEntry, 'id' | 'fence'>, leftMs: number): Promise<boolean> {
      return (await holds({ id, fence, leftMs })).length > 0;
    },

    /**
     * Keeps how far the search in a place's history has come, and extends the claim by `claimMs`.
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
     * Records that it was sent, and in which message it stands. This holds also for a claim that another
     * process has taken over since. An edit that was replaced in the meantime waits to be sent as it is now.
     */
    async settle(
      { id, outgoing }: Pick<ClaimedEntry, 'id' | 'outgoing'>,
      message: MessageRef,
    ): Promise<void> {
      const sent = JSON.stringify(outgoing.card);
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
            message: JSON.stringify(message),
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

    /** Ends an entry that will not be tried again by itself. @returns false where the claim was lost */
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

    /** Tries a post once more that was given up, as if it were new. @returns false where there is none */
    async takeUp(coalitionId: string, id: string, now: number): Promise<boolean> {
      const row = await db
        .updateTable('outbox')
        .set({ state: 'waiting', attempts: 0, due_at: now, problem: null, doubt_since: null, cursor: null })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('kind', '=', 'post')
        .where('state', 'in', ['dead', 'unsure'])
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * Sends what waits for one account to another account of the same person; to nobody where `to` is null.
     * What is being sent at this moment is left alone.
     */
    async readdress(from: AccountRef, to: AccountRef | null): Promise<void> {
      await db
        .updateTable('outbox')
        .set(
          to === null
            ? { state: 'dead', problem: 'closed' }
            : {
                platform: to.platform,
                lane: privateLane(to),
                destination: JSON.stringify({
                  to: 'person',
                  account: { platform: to.platform, workspace: to.workspace, id: to.id },
                } satisfies Destination),
                attempts: 0,
                doubt_since: null,
                cursor: null,
              },
        )
        .where('lane', '=', privateLane(from))
        .where('state', '=', 'waiting')
        .execute();
    },

    /** Tries now what was to wait until after `latest`. @returns how many entries that were */
    async bringForward(now: number, latest: number): Promise<number> {
      const rows = await db
        .updateTable('outbox')
        .set({ due_at: now })
        .where('state', 'in', live)
        .where('due_at', '>', latest)
        .returning('id')
        .execute();
      return rows.length;
    },

    /** The earliest instant after `now` at which something that waits may be sent. */
    async nextDue(now: number): Promise<number | null> {
      const row = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('due_at').as('due'))
        .where('state', 'in', live)
        .where('due_at', '>', now)
        .executeTakeFirst();
      return row?.due ?? null;
    },
  };
};
