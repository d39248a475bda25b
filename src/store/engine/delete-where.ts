import type { DeleteQueryBuilder, DeleteResult, RawBuilder } from 'kysely';
import type { Db, Tables } from '../tables.ts';

/**
 * Deletes rows of a table that is known only at run time. It is a query of the builder, so that the engine
 * sees what it deletes. @returns how many rows
 */
export const deleteWhere = async (
  db: Db,
  table: keyof Tables,
  condition: RawBuilder<unknown>,
): Promise<number> => {
  const query = db.deleteFrom(table) as unknown as DeleteQueryBuilder<Tables, keyof Tables, DeleteResult>;
  const { numDeletedRows } = await query.where(condition as RawBuilder<boolean>).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};
