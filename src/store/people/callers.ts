import type { AccountRef, Language, PlaceRef, Platform } from '../../chat/ids.ts';
import type { Coalition, CommitteeKind } from '../../domain/coalition.ts';
import type { Group } from '../../domain/group.ts';
import { toCoalition } from '../coalition/coalitions.ts';
import { toGroup } from '../coalition/groups.ts';
import type { Place } from '../coalition/places.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';
import { effectiveLanguage, type Person } from './people.ts';

/** A place with a purpose, and the body that works there. */
export type PlaceHere = Place & Readonly<{ group: Group | null }>;

/** Who speaks and where, as far as it is recorded. */
export type CallerRecord = Readonly<{
  coalition: Coalition;
  person: Person | null;
  /** Whether the person was welcomed; false for somebody who is not recorded. */
  welcomed: boolean;
  /** Whether the person chose their language themselves. */
  choseLanguage: boolean;
  /** Whether the platform had closed the account; the person has come back then. */
  closed: boolean;
  here: PlaceHere | null;
  /** When Halqa was removed from the workspace, if it was. */
  lostAt: number | null;
  /** The roles of the workspace whose holders sit on a committee. */
  committeeRoles: Readonly<Record<CommitteeKind, string | null>>;
}>;

type CallerKey = Readonly<{
  platform: string;
  workspace: string;
  account: string;
  placePlatform: string;
  placeWorkspace: string;
  place: string;
}>;

export const callerQueries = (db: Db) => {
  /** Every incoming needs this, so it is one query, with a row for each account of the person. */
  const find = prepared(db, ({ platform, workspace, account, ...asked }: CallerKey) =>
    db
      .selectFrom('workspace')
      .innerJoin('coalition', 'coalition.id', 'workspace.coalition_id')
      .leftJoin('account as spoken', (join) =>
        join
          .onRef('spoken.platform', '=', 'workspace.platform')
          .onRef('spoken.workspace', '=', 'workspace.id')
          .on('spoken.id', '=', account),
      )
      .leftJoin('person', 'person.id', 'spoken.person_id')
      .leftJoin('account', 'account.person_id', 'person.id')
      .leftJoin('place', (join) =>
        join
          .onRef('place.coalition_id', '=', 'coalition.id')
          .on('place.platform', '=', asked.placePlatform)
          .on('place.workspace', '=', asked.placeWorkspace)
          .on('place.id', '=', asked.place),
      )
      .leftJoin('working_group as body', (join) =>
        join.onRef('body.id', '=', 'place.group_id').onRef('body.coalition_id', '=', 'coalition.id'),
      )
      .selectAll('coalition')
      .select([
        'workspace.lost_at as workspace_lost',
        'workspace.executive_role',
        'workspace.strategic_role',
        'person.id as speaker_id',
        'person.name as speaker_name',
        'person.welcomed as speaker_welcomed',
        'person.language as chosen_language',
        effectiveLanguage.as('speaker_language'),
        'account.platform as account_platform',
        'account.workspace as account_workspace',
        'account.id as account_id',
        'account.closed_at as account_closed',
        'place.platform as place_platform',
        'place.workspace as place_workspace',
        'place.id as place_id',
        'place.name as place_name',
        'place.language as place_language',
        'place.committee as place_committee',
        'place.group_id as place_group',
        'body.kind as body_kind',
        'body.name as body_name',
        'body.goal as body_goal',
        'body.convener_id as body_convener',
        'body.created_at as body_created',
        'body.status as body_status',
        'body.status_reason as body_reason',
        'body.status_at as body_status_at',
        'body.status_by as body_status_by',
      ])
      .where('workspace.platform', '=', platform)
      .where('workspace.id', '=', workspace)
      .orderBy('account.preferred', 'desc')
      .orderBy('account.platform'),
  );

  return {
    /**
     * The coalition of the account's workspace, the person who owns the account, and what the coalition uses the
     * place for; `null` when the workspace has no coalition.
     */
    async find(account: AccountRef, place: PlaceRef): Promise<CallerRecord | null> {
      const rows = await find({
        platform: account.platform,
        workspace: account.workspace,
        account: account.id,
        placePlatform: place.platform,
        placeWorkspace: place.workspace,
        place: place.id,
      });
      const [row] = rows;
      if (row === undefined) return null;
      const isSpoken = ({ account_platform, account_workspace, account_id }: Row): boolean =>
        account_id === account.id &&
        account_platform === account.platform &&
        account_workspace === account.workspace;
      return {
        coalition: toCoalition(row),
        person: personIn(rows.filter((one) => one.account_closed === null || isSpoken(one))),
        welcomed: row.speaker_welcomed === 1,
        choseLanguage: row.chosen_language !== null,
        closed: rows.some((one) => one.account_closed !== null && isSpoken(one)),
        here: placeIn(row),
        lostAt: row.workspace_lost,
        committeeRoles: { executive: row.executive_role, strategic: row.strategic_role },
      };
    },
  };
};

type Row = Tables['coalition'] &
  Readonly<{
    workspace_lost: number | null;
    executive_role: string | null;
    strategic_role: string | null;
    speaker_id: string | null;
    speaker_name: string | null;
    speaker_welcomed: number | null;
    chosen_language: string | null;
    speaker_language: string | null;
    account_platform: string | null;
    account_workspace: string | null;
    account_id: string | null;
    account_closed: number | null;
    place_platform: string | null;
    place_workspace: string | null;
    place_id: string | null;
    place_name: string | null;
    place_language: string | null;
    place_committee: string | null;
    place_group: string | null;
    body_kind: string | null;
    body_name: string | null;
    body_goal: string | null;
    body_convener: string | null;
    body_created: number | null;
    body_status: string | null;
    body_reason: string | null;
    body_status_at: number | null;
    body_status_by: string | null;
  }>;

const personIn = (rows: readonly Row[]): Person | null => {
  const [first] = rows;
  if (first?.speaker_id == null) return null;
  return {
    id: first.speaker_id,
    name: first.speaker_name ?? '',
    language: first.speaker_language as Language | null,
    accounts: rows.map((row) => ({
      platform: row.account_platform as Platform,
      workspace: row.account_workspace ?? '',
      id: row.account_id ?? '',
    })),
  };
};

const placeIn = (row: Row): PlaceHere | null =>
  row.place_id === null
    ? null
    : {
        platform: row.place_platform as Platform,
        workspace: row.place_workspace ?? '',
        id: row.place_id,
        name: row.place_name ?? '',
        language: row.place_language as Language | null,
        committee: row.place_committee as CommitteeKind | null,
        groupId: row.place_group,
        group: groupIn(row),
      };

const groupIn = (row: Row): Group | null =>
  row.place_group === null || row.body_kind === null
    ? null
    : toGroup({
        id: row.place_group,
        kind: row.body_kind,
        name: row.body_name ?? '',
        goal: row.body_goal ?? '',
        convener_id: row.body_convener,
        created_at: row.body_created ?? 0,
        status: row.body_status,
        status_reason: row.body_reason,
        status_at: row.body_status_at,
        status_by: row.body_status_by,
      });
