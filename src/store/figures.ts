import type { LocalDate } from '../domain/calendar.ts';
import type { Counts } from '../domain/poll.ts';
import { prepared } from './prepared.ts';
import type { InGroup, Span } from './span.ts';
import { addedAt, closedAt } from './standing.ts';
import type { Db } from './tables.ts';

/** Counts over a whole coalition, for the summaries. */
export const figureQueries = (db: Db) => {
  const items = (coalitionId: string) =>
    db
      .selectFrom('item')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('coalition_id', '=', coalitionId);

  /** Items that stood open at an instant. */
  const standing = (coalitionId: string, at: number) =>
    items(coalitionId).where(addedAt, '<', at).where(closedAt, '>=', at);

  const count = async (query: ReturnType<typeof items>): Promise<number> =>
    (await query.executeTakeFirstOrThrow()).n;

  const signs = prepared(db, ({ coalitionId, groupId, at }: InGroup & { at: number }) =>
    db.selectNoFrom(({ selectFrom }) => {
      const added = selectFrom('item')
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId);
      return [
        selectFrom('progress')
          .select(({ fn }) => fn.max('at').as('latest'))
          .where('coalition_id', '=', coalitionId)
          .where('group_id', '=', groupId)
          .where('at', '<', at)
          .as('logged'),
        selectFrom('event')
          .select(({ fn }) => fn.max('ends_at').as('latest'))
          .where('coalition_id', '=', coalitionId)
          .where('group_id', '=', groupId)
          .where('cancelled_at', 'is', null)
          .where('ends_at', '<', at)
          .as('held'),
        added
          .select(({ fn }) => fn.max('done_at').as('latest'))
          .where('done_at', '<', at)
          .as('done'),
        added
          .select(({ fn }) => fn.max('created_at').as('latest'))
          .where('created_at', '<', at)
          .as('added'),
      ];
    }),
  );

  return {
    doneWithin: (coalitionId: string, { from, to }: Span) =>
      count(items(coalitionId).where('done_at', '>=', from).where('done_at', '<', to)),

    openedWithin: (coalitionId: string, { from, to }: Span) =>
      count(items(coalitionId).where('created_at', '>=', from).where('created_at', '<', to)),

    openAt: (coalitionId: string, at: number) => count(standing(coalitionId, at)),

    overdueAt: (coalitionId: string, at: number, today: LocalDate) =>
      count(standing(coalitionId, at).where('due_on', '<', today)),

    /** When a group last gave a sign of life before `at`: a line, an item added or done, an event held. */
    async lastSign(coalitionId: string, groupId: string, at: number): Promise<number | null> {
      const [latest] = await signs({ coalitionId, groupId, at });
      const given = Object.values(latest ?? {}).filter((sign) => sign !== null);
      return given.length === 0 ? null : Math.max(...given);
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
