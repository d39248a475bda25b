import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import type { Db } from '../tables.ts';

/**
 * The database's own time, in UTC epoch milliseconds. Processes on different machines compare claims by
 * it, so that a wrong clock on one of them takes nothing away from another.
 */
export const databaseNow = (db: Db): RawBuilder<number> =>
  db.getExecutor().adapter instanceof PostgresAdapter
    ? sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
