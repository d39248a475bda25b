import { sql } from 'kysely';
import type { Db } from '../tables.ts';

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

/** What other people recorded about one person. */
export const recordedByOthersQueries = (db: Db) => ({
  /**
   * Changes by others that give the person an item, a group, a role or a partner, or take it away. Who gave a role or a group
   * is named; other people in the same change are not.
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
    const idsOf = (kind: string) =>
      rows.flatMap(({ subject }) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []));
    const items = await db
      .selectFrom('item')
      .select(['id', 'number', 'title'])
      .where('coalition_id', '=', coalitionId)
      .where('id', 'in', ['', ...new Set(idsOf('item'))])
      .execute();
    const groups = await db
      .selectFrom('working_group')
      .select(['id', 'name'])
      .where('coalition_id', '=', coalitionId)
      .where('id', 'in', ['', ...new Set(idsOf('group'))])
      .execute();
    const partners = await db
      .selectFrom('partner')
      .select(['id', 'name'])
      .where('coalition_id', '=', coalitionId)
      .where('id', 'in', ['', ...new Set(idsOf('partner'))])
      .execute();
    return rows.map(({ at, subject, change, before, after, by }) => {
      const [kind = '', id = ''] = subject.split(':');
      const item = items.find((one) => one.id === id);
      return {
        at,
        change,
        of: kind,
        ...(item !== undefined && { item: item.number, title: item.title }),
        ...(kind === 'group' && { group: groups.find((one) => one.id === id)?.name ?? null }),
        ...(kind === 'partner' && { partner: partners.find((one) => one.id === id)?.name ?? null }),
        ...(kind !== 'item' && { by }),
        before: about(unjson(before), personId),
        after: about(unjson(after), personId),
      };
    });
  },

  /** Texts that somebody else wrote and that contain this name somewhere, perhaps as a part of a word. */
  async textsWith(coalitionId: string, personId: string, name: string): Promise<readonly NamedText[]> {
    const pattern = like(name);
    const { rows } = await sql<NamedText>`
      select 'item' as "in", number, group_id as "groupId", title as "text", created_at as "at" from item
        where coalition_id = ${coalitionId} and created_by <> ${personId} and title like ${pattern} escape '\\'
      union all
      select 'progress', null, group_id, body, at from progress
        where coalition_id = ${coalitionId} and person_id <> ${personId} and body like ${pattern} escape '\\'
      union all
      select 'difficulty', number, group_id, body, raised_at from difficulty
        where coalition_id = ${coalitionId} and raised_by <> ${personId} and body like ${pattern} escape '\\'
      union all
      select 'difficulty help', number, group_id, help, raised_at from difficulty
        where coalition_id = ${coalitionId} and raised_by <> ${personId} and help like ${pattern} escape '\\'
      union all
      select 'difficulty help from', number, group_id, help_from, raised_at from difficulty
        where coalition_id = ${coalitionId} and raised_by <> ${personId} and help_from like ${pattern} escape '\\'
      union all
      select 'difficulty resolution', number, group_id, resolution, resolved_at from difficulty
        where coalition_id = ${coalitionId} and resolved_by <> ${personId} and resolution like ${pattern} escape '\\'
      union all
      select 'event', number, group_id, title, created_at from event
        where coalition_id = ${coalitionId} and created_by <> ${personId} and title like ${pattern} escape '\\'
      union all
      select 'event place', number, group_id, venue, created_at from event
        where coalition_id = ${coalitionId} and created_by <> ${personId} and venue like ${pattern} escape '\\'
      union all
      select 'poll question', number, group_id, question, opened_at from poll
        where coalition_id = ${coalitionId} and event_id is null and asked_by <> ${personId}
          and question like ${pattern} escape '\\'`.execute(db);
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
