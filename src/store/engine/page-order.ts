import { type RawBuilder, sql } from 'kysely';
import type { PageStart } from '../../domain/page.ts';

/**
 * The order in which the rows of a page are read, and what lies beyond its start: by one column and by one that
 * tells rows with the same value apart. Both are the last columns of an index.
 */
export const pageOrder = (
  [column, unique]: readonly [string, string],
  latestFirst: boolean,
  start: PageStart | null,
): Readonly<{ beyond: RawBuilder<boolean>; direction: 'asc' | 'desc' }> => {
  const descending = (start?.back ?? false) !== latestFirst;
  const direction = descending ? 'desc' : 'asc';
  if (start === null) return { beyond: sql<boolean>`1 = 1`, direction };
  const [value, tie] = start.key;
  const sign = sql.raw(descending ? '<' : '>');
  return {
    beyond: sql<boolean>`(${sql.ref(column)}, ${sql.ref(unique)}) ${sign} (${value}, ${tie})`,
    direction,
  };
};
