import { type RawBuilder, sql } from 'kysely';

/**
 * A text begins with another, letter by letter. A range would find it faster, and wrongly: which letter
 * comes before which is the database's own order, and `like` takes no notice of case on SQLite.
 */
export const beginsWith = (column: string, prefix: string): RawBuilder<boolean> =>
  sql<boolean>`substr(${sql.ref(column)}, 1, ${sql.lit([...prefix].length)}) = ${prefix}`;
