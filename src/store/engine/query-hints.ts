import { sql } from 'kysely';

/**
 * When an item was done or dropped; for one that is neither, an instant that never comes. It is the
 * expression of the index `item_standing`, letter for letter: written otherwise, it finds no index.
 */
export const closedAt = sql<number>`coalesce(done_at, dropped_at, 9007199254740991)`;

/**
 * When an item was added, where the database is not to look for it by that: nearly all items were
 * added before the instant a summary speaks of, and few of them stand open. The plus takes the column
 * out of SQLite's choice of an index, and changes nothing else.
 */
export const addedAt = sql<number>`+created_at`;

/**
 * When a difficulty was resolved, where the group is to be looked for before that: with two bounds on
 * it SQLite takes the index over all groups for as good.
 */
export const resolvedAt = sql<number>`+resolved_at`;

/**
 * The coalition of a row that is looked up by its id, where the database is not to look for it by the
 * coalition: without statistics SQLite takes many ids for more work than every row of the coalition.
 */
export const ofCoalition = sql<string>`coalition_id || ''`;
