import type { Card } from '../../chat/card.ts';
import type { AccountRef, Destination } from '../../chat/ids.ts';
import { beginsWith } from '../engine/begins-with.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';
import { claimQueries } from './outbox-claims.ts';
import {
  columnsOf,
  keyOf,
  laneOf,
  live,
  type NotArrived,
  type OutboxState,
  type Outgoing,
  platformOf,
  privateLane,
  toMessage,
} from './outbox-entry.ts';

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
  return {
    ...claimQueries(db),

    /** Whether anything that was due after `since` has arrived. */
    async arrivedSince(coalitionId: string, since: number): Promise<boolean> {
      const row = await db
        .selectFrom('outbox')
        .select('id')
        .where('coalition_id', '=', coalitionId)
        .where('state', '=', 'sent')
        .where('due_at', '>', since)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Puts it in the outbox, to be sent at `dueAt` or later. A post whose key is there already changes nothing. */
    async put(
      coalitionId: string,
      outgoing: Outgoing,
      dueAt: number,
      plannedAt: number = dueAt,
    ): Promise<void> {
      const id = newId();
      await put[outgoing.kind === 'edit' ? 'edit' : 'post']({
        id,
        coalition_id: coalitionId,
        key: keyOf(outgoing, id),
        kind: outgoing.kind,
        platform: platformOf(outgoing),
        lane: laneOf(outgoing),
        ...columnsOf(outgoing),
        state: 'waiting',
        attempts: 0,
        planned_at: plannedAt,
        due_at: dueAt,
        claimed_until: null,
        fence: 0,
        doubt_since: null,
        cursor: null,
        message: null,
        problem: null,
      });
    },

    /** Whether a post whose key begins with `prefix` was planned at `since` or later, sent or not. */
    async plannedSince(coalitionId: string, prefix: string, since: number): Promise<boolean> {
      const row = await db
        .selectFrom('outbox')
        .select('id')
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', 'post')
        .where('planned_at', '>=', since)
        .where(beginsWith('key', prefix))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
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

    /** Ends a post that was given up or is in doubt: it is not posted any more. @returns whether it was one */
    async dismiss(coalitionId: string, id: string): Promise<boolean> {
      const row = await db
        .updateTable('outbox')
        .set({ state: 'dropped' })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('state', 'in', ['dead', 'unsure'])
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Tries at once what waits for its next try. What may be there already stays in doubt. @returns whether it waited */
    async hurry(coalitionId: string, id: string, now: number): Promise<boolean> {
      const row = await db
        .updateTable('outbox')
        .set({ due_at: now })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where('due_at', '>', now)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * Tries now every post of a coalition that has not arrived, given up or waiting, whose key begins with
     * `prefix`. @returns how many
     */
    async takeUpAll(coalitionId: string, prefix: string, now: number): Promise<number> {
      const given = await db
        .updateTable('outbox')
        .set({ state: 'waiting', attempts: 0, due_at: now, problem: null, doubt_since: null, cursor: null })
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', 'post')
        .where('state', 'in', ['dead', 'unsure'])
        .where(beginsWith('key', prefix))
        .returning('id')
        .execute();
      const waiting = await db
        .updateTable('outbox')
        .set({ due_at: now })
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', 'post')
        .where('state', '=', 'waiting')
        .where('due_at', '>', now)
        .where(beginsWith('key', prefix))
        .returning('id')
        .execute();
      return given.length + waiting.length;
    },

    /**
     * Takes back the posts whose key begins with `prefix`: what waits is deleted. @returns where others of them
     * went or may have gone, each with the card that was sent
     */
    async withdraw(
      coalitionId: string,
      prefix: string,
    ): Promise<readonly Readonly<{ to: Destination; card: Card }>[]> {
      await db
        .deleteFrom('outbox')
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', 'post')
        .where('state', '=', 'waiting')
        .where('doubt_since', 'is', null)
        .where(beginsWith('key', prefix))
        .execute();
      const rows = await db
        .selectFrom('outbox')
        .select(['destination', 'card'])
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', 'post')
        .where('state', 'in', [...live, 'sent', 'unsure'])
        .where(beginsWith('key', prefix))
        .orderBy('id')
        .execute();
      return rows.map(({ destination, card }) => ({
        to: JSON.parse(destination) as Destination,
        card: JSON.parse(card) as Card,
      }));
    },

    /**
     * Deletes the posts whose key begins with `prefix`, except one that is being sent, because their subject
     * is deleted.
     */
    async forget(coalitionId: string, prefix: string): Promise<void> {
      await db
        .deleteFrom('outbox')
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', 'post')
        .where('state', '<>', 'claimed')
        .where(beginsWith('key', prefix))
        .execute();
    },

    /** The posts of a coalition that have not arrived, the oldest first. */
    async notArrived(coalitionId: string): Promise<readonly NotArrived[]> {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', 'post')
        .where('state', 'in', [...live, 'dead', 'unsure'])
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        key: row.key,
        state: row.state as OutboxState,
        attempts: row.attempts,
        plannedAt: row.planned_at,
        dueAt: row.due_at,
        problem: row.problem,
        outgoing: toMessage(row),
      }));
    },

    /** How many posts of a coalition were sent, and how many dropped, of those planned from `since` on. */
    async countSince(
      coalitionId: string,
      since: number,
    ): Promise<Readonly<{ sent: number; dropped: number }>> {
      const rows = await db
        .selectFrom('outbox')
        .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', 'post')
        .where('state', 'in', ['sent', 'dropped'])
        .where('planned_at', '>=', since)
        .groupBy('state')
        .execute();
      const of = (state: OutboxState) => rows.find((row) => row.state === state)?.count ?? 0;
      return { sent: of('sent'), dropped: of('dropped') };
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

    /** Drops the calls to a coalition's webhook that wait. */
    async dropCalls(coalitionId: string): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ state: 'dropped', claimed_until: null })
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', 'call')
        .where('state', 'in', live)
        .execute();
    },

    /** Makes due now what would wait until after `latest`. @returns how many entries */
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
