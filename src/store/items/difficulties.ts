import { type SelectQueryBuilder, sql } from 'kysely';
import type { CommitteeKind } from '../../domain/coalition.ts';
import type { PageStart } from '../../domain/page.ts';
import type { HelpKind } from '../../domain/partner.ts';
import type { Difficulty } from '../../domain/progress.ts';
import { newId } from '../engine/id.ts';
import { pageOrder } from '../engine/page-order.ts';
import { prepared } from '../engine/prepared.ts';
import { ofCoalition, resolvedAt } from '../engine/query-hints.ts';
import type { InGroup, Some, Span } from '../engine/span.ts';
import { searchTextWriter } from '../search/search-texts.ts';
import type { Db, Tables } from '../tables.ts';

const toDifficulty = (row: Tables['difficulty']): Difficulty => ({
  id: row.id,
  number: row.number,
  groupId: row.group_id,
  itemId: row.item_id,
  body: row.body,
  help: row.help,
  helpFrom: row.help_from,
  raisedBy: row.raised_by,
  raisedAt: row.raised_at,
  resolvedAt: row.resolved_at,
  resolvedBy: row.resolved_by,
  resolution: row.resolution,
  givenUp: row.given_up !== 0,
  askedOf: row.asked_of as CommitteeKind | null,
  passedOnWhy: row.passed_on_why,
  kind: row.kind as HelpKind | null,
});

const countOf = async (query: SelectQueryBuilder<Tables, 'difficulty', object>): Promise<number> => {
  const { total } = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
};

/**
 * Those of a query that were open at an instant, in two parts, to be read one after the other: an index has those that
 * are open still in their order, and few were resolved since.
 */
const bothOpenAt = <Row>(query: SelectQueryBuilder<Tables, 'difficulty', Row>, at: number) => [
  query.where('resolved_at', 'is', null),
  query.where('resolved_at', '>=', at),
];

/** What a digest reads of a resolved difficulty. */
export type ResolvedRecord = Pick<Difficulty, 'number' | 'body' | 'resolution' | 'raisedAt'> &
  Readonly<{ resolvedAt: number }>;

export const difficultyQueries = (db: Db) => {
  const keepSearchText = searchTextWriter(db);
  const keepTextsOf = ({ coalition_id, id, group_id, ...row }: Tables['difficulty']): Promise<void> =>
    keepSearchText(coalition_id, { id, kind: 'difficulty', groupId: group_id }, [
      row.body,
      row.help,
      row.help_from,
      row.resolution,
    ]);
  const all = (coalitionId: string) =>
    db.selectFrom('difficulty').selectAll().where('coalition_id', '=', coalitionId);
  const onItem = (coalitionId: string, itemId: string) =>
    db
      .selectFrom('difficulty')
      .selectAll()
      .where(ofCoalition, '=', coalitionId)
      .where('item_id', '=', itemId);

  const resolved = prepared(db, ({ coalitionId, groupId, from, to }: InGroup & Span) =>
    db
      .selectFrom('difficulty')
      .select(['number', 'body', 'resolution', 'raised_at', 'resolved_at'])
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('resolved_at', '>=', from)
      .where(resolvedAt, '<', to)
      .where('given_up', '=', 0)
      .orderBy('resolved_at'),
  );

  return {
    async raise(coalitionId: string, difficulty: Omit<Difficulty, 'id'>): Promise<Difficulty> {
      const id = newId();
      await db
        .insertInto('difficulty')
        .values({
          id,
          coalition_id: coalitionId,
          number: difficulty.number,
          group_id: difficulty.groupId,
          item_id: difficulty.itemId,
          body: difficulty.body,
          help: difficulty.help,
          help_from: difficulty.helpFrom,
          raised_by: difficulty.raisedBy,
          raised_at: difficulty.raisedAt,
          resolved_at: difficulty.resolvedAt,
          resolved_by: difficulty.resolvedBy,
          resolution: difficulty.resolution,
          given_up: 0,
          asked_of: difficulty.askedOf,
          asked_told_at: null,
          passed_on_why: null,
          kind: difficulty.kind,
        })
        .execute();
      const { groupId, body, help, helpFrom } = difficulty;
      await keepSearchText(coalitionId, { id, kind: 'difficulty', groupId }, [body, help, helpFrom]);
      return { id, ...difficulty };
    },

    async byNumber(coalitionId: string, number: number): Promise<Difficulty | null> {
      const row = await all(coalitionId).where('number', '=', number).executeTakeFirst();
      return row ? toDifficulty(row) : null;
    },

    async byId(coalitionId: string, id: string): Promise<Difficulty | null> {
      const row = await all(coalitionId).where('id', '=', id).executeTakeFirst();
      return row ? toDifficulty(row) : null;
    },

    async openOnItem(coalitionId: string, itemId: string): Promise<readonly Difficulty[]> {
      const rows = await onItem(coalitionId, itemId)
        .where('resolved_at', 'is', null)
        .orderBy('number')
        .execute();
      return rows.map(toDifficulty);
    },

    /**
     * Up to `limit` difficulties after `start`: open ones, the oldest first, or resolved ones, the latest first;
     * going back, those before it, the nearest first.
     */
    async page(
      coalitionId: string,
      of: Readonly<{ groupIds: readonly string[] | null; open: boolean }>,
      start: PageStart | null,
      limit: number,
    ): Promise<readonly Difficulty[]> {
      if (of.groupIds?.length === 0) return [];
      const column = of.open ? 'raised_at' : 'resolved_at';
      const { beyond, direction } = pageOrder([column, 'number'], !of.open, start);
      let query = all(coalitionId).where('resolved_at', of.open ? 'is' : 'is not', null);
      if (of.groupIds !== null) query = query.where('group_id', 'in', of.groupIds);
      const page = query.where(beyond).orderBy(column, direction).orderBy('number', direction);
      return (await page.limit(limit).execute()).map(toDifficulty);
    },

    /** The oldest open difficulties of some bodies, and how many there are. */
    async openIn(coalitionId: string, groupIds: readonly string[], limit: number): Promise<Some<Difficulty>> {
      if (groupIds.length === 0) return { rows: [], total: 0 };
      const open = all(coalitionId).where('group_id', 'in', groupIds).where('resolved_at', 'is', null);
      const rows = await open.orderBy('raised_at').orderBy('number').limit(limit).execute();
      if (rows.length < limit) return { rows: rows.map(toDifficulty), total: rows.length };
      const { total } = await open
        .clearSelect()
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { rows: rows.map(toDifficulty), total };
    },

    async byIds(coalitionId: string, ids: readonly string[]): Promise<readonly Difficulty[]> {
      if (ids.length === 0) return [];
      return (await all(coalitionId).where('id', 'in', ids).execute()).map(toDifficulty);
    },

    /** Open now, the oldest first. */
    async open(coalitionId: string, limit: number): Promise<readonly Difficulty[]> {
      const rows = await all(coalitionId)
        .where('resolved_at', 'is', null)
        .orderBy('raised_at')
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(toDifficulty);
    },

    /** How many were open at an instant, by the kind of help that they ask for. */
    async openByKind(coalitionId: string, at: number): Promise<ReadonlyMap<string, number>> {
      const raised = db
        .selectFrom('difficulty')
        .select(({ fn }) => ['kind', fn.countAll<number>().as('n')])
        .where('coalition_id', '=', coalitionId)
        .where('kind', 'is not', null)
        .where('raised_at', '<', at)
        .groupBy('kind');
      const counts = new Map<string, number>();
      for (const open of bothOpenAt(raised, at))
        for (const { kind, n } of await open.execute())
          counts.set(kind ?? '', (counts.get(kind ?? '') ?? 0) + n);
      return counts;
    },

    /**
     * Those that were open at an instant, the oldest first.
     * @param wanted.raisedBefore only those raised before it
     * @param wanted.of only those of this body
     * @param wanted.notOf none of this body
     */
    async openAt(
      coalitionId: string,
      at: number,
      limit: number,
      wanted: Readonly<{ raisedBefore?: number; of?: string; notOf?: string | undefined }> = {},
    ): Promise<Some<Difficulty>> {
      const { raisedBefore = at, of, notOf } = wanted;
      const raised = all(coalitionId)
        .$if(of !== undefined, (only) => only.where('group_id', '=', of ?? ''))
        .$if(notOf !== undefined, (others) => others.where('group_id', '<>', notOf ?? ''))
        .where('raised_at', '<', raisedBefore);
      const found: Some<Tables['difficulty']>[] = [];
      for (const open of bothOpenAt(raised, at)) {
        const rows = await open.orderBy('raised_at').orderBy('number').limit(limit).execute();
        found.push({ rows, total: rows.length < limit ? rows.length : await countOf(open) });
      }
      return {
        rows: found
          .flatMap(({ rows }) => rows)
          .sort((one, other) => one.raised_at - other.raised_at || one.number - other.number)
          .slice(0, limit)
          .map(toDifficulty),
        total: found.reduce((sum, { total }) => sum + total, 0),
      };
    },

    /** Those of a group that were resolved within a span. */
    async resolvedWithin(
      coalitionId: string,
      groupId: string,
      span: Span,
    ): Promise<readonly ResolvedRecord[]> {
      const rows = await resolved({ coalitionId, groupId, ...span });
      return rows.map(({ number, body, resolution, raised_at, resolved_at }) => ({
        number,
        body,
        resolution,
        raisedAt: raised_at,
        resolvedAt: resolved_at ?? raised_at,
      }));
    },

    /** Opens a closed difficulty again. @returns false when it is open already. */
    async reopen(coalitionId: string, id: string): Promise<boolean> {
      const row = await db
        .updateTable('difficulty')
        .set({ resolved_at: null, resolved_by: null, resolution: null, given_up: 0 })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('resolved_at', 'is not', null)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return false;
      await keepTextsOf(row);
      return true;
    },

    /** Those that were closed because their item was dropped. */
    async givenUpWith(coalitionId: string, itemId: string): Promise<readonly Difficulty[]> {
      const rows = await onItem(coalitionId, itemId).where('given_up', '=', 1).execute();
      return rows.map(toDifficulty);
    },

    /** Asks another committee, which has not been told of it yet. */
    async passOn(coalitionId: string, id: string, to: CommitteeKind, why: string): Promise<void> {
      await db
        .updateTable('difficulty')
        .set({ asked_of: to, asked_told_at: null, passed_on_why: why })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .execute();
    },

    /** Open difficulties that are asked of a committee and were not announced to it yet, oldest first. */
    async askedNew(coalitionId: string, of: CommitteeKind, limit: number): Promise<readonly Difficulty[]> {
      const rows = await all(coalitionId)
        .where('asked_of', '=', of)
        .where('asked_told_at', 'is', null)
        .where(resolvedAt, 'is', null)
        .orderBy('raised_at')
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(toDifficulty);
    },

    async askedTold(coalitionId: string, ids: readonly string[], at: number): Promise<void> {
      if (ids.length === 0) return;
      await db
        .updateTable('difficulty')
        .set({ asked_told_at: at })
        .where('coalition_id', '=', coalitionId)
        .where('id', 'in', ids)
        .execute();
    },

    /**
     * The outcome of the difficulties raised within a span: how many were taken up, and how many of these are
     * done.
     */
    async answered(coalitionId: string, { from, to }: Span) {
      const found = await db
        .selectFrom('difficulty')
        .leftJoin('item', 'item.answers', 'difficulty.id')
        .select(({ fn, eb }) => [
          fn.count<number>('difficulty.id').distinct().as('asked'),
          fn
            .count<number>(
              eb.case().when('item.state', 'in', ['open', 'done']).then(eb.ref('item.answers')).end(),
            )
            .distinct()
            .as('taken'),
          fn
            .count<number>(eb.case().when('item.state', '=', 'done').then(eb.ref('item.answers')).end())
            .distinct()
            .as('done'),
        ])
        .where('difficulty.coalition_id', '=', coalitionId)
        .where('difficulty.raised_at', '>=', from)
        .where('difficulty.raised_at', '<', to)
        // In the text, not as a value: only then the index of those is used.
        .where('difficulty.given_up', '=', sql.lit(0))
        .executeTakeFirst();
      return { asked: found?.asked ?? 0, taken: found?.taken ?? 0, done: found?.done ?? 0 };
    },

    /** @returns false when it was closed already. */
    async resolve(
      coalitionId: string,
      id: string,
      by: Readonly<{ personId: string; at: number; how: string | null; givenUp?: boolean }>,
    ): Promise<boolean> {
      const row = await db
        .updateTable('difficulty')
        .set({
          resolved_at: by.at,
          resolved_by: by.personId,
          resolution: by.how,
          given_up: by.givenUp === true ? 1 : 0,
        })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('resolved_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return false;
      await keepTextsOf(row);
      return true;
    },
  };
};
