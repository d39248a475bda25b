import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { ToldItem } from '../../domain/digest.ts';
import { prepared } from '../engine/prepared.ts';
import { addedAt, closedAt, loggedAt, never } from '../engine/query-hints.ts';
import type { InGroup, Span } from '../engine/span.ts';
import type { Db } from '../tables.ts';

/** The group and the span of a section, the local day at its end, and the last day that counts as due soon. */
export type Telling = Span & Readonly<{ groupId: string; today: LocalDate; last: LocalDate }>;

type Asked = InGroup & Telling;

type Listed = Asked & Readonly<{ limit: number }>;

type ItemRow = Readonly<{ number: number; title: string; due_on: string | null; done_at: number | null }>;

const toItem = (row: ItemRow): ToldItem => ({
  number: row.number,
  title: row.title,
  dueOn: row.due_on as LocalDate | null,
  doneAt: row.done_at,
});

/** The earliest due first. All have a date, and dates in their standard form are in the order of their letters. */
const byDueDate = (one: ItemRow, other: ItemRow): number =>
  (one.due_on ?? '') < (other.due_on ?? '')
    ? -1
    : (one.due_on ?? '') > (other.due_on ?? '')
      ? 1
      : one.number - other.number;

const itemColumns = ['item.number', 'item.title', 'item.due_on', 'item.done_at'] as const;

/**
 * What a digest says about one group. It is read for every group of a coalition, so there are few queries, and
 * each reads the rows that are shown and counts the others in an index.
 */
export const sectionQueries = (db: Db) => {
  const ofGroup = ({ coalitionId, groupId }: InGroup) => ({
    items: db
      .selectFrom('item')
      .where('item.coalition_id', '=', coalitionId)
      .where('item.group_id', '=', groupId),
    progress: db
      .selectFrom('progress')
      .where('progress.coalition_id', '=', coalitionId)
      .where('progress.group_id', '=', groupId),
    events: db
      .selectFrom('event')
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('cancelled_at', 'is', null),
    difficulties: db
      .selectFrom('difficulty')
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId),
  });

  const moved = prepared(db, (telling: Asked) => {
    const { from, to } = telling;
    const counted = ofGroup(telling).items.select(({ fn }) => fn.countAll<number>().as('n'));
    return db.selectNoFrom([
      counted.where('done_at', '>=', from).where('done_at', '<', to).as('done'),
      counted.where('created_at', '>=', from).where('created_at', '<', to).as('added'),
      counted.where('dropped_at', '>=', from).where('dropped_at', '<', to).as('dropped'),
      counted
        .where('dropped_at', '>=', from)
        .where('dropped_at', '<', to)
        .where(addedAt, '>=', from)
        .as('addedAndDropped'),
    ]);
  });

  const said = prepared(db, (telling: Asked) => {
    const { from, to } = telling;
    const { progress, difficulties } = ofGroup(telling);
    return db.selectNoFrom([
      progress
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('at', '>=', from)
        .where('at', '<', to)
        .as('progress'),
      difficulties
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('raised_at', '>=', from)
        .where('raised_at', '<', to)
        .as('raised'),
    ]);
  });

  const lived = prepared(db, (telling: Asked) => {
    const { to } = telling;
    const { items, progress, events } = ofGroup(telling);
    return db.selectNoFrom([
      progress
        .select(({ fn }) => fn.max('at').as('latest'))
        .where('at', '<', to)
        .as('logged'),
      events
        .select(({ fn }) => fn.max('ends_at').as('latest'))
        .where('ends_at', '<', to)
        .as('held'),
      items
        .select(({ fn }) => fn.max('done_at').as('latest'))
        .where('done_at', '<', to)
        .as('done'),
      items
        .select(({ fn }) => fn.max('created_at').as('latest'))
        .where('created_at', '<', to)
        .as('added'),
    ]);
  });

  const done = prepared(db, (values: Listed) =>
    ofGroup(values)
      .items.leftJoin('person', 'person.id', 'item.done_by')
      .select([...itemColumns, 'person.name'])
      .where('item.done_at', '>=', values.from)
      .where('item.done_at', '<', values.to)
      .orderBy('item.done_at', 'desc')
      .orderBy('item.number', 'desc')
      .limit(values.limit),
  );

  const opened = prepared(db, (values: Listed) =>
    ofGroup(values)
      .items.select(itemColumns)
      .where('created_at', '>=', values.from)
      .where('created_at', '<', values.to)
      .where(({ or, eb }) => or([eb('dropped_at', 'is', null), eb('dropped_at', '>=', values.to)]))
      .orderBy('created_at')
      .orderBy('number')
      .limit(values.limit),
  );

  const dropped = prepared(db, (values: Listed) =>
    ofGroup(values)
      .items.select([...itemColumns, 'item.dropped_why'])
      .where('dropped_at', '>=', values.from)
      .where('dropped_at', '<', values.to)
      .orderBy('dropped_at', 'desc')
      .orderBy('number', 'desc')
      .limit(values.limit),
  );

  /**
   * What was open at the end, in two parts: what is open still, which an index has in the order of what is due, and the
   * little that was closed since.
   */
  const openStill = (telling: Asked) =>
    ofGroup(telling).items.where(addedAt, '<', telling.to).where(closedAt, '=', never);
  const closedSince = (telling: Asked) =>
    ofGroup(telling)
      .items.where(addedAt, '<', telling.to)
      .where(closedAt, '>=', telling.to)
      .where(closedAt, '<', never);

  type Open = ReturnType<typeof openStill>;
  const late = (open: Open, { today }: Asked) => open.where('due_on', '<', today);
  const soon = (open: Open, { today, last }: Asked) =>
    open.where('due_on', '>=', today).where('due_on', '<=', last);

  const stillCounts = prepared(db, (values: Asked) => {
    const open = openStill(values);
    return open.select(({ fn }) => [
      fn.countAll<number>().as('open'),
      fn.count<number>('due_on').as('dated'),
      late(open, values).select(fn.countAll<number>().as('n')).as('overdue'),
      soon(open, values).select(fn.countAll<number>().as('n')).as('dueNext'),
    ]);
  });
  /** These are not in the order of their dates, so that one scan counts all. */
  const sinceCounts = prepared(db, (values: Asked) =>
    closedSince(values).select(({ fn, eb, and }) => {
      const isSoon = and([eb('due_on', '>=', values.today), eb('due_on', '<=', values.last)]);
      return [
        fn.countAll<number>().as('open'),
        fn.count<number>('due_on').as('dated'),
        fn.count<number>(eb.case().when('due_on', '<', values.today).then(1).end()).as('overdue'),
        fn.count<number>(eb.case().when(isSoon).then(1).end()).as('dueNext'),
      ];
    }),
  );

  const dueFirst = (part: (open: Open, telling: Asked) => Open) =>
    prepared(db, (values: Listed) => {
      const first = (open: Open) =>
        part(open, values)
          .select([...itemColumns, 'item.id'])
          .orderBy('due_on')
          .orderBy('number')
          .limit(values.limit);
      return db
        .selectFrom(first(openStill(values)).as('still'))
        .selectAll()
        .unionAll(db.selectFrom(first(closedSince(values)).as('since')).selectAll());
    });
  const overdue = dueFirst(late);
  const dueNext = dueFirst(soon);

  const stuckAtEnd = (values: Listed) =>
    ofGroup(values)
      .difficulties.select(['number', 'body', 'raised_at'])
      .where('raised_at', '<', values.to)
      .orderBy('raised_at')
      .orderBy('number')
      .limit(values.limit);
  const stuckStill = prepared(db, (values: Listed) => stuckAtEnd(values).where('resolved_at', 'is', null));
  const resolvedSince = prepared(db, (values: Listed) =>
    stuckAtEnd(values).where('resolved_at', '>=', values.to),
  );

  const ownerNames = prepared(db, ({ ids }: { ids: readonly string[] }) =>
    db
      .selectFrom('item_owner')
      .innerJoin('person', 'person.id', 'item_owner.person_id')
      .select(['item_owner.item_id', 'person.name'])
      .where('item_owner.item_id', 'in', ids)
      .orderBy('item_owner.position'),
  );

  const progress = prepared(db, (values: Listed) =>
    ofGroup(values)
      .progress.leftJoin('person', 'person.id', 'progress.person_id')
      .leftJoin('item', 'item.id', 'progress.item_id')
      .select(['progress.body', 'progress.at', 'person.name', 'item.number'])
      .where('progress.at', '>=', values.from)
      .where(loggedAt, '<', values.to)
      .orderBy('progress.at', 'desc')
      .orderBy('progress.id', 'desc')
      .limit(values.limit),
  );

  /** The names of each item's owners, in the order in which they were named. */
  const ownersOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
    const owners = new Map<string, string[]>();
    for (const { item_id: id, name } of ids.length === 0 ? [] : await ownerNames({ ids }))
      owners.set(id, [...(owners.get(id) ?? []), name]);
    return owners;
  };

  return {
    /**
     * How many items were done, added and dropped within the span. One both added and dropped in it does not count as
     * added.
     */
    async moved(coalitionId: string, telling: Telling) {
      const [amounts] = await moved({ coalitionId, ...telling });
      return {
        done: amounts?.done ?? 0,
        opened: (amounts?.added ?? 0) - (amounts?.addedAndDropped ?? 0),
        dropped: amounts?.dropped ?? 0,
      };
    },

    /** How many items were open, late, due soon and without a date at the end of the span. */
    async standing(coalitionId: string, telling: Telling) {
      const values = { coalitionId, ...telling };
      const parts = [...(await stillCounts(values)), ...(await sinceCounts(values))];
      const sum = (count: 'open' | 'dated' | 'overdue' | 'dueNext') =>
        parts.reduce((total, part) => total + (part[count] ?? 0), 0);
      return {
        open: sum('open'),
        overdue: sum('overdue'),
        dueNext: sum('dueNext'),
        undated: sum('open') - sum('dated'),
      };
    },

    /** How many lines of progress were logged, and how many difficulties raised, within the span. */
    async said(coalitionId: string, telling: Telling) {
      const [found] = await said({ coalitionId, ...telling });
      return { progress: found?.progress ?? 0, raised: found?.raised ?? 0 };
    },

    /** The last sign of life before the end of the span: a line, an item added or done, an event held. */
    async lastSign(coalitionId: string, telling: Telling): Promise<number | null> {
      const [found] = await lived({ coalitionId, ...telling });
      const signs = [found?.logged, found?.held, found?.done, found?.added].filter((at) => at != null);
      return signs.length === 0 ? null : Math.max(...signs);
    },

    /** Finished within the span, the latest first, each with the name of who finished it. */
    async done(coalitionId: string, telling: Telling, limit: number) {
      const rows = await done({ coalitionId, ...telling, limit });
      return rows.map((row) => ({ item: toItem(row), person: row.name ?? '' }));
    },

    /** Given up within the span, the latest first, each with why. */
    async dropped(coalitionId: string, telling: Telling, limit: number) {
      const rows = await dropped({ coalitionId, ...telling, limit });
      return rows.map((row) => ({ item: toItem(row), why: row.dropped_why ?? '' }));
    },

    /** Added within the span and not dropped in it, the oldest first. */
    opened: async (coalitionId: string, telling: Telling, limit: number) =>
      (await opened({ coalitionId, ...telling, limit })).map(toItem),

    /**
     * Items that were open and due before `today`, and items due from then through `last`: the earliest due
     * first.
     */
    async due(coalitionId: string, telling: Telling, limits: Readonly<{ overdue: number; next: number }>) {
      const values = { coalitionId, ...telling };
      const first = async (query: typeof overdue, limit: number) =>
        limit === 0 ? [] : [...(await query({ ...values, limit }))].sort(byDueDate).slice(0, limit);
      const late = await first(overdue, limits.overdue);
      const soon = await first(dueNext, limits.next);
      const owners = await ownersOf([...late, ...soon].map(({ id }) => id));
      const owned = (row: ItemRow & Readonly<{ id: string }>) => ({
        item: toItem(row),
        owner: owners.get(row.id)?.join(' · ') || null,
      });
      return { overdue: late.map(owned), next: soon.map(owned) };
    },

    /** Difficulties that were open at its end, the oldest first. */
    async stuck(coalitionId: string, telling: Telling, limit: number) {
      const values = { coalitionId, ...telling, limit };
      return [...(await stuckStill(values)), ...(await resolvedSince(values))]
        .sort((one, other) => one.raised_at - other.raised_at || one.number - other.number)
        .slice(0, limit)
        .map(({ number, body, raised_at }) => ({ number, body, raisedAt: raised_at }));
    },

    /** Lines of progress within the span, the latest first. */
    async progress(coalitionId: string, telling: Telling, limit: number) {
      const rows = await progress({ coalitionId, ...telling, limit });
      return rows.map(({ body, at, name, number }) => ({ body, at, person: name ?? '', itemNumber: number }));
    },
  };
};
