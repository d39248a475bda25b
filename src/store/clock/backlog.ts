import type { Platform } from '../../chat/ids.ts';
import type { Db } from '../tables.ts';
import { live, type OutboxState } from './outbox-entry.ts';

/** What has not arrived and is still tried, or can be tried again. */
const notArrived = [...live, 'dead', 'unsure'];

/** Who sends it: the adapter of a platform, or the caller of webhooks. */
export type SentBy = Platform | 'webhook';

const platforms: readonly SentBy[] = ['slack', 'discord', 'sandbox', 'webhook'];

/** Announcements that have not arrived: how many, and since when the oldest of them was to be posted. */
export type Backlog = Readonly<{ platform: SentBy; state: OutboxState; count: number; oldestAt: number }>;

/** One of them, without what it says. */
export type BacklogEntry = Readonly<{
  id: string;
  coalitionId: string;
  key: string;
  kind: string;
  platform: SentBy;
  /** Where it goes, as "platform:workspace:id", with an @ before the id of a person; or "webhook:ADDRESS". */
  lane: string;
  state: OutboxState;
  attempts: number;
  plannedAt: number;
  dueAt: number;
  problem: string | null;
}>;

/** What the operator of an installation asks, across its coalitions. */
export const backlogQueries = (db: Db) => ({
  async counts(): Promise<readonly Backlog[]> {
    const rows = await db
      .selectFrom('outbox')
      .select(['platform', 'state', ({ fn }) => fn.countAll<number>().as('count')])
      .select(({ fn }) => fn.min('planned_at').as('oldest'))
      // Both columns begin the index, so that what was sent is not read.
      .where('platform', 'in', platforms)
      .where('state', 'in', notArrived)
      .groupBy(['platform', 'state'])
      .execute();
    return rows.map(({ platform, state, count, oldest }) => ({
      platform: platform as SentBy,
      state: state as OutboxState,
      count,
      oldestAt: oldest,
    }));
  },

  /** The oldest first, of all coalitions. */
  async list(limit: number): Promise<readonly BacklogEntry[]> {
    const rows = await db
      .selectFrom('outbox')
      .selectAll()
      .where('platform', 'in', platforms)
      .where('state', 'in', notArrived)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      coalitionId: row.coalition_id,
      key: row.key,
      kind: row.kind,
      platform: row.platform as SentBy,
      lane: row.lane,
      state: row.state as OutboxState,
      attempts: row.attempts,
      plannedAt: row.planned_at,
      dueAt: row.due_at,
      problem: row.problem,
    }));
  },

  /** How many deadlines are due at `now`, and since when the oldest is. */
  async overdue(now: number): Promise<Readonly<{ count: number; oldestAt: number | null }>> {
    const row = await db
      .selectFrom('deadline')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('due_at').as('oldest')])
      .where('due_at', '<=', now)
      .executeTakeFirst();
    return { count: row?.count ?? 0, oldestAt: row?.oldest ?? null };
  },

  /** The deadlines that come next, of all coalitions. */
  async next(limit: number): Promise<readonly Readonly<{ kind: string; dueAt: number }>[]> {
    const rows = await db
      .selectFrom('deadline')
      .select(['kind', 'due_at'])
      .orderBy('due_at')
      .limit(limit)
      .execute();
    return rows.map(({ kind, due_at }) => ({ kind, dueAt: due_at }));
  },
});
