import type { CoalitionWorkspace, WorkspaceRef } from '../../store/coalition/coalitions.ts';
import type { Repositories } from '../../store/repositories.ts';

const dayMs = 24 * 60 * 60_000;

/** How long the records stay after Halqa was removed from the last workspace. */
const keptMs = 30 * dayMs;

/** Erases a coalition, and what the installation stores about the accounts of its workspaces. */
export const eraseRecords = async (repositories: Repositories, coalitionId: string): Promise<void> => {
  const workspaces = await repositories.coalitions.workspacesOf(coalitionId);
  await repositories.coalitions.erase(coalitionId);
  for (const workspace of workspaces) await repositories.erasing.forgetAccounts(workspace);
};

/** How many records one transaction erases: few enough that nobody waits for it. */
const erasedAtOnce = 200;

/** Later than anything, also than the end of what is open. */
const afterAll = 2 ** 53;

/**
 * Erases some of the records of a coalition that will be erased. A coalition with tens of thousands takes longer in one
 * transaction than any may take, and everybody else would wait. @returns false when there are so few left that the rest
 * can be erased at once
 */
export const eraseSome = async (repositories: Repositories, coalitionId: string): Promise<boolean> =>
  (await repositories.retention.removeBefore(coalitionId, afterAll, erasedAtOnce)) === erasedAtOnce;

/** Halqa was removed from a workspace. With the last one of a coalition, the time to its deletion begins. */
export const workspaceRemoved = async (
  repositories: Repositories,
  coalitionId: string,
  lost: WorkspaceRef,
  now: number,
): Promise<void> => {
  const workspaces = await repositories.coalitions.workspacesOf(coalitionId);
  const known = workspaces.find((one) => isSame(one, lost));
  if ((known?.lostAt ?? null) === null) await repositories.coalitions.setLost(coalitionId, lost, now);
  const dueAt = await eraseDueAt(repositories, coalitionId);
  if (dueAt !== null)
    await repositories.deadlines.setIfNone({ kind: 'erase', subjectId: coalitionId, coalitionId, dueAt });
};

/** Halqa is in a workspace again: nothing of its coalition is erased. */
export const workspaceReturned = async (
  repositories: Repositories,
  coalitionId: string,
  returned: WorkspaceRef,
): Promise<void> => {
  await repositories.coalitions.setLost(coalitionId, returned, null);
  await repositories.deadlines.clear('erase', coalitionId);
};

/** A platform reports that Halqa was added to a workspace, perhaps again. */
export const workspaceAdded = async (repositories: Repositories, added: WorkspaceRef): Promise<void> => {
  const coalition = await repositories.coalitions.of(added);
  if (coalition === null) return;
  const workspaces = await repositories.coalitions.workspacesOf(coalition.id);
  if (workspaces.some((one) => isSame(one, added) && (one.lostAt ?? null) !== null))
    await workspaceReturned(repositories, coalition.id, added);
};

/** When the coalition is to be erased; null while Halqa is in one of its workspaces. */
export const eraseDueAt = async (repositories: Repositories, coalitionId: string): Promise<number | null> => {
  const lostAt = lastLoss(await repositories.coalitions.workspacesOf(coalitionId));
  return lostAt === null ? null : lostAt + keptMs;
};

/**
 * Corrects what a wrong clock left behind: a removal in the future, and a deadline that is missing, is another
 * one, or has no reason any more. @returns whether anything was wrong
 */
export const correctErasing = async (
  repositories: Repositories,
  coalitionId: string,
  now: number,
): Promise<boolean> => {
  for (const workspace of await repositories.coalitions.workspacesOf(coalitionId))
    if ((workspace.lostAt ?? now) > now) await repositories.coalitions.setLost(coalitionId, workspace, now);
  const right = await eraseDueAt(repositories, coalitionId);
  const dueAt = await repositories.deadlines.get('erase', coalitionId);
  if (right === dueAt) return false;
  if (right === null) await repositories.deadlines.clear('erase', coalitionId);
  else await repositories.deadlines.set({ kind: 'erase', subjectId: coalitionId, coalitionId, dueAt: right });
  return true;
};

/**
 * Erases the coalition if Halqa is still in none of its workspaces. What arrived there since shows that it is
 * back, even if no platform reported it.
 */
export const eraseRemoved = async (
  repositories: Repositories,
  coalitionId: string,
  now: number,
): Promise<void> => {
  const dueAt = await eraseDueAt(repositories, coalitionId);
  if (dueAt !== null && dueAt > now) {
    await repositories.deadlines.set({ kind: 'erase', subjectId: coalitionId, coalitionId, dueAt });
    return;
  }
  if (dueAt !== null && !(await repositories.outbox.arrivedSince(coalitionId, dueAt - keptMs))) {
    // Until then the deadline stays due.
    if (!(await eraseSome(repositories, coalitionId))) await eraseRecords(repositories, coalitionId);
    return;
  }
  if (dueAt !== null)
    for (const workspace of await repositories.coalitions.workspacesOf(coalitionId))
      await repositories.coalitions.setLost(coalitionId, workspace, null);
  await repositories.deadlines.clear('erase', coalitionId);
};

const isSame = (one: WorkspaceRef, other: WorkspaceRef): boolean =>
  one.platform === other.platform && one.workspace === other.workspace;

/** When the last of them was lost; null while one is not. */
const lastLoss = (workspaces: readonly CoalitionWorkspace[]): number | null => {
  const times = workspaces.flatMap(({ lostAt }) => lostAt ?? []);
  return times.length === 0 || times.length < workspaces.length ? null : Math.max(...times);
};
