import { createRepositories } from '../repositories.ts';
import type { Store } from '../store.ts';
import type { Db } from '../tables.ts';
import type { Engine, StoreOptions } from './engine.ts';
import { migrate, pendingMigration } from './migrate.ts';
import { addressOf, explainPostgres } from './postgres/faults.ts';
import { explainSqlite, missingRecord } from './sqlite/faults.ts';
import { openSqlite } from './sqlite/sqlite.ts';
import { kindOf } from './url.ts';

type EngineOptions<Repositories> = StoreOptions &
  Readonly<{ migrations: URL; createRepositories: (db: Db) => Repositories }>;

export const migrations = new URL('../../../migrations/', import.meta.url);

/** How many rows one transaction fills in. */
const filledAtOnce = 500;

/**
 * Opens the store, applies the migrations, and fills in what SQL alone cannot.
 * @throws StoreError, MigrationError
 */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const store = await openEngine({ ...options, migrations, createRepositories });
  try {
    while (await store.write((repositories) => repositories.people.fillNameKeys(filledAtOnce)));
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** A store with any repositories and any schema. @throws StoreError, MigrationError */
export const openEngine = async <Repositories>(
  options: EngineOptions<Repositories>,
): Promise<Engine<Repositories>> => {
  const { kind, database } = await openDatabase(options);
  try {
    if (options.expectedBy !== undefined && !(await database.hasRecord()))
      throw missingRecord(kind === 'file' ? options.url : addressOf(options.url), options.expectedBy);
    const pending =
      options.beforeMigration === undefined
        ? undefined
        : await pendingMigration(database, options.migrations);
    if (pending !== undefined) await options.beforeMigration?.(pending);
    const applied = await migrate(database, options.migrations);
    if (applied.length > 0) options.log?.info({ migrations: applied }, 'the schema was brought up to date');
    return database.engine(options.createRepositories);
  } catch (error) {
    await database.close();
    throw kind === 'file' ? explainSqlite(error, options.url) : explainPostgres(error, options.url);
  }
};

const openDatabase = async (options: StoreOptions) => {
  if (kindOf(options.url) === 'file') return { kind: 'file', database: await openSqlite(options) } as const;
  // The client for PostgreSQL is loaded only when it is needed.
  const { openPostgres } = await import('./postgres/postgres.ts');
  return { kind: 'server', database: openPostgres(options) } as const;
};
