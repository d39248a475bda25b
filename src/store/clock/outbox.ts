import type { Card } from '../../chat/card.ts';
import type { AccountRef, Destination, MessageRef } from '../../chat/ids.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';

/**
 * Something to be said that nobody asked for at that moment.
 * A `post` is said once, under its key. An `edit` redraws a message; a newer edit of the same
 * message takes the place of one that still waits.
 */
export type Outgoing =
  | Readonly<{ kind: 'post'; key: string; to: Destination; card: Card; subject: string | null }>
  | Readonly<{ kind: 'edit'; message: MessageRef; card: Card }>;

export type Waiting = Readonly<{
  id: string;
  coalitionId: string;
  key: string;
  attempts: number;
  /** True when an earlier try was cut short, so that it may have been said. */
  reclaimed: boolean;
  outgoing: Outgoing;
}>;

/** All that goes to one place goes in order and at its pace. */
const laneOf = (outgoing: Outgoing): string => {
  if (outgoing.kind === 'edit') {
    const { place } = outgoing.message;
    return `${place.platform}:${place.workspace}:${place.id}`;
  }
  if (outgoing.to.to === 'person') return privateLane(outgoing.to.account);
  const { place } = outgoing.to;
  return `${place.platform}:${place.workspace}:${place.id}`;
};

const privateLane = ({ platform, workspace, id }: AccountRef): string => `${platform}:${workspace}:@${id}`;

const keyOf = (outgoing: Outgoing): string =>
  outgoing.kind === 'post' ? outgoing.key : `edit:${laneOf(outgoing)}:${outgoing.message.id}`;

const toOutgoing = (row: Tables['outbox']): Outgoing => {
  const card = JSON.parse(row.card) as Card;
  return row.kind === 'edit'
    ? { kind: 'edit', message: JSON.parse(row.destination) as MessageRef, card }
    : {
        kind: 'post',
        key: row.key,
        to: JSON.parse(row.destination) as Destination,
        card,
        subject: row.subject,
      };
};

/** Not said yet. */
const live = ['waiting', 'claimed'];

export const outboxQueries = (db: Db) => {
  const put = {
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
            // What is being drawn at this moment is drawn first; what is to wait, waits as long as it was told.
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
  };
  const claim = prepared(db, ({ id, until, attempts }: { id: string; until: number; attempts: number }) =>
    db.updateTable('outbox').set({ state: 'claimed', claimed_until: until, attempts }).where('id', '=', id),
  );

  return {
    /** Puts it in the outbox, to be said at `dueAt` or after. A post whose key is there already changes nothing. */
    async put(coalitionId: string, outgoing: Outgoing, dueAt: number): Promise<void> {
      await put[outgoing.kind]({
        id: newId(),
        coalition_id: coalitionId,
        key: keyOf(outgoing),
        kind: outgoing.kind,
        lane: laneOf(outgoing),
        destination: JSON.stringify(outgoing.kind === 'post' ? outgoing.to : outgoing.message),
        card: JSON.stringify(outgoing.card),
        subject: outgoing.kind === 'post' ? outgoing.subject : null,
        state: 'waiting',
        attempts: 0,
        due_at: dueAt,
        claimed_until: null,
        message: null,
        problem: null,
      });
    },

    /**
     * Takes the first due row of each lane, for `claimMs`, after which another may take it. A row
     * whose claim ran out is taken again, and says so.
     */
    async claim(now: number, claimMs: number, limit: number): Promise<readonly Waiting[]> {
      const rows = await db
        .selectFrom('outbox as one')
        .selectAll('one')
        .where('one.state', 'in', live)
        .where('one.due_at', '<=', now)
        .where(({ or, eb }) => or([eb('one.state', '=', 'waiting'), eb('one.claimed_until', '<=', now)]))
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
      for (const { id, attempts } of rows) await claim({ id, until: now + claimMs, attempts: attempts + 1 });
      return rows.map((row) => ({
        id: row.id,
        coalitionId: row.coalition_id,
        key: row.key,
        attempts: row.attempts + 1,
        reclaimed: row.state === 'claimed',
        outgoing: toOutgoing(row),
      }));
    },

    /** It was said; where it stands. What was to be drawn otherwise in the meantime waits to be drawn so. */
    async settle({ id, outgoing }: Pick<Waiting, 'id' | 'outgoing'>, message: MessageRef): Promise<void> {
      const drawn = JSON.stringify(outgoing.card);
      await db
        .updateTable('outbox')
        .set(({ ref, eb, case: when }) => {
          const isOlder = eb.and([eb('kind', '=', 'edit'), eb('card', '<>', drawn)]);
          return {
            state: when().when(isOlder).then('waiting').else('sent').end(),
            attempts: when().when(isOlder).then(0).else(ref('attempts')).end(),
            claimed_until: null,
            message: JSON.stringify(message),
          };
        })
        .where('id', '=', id)
        .where('state', '=', 'claimed')
        .execute();
    },

    /** It was not said; it may be tried from `dueAt`. */
    async postpone(id: string, dueAt: number, problem: string): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ state: 'waiting', claimed_until: null, due_at: dueAt, problem })
        .where('id', '=', id)
        .where('state', '=', 'claimed')
        .execute();
    },

    /** It will not be tried again: no retry helps (`dead`), or nobody can tell whether it was said (`unsure`). */
    async giveUp(id: string, state: 'dead' | 'unsure', problem: string): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ state, claimed_until: null, problem })
        .where('id', '=', id)
        .execute();
    },

    /** What was given up is tried anew, as if it never had been. @returns false where there is no such post any more */
    async takeUp(coalitionId: string, id: string, now: number): Promise<boolean> {
      const row = await db
        .updateTable('outbox')
        .set({ state: 'waiting', attempts: 0, due_at: now, problem: null })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('kind', '=', 'post')
        .where('state', 'in', ['dead', 'unsure'])
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * What waits for one account is said to another of the same person; to nobody where there is none.
     * What is being said at this moment is not touched.
     */
    async readdress(from: AccountRef, to: AccountRef | null): Promise<void> {
      await db
        .updateTable('outbox')
        .set(
          to === null
            ? { state: 'dead', problem: 'closed' }
            : {
                lane: privateLane(to),
                destination: JSON.stringify({
                  to: 'person',
                  account: { platform: to.platform, workspace: to.workspace, id: to.id },
                } satisfies Destination),
                attempts: 0,
              },
        )
        .where('lane', '=', privateLane(from))
        .where('state', '=', 'waiting')
        .execute();
    },

    /** The earliest instant after `now` at which something waiting may be said. */
    async nextDue(now: number): Promise<number | null> {
      const row = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('due_at').as('due'))
        .where('state', 'in', ['waiting', 'claimed'])
        .where('due_at', '>', now)
        .executeTakeFirst();
      return row?.due ?? null;
    },
  };
};
