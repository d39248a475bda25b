import { keptFrom, nextRemoval, type RetentionChoice } from '../../domain/retention.ts';
import type { Deadline } from '../../store/clock/deadlines.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { record } from '../notify/history.ts';

/** How long records are stored, and when the next removal is; both null when nothing is removed. */
export type Retention = Readonly<{ months: number | null; nextAt: number | null }>;

export const viewRetention = async (
  repositories: Repositories,
  { coalition }: Pick<CoalitionVisitor, 'coalition'>,
): Promise<Retention> => ({
  months: await repositories.retention.monthsOf(coalition.id),
  nextAt: await repositories.deadlines.get('retention', coalition.id),
});

/**
 * Sets how long records are stored. Nothing is removed before the next night, so that a mistake can be
 * undone.
 */
export const keepRecords = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  choice: RetentionChoice,
): Promise<Retention> => {
  await requireCoordinator(repositories, caller);
  const { coalition, now } = caller;
  const before = await repositories.retention.monthsOf(coalition.id);
  const months = choice === 'never' ? null : Number(choice);
  await repositories.retention.setMonths(coalition.id, months);
  if (months === null) await repositories.deadlines.clear('retention', coalition.id);
  else await repositories.deadlines.set(removalOf(coalition.id, nextRemoval(coalition.timeZone, now)));
  await record(repositories, caller, {
    subject: `coalition:${coalition.id}`,
    change: 'retention',
    before: { months: before },
    after: { months },
  });
  return viewRetention(repositories, caller);
};

const removalOf = (coalitionId: string, dueAt: number): Deadline => ({
  kind: 'retention',
  subjectId: coalitionId,
  coalitionId,
  dueAt,
});

/** How many rows one transaction removes: few enough that nobody waits for it. */
const batch = 200;

/** Removes some of the records that are too old; while there are more, the deadline stays due. */
export const removeOldRecords = async (
  repositories: Repositories,
  coalitionId: string,
  now: number,
): Promise<void> => {
  const coalition = await repositories.coalitions.byId(coalitionId);
  const months = await repositories.retention.monthsOf(coalitionId);
  if (coalition === null || months === null) return repositories.deadlines.clear('retention', coalitionId);
  const before = keptFrom(coalition.timeZone, now, months);
  const removed = await repositories.retention.removeBefore(coalitionId, before, batch);
  const more = removed === batch;
  await repositories.deadlines.set(removalOf(coalitionId, more ? now : nextRemoval(coalition.timeZone, now)));
};

/** Removes, in all coalitions, the rows that have a fixed lifetime. @returns true when there may be more */
export const sweepOldRows = (repositories: Repositories, now: number): Promise<boolean> =>
  repositories.retention.sweep(now, batch);
