import type { LocalDate } from '../domain/calendar.ts';
import type { Counts } from '../domain/poll.ts';
import { prepared } from './prepared.ts';
import type { InGroup, Span } from './span.ts';
import { addedAt, closedAt } from './standing.ts';
import type { Db } from './tables.ts';

/** Counts, for the summaries. All of one coalition; of one group where a group is given. */
export const figureQueries = (db: Db) => {
  const items = (coalitionId: string, groupId: string | null) => {
    const query = db
      .selectFrom('item')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('coalition_id', '=', coalitionId);
    return groupId === null ? query : query.where('group_id', '=', groupId);
  };

  /** Items that stood open at an instant. */
  const standing = (coalitionId: string, groupId: string | null, at: number) =>
    items(coalitionId, groupId).where(addedAt, '<', at).where(closedAt, '>=', at);

  const count = async (query: ReturnType<typeof items>): Promise<number> =>
    (await query.executeTakeFirstOrThrow()).n;

  type At = InGroup & { at: number };
  const openInGroup = prepared(db, ({ coalitionId, groupId, at }: At) => standing(coalitionId, groupId, at));
  const lastLogged = prepared(db, ({ coalitionId, groupId, at }: At) =>
    db
      .selectFrom('progress')
      .select(({ fn }) => fn.max('at').as('latest'))
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('at', '<', at),
  );
  const lastHeld = prepared(db, ({ coalitionId, groupId, at }: At) =>
    db
      .selectFrom('event')
      .select(({ fn }) => fn.max('ends_at').as('latest'))
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('cancelled_at', 'is', null)
      .where('ends_at', '<', at),
  );
  const lastItem = (column: 'done_at' | 'created_at') =>
    prepared(db, ({ coalitionId, groupId, at }: At) =>
      db
        .selectFrom('item')
        .select(({ fn }) => fn.max(column).as('latest'))
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId)
        .where(column, '<', at),
    );
  const signs = [lastLogged, lastHeld, lastItem('done_at'), lastItem('created_at')];

  return {
    doneWithin: (coalitionId: string, groupId: string | null, { from, to }: Span) =>
      count(items(coalitionId, groupId).where('done_at', '>=', from).where('done_at', '<', to)),

    openedWithin: (coalitionId: string, groupId: string | null, { from, to }: Span) =>
      count(items(coalitionId, groupId).where('created_at', '>=', from).where('created_at', '<', to)),

    async openAt(coalitionId: string, groupId: string | null, at: number): Promise<number> {
      if (groupId === null) return count(standing(coalitionId, null, at));
      return (await openInGroup({ coalitionId, groupId, at }))[0]?.n ?? 0;
    },

    overdueAt: (coalitionId: string, groupId: string | null, at: number, today: LocalDate) =>
      count(standing(coalitionId, groupId, at).where('due_on', '<', today)),

    /** When a group last gave a sign of life before `at`: a line, an item added or done, an event held. */
    async lastSign(coalitionId: string, groupId: string, at: number): Promise<number | null> {
      const latest: number[] = [];
      for (const sign of signs)
        for (const row of await sign({ coalitionId, groupId, at }))
          if (row.latest !== null) latest.push(row.latest);
      return latest.length === 0 ? null : Math.max(...latest);
    },

    /** People who logged progress or finished an item within a span. */
    async contributors(coalitionId: string, { from, to }: Span): Promise<readonly string[]> {
      const logged = await db
        .selectFrom('progress')
        .select('person_id')
        .distinct()
        .where('coalition_id', '=', coalitionId)
        .where('at', '>=', from)
        .where('at', '<', to)
        .execute();
      const finished = await db
        .selectFrom('item')
        .select('done_by')
        .distinct()
        .where('coalition_id', '=', coalitionId)
        .where('done_at', '>=', from)
        .where('done_at', '<', to)
        .execute();
      return [
        ...new Set([...logged.map((row) => row.person_id), ...finished.flatMap((row) => row.done_by ?? [])]),
      ];
    },

    /** Partners that answered for an item finished within a span. */
    async organisations(coalitionId: string, { from, to }: Span): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('item')
        .select('organisation')
        .distinct()
        .where('coalition_id', '=', coalitionId)
        .where('organisation', 'is not', null)
        .where('done_at', '>=', from)
        .where('done_at', '<', to)
        .orderBy('organisation')
        .execute();
      return rows.flatMap((row) => row.organisation ?? []);
    },

    /** The results of the polls about events that were sealed within a span; `counts` is null where too few answered. */
    async results(
      coalitionId: string,
      { from, to }: Span,
    ): Promise<readonly Readonly<{ answers: number; members: number; counts: Counts | null }>[]> {
      const rows = await db
        .selectFrom('poll')
        .select(['answers', 'members', 'counts'])
        .where('coalition_id', '=', coalitionId)
        .where('event_id', 'is not', null)
        .where('sealed_at', '>=', from)
        .where('sealed_at', '<', to)
        .execute();
      return rows.map((row) => ({
        answers: row.answers ?? 0,
        members: row.members ?? 0,
        counts: row.counts === null ? null : (JSON.parse(row.counts) as Counts),
      }));
    },
  };
};
