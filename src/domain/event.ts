export type Event = Readonly<{
  id: string;
  number: number;
  groupId: string;
  title: string;
  /** Where people meet, in words; null when nobody said. */
  venue: string | null;
  startsAt: number;
  endsAt: number;
  cancelledAt: number | null;
  createdBy: string;
  createdAt: number;
}>;

/** The default length of an event. */
export const usualLengthMs = 2 * 60 * 60 * 1000;

/** The maximum length of an event: beyond it a date was probably misread. */
export const longestMs = 14 * 24 * 60 * 60 * 1000;

/** The maximum length of a venue, in characters. */
export const venueMax = 120;
