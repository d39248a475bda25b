import type { CommitteeKind, Role } from '../../domain/coalition.ts';
import type { Db } from '../tables.ts';
import type { Person, personQueries } from './people.ts';

type FindPeople = ReturnType<typeof personQueries>['byIds'];

/** Who coordinates, and who sits on a committee. */
export const roleQueries = (db: Db, byIds: FindPeople) => ({
  async of(coalitionId: string, personId: string): Promise<readonly Role[]> {
    const rows = await db
      .selectFrom('role')
      .select('role')
      .where('coalition_id', '=', coalitionId)
      .where('person_id', '=', personId)
      .execute();
    return rows.map((row) => row.role as Role);
  },

  /** The committees on which the role of a server seats this person. */
  async seatsFrom(coalitionId: string, personId: string, server: string): Promise<readonly CommitteeKind[]> {
    const rows = await db
      .selectFrom('role')
      .select('role')
      .where('coalition_id', '=', coalitionId)
      .where('person_id', '=', personId)
      .where('server', '=', server)
      .execute();
    return rows.map((row) => row.role as CommitteeKind);
  },

  /** Takes a role from everyone whom a server seats by it. */
  async unseatFrom(coalitionId: string, role: CommitteeKind, server: string): Promise<void> {
    await db
      .deleteFrom('role')
      .where('coalition_id', '=', coalitionId)
      .where('role', '=', role)
      .where('server', '=', server)
      .execute();
  },

  async peopleWith(coalitionId: string, role: Role): Promise<readonly Person[]> {
    const rows = await db
      .selectFrom('role')
      .select('person_id')
      .where('coalition_id', '=', coalitionId)
      .where('role', '=', role)
      .execute();
    const people = await byIds(
      coalitionId,
      rows.map((row) => row.person_id),
    );
    return [...people.values()];
  },

  /** `server`: whose role seats the person; a role that they have already stays as it is. */
  async give(coalitionId: string, personId: string, role: Role, server?: string): Promise<void> {
    await db
      .insertInto('role')
      .values({ coalition_id: coalitionId, person_id: personId, role, server: server ?? null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  async take(coalitionId: string, personId: string, role: Role): Promise<void> {
    await db
      .deleteFrom('role')
      .where('coalition_id', '=', coalitionId)
      .where('person_id', '=', personId)
      .where('role', '=', role)
      .execute();
  },
});
