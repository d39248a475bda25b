import { statSync } from 'node:fs';
import { createRepositories, type Repositories } from '../repositories.ts';
import { databaseOver } from './database.ts';
import { type Applied, MigrationError, nextMigration, readMigrations } from './migrate.ts';
import { migrations } from './open.ts';
import { explainPostgres } from './postgres/faults.ts';
import { SqliteConnection } from './sqlite/connection.ts';
import { explainSqlite } from './sqlite/faults.ts';
import { sqliteDialect } from './sqlite/sqlite.ts';
import { kindOf } from './url.ts';

/** How the schema of a database compares with this program's. */
export type SchemaState =
  | Readonly<{ kind: 'current'; newest: string }>
  /** The next start brings it up to date. */
  | Readonly<{ kind: 'behind'; next: string }>
  | Readonly<{ kind: 'none' }>
  /** One sentence without its full stop. */
  | Readonly<{ kind: 'unfit'; why: string }>;

/** A database opened for reading only, whether or not Halqa runs. */
export type Reading = Readonly<{
  kind: 'file' | 'server';
  read: Repositories;
  schema(): Promise<SchemaState>;
  /** Reads the whole file. Undefined when nothing is wrong; a server checks itself. */
  damage(): Promise<string | undefined>;
  close(): Promise<void>;
}>;

export type ReadingOptions = Readonly<{ url: string; pooler?: boolean }>;

/** Opens a database and changes nothing in it. Undefined where there is no file. @throws StoreError */
export const openForReading = async (options: ReadingOptions): Promise<Reading | undefined> =>
  kindOf(options.url) === 'file' ? readFile(options.url) : readServer(options);

const readFile = (path: string): Reading | undefined => {
  if (!statSync(path, { throwIfNoEntry: false })?.size) return undefined;
  const explained = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      throw explainSqlite(error, path);
    }
  };
  const connection = explained(() => new SqliteConnection(path, { forReading: true }));
  return {
    kind: 'file',
    read: createRepositories(
      databaseOver(sqliteDialect, async (query) => explained(() => connection.execute(query))),
    ),
    schema: async () => {
      const made = explained(() => connection.all("select 1 from sqlite_master where name = 'migration'"));
      if (made.length === 0) return { kind: 'none' };
      return schemaState(connection.all('select number, name, checksum from migration') as Applied[]);
    },
    damage: async () => {
      const said = explained(() => connection.pragma('integrity_check(1)'));
      return said === 'ok' ? undefined : String(said);
    },
    close: async () => connection.close(),
  };
};

const readServer = async ({ url, pooler }: ReadingOptions): Promise<Reading> => {
  const { openServerForReading } = await import('./postgres/reading.ts');
  const server = openServerForReading(url, pooler === true);
  return {
    kind: 'server',
    read: createRepositories(server.db),
    schema: async () => {
      try {
        const applied = await server.applied();
        return applied === undefined ? { kind: 'none' } : await schemaState(applied);
      } catch (error) {
        throw explainPostgres(error, url);
      }
    },
    damage: async () => undefined,
    close: server.close,
  };
};

export const schemaState = async (applied: readonly Applied[]): Promise<SchemaState> => {
  if (applied.length === 0) return { kind: 'none' };
  const known = await readMigrations(migrations);
  try {
    const next = nextMigration(known, applied);
    return next === undefined
      ? { kind: 'current', newest: known.at(-1)?.name ?? '' }
      : { kind: 'behind', next: next.name };
  } catch (error) {
    if (error instanceof MigrationError) return { kind: 'unfit', why: error.message };
    throw error;
  }
};
