import type { Role } from '../../domain/coalition.ts';
import type { Group } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionVisitor } from './caller.ts';

/** Who may do what: everybody may log; only some may change how the coalition or a group is run. */

export const isCoordinator = async (repositories: Repositories, caller: CoalitionVisitor): Promise<boolean> =>
  caller.person !== null &&
  (await repositories.people.rolesOf(caller.coalition.id, caller.person.id)).includes('coordinator');

/** @throws Refusal `only-coordinator` */
export const requireCoordinator = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<void> => {
  if (!(await isCoordinator(repositories, caller))) throw new Refusal({ code: 'only-coordinator' });
};

/**
 * Coordinators give roles. While none of them is here any more, somebody has to name one: whoever sits on
 * the executive committee or convenes a group, who do the managing between its meetings.
 * @throws Refusal `only-coordinator`
 */
export const requireGiver = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  role: Role | 'none',
): Promise<void> => {
  if (await isCoordinator(repositories, caller)) return;
  const { coalition, person } = caller;
  const mayName =
    person !== null &&
    role === 'coordinator' &&
    !(await isCoordinated(repositories, coalition.id)) &&
    ((await repositories.people.rolesOf(coalition.id, person.id)).includes('executive') ||
      (await repositories.groups.list(coalition.id)).some(({ convenerId }) => convenerId === person.id));
  if (!mayName) throw new Refusal({ code: 'only-coordinator' });
};

/** Whether some coordinator can still be reached: somebody other than `except`, where one is named. */
export const isCoordinated = async (
  repositories: Repositories,
  coalitionId: string,
  except?: string,
): Promise<boolean> =>
  (await repositories.people.withRole(coalitionId, 'coordinator')).some(
    ({ id, accounts }) => id !== except && accounts.length > 0,
  );

/**
 * A working group is run by its convener, a committee by whoever sits on it, both by a coordinator.
 * @throws Refusal `only-convener`
 */
export const requireConvener = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  group: Group,
): Promise<void> => {
  const { coalition, person } = caller;
  const calls =
    person !== null &&
    (group.kind === 'group'
      ? group.convenerId === person.id
      : (await repositories.groups.members(coalition.id, group.id)).includes(person.id));
  if (calls || (await isCoordinator(repositories, caller))) return;
  throw new Refusal({ code: 'only-convener', group: group.name });
};
