import type { Role } from '../../domain/coalition.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { isCoordinated, requireHere, requireMayGiveRole } from '../caller/permissions.ts';
import { record } from '../history.ts';

/**
 * Adds a role to a person, or removes all of them (`none`).
 * @returns the roles they have now.
 * @throws Refusal `sole-coordinator`: a coalition needs one; `has-role`, `no-role`
 */
export const giveRole = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  person: Person,
  role: Role | 'none',
): Promise<readonly Role[]> => {
  await requireMayGiveRole(repositories, caller, role);
  const { coalition } = caller;
  if (role !== 'none') requireHere(person);
  const before = await repositories.people.rolesOf(coalition.id, person.id);
  if (role === 'none') await takeAll(repositories, coalition.id, person, before);
  else if (before.includes(role)) throw new Refusal({ code: 'has-role', person: person.name, role });
  else await repositories.people.giveRole(coalition.id, person.id, role);
  const after = await repositories.people.rolesOf(coalition.id, person.id);
  await record(repositories, caller, {
    subject: `person:${person.id}`,
    change: 'role',
    before: { roles: before },
    after: { roles: after },
  });
  return after;
};

const takeAll = async (
  repositories: Repositories,
  coalitionId: string,
  person: Person,
  roles: readonly Role[],
): Promise<void> => {
  if (roles.length === 0) throw new Refusal({ code: 'no-role', person: person.name });
  if (roles.includes('coordinator') && !(await isCoordinated(repositories, coalitionId, person.id)))
    throw new Refusal({ code: 'sole-coordinator', person: person.name });
  for (const role of roles) await repositories.people.takeRole(coalitionId, person.id, role);
};
