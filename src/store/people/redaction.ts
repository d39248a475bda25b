import { sql } from 'kysely';
import type { NumberedKind } from '../../domain/refusal.ts';
import type { Db, Tables } from '../tables.ts';

type Texts = Readonly<{ table: keyof Tables; key: string; columns: readonly string[] }>;

/** Where the texts of a record are stored, its own first, then those of rows that belong to it. */
const textsOf: Readonly<Record<NumberedKind, readonly Texts[]>> = {
  item: [
    { table: 'item', key: 'id', columns: ['title', 'dropped_why'] },
    { table: 'progress', key: 'item_id', columns: ['body'] },
  ],
  difficulty: [
    { table: 'difficulty', key: 'id', columns: ['body', 'help', 'help_from', 'resolution', 'passed_on_why'] },
  ],
  event: [
    { table: 'event', key: 'id', columns: ['title', 'venue'] },
    { table: 'poll', key: 'event_id', columns: ['question', 'comments'] },
  ],
  poll: [{ table: 'poll', key: 'id', columns: ['question', 'choices', 'comments'] }],
  offer: [{ table: 'offer', key: 'id', columns: ['what'] }],
};

/** Keys of the history whose values are texts that people wrote. */
const historyTexts = new Set([
  'title',
  'venue',
  'why',
  'droppedWhy',
  'body',
  'help',
  'helpFrom',
  'how',
  'question',
  'choices',
  'what',
]);

/** Those of a partner; what it told in confidence is in no history. */
const partnerHistoryTexts = new Set(['wants', 'gets', 'learned']);

/** Columns that hold a list of texts as JSON. */
const lists = new Set(['choices', 'comments']);

/** The column stays: the name of a committee is no text, and the difficulty is asked of it. */
const staysAsked = sql`asked_of is not null`;

const strings = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(strings) : [];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const redactionQueries = (db: Db) => {
  const historyOf = (coalitionId: string, kind: NumberedKind | 'partner', id: string) =>
    db
      .selectFrom('history')
      .select(['id', 'before', 'after'])
      .where('coalition_id', '=', coalitionId)
      .where('subject', '=', `${kind}:${id}`)
      .execute();

  const redactHistory = async (
    coalitionId: string,
    kind: NumberedKind | 'partner',
    id: string,
    keys: ReadonlySet<string>,
    instead: string,
  ): Promise<void> => {
    const without = (values: string | null): string | null => {
      const read: unknown = values === null ? null : JSON.parse(values);
      if (!isObject(read)) return values;
      return JSON.stringify(
        Object.fromEntries(
          Object.entries(read).map(([key, value]) => [
            key,
            keys.has(key) && value !== null ? instead : value,
          ]),
        ),
      );
    };
    for (const { id: row, before, after } of await historyOf(coalitionId, kind, id))
      await db
        .updateTable('history')
        .set({ before: without(before), after: without(after) })
        .where('id', '=', row)
        .execute();
  };

  const rowsOf = async (coalitionId: string, { table, key, columns }: Texts, id: string) => {
    const { rows } = await sql<Readonly<Record<string, string | null>>>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
      where coalition_id = ${coalitionId} and ${sql.ref(key)} = ${id}`.execute(db);
    return rows;
  };

  /** A removed text cannot be found any more. */
  const forgetSearchTexts = async (coalitionId: string, kind: NumberedKind, id: string): Promise<void> => {
    await db.deleteFrom('search_text').where('coalition_id', '=', coalitionId).where('id', '=', id).execute();
    if (kind !== 'item') return;
    const lines = db
      .selectFrom('progress')
      .select('id')
      .where('coalition_id', '=', coalitionId)
      .where('item_id', '=', id);
    await db
      .deleteFrom('search_text')
      .where('coalition_id', '=', coalitionId)
      .where('id', 'in', lines)
      .execute();
  };

  return {
    /** Every text of a record: as it is, as it was, and of the rows that belong to it. */
    async textsOf(
      coalitionId: string,
      kind: NumberedKind,
      id: string,
    ): Promise<Readonly<{ texts: readonly string[]; choices: readonly string[] }>> {
      const [texts, choices] = [new Set<string>(), new Set<string>()];
      const add = (name: string, value: unknown): void => {
        for (const text of strings(value)) (name === 'choices' ? choices : texts).add(text);
      };
      for (const stored of textsOf[kind])
        for (const row of await rowsOf(coalitionId, stored, id))
          for (const [column, value] of Object.entries(row))
            add(column, value !== null && lists.has(column) ? JSON.parse(value) : value);
      for (const { before, after } of await historyOf(coalitionId, kind, id))
        for (const values of [before, after])
          for (const [key, value] of Object.entries(values === null ? {} : (JSON.parse(values) as object)))
            if (historyTexts.has(key)) add(key, value);
      return { texts: [...texts], choices: [...choices] };
    },

    /** How many lines of progress an item has. */
    async linesOn(coalitionId: string, itemId: string): Promise<number> {
      const { count } = await db
        .selectFrom('progress')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('coalition_id', '=', coalitionId)
        .where('item_id', '=', itemId)
        .executeTakeFirstOrThrow();
      return count;
    },

    /**
     * Replaces every text of a record and of its history. A poll keeps as many choices as it had, numbered; its
     * comments are deleted.
     */
    async redact(coalitionId: string, kind: NumberedKind, id: string, instead: string): Promise<void> {
      for (const { table, key, columns } of textsOf[kind]) {
        const where = sql`coalition_id = ${coalitionId} and ${sql.ref(key)} = ${id}`;
        for (const column of columns.filter((one) => !lists.has(one))) {
          const unless = column === 'help_from' ? sql`and not (${staysAsked})` : sql``;
          await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${instead}
            where ${where} and ${sql.ref(column)} is not null ${unless}`.execute(db);
        }
        if (columns.includes('comments'))
          await sql`update poll set comments = '[]' where ${where} and comments is not null`.execute(db);
        if (columns.includes('choices'))
          for (const { choices } of await rowsOf(coalitionId, { table, key, columns: ['choices'] }, id))
            if (typeof choices === 'string') {
              const numbered = JSON.stringify(strings(JSON.parse(choices)).map((_, n) => String(n + 1)));
              await sql`update poll set choices = ${numbered} where ${where}`.execute(db);
            }
      }
      await forgetSearchTexts(coalitionId, kind, id);
      await redactHistory(coalitionId, kind, id, historyTexts, instead);
    },

    /** What people wrote about a partner in earlier wordings. */
    async partnerTexts(coalitionId: string, partnerId: string): Promise<readonly string[]> {
      const texts = new Set<string>();
      for (const { before, after } of await historyOf(coalitionId, 'partner', partnerId))
        for (const values of [before, after])
          for (const [key, value] of Object.entries(values === null ? {} : (JSON.parse(values) as object)))
            if (partnerHistoryTexts.has(key)) for (const text of strings(value)) texts.add(text);
      return [...texts];
    },

    /** Replaces what people wrote about a partner in its history. */
    async redactPartner(coalitionId: string, partnerId: string, instead: string): Promise<void> {
      await redactHistory(coalitionId, 'partner', partnerId, partnerHistoryTexts, instead);
    },
  };
};
