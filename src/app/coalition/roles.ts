import type { Role } from '../../domain/coalition.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Member } from '../caller/caller.ts';
import { isCoordinated, requireGiver } from '../caller/permissions.ts';

/**
 * Gives a person a role beside those they have, or takes all of them (`none`).
 * @returns the roles they have now.
 * @throws Refusal `sole-coordinator`: someone must run the bot; `has-role`, `no-role`
 */
export const giveRole = async (
  memory: Memory,
  member: Member,
  person: Person,
  role: Role | 'none',
): Promise<readonly Role[]> => {
  await requireGiver(memory, member, role);
  const { coalition, now } = member;
  const before = await memory.people.rolesOf(coalition.id, person.id);
  if (role === 'none') await takeAll(memory, coalition.id, person, before);
  else if (before.includes(role)) throw new Refusal({ code: 'has-role', person: person.name, role });
  else await memory.people.giveRole(coalition.id, person.id, role);
  const after = await memory.people.rolesOf(coalition.id, person.id);
  await memory.history.record(coalition.id, {
    subject: `person:${person.id}`,
    at: now,
    personId: member.person.id,
    change: 'role',
    before: { roles: before },
    after: { roles: after },
  });
  return after;
};

const takeAll = async (
  memory: Memory,
  coalitionId: string,
  person: Person,
  roles: readonly Role[],
): Promise<void> => {
  if (roles.length === 0) throw new Refusal({ code: 'no-role', person: person.name });
  if (roles.includes('coordinator') && !(await isCoordinated(memory, coalitionId, person.id)))
    throw new Refusal({ code: 'sole-coordinator', person: person.name });
  for (const role of roles) await memory.people.takeRole(coalitionId, person.id, role);
};
