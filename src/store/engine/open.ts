import { createRepositories } from '../repositories.ts';
import type { Store } from '../store.ts';
import type { Db } from '../tables.ts';
import type { Engine, StoreOptions } from './engine.ts';
import { migrate } from './migrate.ts';
import { openSqlite } from './sqlite/sqlite.ts';

type EngineOptions<Repositories> = StoreOptions &
  Readonly<{ migrations: URL; createRepositories: (db: Db) => Repositories }>;

const migrations = new URL('../../../migrations/', import.meta.url);

/** Rows that are filled in by one transaction. */
const filledAtOnce = 500;

/**
 * Opens the store and brings its schema up to date, with what SQL alone cannot fill in.
 * @throws MigrationError when the schema and this program do not fit together.
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

/** A store with any memory and any schema. */
export const openEngine = async <Repositories>(
  options: EngineOptions<Repositories>,
): Promise<Engine<Repositories>> => {
  const database = await openDatabase(options);
  try {
    const applied = await migrate(database, options.migrations);
    if (applied.length > 0) options.log?.info({ migrations: applied }, 'the schema was brought up to date');
    return database.engine(options.createRepositories);
  } catch (error) {
    await database.close();
    throw error;
  }
};

const openDatabase = async (options: StoreOptions) => {
  const { url } = options;
  if (url === '' || url === ':memory:') {
    throw new Error(
      'the store needs a file: what is only in memory has no second connection and no tomorrow',
    );
  }
  // One letter before the colon is a drive of Windows.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1];
  if (scheme === undefined) return openSqlite(url);
  // Its client is not even read where SQLite keeps the record.
  if (scheme === 'postgres' || scheme === 'postgresql')
    return (await import('./postgres/postgres.ts')).openPostgres(options);
  throw new Error(`the store cannot open ${scheme}: give it the path of a file or a postgres:// address`);
};
