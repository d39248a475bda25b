import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Item, ItemState } from '../../domain/item.ts';
import type { PageStart } from '../../domain/page.ts';
import { prepared } from '../engine/prepared.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import type { InGroup, Some, Span } from '../engine/span.ts';
import type { Db, Tables } from '../tables.ts';
import { type ItemFilter, itemPages } from './item-pages.ts';

const toItem = (row: Tables['item'], ownerIds: readonly string[]): Item => ({
  id: row.id,
  number: row.number,
  groupId: row.group_id,
  title: row.title,
  ownerIds,
  organisation: row.organisation,
  dueOn: row.due_on as LocalDate | null,
  percent: row.percent,
  source: row.source,
  answers: row.answers,
  state: row.state as ItemState,
  createdBy: row.created_by,
  createdAt: row.created_at,
  doneAt: row.done_at,
  doneBy: row.done_by,
  droppedAt: row.dropped_at,
  droppedBy: row.dropped_by,
  droppedWhy: row.dropped_why,
  answerDeclinedAt: row.answer_declined_at,
});

export const itemReads = (db: Db) => {
  const all = (coalitionId: string) =>
    db.selectFrom('item').selectAll().where('item.coalition_id', '=', coalitionId);
  const inGroup = (coalitionId: string, groupId: string) => all(coalitionId).where('group_id', '=', groupId);

  const idsOf = (coalitionId: string, personId: string) =>
    db
      .selectFrom('item_owner')
      .select('item_id')
      .where('coalition_id', '=', coalitionId)
      .where('person_id', '=', personId);

  /** The rows with their owners, who are read in one query. */
  const withOwners = async (rows: readonly Tables['item'][]): Promise<readonly Item[]> => {
    if (rows.length === 0) return [];
    const owners = await ownersOfAll({ ids: rows.map((row) => row.id) });
    const ownersOf = new Map<string, string[]>();
    for (const owner of owners)
      ownersOf.set(owner.item_id, [...(ownersOf.get(owner.item_id) ?? []), owner.person_id]);
    return rows.map((row) => toItem(row, ownersOf.get(row.id) ?? []));
  };

  const one = async (row: Tables['item'] | undefined): Promise<Item | null> =>
    (await withOwners(row ? [row] : []))[0] ?? null;

  /** Reads the first rows of a query, and counts them all only when there may be more. */
  const someOf = <Values extends Readonly<Record<string, unknown>>>(
    query: (values: Values) => ReturnType<typeof all>,
  ) => {
    const rowsOf = prepared(db, (values: Values & { limit: number }) => query(values).limit(values.limit));
    const countOf = prepared(db, (values: Values) =>
      query(values)
        .clearSelect()
        .clearOrderBy()
        .select(({ fn }) => fn.countAll<number>().as('total')),
    );
    return async (values: Values, limit: number): Promise<Some<Item>> => {
      const rows = await withOwners(await rowsOf({ ...values, limit }));
      if (rows.length < limit) return { rows, total: rows.length };
      const [count] = await countOf(values);
      return { rows, total: count?.total ?? rows.length };
    };
  };

  const pages = itemPages(db);
  const ownersOfAll = prepared(db, ({ ids }: { ids: readonly string[] }) =>
    db
      .selectFrom('item_owner')
      .select(['item_id', 'person_id'])
      .where('item_id', 'in', ids)
      .orderBy('position'),
  );
  const byNumber = prepared(db, ({ coalitionId, number }: { coalitionId: string; number: number }) =>
    all(coalitionId).where('number', '=', number),
  );
  const byId = prepared(db, ({ coalitionId, id }: { coalitionId: string; id: string }) =>
    all(coalitionId).where('id', '=', id),
  );
  const oldestDue = prepared(db, ({ coalitionId }: { coalitionId: string }) =>
    db
      .selectFrom('item')
      .select('due_on')
      .where('coalition_id', '=', coalitionId)
      .where('state', '=', 'open')
      .where('due_on', 'is not', null)
      .orderBy('due_on')
      .limit(1),
  );
  const allByIds = prepared(db, ({ coalitionId, ids }: { coalitionId: string; ids: readonly string[] }) =>
    db.selectFrom('item').selectAll().where(ofCoalition, '=', coalitionId).where('id', 'in', ids),
  );
  const doneWithin = someOf(({ coalitionId, groupId, from, to }: InGroup & Span) =>
    inGroup(coalitionId, groupId)
      .where('done_at', '>=', from)
      .where('done_at', '<', to)
      .orderBy('done_at', 'desc')
      .orderBy('number', 'desc'),
  );
  const recentWhere = (comparison: '=' | '!=') => {
    const titles = (coalitionId: string, limit: number) =>
      db
        .selectFrom('item')
        .select(['number', 'title', 'group_id as groupId'])
        .where('coalition_id', '=', coalitionId)
        .where('state', comparison, 'open')
        .orderBy('number', 'desc')
        .limit(limit);
    return {
      ofAll: prepared(db, ({ coalitionId, limit }: { coalitionId: string; limit: number }) =>
        titles(coalitionId, limit),
      ),
      ofGroup: prepared(db, ({ coalitionId, groupId, limit }: InGroup & { limit: number }) =>
        titles(coalitionId, limit).where('group_id', '=', groupId),
      ),
    };
  };
  const recent = { open: recentWhere('='), closed: recentWhere('!=') };

  type Ours = InGroup & Readonly<{ today: LocalDate }>;
  type Own = Readonly<{ coalitionId: string; personId: string; today: LocalDate }>;
  const open = (query: ReturnType<typeof all>) => query.where('state', '=', 'open');
  const late = (query: ReturnType<typeof all>, today: LocalDate) =>
    query.where('due_on', '<', today).orderBy('due_on').orderBy('number');
  /** What is not late; items with a due date first. */
  const inTime = (query: ReturnType<typeof all>, today: LocalDate) =>
    query
      .where(({ or, eb }) => or([eb('due_on', 'is', null), eb('due_on', '>=', today)]))
      .orderBy(({ eb }) => eb.case().when('due_on', 'is', null).then(1).else(0).end())
      .orderBy('due_on')
      .orderBy('number');
  const openOfOwner = (coalitionId: string, personId: string) =>
    open(db.selectFrom('item').selectAll().where(ofCoalition, '=', coalitionId)).where(
      'item.id',
      'in',
      idsOf(coalitionId, personId),
    );
  const owned = ({ coalitionId, personId }: Own) => openOfOwner(coalitionId, personId);
  const lateOfOwner = someOf((values: Own) => late(owned(values), values.today));
  const inTimeOfOwner = someOf((values: Own) => inTime(owned(values), values.today));
  const counts = prepared(db, ({ coalitionId, groupId, today }: Ours) =>
    db
      .selectFrom('item')
      .select(({ fn, eb }) => [
        fn.countAll<number>().as('open'),
        fn.count<number>(eb.case().when('due_on', '<', today).then(1).end()).as('overdue'),
      ])
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('state', '=', 'open'),
  );

  const unowned = prepared(db, ({ coalitionId, groupId }: InGroup) =>
    db
      .selectFrom('item')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('state', '=', 'open')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom('item_owner').select('item_id').whereRef('item_owner.item_id', '=', 'item.id')),
        ),
      ),
  );

  return {
    async byNumber(coalitionId: string, number: number): Promise<Item | null> {
      return one((await byNumber({ coalitionId, number }))[0]);
    },

    async byId(coalitionId: string, id: string): Promise<Item | null> {
      return one((await byId({ coalitionId, id }))[0]);
    },

    /** Items that answer some difficulties, in the order in which they were added. */
    async answering(coalitionId: string, difficultyIds: readonly string[]): Promise<readonly Item[]> {
      if (difficultyIds.length === 0) return [];
      return withOwners(
        await db
          .selectFrom('item')
          .selectAll()
          .where(ofCoalition, '=', coalitionId)
          .where('answers', 'in', difficultyIds)
          .orderBy('number')
          .execute(),
      );
    },

    async byIds(coalitionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Item>> {
      if (ids.length === 0) return new Map();
      const items = await withOwners(await allByIds({ coalitionId, ids }));
      return new Map(items.map((item) => [item.id, item]));
    },

    /** Up to `limit` items of a list after `start`; going back, those before it, the nearest first. */
    async page(
      coalitionId: string,
      filter: ItemFilter,
      start: PageStart | null,
      limit: number,
    ): Promise<readonly Item[]> {
      return withOwners(await pages.rows(coalitionId, filter, start, limit));
    },

    /** How many items a list has, up to a thousand. */
    countOf: (coalitionId: string, filter: ItemFilter): Promise<number> => pages.count(coalitionId, filter),

    /** Open items of a person over all groups: those that are late, or the others; the earliest due first. */
    ofOwner: (coalitionId: string, personId: string, today: LocalDate, isLate: boolean, limit: number) =>
      (isLate ? lateOfOwner : inTimeOfOwner)({ coalitionId, personId, today }, limit),

    /** Every open item of a person, in one group or in all. */
    async allOfOwner(
      coalitionId: string,
      personId: string,
      groupId: string | null,
    ): Promise<readonly Item[]> {
      let query = openOfOwner(coalitionId, personId);
      if (groupId !== null) query = query.where('group_id', '=', groupId);
      return withOwners(await query.orderBy('number').execute());
    },

    /** How many items of a group are open, and how many of those are late. */
    async counts(
      coalitionId: string,
      groupId: string,
      today: LocalDate,
    ): Promise<Readonly<{ open: number; overdue: number }>> {
      const [row] = await counts({ coalitionId, groupId, today });
      return { open: row?.open ?? 0, overdue: row?.overdue ?? 0 };
    },

    /** How many open items of a group have no owner. */
    async unowned(coalitionId: string, groupId: string): Promise<number> {
      const [row] = await unowned({ coalitionId, groupId });
      return row?.n ?? 0;
    },

    /** The earliest due date of an open item. */
    async oldestDue(coalitionId: string): Promise<LocalDate | null> {
      const [row] = await oldestDue({ coalitionId });
      return (row?.due_on ?? null) as LocalDate | null;
    },

    /**
     * A page of the open items that are due on one of these days, by day and then by number, after the last of
     * the previous page.
     */
    async dueOn(
      coalitionId: string,
      days: readonly LocalDate[],
      after: Pick<Item, 'dueOn' | 'number'> | null,
      limit: number,
    ): Promise<readonly Item[]> {
      if (days.length === 0) return [];
      let query = all(coalitionId).where('state', '=', 'open').where('due_on', 'in', days);
      if (after !== null)
        query = query.where(({ or, and, eb }) =>
          or([
            eb('due_on', '>', after.dueOn),
            and([eb('due_on', '=', after.dueOn), eb('number', '>', after.number)]),
          ]),
        );
      return withOwners(await query.orderBy('due_on').orderBy('number').limit(limit).execute());
    },

    /** Items of a group finished within a span, the latest first. */
    done: (coalitionId: string, groupId: string, span: Span, limit: number) =>
      doneWithin({ coalitionId, groupId, ...span }, limit),

    /** The titles of items to choose from: the most recent of the coalition, open ones or those that are not. */
    recent: (
      coalitionId: string,
      groupId: string | null,
      limit: number,
      closed = false,
    ): Promise<readonly Pick<Item, 'number' | 'title' | 'groupId'>[]> => {
      const choice = recent[closed ? 'closed' : 'open'];
      return groupId === null
        ? choice.ofAll({ coalitionId, limit })
        : choice.ofGroup({ coalitionId, groupId, limit });
    },
  };
};
