import { type Group, nameKey } from '../domain/group.ts';
import { newId } from './id.ts';
import type { Db } from './memory.ts';
import type { Tables } from './tables.ts';

const toGroup = (row: Tables['working_group']): Group => ({
  id: row.id,
  name: row.name,
  goal: row.goal,
  convenerId: row.convener_id,
  createdAt: row.created_at,
});

export const groupQueries = (db: Db) => {
  const all = (coalitionId: string) =>
    db.selectFrom('working_group').selectAll().where('coalition_id', '=', coalitionId);

  return {
    async list(coalitionId: string): Promise<readonly Group[]> {
      return (await all(coalitionId).orderBy('name_key').execute()).map(toGroup);
    },

    async byId(coalitionId: string, id: string): Promise<Group | null> {
      const row = await all(coalitionId).where('id', '=', id).executeTakeFirst();
      return row ? toGroup(row) : null;
    },

    async byName(coalitionId: string, name: string): Promise<Group | null> {
      const row = await all(coalitionId).where('name_key', '=', nameKey(name)).executeTakeFirst();
      return row ? toGroup(row) : null;
    },

    async create(coalitionId: string, group: Omit<Group, 'id'>): Promise<Group> {
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
        })
        .execute();
      return { id, ...group };
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
  };
};
