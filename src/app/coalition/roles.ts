import type { CommitteeKind, Role } from '../../domain/coalition.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { isCoordinated, requireCoordinator, requireHere, requireMayGiveRole } from '../caller/permissions.ts';
import { serverOf } from '../caller/server-roles.ts';
import { record } from '../notify/history.ts';

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
  const before = await repositories.roles.of(coalition.id, person.id);
  if (role === 'none') await takeAll(repositories, coalition.id, person, before);
  else if (before.includes(role)) throw new Refusal({ code: 'has-role', person: person.name, role });
  else await repositories.roles.give(coalition.id, person.id, role);
  const after = await repositories.roles.of(coalition.id, person.id);
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
  for (const role of roles) await repositories.roles.take(coalitionId, person.id, role);
};

/**
 * Sets which role of the caller's server seats its holders on a committee; `null` for none. Those whom an earlier
 * role seated lose their seat; those who were named keep it.
 * @throws Refusal `no-server-roles` where the platform reports no roles
 */
export const setCommitteeRole = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  committee: CommitteeKind,
  role: string | null,
): Promise<void> => {
  await requireCoordinator(repositories, caller);
  const { coalition, account, speaker } = caller;
  if (speaker.roles === undefined) throw new Refusal({ code: 'no-server-roles' });
  await repositories.coalitions.setCommitteeRole(coalition.id, account, committee, role);
  await repositories.roles.unseatFrom(coalition.id, committee, serverOf(account));
  await record(repositories, caller, {
    subject: `coalition:${coalition.id}`,
    change: 'server-role',
    before: null,
    after: { server: serverOf(account), committee, role },
  });
};
