import type { Db } from '../tables.ts';
import { itemReads } from './item-reads.ts';
import { itemWrites } from './item-writes.ts';

export const itemQueries = (db: Db) => ({ ...itemReads(db), ...itemWrites(db) });
