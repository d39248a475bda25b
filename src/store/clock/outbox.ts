import type { AccountRef, Destination } from '../../chat/ids.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';
import { claimQueries } from './outbox-claims.ts';
import { keyOf, laneOf, live, type Outgoing, platformOf, privateLane } from './outbox-entry.ts';

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
