import type { Role } from '../../domain/coalition.ts';
import type { Group } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Member } from './caller.ts';

/** Who may do what: everybody may log; only some may change how the coalition or a group is run. */

export const isCoordinator = async (memory: Memory, member: Member): Promise<boolean> =>
  (await memory.people.rolesOf(member.coalition.id, member.person.id)).includes('coordinator');

/** @throws Refusal `only-coordinator` */
export const requireCoordinator = async (memory: Memory, member: Member): Promise<void> => {
  if (!(await isCoordinator(memory, member))) throw new Refusal({ code: 'only-coordinator' });
};

/**
 * Coordinators give roles. While none of them is here any more, somebody has to name one: whoever sits on
 * the executive committee or convenes a group, who do the managing between its meetings.
 * @throws Refusal `only-coordinator`
 */
export const requireGiver = async (memory: Memory, member: Member, role: Role | 'none'): Promise<void> => {
  if (await isCoordinator(memory, member)) return;
  const { coalition, person } = member;
  const mayName =
    role === 'coordinator' &&
    !(await isCoordinated(memory, coalition.id)) &&
    ((await memory.people.rolesOf(coalition.id, person.id)).includes('executive') ||
      (await memory.groups.list(coalition.id)).some(({ convenerId }) => convenerId === person.id));
  if (!mayName) throw new Refusal({ code: 'only-coordinator' });
};

/** Whether some coordinator can still be reached: somebody other than `except`, where one is named. */
export const isCoordinated = async (memory: Memory, coalitionId: string, except?: string): Promise<boolean> =>
  (await memory.people.withRole(coalitionId, 'coordinator')).some(
    ({ id, accounts }) => id !== except && accounts.length > 0,
  );

/** @throws Refusal `only-convener` */
export const requireConvener = async (memory: Memory, member: Member, group: Group): Promise<void> => {
  if (group.convenerId === member.person.id || (await isCoordinator(memory, member))) return;
  throw new Refusal({ code: 'only-convener', group: group.name });
};
