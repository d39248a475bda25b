import type { LocalDate } from './calendar.ts';

export type ItemState = 'open' | 'done';

/** An action item: one thing that somebody is going to do. */
export type Item = Readonly<{
  id: string;
  number: number;
  groupId: string;
  title: string;
  ownerId: string | null;
  dueOn: LocalDate | null;
  state: ItemState;
  createdBy: string;
  createdAt: number;
  doneAt: number | null;
  doneBy: string | null;
}>;

/** The greatest length of a title, in characters. */
export const titleMax = 300;

/** The greatest length of a line of progress, of a difficulty, of a comment. */
export const lineMax = 1000;

/** An item is late from the day after it was due. */
export const isOverdue = (item: Pick<Item, 'state' | 'dueOn'>, today: LocalDate): boolean =>
  item.state === 'open' && item.dueOn !== null && item.dueOn < today;

/** How long a done item still stands in the list. */
export const doneShownMs = 14 * 24 * 60 * 60 * 1000;
