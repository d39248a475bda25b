import { sql } from 'kysely';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Item } from '../../domain/item.ts';
import type { PageStart } from '../../domain/page.ts';
import { prepared } from '../engine/prepared.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import { wordPattern } from '../search/search-texts.ts';
import type { Db, Tables } from '../tables.ts';

/** Which items a list shows. */
export type ItemFilter = Readonly<{
  show: 'open' | 'overdue' | 'done' | 'dropped';
  /** Of these bodies; null means all. */
  groupIds: readonly string[] | null;
  /** With this owner; 'nobody' means without any; null means of everyone. */
  ownerId: string | null;
  /** Words of the title or the partner, in plain letters. */
  words: readonly string[];
  today: LocalDate;
}>;

/** The parts of a list of items, one after the other: what has a date, what has none, what was closed. */
type Part = 'dated' | 'undated' | 'overdue' | 'done' | 'dropped';

const partsOf: Readonly<Record<ItemFilter['show'], readonly Part[]>> = {
  open: ['dated', 'undated'],
  overdue: ['overdue'],
  done: ['done'],
  dropped: ['dropped'],
};

/** The column by which a part is ordered before the number, and whether the latest come first. */
const orderOf = {
  dated: { column: 'due_on', latestFirst: false },
  overdue: { column: 'due_on', latestFirst: false },
  undated: { column: null, latestFirst: false },
  done: { column: 'done_at', latestFirst: true },
  dropped: { column: 'dropped_at', latestFirst: true },
} as const;

type Values = Readonly<Record<string, unknown>>;

/** The key of an item in a list that shows these. */
export const keyOfItem = (show: ItemFilter['show'], item: Item): readonly (string | number | null)[] => {
  if (show === 'done') return [item.doneAt, item.number];
  return [show === 'dropped' ? item.droppedAt : item.dueOn, item.number];
};

/** More than this many are not counted one by one. */
const countedTo = 1000;

/** Lists of items, page by page. Each combination of filters is a query of its own, built once. */
export const itemPages = (db: Db) => {
  const queries = new Map<string, (values: Values) => Promise<readonly Tables['item'][]>>();
  const counts = new Map<string, (values: Values) => Promise<readonly Readonly<{ total: number }>[]>>();

  const filtered = (part: Part, values: Values) => {
    const order = orderOf[part];
    let query = db
      .selectFrom('item')
      // One owner has few items among all that are open.
      .where('ownerId' in values ? ofCoalition : 'item.coalition_id', '=', values.coalitionId as string)
      .where('state', '=', part === 'done' || part === 'dropped' ? part : 'open');
    if (part === 'undated') query = query.where('due_on', 'is', null);
    if (part === 'dated') query = query.where('due_on', 'is not', null);
    if (part === 'overdue') query = query.where('due_on', '<', values.today as string);
    if (order.column === 'done_at') query = query.where('done_at', 'is not', null);
    if ('groupId' in values) query = query.where('group_id', '=', values.groupId as string);
    if ('groupIds' in values) query = query.where('group_id', 'in', values.groupIds as string[]);
    const owners = db.selectFrom('item_owner').select('item_id');
    if ('ownerId' in values)
      query = query.where(
        'item.id',
        'in',
        owners
          .where('coalition_id', '=', values.coalitionId as string)
          .where('person_id', '=', values.ownerId as string),
      );
    if ('ownerless' in values)
      query = query.where(({ not, exists }) =>
        not(exists(owners.where('item_id', '=', sql.ref<string>('item.id')))),
      );
    const patterns = Object.keys(values).filter((name) => name.startsWith('word'));
    if (patterns.length > 0)
      query = query.where(({ exists, selectFrom }) =>
        exists(
          patterns.reduce(
            (texts, name) => texts.where(sql<boolean>`words like ${values[name]} escape '\\'`),
            selectFrom('search_text')
              .select('search_text.id')
              .where('search_text.coalition_id', '=', values.coalitionId as string)
              .whereRef('search_text.id', '=', 'item.id'),
          ),
        ),
      );
    return query;
  };

  const page = (part: Part, back: boolean, values: Values) => {
    const { column, latestFirst } = orderOf[part];
    const descending = back !== latestFirst;
    let query = filtered(part, values).selectAll('item');
    const beyond = descending ? '<' : '>';
    if ('number' in values)
      query = query.where(({ eb, refTuple, tuple }) =>
        column === null
          ? eb('number', beyond, values.number as number)
          : eb(
              refTuple(column, 'number'),
              beyond,
              tuple(values.from as string | number, values.number as number),
            ),
      );
    const direction = descending ? 'desc' : 'asc';
    if (column !== null) query = query.orderBy(column, direction);
    return query.orderBy('number', direction).limit(values.limit as number);
  };

  const valuesOf = (coalitionId: string, filter: ItemFilter): Values => {
    const [group, ...others] = filter.groupIds ?? [];
    return {
      coalitionId,
      ...(filter.show === 'overdue' ? { today: filter.today } : {}),
      ...(filter.groupIds === null
        ? {}
        : others.length === 0
          ? { groupId: group }
          : { groupIds: filter.groupIds }),
      ...(filter.ownerId === null
        ? {}
        : filter.ownerId === 'nobody'
          ? { ownerless: 1 }
          : { ownerId: filter.ownerId }),
      ...Object.fromEntries(filter.words.map((word, index) => [`word${index}`, wordPattern(word)])),
    };
  };

  const run = <Row>(
    known: Map<string, (values: Values) => Promise<readonly Row[]>>,
    name: string,
    values: Values,
    make: () => (values: Values) => Promise<readonly Row[]>,
  ): Promise<readonly Row[]> => {
    const shape = `${name} ${Object.keys(values).join(' ')}`;
    const query = known.get(shape) ?? make();
    known.set(shape, query);
    return query(values);
  };

  return {
    /** Up to `limit` rows after `start`; going back, those before it, the nearest first. */
    async rows(
      coalitionId: string,
      filter: ItemFilter,
      start: PageStart | null,
      limit: number,
    ): Promise<readonly Tables['item'][]> {
      if (filter.groupIds?.length === 0) return [];
      const back = start?.back ?? false;
      const all = back ? partsOf[filter.show].toReversed() : partsOf[filter.show];
      const [from = null, number = 0] = start?.key ?? [];
      const first = start === null ? all[0] : all.find((part) => (part === 'undated') === (from === null));
      const parts = all.slice(first === undefined ? 0 : all.indexOf(first));
      const rows: Tables['item'][] = [];
      for (const part of parts) {
        if (rows.length >= limit) break;
        const values = {
          ...valuesOf(coalitionId, filter),
          ...(start === null || part !== first ? {} : { from, number }),
          limit: limit - rows.length,
        };
        rows.push(
          ...(await run(queries, `${part} ${back}`, values, () =>
            prepared(db, (given: Values) => page(part, back, given)),
          )),
        );
      }
      return rows;
    },

    /** How many there are, up to a thousand. */
    async count(coalitionId: string, filter: ItemFilter): Promise<number> {
      if (filter.groupIds?.length === 0) return 0;
      let total = 0;
      for (const part of partsOf[filter.show]) {
        const values = { ...valuesOf(coalitionId, filter), limit: countedTo };
        const [row] = await run(counts, part, values, () =>
          prepared(db, (given: Values) =>
            db
              .selectFrom(
                filtered(part, given)
                  .select('item.id')
                  .limit(given.limit as number)
                  .as('some'),
              )
              .select(({ fn }) => fn.countAll<number>().as('total')),
          ),
        );
        total += row?.total ?? 0;
      }
      return total;
    },
  };
};
