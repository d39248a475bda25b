import type { GroupStatus } from './group.ts';

/** The facts that the rule uses, at one instant. */
export type GroupActivity = Readonly<{
  /** How many items are overdue, and by how many days the oldest of them. */
  overdue: number;
  daysLate: number;
  /** For how many days the oldest open difficulty has been open; `null` when none is. */
  difficultyDays: number | null;
  /** For how many days nothing was logged; `null` when nothing ever was. */
  quietDays: number | null;
  /** How many items are open. */
  open: number;
}>;

/** Why the rule does not count a group as on track. */
export type StatusReason =
  | Readonly<{ kind: 'difficulty'; number: number; body: string; days: number }>
  /** The item that is overdue for longest, and how many others are. */
  | Readonly<{
      kind: 'overdue';
      number: number;
      title: string;
      owner: string | null;
      days: number;
      more: number;
    }>
  /** `days` is null when nothing ever was logged. */
  | Readonly<{ kind: 'silent'; days: number | null }>;

const day = { late: 7, stuck: 14, silent: 21 } as const;

/**
 * The status of a group:
 * - **blocked** when a difficulty has been open for 14 days or more and nothing was logged in the last 14;
 * - **at risk** when an item is a week or more overdue, a difficulty is open, or items are open and
 *   nothing was logged for 21 days;
 * - **on track** otherwise.
 */
export const statusOf = (activity: GroupActivity): GroupStatus => {
  const quiet = activity.quietDays ?? Number.POSITIVE_INFINITY;
  if (activity.difficultyDays !== null && activity.difficultyDays >= day.stuck && quiet >= day.stuck)
    return 'blocked';
  if (isLate(activity) || activity.difficultyDays !== null || (activity.open > 0 && quiet >= day.silent))
    return 'at-risk';
  return 'on-track';
};

/** Whether an item is overdue for so long that it puts the group at risk. */
export const isLate = ({ overdue, daysLate }: GroupActivity): boolean => overdue > 0 && daysLate >= day.late;

/** Whether the silence of a group is a reason for its status. */
export const isSilent = ({ difficultyDays, quietDays, open }: GroupActivity): boolean =>
  (quietDays ?? Number.POSITIVE_INFINITY) >= (difficultyDays === null ? day.silent : day.stuck) &&
  (difficultyDays !== null || open > 0);
