import type { Group } from '../domain/group.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Memory } from '../store/memory.ts';
import type { Member } from './speaker.ts';

/** Who may do what: everybody may log; only some may change how the coalition or a group is run. */

export const isCoordinator = async (memory: Memory, member: Member): Promise<boolean> =>
  (await memory.people.rolesOf(member.coalition.id, member.person.id)).includes('coordinator');

/** @throws Refusal `only-coordinator` */
export const requireCoordinator = async (memory: Memory, member: Member): Promise<void> => {
  if (!(await isCoordinator(memory, member))) throw new Refusal({ code: 'only-coordinator' });
};

/** @throws Refusal `only-convener` */
export const requireConvener = async (memory: Memory, member: Member, group: Group): Promise<void> => {
  if (group.convenerId === member.person.id || (await isCoordinator(memory, member))) return;
  throw new Refusal({ code: 'only-convener', group: group.name });
};
