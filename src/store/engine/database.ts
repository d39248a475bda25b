import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  Kysely,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Db, Tables } from '../tables.ts';

/** The SQL of one database. */
export type SqlDialect = Readonly<{
  createAdapter: () => DialectAdapter;
  createQueryCompiler: () => QueryCompiler;
  createIntrospector: (db: Kysely<unknown>) => DatabaseIntrospector;
}>;

export type Execute = (query: CompiledQuery) => Promise<Rows>;
export type Rows = Readonly<{ rows: unknown[]; numAffectedRows?: bigint }>;

/**
 * Kysely over one function that runs each query. Kysely opens no connection and no transaction: the store
 * does that, in one place for all queries.
 */
export const databaseOver = (sqlDialect: SqlDialect, execute: Execute): Db => {
  const connection: DatabaseConnection = {
    executeQuery: <Row>(query: CompiledQuery) => execute(query) as Promise<QueryResult<Row>>,
    streamQuery: () => {
      throw new Error('the store does not stream: ask for a page');
    },
  };
  const dialect: Dialect = { ...sqlDialect, createDriver: () => new DriverOver(connection) };
  const db: Db = new Kysely<Tables>({ dialect });
  executions.set(db, execute);
  return db;
};

const executions = new WeakMap<Db, Execute>();

/** Runs a compiled query of this database without Kysely in between. */
export const executionOf = (db: Db): Execute => executions.get(db) ?? ((query) => db.executeQuery(query));

class DriverOver implements Driver {
  constructor(private readonly connection: DatabaseConnection) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.connection;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    throw new Error('a transaction is begun by the write of the store and by nothing else');
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async destroy(): Promise<void> {}
}
