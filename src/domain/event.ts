export type Event = Readonly<{
  id: string;
  number: number;
  groupId: string;
  title: string;
  startsAt: number;
  endsAt: number;
  cancelledAt: number | null;
  createdBy: string;
  createdAt: number;
}>;

/** How long an event lasts when nobody says when it ends. */
export const usualLengthMs = 2 * 60 * 60 * 1000;

/** The longest an event may last: beyond it a date was probably misread. */
export const longestMs = 14 * 24 * 60 * 60 * 1000;
