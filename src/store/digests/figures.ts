import { sql } from 'kysely';
import type { Counts } from '../../domain/poll.ts';
import type { Span } from '../engine/span.ts';
import type { Db } from '../tables.ts';

/** The figures of a whole coalition in a digest: whom to thank, and how satisfied people were. */
export const figureQueries = (db: Db) => ({
  /**
   * A page of a coalition's people by name, after the last of the previous page, each with whether they logged
   * progress or finished an item within a span. Forgotten people have no name and are left out.
   */
  async contributors(
    coalitionId: string,
    { from, to }: Span,
    after: Readonly<{ id: string; name: string }>,
    limit: number,
  ): Promise<readonly Readonly<{ id: string; name: string; contributed: boolean }>[]> {
    const rows = await db
      .selectFrom(({ selectFrom }) =>
        selectFrom('person')
          .select(['id', 'name'])
          .where('coalition_id', '=', coalitionId)
          .where('name', '>=', after.name)
          .where(({ or, eb }) => or([eb('name', '>', after.name), eb('id', '>', after.id)]))
          .where('name', '!=', '')
          .orderBy('name')
          .orderBy('id')
          .limit(limit)
          .as('page'),
      )
      .select(({ exists, selectFrom }) => [
        'page.id',
        'page.name',
        exists(
          selectFrom('progress')
            .select('progress.id')
            .where('progress.coalition_id', '=', coalitionId)
            .whereRef('progress.person_id', '=', 'page.id')
            .where('progress.at', '>=', from)
            .where('progress.at', '<', to),
        ).as('logged'),
        exists(
          selectFrom('item')
            .select('item.id')
            .where('item.coalition_id', '=', coalitionId)
            .whereRef('item.done_by', '=', 'page.id')
            .where('item.done_at', '>=', from)
            .where('item.done_at', '<', to),
        ).as('finished'),
      ])
      .orderBy('page.name')
      .orderBy('page.id')
      .execute();
    return rows.map(({ id, name, logged, finished }) => ({
      id,
      name,
      contributed: Boolean(logged) || Boolean(finished),
    }));
  },

  /** Partners that answered for an item finished within a span, or took part in it; each once, by its present name. */
  async organisations(coalitionId: string, { from, to }: Span): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('item')
      .innerJoin('involved', (join) =>
        join
          .onRef('involved.coalition_id', '=', 'item.coalition_id')
          .on('involved.subject', '=', sql<string>`'item:' || item.id`)
          .on('involved.role', 'in', ['organisation', 'with']),
      )
      .innerJoin('partner', 'partner.id', 'involved.partner_id')
      .select('partner.name')
      .distinct()
      .where('item.coalition_id', '=', coalitionId)
      .where('item.done_at', '>=', from)
      .where('item.done_at', '<', to)
      .orderBy('partner.name')
      .execute();
    return rows.map(({ name }) => name);
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
});
