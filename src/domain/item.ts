import type { LocalDate } from './dates/calendar.ts';

/** A `dropped` item is neither open nor counted as done. */
export type ItemState = 'open' | 'done' | 'dropped';

/** An action item: one thing that somebody will do. Without owners it is open for anyone. */
export type Item = Readonly<{
  id: string;
  number: number;
  groupId: string;
  title: string;
  /** People, in the order in which they were named. */
  ownerIds: readonly string[];
  /** The responsible partner, as it was typed. */
  organisation: string | null;
  dueOn: LocalDate | null;
  /** Progress from 0 to 100; `null` where none was given. */
  percent: number | null;
  /** A link to the message that the item was made from. */
  source: string | null;
  /** The difficulty that it answers. */
  answers: string | null;
  state: ItemState;
  createdBy: string;
  createdAt: number;
  doneAt: number | null;
  doneBy: string | null;
  droppedAt: number | null;
  droppedBy: string | null;
  droppedWhy: string | null;
  /** When the asker said that the done item does not resolve the difficulty. */
  answerDeclinedAt: number | null;
}>;

/** The state of an item, and since when. */
export type ItemStatus = Pick<
  Item,
  'state' | 'doneAt' | 'doneBy' | 'droppedAt' | 'droppedBy' | 'droppedWhy' | 'answerDeclinedAt'
>;

export const openStatus: ItemStatus = {
  state: 'open',
  doneAt: null,
  doneBy: null,
  droppedAt: null,
  droppedBy: null,
  droppedWhy: null,
  answerDeclinedAt: null,
};

/** Whether a done item waits for the asker to say if it resolves the difficulty. */
export const waitsForAsker = ({
  state,
  answerDeclinedAt,
}: Pick<Item, 'state' | 'answerDeclinedAt'>): boolean => state === 'done' && answerDeclinedAt === null;

/** The details of an item that can be edited. */
export type ItemDetails = Pick<Item, 'title' | 'organisation' | 'dueOn' | 'percent'>;

/** The maximum length of a title, in characters. */
export const titleMax = 300;

/** The maximum length of an organisation's name. */
export const organisationMax = 100;

/** The maximum length of a line of progress, of a difficulty, of a comment. */
export const lineMax = 1000;

/** An item is overdue from the day after its due date. */
export const isOverdue = (item: Pick<Item, 'state' | 'dueOn'>, today: LocalDate): boolean =>
  item.state === 'open' && item.dueOn !== null && item.dueOn < today;

/** How long a done item stays in the list. */
export const doneShownMs = 14 * 24 * 60 * 60 * 1000;

/** A partial update; `undefined` leaves the field unchanged. */
export type ItemUpdate = Readonly<{ [Name in keyof ItemDetails]?: ItemDetails[Name] | undefined }>;

/**
 * The changes that a partial update makes to an item, before and after; `null` where all of
 * them are as they were.
 */
export const changesOf = (
  item: ItemDetails,
  said: ItemUpdate,
): Readonly<{ before: Partial<ItemDetails>; after: Partial<ItemDetails> }> | null => {
  const names = (['title', 'organisation', 'dueOn', 'percent'] as const).filter(
    (name) => said[name] !== undefined && said[name] !== item[name],
  );
  if (names.length === 0) return null;
  const only = (from: ItemUpdate): Partial<ItemDetails> =>
    Object.fromEntries(names.map((name) => [name, from[name]]));
  return { before: only(item), after: only(said) };
};
