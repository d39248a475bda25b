import { keptFrom, nextRemoval, type RetentionChoice } from '../../domain/retention.ts';
import type { Deadline } from '../../store/clock/deadlines.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Member } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';

/** How long records are kept, and when the next ones go; both null where they are kept for ever. */
export type Retention = Readonly<{ months: number | null; nextAt: number | null }>;

export const viewRetention = async (memory: Memory, { coalition }: Member): Promise<Retention> => ({
  months: await memory.retention.monthsOf(coalition.id),
  nextAt: await memory.deadlines.get('retention', coalition.id),
});

/** From now on records are kept so long. Nothing goes before the next night, so that a slip can be undone. */
export const keepRecords = async (
  memory: Memory,
  member: Member,
  choice: RetentionChoice,
): Promise<Retention> => {
  await requireCoordinator(memory, member);
  const { coalition, now } = member;
  const before = await memory.retention.monthsOf(coalition.id);
  const months = choice === 'never' ? null : Number(choice);
  await memory.retention.keepFor(coalition.id, months);
  if (months === null) await memory.deadlines.clear('retention', coalition.id);
  else await memory.deadlines.set(removalOf(coalition.id, nextRemoval(coalition.timeZone, now)));
  await memory.history.record(coalition.id, {
    subject: `coalition:${coalition.id}`,
    at: now,
    personId: member.person.id,
    change: 'retention',
    before: { months: before },
    after: { months },
  });
  return viewRetention(memory, member);
};

const removalOf = (coalitionId: string, dueAt: number): Deadline => ({
  kind: 'retention',
  subjectId: coalitionId,
  coalitionId,
  dueAt,
});

/** How much goes in one transaction: few enough that nobody waits for it. */
const batch = 200;

/** Removes some of what is older than the coalition keeps; while there is more, the deadline stays due. */
export const removeOldRecords = async (memory: Memory, coalitionId: string, now: number): Promise<void> => {
  const coalition = await memory.coalitions.byId(coalitionId);
  const months = await memory.retention.monthsOf(coalitionId);
  if (coalition === null || months === null) return memory.deadlines.clear('retention', coalitionId);
  const before = keptFrom(coalition.timeZone, now, months);
  const removed = await memory.retention.removeBefore(coalitionId, before, batch);
  const more = removed === batch;
  await memory.deadlines.set(removalOf(coalitionId, more ? now : nextRemoval(coalition.timeZone, now)));
};

/** How long what was said, or could not be said, is remembered. */
const announcementsKeptMs = 90 * 24 * 60 * 60 * 1000;

/** Wrong codes count for ten minutes. */
export const wrongCodesCountMs = 10 * 60 * 1000;

/** Forgets, of all coalitions, what only served to say something or to tie two sides together. @returns whether there is more */
export const forgetTraces = async (memory: Memory, now: number): Promise<boolean> => {
  await memory.links.sweep(now, now - wrongCodesCountMs);
  return (await memory.retention.removeAnnouncements(now - announcementsKeptMs, batch)) === batch;
};
