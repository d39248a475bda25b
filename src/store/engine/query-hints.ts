import { sql } from 'kysely';

/**
 * When an item was done or dropped; for an open one, an instant that never comes. The expression must match
 * that of the index `item_standing` exactly, or the index is not used.
 */
export const closedAt = sql<number>`coalesce(done_at, dropped_at, 9007199254740991)`;

/** `closedAt` of an item that is open: a value in the text of a query, so that the index is entered by it. */
export const never = sql<number>`9007199254740991`;

/**
 * When an item was added, without the use of an index: nearly all items were added before the end of a
 * digest's period, and few of them are open. The plus hides the column from SQLite's choice of an index and
 * changes nothing else.
 */
export const addedAt = sql<number>`+created_at`;

/**
 * When a line of progress was logged, without the use of an index, for the later of two bounds. Given both
 * bounds, SQLite considers the index over all groups as good as the one by group, and reads the whole
 * coalition's month.
 */
export const loggedAt = sql<number>`+progress.at`;

/**
 * When a difficulty was resolved, without the use of an index: SQLite would prefer the index over all groups to the
 * one by group where both bounds are given, and to the one by committee where the open ones are asked for.
 */
export const resolvedAt = sql<number>`+resolved_at`;

/**
 * The coalition of a row that is looked up by something else, without the use of an index: without statistics
 * SQLite considers many ids, or the first column of a longer key, more work than every row of the coalition.
 */
export const ofCoalition = sql<string>`coalition_id || ''`;

/** The same where partners are joined. */
export const involvedOfCoalition = sql<string>`involved.coalition_id || ''`;

/** The same where accounts are joined. */
export const personOfCoalition = sql<string>`person.coalition_id || ''`;
