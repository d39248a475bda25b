import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

/** Every question the bot asks of its records and every change it makes to them, by subject. */
export const memoryOver = (db: Db) => ({
  db,
});

export type Memory = ReturnType<typeof memoryOver>;
