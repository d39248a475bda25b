import type { Selectable } from 'kysely';
import type { CommitteeKind } from '../../domain/coalition.ts';
import {
  type Committee,
  committeeCalled,
  type Group,
  type GroupStatus,
  type StatedStatus,
  type WorkingGroup,
} from '../../domain/group.ts';
import { plainName } from '../../domain/plain-letters.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import { searchTextWriter } from '../search/search-texts.ts';
import type { Db, Tables } from '../tables.ts';

type NewGroup = Omit<WorkingGroup, 'id' | 'said'> | Omit<Committee, 'id' | 'said'>;

type Row = Selectable<Tables['working_group']>;

const toBody = (row: GroupRow) => ({
  id: row.id,
  name: row.name,
  goal: row.goal,
  createdAt: row.created_at,
  said:
    row.status === null || row.status_at === null
      ? null
      : {
          status: row.status as GroupStatus,
          reason: row.status_reason ?? '',
          at: row.status_at,
          by: row.status_by,
        },
});

const toWorkingGroup = (row: GroupRow): WorkingGroup => ({
  ...toBody(row),
  kind: 'group',
  convenerId: row.convener_id ?? '',
});

const toCommittee = (row: GroupRow): Committee => ({
  ...toBody(row),
  kind: row.kind as CommitteeKind,
  convenerId: null,
});

/** The columns that make a body. */
export type GroupRow = Pick<
  Row,
  | 'id'
  | 'kind'
  | 'name'
  | 'goal'
  | 'convener_id'
  | 'created_at'
  | 'status'
  | 'status_reason'
  | 'status_at'
  | 'status_by'
>;

export const toGroup = (row: GroupRow): Group =>
  row.kind === 'group' ? toWorkingGroup(row) : toCommittee(row);

/**
 * Who sits where, as rows of `group_id`, `person_id` and `joined_at`: the members of working groups, the holders
 * of a committee's role, and on the executive committee all conveners who are still members of their group. A
 * person may have several rows for one body.
 */
const seats = (db: Db, coalitionId: string) =>
  db.selectFrom(
    db
      .selectFrom('member')
      .select(['group_id', 'person_id', 'joined_at'])
      .where('coalition_id', '=', coalitionId)
      .unionAll(
        db
          .selectFrom('working_group as body')
          .innerJoin('role', (join) =>
            join.onRef('role.coalition_id', '=', 'body.coalition_id').onRef('role.role', '=', 'body.kind'),
          )
          .select(['body.id as group_id', 'role.person_id as person_id', 'body.created_at as joined_at'])
          .where('body.coalition_id', '=', coalitionId),
      )
      .unionAll(
        db
          .selectFrom('working_group as body')
          .innerJoin('working_group as convened', (join) =>
            join
              .onRef('convened.coalition_id', '=', 'body.coalition_id')
              .on('convened.kind', '=', 'group')
              .on('convened.convener_id', 'is not', null),
          )
          .innerJoin('member', (join) =>
            join
              .onRef('member.group_id', '=', 'convened.id')
              .onRef('member.person_id', '=', 'convened.convener_id'),
          )
          .select(['body.id as group_id', 'member.person_id as person_id', 'body.created_at as joined_at'])
          .where('body.coalition_id', '=', coalitionId)
          .where('body.kind', '=', 'executive'),
      )
      .as('seat'),
  );

export const groupQueries = (db: Db) => {
  const keepSearchText = searchTextWriter(db);
  const all = (coalitionId: string) =>
    db.selectFrom('working_group').selectAll().where('coalition_id', '=', coalitionId);

  const list = prepared(db, ({ coalitionId }: { coalitionId: string }) =>
    all(coalitionId).where('kind', '=', 'group').orderBy('name_key'),
  );
  // The names of the kinds sort the committees first: executive, then strategic.
  const committees = prepared(db, ({ coalitionId }: { coalitionId: string }) =>
    all(coalitionId).where('kind', '<>', 'group').orderBy('kind'),
  );
  const one = prepared(db, ({ coalitionId, id }: { coalitionId: string; id: string }) =>
    all(coalitionId).where('id', '=', id),
  );

  const names = prepared(db, ({ coalitionId, ids }: { coalitionId: string; ids: readonly string[] }) =>
    db
      .selectFrom('working_group')
      .select(['id', 'name'])
      .where(ofCoalition, '=', coalitionId)
      .where('id', 'in', ids),
  );

  return {
    /** The working groups, by name. */
    async list(coalitionId: string): Promise<readonly WorkingGroup[]> {
      return (await list({ coalitionId })).map(toWorkingGroup);
    },

    /** Everything that acts together: the committees, then the working groups by name. */
    async bodies(coalitionId: string): Promise<readonly Group[]> {
      return [...(await committees({ coalitionId })), ...(await list({ coalitionId }))].map(toGroup);
    },

    async byId(coalitionId: string, id: string): Promise<Group | null> {
      const [row] = await one({ coalitionId, id });
      return row ? toGroup(row) : null;
    },

    /** The names of some groups, by their ids. */
    async names(coalitionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const wanted = [...new Set(ids)];
      const rows = wanted.length === 0 ? [] : await names({ coalitionId, ids: wanted });
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    /** A body by its name; a committee also by what it is called in either language. */
    async byName(coalitionId: string, name: string): Promise<Group | null> {
      const kind = committeeCalled(name);
      const row = await all(coalitionId)
        .where((where) =>
          kind === undefined
            ? where('name_key', '=', plainName(name))
            : where.or([where('name_key', '=', plainName(name)), where('kind', '=', kind)]),
        )
        .executeTakeFirst();
      return row ? toGroup(row) : null;
    },

    async committee(coalitionId: string, kind: CommitteeKind): Promise<Committee | null> {
      const row = await all(coalitionId).where('kind', '=', kind).executeTakeFirst();
      return row ? toCommittee(row) : null;
    },

    /** Makes a working group or a committee. */
    async create<G extends NewGroup>(coalitionId: string, group: G): Promise<G & Pick<Group, 'id' | 'said'>> {
      const id = newId();
      await db
        .insertInto('working_group')
        .values({
          id,
          coalition_id: coalitionId,
          kind: group.kind,
          name: group.name,
          name_key: plainName(group.name),
          goal: group.goal,
          convener_id: group.convenerId,
          created_at: group.createdAt,
          status: null,
          status_reason: null,
          status_at: null,
          status_by: null,
        })
        .execute();
      if (group.kind === 'group')
        await keepSearchText(coalitionId, { id, kind: 'group', groupId: id }, [group.name, group.goal]);
      return { ...group, id, said: null };
    },

    /** Stores how somebody says that the group is doing; `null` leaves it to the rule again. */
    async say(coalitionId: string, groupId: string, said: StatedStatus | null): Promise<void> {
      await db
        .updateTable('working_group')
        .set({
          status: said?.status ?? null,
          status_reason: said?.reason ?? null,
          status_at: said?.at ?? null,
          status_by: said?.by ?? null,
        })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', groupId)
        .execute();
    },

    /** @returns false when the person was a member already. */
    async join(coalitionId: string, groupId: string, personId: string, at: number): Promise<boolean> {
      const row = await db
        .insertInto('member')
        .values({ group_id: groupId, person_id: personId, coalition_id: coalitionId, joined_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('group_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** @returns false when the person was no member. */
    async leave(coalitionId: string, groupId: string, personId: string): Promise<boolean> {
      const row = await db
        .deleteFrom('member')
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId)
        .where('person_id', '=', personId)
        .returning('group_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** How many people each body has. */
    async sizes(coalitionId: string): Promise<ReadonlyMap<string, number>> {
      const rows = await seats(db, coalitionId)
        .select(({ fn }) => ['seat.group_id', fn.count<number>('seat.person_id').distinct().as('size')])
        .groupBy('seat.group_id')
        .execute();
      return new Map(rows.map((row) => [row.group_id, row.size]));
    },

    /** The ids of the bodies that a person is a member of. */
    async groupsOf(coalitionId: string, personId: string): Promise<readonly string[]> {
      const rows = await seats(db, coalitionId)
        .select('seat.group_id')
        .distinct()
        .where('seat.person_id', '=', personId)
        .execute();
      return rows.map((row) => row.group_id);
    },

    /** The ids of a body's members; in a working group, those who joined first come first. */
    async members(coalitionId: string, groupId: string): Promise<readonly string[]> {
      const rows = await seats(db, coalitionId)
        .select(({ fn }) => ['seat.person_id', fn.min<number>('seat.joined_at').as('joined_at')])
        .where('seat.group_id', '=', groupId)
        .groupBy('seat.person_id')
        .orderBy('joined_at')
        .orderBy('seat.person_id')
        .execute();
      return rows.map((row) => row.person_id);
    },

    async setConvener(coalitionId: string, groupId: string, personId: string): Promise<void> {
      await db
        .updateTable('working_group')
        .set({ convener_id: personId })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', groupId)
        .execute();
    },
  };
};
