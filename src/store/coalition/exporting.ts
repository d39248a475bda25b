import { type Selectable, sql } from 'kysely';
import type { Digest } from '../../domain/digest.ts';
import type { Db, Tables } from '../tables.ts';

/**
 * Which sheet of the files that a coalition takes along has a row for each row of a table. `null`: its rows
 * are part of other sheets, only serve to send messages or to keep answers anonymous, or belong to no
 * coalition. A table without an entry does not compile.
 */
export const sheetOf = {
  coalition: null,
  workspace: null,
  person: 'people',
  former_name: null,
  account: null,
  api_token: null,
  role: null,
  working_group: 'groups',
  member: 'members',
  place: null,
  item: 'items',
  item_owner: null,
  partner: 'partners',
  partner_name: null,
  delegate: null,
  offer: 'offers',
  involved: null,
  signed_answer: null,
  partner_letter: null,
  calendar_feed: null,
  import_draft: null,
  history: 'history',
  progress: 'progress',
  difficulty: 'difficulties',
  event: 'events',
  attendance: 'attendance',
  poll: 'polls',
  ballot: null,
  barred: null,
  digest_section: null,
  ledger: 'summaries',
  change_notice: null,
  deadline: null,
  outbox: null,
  shown: null,
  talk: null,
  delivery: null,
  link: null,
  wrong_code: null,
  slack_installation: null,
  setting: null,
  search_text: null,
  lease: null,
} as const satisfies { readonly [Name in keyof Tables]: string | null };

export type SheetName = NonNullable<(typeof sheetOf)[keyof typeof sheetOf]>;

/**
 * A cell: a person's text, a figure, an instant (UTC epoch milliseconds), one of Halqa's own words such as
 * "open", or a person's name, which is empty when they were forgotten.
 */
export type ExportedCell =
  | string
  | number
  | null
  | Readonly<{ at: number }>
  | Readonly<{ codes: readonly string[] }>
  | Readonly<{ person: string }>
  /** Values by what they are called, such as those before a change. */
  | Readonly<{ values: readonly (readonly [name: string, value: ExportedCell])[] }>;

/** A summary as it was posted. */
export type ExportedSummary = Readonly<{ kind: string; period: string; digest: Digest }>;

const at = (instant: number | null): ExportedCell => (instant === null ? null : { at: instant });
const code = (value: string | null): ExportedCell => (value === null ? null : { codes: [value] });

type Sheets = Readonly<Record<SheetName, readonly (readonly ExportedCell[])[]>>;

/** The answers and comments of a closed poll; nothing of an open one is readable. */
const countsText = (choices: string | null, counts: string | null): string => {
  if (counts === null) return '';
  const given = JSON.parse(counts) as readonly number[];
  const labels =
    choices === null
      ? given.map((_, index) => String(index + 1))
      : (JSON.parse(choices) as readonly string[]);
  return given.map((n, index) => `${labels[index] ?? ''}: ${n}`).join('; ');
};

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The values before or after a change. An id is replaced by its name; one without a name is left out. */
const changeCell = (json: string | null, named: (id: string) => ExportedCell | undefined): ExportedCell => {
  const cellOf = (name: string, value: unknown): readonly ExportedCell[] => {
    if (Array.isArray(value)) return value.flatMap((one) => cellOf(name, one));
    if (typeof value === 'string') return isId(value) ? [named(value) ?? []].flat() : [value];
    if (typeof value === 'number') return [name.endsWith('At') ? { at: value } : value];
    return typeof value === 'boolean' ? [String(value)] : [];
  };
  if (json === null) return null;
  const values = Object.entries(JSON.parse(json) as object).flatMap(([name, value]) =>
    cellOf(name, value).map((cell) => [name.replace(/Ids?$/, ''), cell] as const),
  );
  return { values };
};

const listText = (json: string | null): string =>
  json === null ? '' : (JSON.parse(json) as readonly string[]).join(' | ');

const grouped = <Row>(rows: readonly Row[], key: (row: Row) => string, value: (row: Row) => string) => {
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), value(row)]);
  return (id: string): readonly string[] => found.get(id) ?? [];
};

export const exportQueries = (db: Db) => ({
  /**
   * The records of a coalition as sheets, one row for each record, in the order of the columns in `words`.
   * Names replace ids. Answers to polls are not read.
   */
  async sheets(coalitionId: string): Promise<Sheets> {
    const all = async <Name extends keyof Tables>(table: Name, order: string) => {
      const { rows } = await sql<Selectable<Tables[Name]>>`select * from ${sql.table(table)}
        where coalition_id = ${coalitionId} order by ${sql.ref(order)}`.execute(db);
      return rows;
    };
    const people = await all('person', 'id');
    const groups = await all('working_group', 'id');
    const items = await all('item', 'number');
    const events = await all('event', 'number');
    const partners = await all('partner', 'id');
    const difficulties = await all('difficulty', 'number');
    const polls = await all('poll', 'number');
    const offers = await all('offer', 'number');
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    const groupOf = new Map(groups.map(({ id, name }) => [id, name]));
    const itemOf = new Map(items.map(({ id, number }) => [id, number]));
    const eventOf = new Map(events.map((event) => [event.id, event]));
    const partnerOf = new Map(partners.map(({ id, name }) => [id, name]));
    const name = (id: string): string => nameOf.get(id) ?? '';
    const person = (id: string | null): ExportedCell => (id === null ? null : { person: name(id) });
    const group = (id: string | null): string => groupOf.get(id ?? '') ?? '';
    const roles = grouped(
      await all('role', 'role'),
      ({ person_id }) => person_id,
      ({ role }) => role,
    );
    const platforms = grouped(
      await all('account', 'platform'),
      ({ person_id }) => person_id,
      ({ platform }) => platform,
    );
    const owners = grouped(
      await all('item_owner', 'position'),
      ({ item_id }) => item_id,
      ({ person_id }) => name(person_id),
    );
    const delegates = grouped(
      await all('delegate', 'since'),
      ({ partner_id }) => partner_id,
      ({ person_id }) => name(person_id),
    );
    const named = (id: string): ExportedCell | undefined => {
      const person = nameOf.get(id);
      return person === undefined ? (groupOf.get(id) ?? partnerOf.get(id)) : { person };
    };
    const numbers = new Map<string, number>(
      [...items, ...events, ...difficulties, ...polls, ...offers].map(({ id, number }) => [id, number]),
    );
    return {
      people: people.map((row) => [
        { person: row.name },
        { codes: roles(row.id) },
        [...new Set(platforms(row.id))].join(', '),
        row.language,
        at(row.created_at),
      ]),
      groups: groups.map((row) => [
        row.name,
        code(row.kind),
        row.goal,
        person(row.convener_id),
        code(row.status),
        row.status_reason,
        at(row.created_at),
      ]),
      members: (await all('member', 'joined_at')).map((row) => [
        group(row.group_id),
        person(row.person_id),
        at(row.joined_at),
      ]),
      items: items.map((row) => [
        row.number,
        group(row.group_id),
        row.title,
        owners(row.id).join(', '),
        row.organisation,
        row.due_on,
        code(row.state),
        row.percent,
        person(row.created_by),
        at(row.created_at),
        person(row.done_by),
        at(row.done_at),
        person(row.dropped_by),
        at(row.dropped_at),
        row.dropped_why,
        row.source,
      ]),
      progress: (await all('progress', 'at')).map((row) => [
        at(row.at),
        group(row.group_id),
        itemOf.get(row.item_id ?? '') ?? null,
        person(row.person_id),
        row.body,
        row.percent,
      ]),
      difficulties: difficulties.map((row) => [
        row.number,
        group(row.group_id),
        itemOf.get(row.item_id ?? '') ?? null,
        row.body,
        row.help,
        row.help_from,
        person(row.raised_by),
        at(row.raised_at),
        person(row.resolved_by),
        at(row.resolved_at),
        row.resolution,
      ]),
      events: events.map((row) => [
        row.number,
        group(row.group_id),
        row.title,
        row.venue,
        at(row.starts_at),
        at(row.ends_at),
        at(row.cancelled_at),
        person(row.created_by),
        at(row.created_at),
      ]),
      attendance: (await all('attendance', 'at')).map((row) => [
        eventOf.get(row.event_id)?.number ?? null,
        eventOf.get(row.event_id)?.title ?? null,
        person(row.person_id),
        code(row.answer),
        at(row.at),
      ]),
      polls: polls.map((row) => [
        row.number,
        group(row.group_id),
        row.question,
        listText(row.choices),
        person(row.asked_by),
        at(row.opened_at),
        at(row.closes_at),
        row.answers,
        row.members,
        countsText(row.choices, row.counts),
        listText(row.comments),
      ]),
      partners: partners.map((row) => [
        row.name,
        code(row.kind),
        code(row.state),
        row.wants,
        row.gets,
        code(row.rhythm),
        delegates(row.id).join(', '),
        row.limits,
        row.decides,
        row.contact,
        row.learned,
        row.ends_on,
        at(row.created_at),
      ]),
      offers: offers.map((row) => [
        row.number,
        partnerOf.get(row.partner_id) ?? null,
        row.what,
        code(row.kind),
        row.until_on,
        person(row.created_by),
        at(row.created_at),
      ]),
      summaries: (await all('ledger', 'decided_at')).map((row) => [
        code(row.kind),
        row.period,
        at(row.decided_at),
      ]),
      history: (await all('history', 'id')).map((row) => {
        const [kind = '', id = ''] = row.subject.split(':');
        return [
          at(row.at),
          person(row.person_id),
          code(kind),
          numbers.get(id) ?? named(id) ?? null,
          code(row.change),
          changeCell(row.before, named),
          changeCell(row.after, named),
        ];
      }),
    };
  },

  /** The summaries that were posted, as they were, the earliest first. */
  async summaries(coalitionId: string): Promise<readonly ExportedSummary[]> {
    const rows = await db
      .selectFrom('ledger')
      .select(['kind', 'period', 'body'])
      .where('coalition_id', '=', coalitionId)
      .where('body', 'is not', null)
      .orderBy('decided_at')
      .execute();
    return rows.flatMap(({ kind, period, body }) =>
      body === null ? [] : [{ kind, period, digest: JSON.parse(body) as Digest }],
    );
  },
});
