import { type RawBuilder, sql } from 'kysely';
import { closedAt } from './engine/query-hints.ts';
import type { Tables } from './tables.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * Whose rows a table holds: those of the coalition in `coalition_id`; of the coalition of another row, which
 * `column` names; or of no coalition, because they belong to the whole installation.
 */
type Owner<Row> =
  | 'coalition'
  | Readonly<{ through: keyof Tables; column: keyof Row & string }>
  | 'the installation';

/** What happens to a column that names a person. */
type PersonColumn<Row> = Readonly<{
  /** When the person asks to be forgotten: the row goes, or it stays and names a person without a name. */
  forgotten: 'row removed' | 'kept';
  /**
   * The other columns of a key that holds a person only once. When two people are joined, a row that both
   * have stays once.
   */
  once?: readonly (keyof Row & string)[];
  /** The part of "my data" that reports it. */
  reported: string | null;
}>;

/** How long a row is kept. */
type RetentionRule<Row> =
  /** As long as its coalition, or the installation. */
  | 'always'
  /** As long as the row of another table that `column` names. */
  | Readonly<{ with: keyof Tables; column: keyof Row & string }>
  /** As long as the record that `column` names: as `kind:id`, or by its id alone. */
  | Readonly<{ withSubject: keyof Row & string; named: 'kind:id' | 'id' }>
  /** For as many months as the coalition chooses, counted from the instant `since`. */
  | Readonly<{
      monthsSince: RawBuilder<number>;
      /** The kinds of subject under which other tables speak of it. */
      subjects: readonly string[];
      /** Rows of other tables that keep it for as long as they exist. */
      neededBy: readonly Readonly<{ table: keyof Tables; column: string }>[];
      /** Whether its index by time begins with the group. */
      byGroup: boolean;
    }>
  /** For a fixed time after the instant in `since`; where `only` is given, rows in these states. */
  | Readonly<{
      keptMs: number;
      since: keyof Row & string;
      only?: Readonly<{ column: keyof Row & string; in: readonly string[] }>;
    }>;

export type TableEntry<Row = Readonly<Record<string, unknown>>> = Readonly<{
  owner: Owner<Row>;
  persons?: Readonly<Partial<Record<keyof Row & string, PersonColumn<Row>>>>;
  kept: RetentionRule<Row>;
}>;

const inMonths = (
  since: RawBuilder<number>,
  more: Readonly<{
    subjects?: readonly string[];
    neededBy?: readonly Readonly<{ table: keyof Tables; column: string }>[];
    byGroup?: true;
  }> = {},
) => ({
  monthsSince: since,
  subjects: more.subjects ?? [],
  neededBy: more.neededBy ?? [],
  byGroup: more.byGroup ?? false,
});

/** How long a wrong code counts against the account that typed it. */
export const wrongCodeMs = 10 * minuteMs;

/**
 * Every table, each after those it refers to. Erasing a coalition, joining two people, forgetting a person,
 * "my data" and retention follow from it; a test compares it with the schema.
 */
export const tableRegistry = {
  coalition: { owner: { through: 'coalition', column: 'id' }, kept: 'always' },
  workspace: { owner: 'coalition', kept: 'always' },
  person: { owner: 'coalition', kept: 'always' },
  former_name: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'row removed', once: ['name'], reported: 'formerNames' } },
    kept: 'always',
  },
  account: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'row removed', reported: 'accounts' } },
    kept: 'always',
  },
  role: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'row removed', once: ['role'], reported: 'roles' } },
    kept: 'always',
  },
  working_group: {
    owner: 'coalition',
    persons: {
      convener_id: { forgotten: 'kept', reported: 'convenes' },
      status_by: { forgotten: 'kept', reported: 'groupStatuses' },
    },
    kept: 'always',
  },
  member: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'row removed', once: ['group_id'], reported: 'groups' } },
    kept: 'always',
  },
  place: { owner: 'coalition', kept: 'always' },
  item: {
    owner: 'coalition',
    persons: {
      created_by: { forgotten: 'kept', reported: 'items' },
      done_by: { forgotten: 'kept', reported: 'items' },
      dropped_by: { forgotten: 'kept', reported: 'items' },
    },
    kept: inMonths(closedAt, {
      subjects: ['item', 'talk', 'answer'],
      neededBy: [
        { table: 'progress', column: 'item_id' },
        { table: 'difficulty', column: 'item_id' },
      ],
      byGroup: true,
    }),
  },
  item_owner: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'row removed', once: ['item_id'], reported: 'items' } },
    kept: { with: 'item', column: 'item_id' },
  },
  partner: {
    owner: 'coalition',
    persons: { created_by: { forgotten: 'kept', reported: 'partnersAdded' } },
    kept: 'always',
  },
  partner_name: { owner: 'coalition', kept: 'always' },
  delegate: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'row removed', once: ['partner_id'], reported: 'speaksFor' } },
    kept: 'always',
  },
  offer: {
    owner: 'coalition',
    persons: {
      created_by: { forgotten: 'kept', reported: 'offers' },
      withdrawn_by: { forgotten: 'kept', reported: 'offers' },
    },
    kept: inMonths(sql.ref('ends_at'), { subjects: ['offer'] }),
  },
  involved: { owner: 'coalition', kept: { withSubject: 'subject', named: 'kind:id' } },
  signed_answer: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'kept', reported: 'signedAnswers' } },
    kept: { withSubject: 'subject', named: 'kind:id' },
  },
  // A ledger: the latest letter says when the next one comes.
  partner_letter: {
    owner: 'coalition',
    persons: { answered_by: { forgotten: 'kept', reported: 'partnerLetters' } },
    kept: 'always',
  },
  history: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'kept', reported: 'changes' } },
    kept: { withSubject: 'subject', named: 'kind:id' },
  },
  change_notice: {
    owner: 'coalition',
    // It is told within minutes.
    persons: { person_id: { forgotten: 'row removed', reported: null } },
    kept: { keptMs: dayMs, since: 'at' },
  },
  difficulty: {
    owner: 'coalition',
    persons: {
      raised_by: { forgotten: 'kept', reported: 'difficulties' },
      resolved_by: { forgotten: 'kept', reported: 'difficulties' },
    },
    kept: inMonths(sql.ref('resolved_at'), { subjects: ['difficulty'] }),
  },
  event: {
    owner: 'coalition',
    persons: { created_by: { forgotten: 'kept', reported: 'events' } },
    kept: inMonths(sql.ref('ends_at'), {
      subjects: ['event'],
      neededBy: [{ table: 'poll', column: 'event_id' }],
      byGroup: true,
    }),
  },
  attendance: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'row removed', once: ['event_id'], reported: 'attendance' } },
    kept: { with: 'event', column: 'event_id' },
  },
  poll: {
    owner: 'coalition',
    persons: { asked_by: { forgotten: 'kept', reported: 'pollsAsked' } },
    kept: inMonths(sql.ref('sealed_at'), { subjects: ['poll', 'poll-nudge'] }),
  },
  progress: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'kept', reported: 'progress' } },
    kept: inMonths(sql.ref('at'), { subjects: ['progress'], byGroup: true }),
  },
  search_text: { owner: 'coalition', kept: { withSubject: 'id', named: 'id' } },
  ballot: {
    owner: { through: 'poll', column: 'poll_id' },
    kept: { with: 'poll', column: 'poll_id' },
  },
  barred: {
    owner: { through: 'poll', column: 'poll_id' },
    kept: { with: 'poll', column: 'poll_id' },
  },
  ledger: { owner: 'coalition', kept: 'always' },
  digest_section: {
    owner: 'coalition',
    persons: { note_by: { forgotten: 'kept', reported: 'summaryNotes' } },
    kept: 'always',
  },
  deadline: { owner: 'coalition', kept: { withSubject: 'subject_id', named: 'id' } },
  shown: { owner: 'coalition', kept: { withSubject: 'subject', named: 'kind:id' } },
  talk: { owner: 'coalition', kept: { with: 'item', column: 'item_id' } },
  outbox: {
    owner: 'coalition',
    kept: {
      keptMs: 90 * dayMs,
      since: 'due_at',
      only: { column: 'state', in: ['sent', 'dead', 'unsure', 'dropped'] },
    },
  },
  calendar_feed: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'row removed', once: [], reported: 'calendarLinks' } },
    kept: 'always',
  },
  import_draft: {
    owner: 'coalition',
    persons: { person_id: { forgotten: 'row removed', reported: 'pastedLists' } },
    kept: { keptMs: dayMs, since: 'at' },
  },
  link: {
    owner: 'coalition',
    // The code that a person made is gone within minutes.
    persons: { person_id: { forgotten: 'row removed', reported: null } },
    kept: { keptMs: 0, since: 'expires_at' },
  },
  delivery: { owner: 'the installation', kept: { keptMs: 3 * dayMs, since: 'at' } },
  wrong_code: { owner: 'the installation', kept: { keptMs: wrongCodeMs, since: 'at' } },
  api_token: { owner: 'coalition', kept: 'always' },
  lease: { owner: 'the installation', kept: 'always' },
  setting: { owner: 'the installation', kept: 'always' },
  slack_installation: { owner: 'the installation', kept: 'always' },
} as const satisfies { readonly [Name in keyof Tables]: TableEntry<Tables[Name]> };

type Registry = typeof tableRegistry;
type PersonsOf<Entry> = Entry extends { persons: infer Persons } ? Persons[keyof Persons] : never;
type ReportedBy<Column> = Column extends { reported: infer Part extends string } ? Part : never;

/** The parts of "my data": one at least for each column that names a person. */
export type MyDataPart = ReportedBy<{ [Name in keyof Registry]: PersonsOf<Registry[Name]> }[keyof Registry]>;

/** The tables with their entries, in the order in which they refer to each other. */
export const allTables: readonly Readonly<{ table: keyof Tables; entry: TableEntry }>[] = Object.entries(
  tableRegistry as Readonly<Record<string, TableEntry>>,
).map(([table, entry]) => ({ table: table as keyof Tables, entry }));

/** Every column that names a person. */
export const personColumns = allTables.flatMap(({ table, entry }) =>
  Object.entries(entry.persons ?? {}).flatMap(([column, person]) =>
    person === undefined ? [] : [{ table, column, ...person }],
  ),
);
