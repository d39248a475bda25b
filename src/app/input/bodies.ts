import type { Group } from '../../domain/group.ts';
import type { Repositories } from '../../store/repositories.ts';

/** The bodies that an argument offers: the working groups, then the committees. */
export const bodiesToChoose = async (
  repositories: Repositories,
  coalitionId: string,
): Promise<readonly Group[]> => [
  ...(await repositories.groups.list(coalitionId)),
  ...(await repositories.groups.committees(coalitionId)),
];
