import { type Expression, type SqlBool, sql } from 'kysely';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import type { Span } from '../engine/span.ts';
import type { Db } from '../tables.ts';

/**
 * Whether several sides say that an item is done: two partners, or one that nobody answered for who marked it done
 * themselves. The same rule as `sidesOf`.
 */
export const bySeveralSides = sql<SqlBool>`(
  select count(*) > 1 or (count(*) = 1 and max(signed_answer.person_id) <> item.done_by)
  from signed_answer
  where signed_answer.coalition_id = item.coalition_id
    and signed_answer.subject = 'item:' || item.id and signed_answer.kind = 'confirm'
)`;

/** What partners were counted on for. */
export const partnerCountQueries = (db: Db) => ({
  /**
   * The items that a partner promised (dropped ones aside), and the difficulties that were asked of it. An item is
   * confirmed when several sides say so; a difficulty is answered when an item of the partner answers it.
   */
  async of(coalitionId: string, partnerId: string, today: LocalDate) {
    const itemIds = db
      .selectFrom('involved')
      .select(sql<string>`substr(subject, 6)`.as('id'))
      .where('coalition_id', '=', coalitionId)
      .where('partner_id', '=', partnerId)
      .where('role', 'in', ['organisation', 'with'])
      .where('subject', 'like', 'item:%');
    const items = await db
      .selectFrom('item')
      .select(({ fn, eb }) => {
        const counted = (...when: readonly Expression<SqlBool>[]) =>
          fn.count<number>(
            eb
              .case()
              .when(eb.and([...when]))
              .then(1)
              .end(),
          );
        return [
          fn.countAll<number>().as('promised'),
          counted(eb('state', '=', 'done')).as('given'),
          counted(eb('state', '=', 'open'), eb('due_on', '<', today)).as('late'),
          counted(eb('state', '=', 'done'), bySeveralSides).as('confirmed'),
        ];
      })
      .where(ofCoalition, '=', coalitionId)
      .where('state', 'in', ['open', 'done'])
      .where('id', 'in', itemIds)
      .executeTakeFirst();
    const asks = await db
      .selectFrom('difficulty')
      .select(({ fn, eb, exists, selectFrom }) => [
        fn.countAll<number>().as('asked'),
        fn
          .count<number>(
            eb
              .case()
              .when(
                exists(
                  selectFrom('item')
                    .select('item.id')
                    .whereRef('item.answers', '=', 'difficulty.id')
                    .where('item.state', 'in', ['open', 'done'])
                    .where('item.id', 'in', itemIds),
                ),
              )
              .then(1)
              .end(),
          )
          .as('answered'),
      ])
      .where(ofCoalition, '=', coalitionId)
      .where('given_up', '=', 0)
      .where(
        'id',
        'in',
        db
          .selectFrom('involved')
          .select(sql<string>`substr(subject, 12)`.as('id'))
          .where('coalition_id', '=', coalitionId)
          .where('partner_id', '=', partnerId)
          .where('role', 'in', ['from', 'asked'])
          .where('subject', 'like', 'difficulty:%'),
      )
      .executeTakeFirst();
    return {
      promised: items?.promised ?? 0,
      given: items?.given ?? 0,
      late: items?.late ?? 0,
      confirmed: items?.confirmed ?? 0,
      asked: asks?.asked ?? 0,
      answered: asks?.answered ?? 0,
    };
  },

  /** The items of each partner that were open within a span, how many were done in it, and how many of these several
   * sides confirm. */
  async within(coalitionId: string, { from, to }: Span) {
    const done = sql<SqlBool>`(item.state = 'done' and item.done_at >= ${from} and item.done_at < ${to})`;
    const rows = await itemsOfPartners(db, coalitionId)
      .select(({ fn, eb }) => [
        'involved.partner_id',
        fn.count<number>('item.id').distinct().as('promised'),
        fn
          .count<number>(eb.case().when(done).then(eb.ref('item.id')).end())
          .distinct()
          .as('given'),
        fn
          .count<number>(
            eb
              .case()
              .when(eb.and([done, bySeveralSides]))
              .then(eb.ref('item.id'))
              .end(),
          )
          .distinct()
          .as('confirmed'),
      ])
      .where('item.created_at', '<', to)
      .where(({ or, eb }) => or([eb('item.state', '=', 'open'), eb('item.done_at', '>=', from)]))
      .groupBy('involved.partner_id')
      .execute();
    return rows.map(({ partner_id, ...counts }) => ({ partnerId: partner_id, ...counts }));
  },

  /**
   * Items with partners that were done within a span and that only one side confirms, in the order of their
   * numbers.
   */
  async toldByOneSide(coalitionId: string, { from, to }: Span) {
    return itemsOfPartners(db, coalitionId)
      .select(['item.number', 'item.title'])
      .distinct()
      .where('item.state', '=', 'done')
      .where('item.done_at', '>=', from)
      .where('item.done_at', '<', to)
      .where(sql<SqlBool>`not ${bySeveralSides}`)
      .orderBy('item.number')
      .execute();
  },
});

/** Items that partners promised, dropped ones aside, with each partner that they involve. */
const itemsOfPartners = (db: Db, coalitionId: string) =>
  db
    .selectFrom('item')
    .innerJoin('involved', (join) => join.on('involved.subject', '=', sql<string>`'item:' || item.id`))
    .where('item.coalition_id', '=', coalitionId)
    .where('involved.coalition_id', '=', coalitionId)
    .where('involved.role', 'in', ['organisation', 'with'])
    .where('item.state', 'in', ['open', 'done']);
