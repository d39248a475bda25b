import type { LocalDate } from '../domain/calendar.ts';
import type { Counts } from '../domain/poll.ts';
import type { Span } from './span.ts';
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
    items(coalitionId, groupId)
      .where('created_at', '<', at)
      .where(({ or, eb }) => or([eb('done_at', 'is', null), eb('done_at', '>=', at)]))
      .where(({ or, eb }) => or([eb('dropped_at', 'is', null), eb('dropped_at', '>=', at)]));

  const count = async (query: ReturnType<typeof items>): Promise<number> =>
    (await query.executeTakeFirstOrThrow()).n;

  return {
    doneWithin: (coalitionId: string, groupId: string | null, { from, to }: Span) =>
      count(items(coalitionId, groupId).where('done_at', '>=', from).where('done_at', '<', to)),

    openedWithin: (coalitionId: string, groupId: string | null, { from, to }: Span) =>
      count(items(coalitionId, groupId).where('created_at', '>=', from).where('created_at', '<', to)),

    openAt: (coalitionId: string, groupId: string | null, at: number) =>
      count(standing(coalitionId, groupId, at)),

    overdueAt: (coalitionId: string, groupId: string | null, at: number, today: LocalDate) =>
      count(standing(coalitionId, groupId, at).where('due_on', '<', today)),

    /** When a group last gave a sign of life before `at`: a line, an item added or done, an event held. */
    async lastSign(coalitionId: string, groupId: string, at: number): Promise<number | null> {
      const logged = await db
        .selectFrom('progress')
        .select(({ fn }) => fn.max('at').as('latest'))
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId)
        .where('at', '<', at)
        .executeTakeFirst();
      const latestItem = (column: 'done_at' | 'created_at') =>
        db
          .selectFrom('item')
          .select(({ fn }) => fn.max(column).as('latest'))
          .where('coalition_id', '=', coalitionId)
          .where('group_id', '=', groupId)
          .where(column, '<', at)
          .executeTakeFirst();
      const held = await db
        .selectFrom('event')
        .select(({ fn }) => fn.max('ends_at').as('latest'))
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId)
        .where('cancelled_at', 'is', null)
        .where('ends_at', '<', at)
        .executeTakeFirst();
      const signs = [logged, held, await latestItem('done_at'), await latestItem('created_at')].flatMap(
        (row) => row?.latest ?? [],
      );
      return signs.length === 0 ? null : Math.max(...signs);
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

    /** The results of the 1-to-5 polls that were sealed within a span; `counts` is null where too few answered. */
    async results(
      coalitionId: string,
      { from, to }: Span,
    ): Promise<readonly Readonly<{ answers: number; members: number; counts: Counts | null }>[]> {
      const rows = await db
        .selectFrom('poll')
        .select(['answers', 'members', 'counts'])
        .where('coalition_id', '=', coalitionId)
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
