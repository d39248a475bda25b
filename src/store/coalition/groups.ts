import { type Group, type GroupStatus, nameKey, type StatusSaid } from '../../domain/group.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import type { Db, Tables } from '../tables.ts';

const toGroup = (row: Tables['working_group']): Group => ({
  id: row.id,
  name: row.name,
  goal: row.goal,
  convenerId: row.convener_id,
  createdAt: row.created_at,
  said:
    row.status === null || row.status_at === null
      ? null
      : { status: row.status as GroupStatus, reason: row.status_reason ?? '', at: row.status_at },
});

export const groupQueries = (db: Db) => {
  const all = (coalitionId: string) =>
    db.selectFrom('working_group').selectAll().where('coalition_id', '=', coalitionId);

  const list = prepared(db, ({ coalitionId }: { coalitionId: string }) =>
    all(coalitionId).orderBy('name_key'),
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
    async list(coalitionId: string): Promise<readonly Group[]> {
      return (await list({ coalitionId })).map(toGroup);
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

    async byName(coalitionId: string, name: string): Promise<Group | null> {
      const row = await all(coalitionId).where('name_key', '=', nameKey(name)).executeTakeFirst();
      return row ? toGroup(row) : null;
    },

    async create(coalitionId: string, group: Omit<Group, 'id' | 'said'>): Promise<Group> {
      const id = newId();
      await db
        .insertInto('working_group')
        .values({
          id,
          coalition_id: coalitionId,
          name: group.name,
          name_key: nameKey(group.name),
          goal: group.goal,
          convener_id: group.convenerId,
          created_at: group.createdAt,
          status: null,
          status_reason: null,
          status_at: null,
        })
        .execute();
      return { id, ...group, said: null };
    },

    /** The convener's own word on how the group stands; `null` leaves it to the rule again. */
    async say(coalitionId: string, groupId: string, said: StatusSaid | null): Promise<void> {
      await db
        .updateTable('working_group')
        .set({
          status: said?.status ?? null,
          status_reason: said?.reason ?? null,
          status_at: said?.at ?? null,
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

    /** How many people each group has. */
    async sizes(coalitionId: string): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .selectFrom('member')
        .select(({ fn }) => ['group_id', fn.countAll<number>().as('size')])
        .where('coalition_id', '=', coalitionId)
        .groupBy('group_id')
        .execute();
      return new Map(rows.map((row) => [row.group_id, row.size]));
    },

    async groupsOf(coalitionId: string, personId: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('member')
        .select('group_id')
        .where('coalition_id', '=', coalitionId)
        .where('person_id', '=', personId)
        .execute();
      return rows.map((row) => row.group_id);
    },

    /** The ids of a group's members, those who joined first before the others. */
    async members(coalitionId: string, groupId: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('member')
        .select('person_id')
        .where('coalition_id', '=', coalitionId)
        .where('group_id', '=', groupId)
        .orderBy('joined_at')
        .orderBy('person_id')
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
