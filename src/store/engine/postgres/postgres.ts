import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { StoreBusy } from '../../store.ts';
import type { Db } from '../../tables.ts';
import { databaseOver, type Rows, type SqlDialect } from '../database.ts';
import type { Engine, EngineLog } from '../engine.ts';
import { InFlight } from '../in-flight.ts';
import { type Applied, type Migratable, type MigrationSession, migrationTable } from '../migrate.ts';
import { busyTimeoutMs, pauseBefore } from '../retry-pause.ts';
import { Semaphore } from '../semaphore.ts';
import { type Transaction, Transactions } from '../transactions.ts';
import { WorkLimit } from '../work-limit.ts';
import { PostgresBallots } from './ballots.ts';

const writes = 6;
/** Reads always find a connection that no write holds. */
const connections = writes + 4;
const statementMs = 5_000;
/** How long a start waits for another process that is migrating. */
const startPatience = '60s';
/** Any number will do, as long as every Halqa takes the same one. */
const migrationLock = 4_723_601;

const speech: SqlDialect = {
  createAdapter: () => new PostgresAdapter(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
};

/** Whole numbers come as numbers, as SQLite gives them: bigint, and numeric, which its sums are. */
const numberTypes: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    numberTypes.includes(id) ? Number : pg.types.getTypeParser(id, format as 'text'),
};

interface PostgresTransaction extends Transaction {
  readonly client: pg.PoolClient;
  /** Settles when the statement before is done: one connection does one thing at a time. */
  last: Promise<unknown>;
}

export const openPostgres = (url: string, log: EngineLog | undefined): PostgresDatabase => {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: connections,
    connectionTimeoutMillis: busyTimeoutMs,
    statement_timeout: statementMs,
    lock_timeout: busyTimeoutMs,
    keepAlive: true,
    fallback_application_name: 'halqa',
  });
  // Without a listener a lost connection would end the process. Whoever was using it hears of it anyway.
  const lost = (error: Error) => log?.warn({ error: error.message }, 'a connection to PostgreSQL was lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return new PostgresDatabase(pool, new PostgresBallots(pool, log));
};

export class PostgresDatabase implements Migratable {
  readonly name = 'postgres';
  readonly #pool: pg.Pool;
  readonly #ballots: PostgresBallots;
  readonly #transactions = new Transactions<PostgresTransaction>();
  /** Waiting for one's own process is no reason to give up, so it is done here and not in the pool. */
  readonly #writes = new Semaphore(writes);
  /** Those who collided take turns, or they would do it again. */
  readonly #retries = new Semaphore(1);

  constructor(pool: pg.Pool, ballots: PostgresBallots) {
    this.#pool = pool;
    this.#ballots = ballots;
  }

  alone<Value>(work: (session: MigrationSession) => Promise<Value>): Promise<Value> {
    return this.#inTransaction('begin', async (client) => {
      await client.query(
        `set local statement_timeout = 0; set local lock_timeout = '${startPatience}';
         select pg_advisory_xact_lock(${migrationLock})`,
      );
      return work(sessionOn(client));
    });
  }

  engine<Repositories>(createRepositories: (db: Db) => Repositories): Engine<Repositories> {
    const inFlight = new InFlight();
    this.#ballots.tidySoon();
    const repositories = createRepositories(
      databaseOver(speech, (query) => this.#inTurn(query.sql, query.parameters)),
    );
    return {
      read: createRepositories(
        databaseOver(speech, (query) => {
          this.#transactions.refuseInside('read');
          return inFlight.pass(async () => rowsOf(await this.#pool.query(query.sql, [...query.parameters])));
        }),
      ),
      write: async (work) => {
        this.#transactions.refuseInside('write');
        return inFlight.pass(() => this.#writes.pass(() => this.#untilSettled(() => work(repositories))));
      },
      close: async () => {
        if (await inFlight.close()) await this.close();
      },
    };
  }

  async close(): Promise<void> {
    await this.#ballots.close();
    await this.#pool.end();
  }

  /** Runs `work` again for as long as others get in its way and patience lasts. */
  async #untilSettled<Value>(work: () => Promise<Value>): Promise<Value> {
    const until = performance.now() + busyTimeoutMs;
    const first = await this.#attempt(work, 0);
    if (first !== undefined) return first.value;
    return this.#retries.pass(async () => {
      for (let attempt = 1; performance.now() < until; attempt += 1) {
        await pauseBefore(attempt);
        const settled = await this.#attempt(work, attempt);
        if (settled !== undefined) return settled.value;
      }
      throw new StoreBusy();
    });
  }

  /** Nothing when others got in the way. */
  async #attempt<Value>(
    work: () => Promise<Value>,
    attempt: number,
  ): Promise<Readonly<{ value: Value }> | undefined> {
    try {
      return { value: await this.#once(work) };
    } catch (error) {
      if (isConflict(error, attempt)) return undefined;
      throw error;
    }
  }

  #once<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#inTransaction('begin isolation level serializable', async (client) => {
      const transaction: PostgresTransaction = {
        open: true,
        failure: undefined,
        client,
        last: Promise.resolve(),
      };
      const limit = new WorkLimit();
      try {
        const value = await limit.within(this.#transactions.bind(transaction, work)());
        if (transaction.failure !== undefined) throw transaction.failure.error;
        return value;
      } catch (error) {
        const { failure } = transaction;
        // What a work makes of a conflict does not matter: it is run again.
        throw failure !== undefined && isConflict(failure.error, 0) ? failure.error : error;
      } finally {
        limit.clear();
        transaction.open = false;
        await transaction.last;
      }
    });
  }

  async #inTransaction<Value>(
    begin: string,
    work: (client: pg.PoolClient) => Promise<Value>,
  ): Promise<Value> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const value = await work(client);
      // PostgreSQL answers the commit of a failed transaction with a rollback, and calls it a success.
      const { command } = await client.query('commit');
      if (command !== 'COMMIT') throw new Error('PostgreSQL gave up the transaction');
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

  async #inTurn(sql: string, parameters: readonly unknown[]): Promise<Rows> {
    const transaction = this.#transactions.current();
    const running = transaction.last.then(async () => {
      // It may have ended, or failed, while this was waiting for its turn.
      this.#transactions.current();
      this.#ballots.heard(sql);
      try {
        return rowsOf(await transaction.client.query(sql, [...parameters]));
      } catch (error) {
        transaction.failure = { error };
        throw error;
      }
    });
    transaction.last = running.catch(() => {});
    return running;
  }
}

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

const rowsOf = ({ command, rowCount, rows }: pg.QueryResult): Rows =>
  command === 'SELECT' || rowCount === null ? { rows } : { rows, numAffectedRows: BigInt(rowCount) };

const conflicts: readonly string[] = [
  '40001', // could not be put in order
  '40P01', // deadlock
  '55P03', // a lock was not to be had
];
const uniqueViolation = '23505';

/**
 * Others got in the way. A unique violation may be that in disguise: the row was not there when the
 * work looked and was there when it wrote. The second look is in order, and if it hits again it is meant.
 */
const isConflict = (error: unknown, attempt: number): boolean => {
  if (error instanceof pg.DatabaseError && error.code !== undefined) {
    return conflicts.includes(error.code) || (attempt === 0 && error.code === uniqueViolation);
  }
  // All connections are taken; pg has no code for it.
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
};
