import type { LocalDate } from '../domain/calendar.ts';
import type { ToldItem } from '../domain/digest.ts';
import { prepared } from './prepared.ts';
import type { InGroup, Span } from './span.ts';
import { addedAt, closedAt } from './standing.ts';
import type { Db } from './tables.ts';

/** Of which group a section tells, from when to when, and what the day is when it ends. */
export type Telling = InGroup & Span & Readonly<{ today: LocalDate; last: LocalDate }>;

type Listed = Telling & Readonly<{ limit: number }>;

type ItemRow = Readonly<{ number: number; title: string; due_on: string | null; done_at: number | null }>;

const toItem = (row: ItemRow): ToldItem => ({
  number: row.number,
  title: row.title,
  dueOn: row.due_on as LocalDate | null,
  doneAt: row.done_at,
});

const itemColumns = ['item.number', 'item.title', 'item.due_on', 'item.done_at'] as const;

/**
 * What the record says of one group for a summary. Summaries ask it for every group of a coalition, so
 * it is few questions, and each reads the rows that are shown and counts the others in an index.
 */
export const sectionQueries = (db: Db) => {
  const counted = prepared(db, ({ coalitionId, groupId, from, to }: Telling) =>
    db.selectNoFrom(({ selectFrom }) => [
      selectFrom('item')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId)
        .where('done_at', '>=', from)
        .where('done_at', '<', to)
        .as('done'),
      selectFrom('item')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId)
        .where('created_at', '>=', from)
        .where('created_at', '<', to)
        .as('opened'),
      selectFrom('progress')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId)
        .where('at', '>=', from)
        .where('at', '<', to)
        .as('progress'),
      selectFrom('difficulty')
        .select(({ fn }) => fn.min('raised_at').as('oldest'))
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId)
        .where('raised_at', '<', to)
        .where(({ or, eb }) => or([eb('resolved_at', 'is', null), eb('resolved_at', '>=', to)]))
        .as('stuckSince'),
    ]),
  );

  const done = prepared(db, ({ coalitionId, groupId, from, to, limit }: Listed) =>
    db
      .selectFrom('item')
      .leftJoin('person', 'person.id', 'item.done_by')
      .select([...itemColumns, 'person.name'])
      .where('item.coalition_id', '=', coalitionId)
      .where('item.group_id', '=', groupId)
      .where('item.done_at', '>=', from)
      .where('item.done_at', '<', to)
      .orderBy('item.done_at', 'desc')
      .orderBy('item.number', 'desc')
      .limit(limit),
  );

  const opened = prepared(db, ({ coalitionId, groupId, from, to, limit }: Listed) =>
    db
      .selectFrom('item')
      .select(itemColumns)
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('created_at', '>=', from)
      .where('created_at', '<', to)
      .orderBy('created_at')
      .orderBy('number')
      .limit(limit),
  );

  const standingOpen = ({ coalitionId, groupId, to }: Telling) =>
    db
      .selectFrom('item')
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where(addedAt, '<', to)
      .where(closedAt, '>=', to);
  /** What stood open at the end: one walk along its index, however many answers are wanted. */
  const standing = prepared(db, (values: Telling) =>
    standingOpen(values).select(({ fn, eb, and }) => {
      const late = eb('due_on', '<', values.today);
      const soon = and([eb('due_on', '>=', values.today), eb('due_on', '<=', values.last)]);
      return [
        fn.countAll<number>().as('open'),
        fn.count<number>(eb.case().when(late).then(1).end()).as('overdue'),
        fn.count<number>(eb.case().when(soon).then(1).end()).as('dueNext'),
      ];
    }),
  );
  const dueFirst = (values: Listed) =>
    standingOpen(values)
      .select([...itemColumns, 'item.id'])
      .orderBy('due_on')
      .orderBy('number')
      .limit(values.limit);
  const overdue = prepared(db, (values: Listed) => dueFirst(values).where('due_on', '<', values.today));
  const dueNext = prepared(db, (values: Listed) =>
    dueFirst(values).where('due_on', '>=', values.today).where('due_on', '<=', values.last),
  );

  const ownerNames = prepared(db, ({ ids }: { ids: readonly string[] }) =>
    db
      .selectFrom('item_owner')
      .innerJoin('person', 'person.id', 'item_owner.person_id')
      .select(['item_owner.item_id', 'person.name'])
      .where('item_owner.item_id', 'in', ids)
      .orderBy('item_owner.position'),
  );

  const progress = prepared(db, ({ coalitionId, groupId, from, to, limit }: Listed) =>
    db
      .selectFrom('progress')
      .leftJoin('person', 'person.id', 'progress.person_id')
      .leftJoin('item', 'item.id', 'progress.item_id')
      .select(['progress.body', 'progress.at', 'person.name', 'item.number'])
      .where('progress.coalition_id', '=', coalitionId)
      .where('progress.group_id', '=', groupId)
      .where('progress.at', '>=', from)
      .where('progress.at', '<', to)
      .orderBy('progress.at', 'desc')
      .orderBy('progress.id', 'desc')
      .limit(limit),
  );

  /** The names of those who own each item, in the order in which they were named. */
  const ownersOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
    const owners = new Map<string, string[]>();
    for (const { item_id: id, name } of ids.length === 0 ? [] : await ownerNames({ ids }))
      owners.set(id, [...(owners.get(id) ?? []), name]);
    return owners;
  };

  return {
    /** How much there is of each kind; what stands open is as of the end of the span. */
    async figures(telling: Telling) {
      const [[amounts], [open]] = [await counted(telling), await standing(telling)];
      return {
        done: amounts?.done ?? 0,
        opened: amounts?.opened ?? 0,
        progress: amounts?.progress ?? 0,
        /** When the oldest difficulty that stood open was raised. */
        stuckSince: amounts?.stuckSince ?? null,
        open: open?.open ?? 0,
        overdue: open?.overdue ?? 0,
        dueNext: open?.dueNext ?? 0,
      };
    },

    /** Finished within the span, the latest first, each with the name of who finished it. */
    async done(telling: Telling, limit: number) {
      const rows = await done({ ...telling, limit });
      return rows.map((row) => ({ item: toItem(row), person: row.name ?? '' }));
    },

    /** Added within the span, the oldest first. */
    opened: async (telling: Telling, limit: number) => (await opened({ ...telling, limit })).map(toItem),

    /** What stood open and was due before `today`, and what is due from then through `last`: the earliest due first. */
    async due(telling: Telling, limits: Readonly<{ overdue: number; next: number }>) {
      const late = limits.overdue === 0 ? [] : await overdue({ ...telling, limit: limits.overdue });
      const soon = limits.next === 0 ? [] : await dueNext({ ...telling, limit: limits.next });
      const owners = await ownersOf([...late, ...soon].map(({ id }) => id));
      const owned = (row: ItemRow & Readonly<{ id: string }>) => ({
        item: toItem(row),
        owner: owners.get(row.id)?.join(' · ') || null,
      });
      return { overdue: late.map(owned), next: soon.map(owned) };
    },

    /** Lines of progress within the span, the latest first. */
    async progress(telling: Telling, limit: number) {
      const rows = await progress({ ...telling, limit });
      return rows.map(({ body, at, name, number }) => ({ body, at, person: name ?? '', itemNumber: number }));
    },
  };
};
