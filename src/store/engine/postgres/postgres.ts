import { type CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import type { Db } from '../../tables.ts';
import { changeOf, mayChange } from '../change.ts';
import { databaseOver, type Rows, type SqlDialect } from '../database.ts';
import type { Engine, StoreOptions } from '../engine.ts';
import { InFlight } from '../in-flight.ts';
import { type Applied, type Migratable, type MigrationSession, migrationTable } from '../migrate.ts';
import { busyTimeoutMs } from '../retry-pause.ts';
import { type Transaction, Transactions } from '../transactions.ts';
import { Writer } from '../writer.ts';
import { PostgresBallots } from './ballots.ts';
import { ofConnection } from './faults.ts';
import { rowsOf } from './rows.ts';
import { isOutlived, type Statements, statementsFor } from './statements.ts';
import { isDeadlock, PostgresWriteConnection, writeLock } from './write-connection.ts';

/** For reads, and for putting ballots in order. The writer has its own, since many reads would keep it waiting. */
const readConnections = 7;
/** A commit waits for the disk, so many works share one. PostgreSQL is fast up to 64 savepoints in a transaction. */
const batch = { works: 60, ms: 20 };
const statementMs = 5_000;
/** A process that is paused in a transaction, or cut off, keeps the lock of the writers no longer than this. */
const abandonedMs = 4_000;
/** How long a start waits for another process that is migrating. */
const startLockTimeout = '60s';
/** An arbitrary number that every Halqa shares. */
export const migrationLock = 4_723_601;

export const postgresDialect: SqlDialect = {
  createAdapter: () => new PostgresAdapter(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
};

/** Returns bigint, and numeric (the type of sums), as numbers, like SQLite does. */
const numberTypes: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    numberTypes.includes(id) ? Number : pg.types.getTypeParser(id, format as 'text'),
};

export const openPostgres = ({ url, log, pooler = false }: StoreOptions): PostgresDatabase => {
  // Without a listener a lost connection would end the process. The query that used it fails anyway.
  const lost = (error: Error) => log?.warn({ error: error.message }, 'a connection to PostgreSQL was lost');
  const poolOf = (max: number): pg.Pool => {
    const pool = new pg.Pool({
      connectionString: url,
      types: postgresTypes,
      max,
      connectionTimeoutMillis: busyTimeoutMs,
      statement_timeout: statementMs,
      lock_timeout: busyTimeoutMs,
      idle_in_transaction_session_timeout: abandonedMs,
      keepAlive: true,
      fallback_application_name: 'halqa',
    });
    pool.on('error', lost);
    pool.on('connect', (client) => client.on('error', lost));
    return pool;
  };
  const pool = poolOf(readConnections);
  return new PostgresDatabase(pool, poolOf(1), new PostgresBallots(pool, log), statementsFor(pooler));
};

export class PostgresDatabase implements Migratable {
  readonly name = 'postgres';
  readonly #pool: pg.Pool;
  readonly #writerPool: pg.Pool;
  readonly #ballots: PostgresBallots;
  readonly #statements: Statements;

  constructor(pool: pg.Pool, writerPool: pg.Pool, ballots: PostgresBallots, statements: Statements) {
    this.#pool = pool;
    this.#writerPool = writerPool;
    this.#ballots = ballots;
    this.#statements = statements;
  }

  async hasRecord(): Promise<boolean> {
    const { rows } = await this.#pool.query<{ there: boolean }>(
      "select to_regclass('migration') is not null as there",
    );
    return rows[0]?.there === true;
  }

  async alone<Value>(work: (session: MigrationSession) => Promise<Value>): Promise<Value> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      await client.query(
        `set local statement_timeout = 0; set local lock_timeout = '${startLockTimeout}';
         select pg_advisory_xact_lock(${migrationLock}), pg_advisory_xact_lock(${writeLock})`,
      );
      const value = await work(sessionOn(client));
      await client.query('commit');
      return value;
    } catch (error) {
      await client.query('rollback').catch((fault: Error) => {
        broken = fault;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  engine<Repositories>(createRepositories: (db: Db) => Repositories): Engine<Repositories> {
    const inFlight = new InFlight();
    const transactions = new Transactions<Transaction>();
    const connection = new PostgresWriteConnection(this.#writerPool);
    const writer = new Writer(connection, transactions, batch);
    this.#ballots.tidySoon();
    const repositories = createRepositories(
      databaseOver(postgresDialect, async (query) => {
        const transaction = transactions.current();
        if (mayChange(changeOf(query), 'ballot')) this.#ballots.tidySoon();
        const statement = this.#statements.of(query);
        try {
          return await connection.execute(statement);
        } catch (error) {
          if (isOutlived(error)) this.#statements.renew(statement);
          transaction.failure ??= { error };
          throw error;
        }
      }),
    );
    return {
      read: createRepositories(
        databaseOver(postgresDialect, (query) => {
          transactions.refuseInside('read');
          return inFlight.pass(() => this.#read(query)).catch(throwOfConnection);
        }),
      ),
      write: async (work, mode = 'alone') => {
        transactions.refuseInside('write');
        return inFlight.pass(() => writer.write(() => work(repositories), mode)).catch(throwOfConnection);
      },
      durableAtEnd: (work) => work(),
      close: async () => {
        if (await inFlight.close()) await this.close();
      },
    };
  }

  /**
   * A newer program may change the schema at the same time: a query that fails because of it is run once
   * more.
   */
  async #read(query: CompiledQuery): Promise<Rows> {
    const statement = this.#statements.of(query);
    try {
      return rowsOf(await this.#pool.query(statement));
    } catch (error) {
      if (isOutlived(error)) this.#statements.renew(statement);
      else if (!isDeadlock(error)) throw error;
      return rowsOf(await this.#pool.query(this.#statements.of(query)));
    }
  }

  async close(): Promise<void> {
    await this.#ballots.close();
    await Promise.all([this.#pool.end(), this.#writerPool.end()]);
  }
}

const throwOfConnection = (error: unknown): never => {
  throw ofConnection(error);
};

const sessionOn = (client: pg.PoolClient): MigrationSession => ({
  applied: async () => {
    await client.query(migrationTable);
    const { rows } = await client.query<Applied>(
      'select number, name, checksum from migration order by number',
    );
    return rows;
  },
  run: async (script) => {
    await client.query(script);
  },
  record: async ({ number, name, checksum }) => {
    await client.query(
      `insert into migration (number, name, checksum, applied_at)
       values ($1, $2, $3, (extract(epoch from clock_timestamp()) * 1000)::bigint)`,
      [number, name, checksum],
    );
  },
});
