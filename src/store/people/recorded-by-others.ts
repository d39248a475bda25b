import { type RawBuilder, sql } from 'kysely';
import type { Db, Tables } from '../tables.ts';

type Values = Readonly<Record<string, unknown>> | null;

const unjson = (text: string | null): Values =>
  text === null ? null : (JSON.parse(text) as Record<string, unknown>);

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const names = (value: unknown, personId: string): boolean =>
  value === personId || (Array.isArray(value) && value.includes(personId));

/** What the values say about one person: whether they own or convene it, and their roles. */
const about = (values: Values, personId: string) => ({
  ...(values?.ownerIds !== undefined && { yours: names(values.ownerIds, personId) }),
  ...(values?.convenerId !== undefined && { convenedByYou: names(values.convenerId, personId) }),
  ...(values?.delegateIds !== undefined && { youSpeakForIt: names(values.delegateIds, personId) }),
  ...(values?.roles !== undefined && { roles: values.roles }),
});

/** Texts by others that contain a name of the person. */
type NamedText = Readonly<{ in: string; number: number | null; groupId: string; text: string; at: number }>;

/** A column with words of people, who wrote them, and when. */
type WrittenText = Readonly<{
  in: string;
  table: keyof Tables;
  text: string;
  by: string;
  at: string;
  /** The column with the number of the record; null where it has none. */
  number?: null;
  only?: RawBuilder<unknown>;
}>;

const raised = { table: 'difficulty', by: 'raised_by', at: 'raised_at' } as const;
const planned = { table: 'event', by: 'created_by', at: 'created_at' } as const;

const writtenTexts: readonly WrittenText[] = [
  { in: 'item', table: 'item', text: 'title', by: 'created_by', at: 'created_at' },
  { in: 'progress', table: 'progress', text: 'body', by: 'person_id', at: 'at', number: null },
  { in: 'difficulty', ...raised, text: 'body' },
  { in: 'difficulty help', ...raised, text: 'help' },
  { in: 'difficulty help from', ...raised, text: 'help_from' },
  {
    in: 'difficulty resolution',
    table: 'difficulty',
    text: 'resolution',
    by: 'resolved_by',
    at: 'resolved_at',
  },
  { in: 'event', ...planned, text: 'title' },
  { in: 'event place', ...planned, text: 'venue' },
  {
    in: 'poll question',
    table: 'poll',
    text: 'question',
    by: 'asked_by',
    at: 'opened_at',
    only: sql`and event_id is null`,
  },
];

/** What other people recorded about one person. */
export const recordedByOthersQueries = (db: Db) => ({
  /**
   * Changes by others that give the person an item, a group, a role or a partner, or take it away. The person
   * who gave a role or a group is named; other people in the same change are not.
   */
  async changesByOthers(coalitionId: string, personId: string) {
    const pattern = like(personId);
    const rows = await db
      .selectFrom('history')
      .innerJoin('person', 'person.id', 'history.person_id')
      .select(['history.at', 'history.subject', 'history.change', 'history.before', 'history.after'])
      .select('person.name as by')
      .where('history.coalition_id', '=', coalitionId)
      .where('history.person_id', '!=', personId)
      .where(({ or, eb }) =>
        or([
          eb('history.subject', '=', `person:${personId}`),
          sql<boolean>`history.before like ${pattern} escape '\\'`,
          sql<boolean>`history.after like ${pattern} escape '\\'`,
        ]),
      )
      .orderBy('history.id')
      .execute();
    const named = async (table: 'item' | 'working_group' | 'partner', kind: string) => {
      const ids = rows.flatMap(({ subject }) =>
        subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : [],
      );
      const { rows: found } = await sql<Readonly<{ id: string; number: number | null; name: string }>>`
        select id, ${table === 'item' ? sql`number, title as name` : sql`null as number, name`} from ${sql.table(table)}
        where coalition_id = ${coalitionId} and id in (${sql.join(['', ...new Set(ids)])})`.execute(db);
      return new Map(found.map((row) => [row.id, row]));
    };
    const items = await named('item', 'item');
    const groups = await named('working_group', 'group');
    const partners = await named('partner', 'partner');
    return rows.map(({ at, subject, change, before, after, by }) => {
      const [kind = '', id = ''] = subject.split(':');
      const item = items.get(id);
      return {
        at,
        change,
        of: kind,
        ...(item !== undefined && { item: item.number, title: item.name }),
        ...(kind === 'group' && { group: groups.get(id)?.name ?? null }),
        ...(kind === 'partner' && { partner: partners.get(id)?.name ?? null }),
        ...(kind !== 'item' && { by }),
        before: about(unjson(before), personId),
        after: about(unjson(after), personId),
      };
    });
  },

  /** Texts that somebody else wrote and that contain this name somewhere, perhaps as a part of a word. */
  async textsWith(coalitionId: string, personId: string, name: string): Promise<readonly NamedText[]> {
    const pattern = like(name);
    const found = writtenTexts.map(
      ({ in: kind, table, text, by, at, number, only }) => sql`
        select ${sql.lit(kind)} as "in", ${number === null ? sql`null` : sql.ref('number')} as "number",
          group_id as "groupId", ${sql.ref(text)} as "text", ${sql.ref(at)} as "at" from ${sql.table(table)}
        where coalition_id = ${coalitionId} and ${sql.ref(by)} <> ${personId}
          and ${sql.ref(text)} like ${pattern} escape '\\' ${only ?? sql``}`,
    );
    const { rows } = await sql<NamedText>`${sql.join(found, sql` union all `)}`.execute(db);
    return rows;
  },

  /** The summaries whose text contains this name. */
  async summariesWith(coalitionId: string, name: string) {
    const pattern = like(JSON.stringify(name).slice(1, -1));
    return db
      .selectFrom('ledger')
      .select(['kind', 'period'])
      .where('coalition_id', '=', coalitionId)
      .where(sql<boolean>`body like ${pattern} escape '\\'`)
      .orderBy('period')
      .orderBy('kind')
      .execute();
  },
});
