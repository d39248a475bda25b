import pg from 'pg';
import type { WriteMode } from '../../store.ts';
import type { Rows } from '../database.ts';
import type { WriteConnection } from '../writer.ts';
import { ofConnection } from './faults.ts';
import { rowsOf } from './rows.ts';
import { isOutlived } from './statements.ts';

/** An arbitrary number that every Halqa shares. */
export const writeLock = 4_723_602;

const lockFunctions = {
  alone: 'pg_advisory_xact_lock',
  together: 'pg_advisory_xact_lock_shared',
} as const satisfies Record<WriteMode, string>;

const lockRefused = '55P03';
const deadlock = '40P01';
const notUnique = '23505';

/**
 * The writer's side of the pool. All writers of a database take one advisory lock, so that their transactions
 * run one after another; those that may run together share it. Under `serializable` they collided instead: a
 * transaction that looks for a missing row and then inserts it reads the same index page as all others that
 * do so, and in a burst of newcomers nearly every transaction ran several times. The lock is waited for
 * before anything is read, and each statement sees what is committed, so `read committed` is enough.
 */
export class PostgresWriteConnection implements WriteConnection {
  /** A lock that is released goes to who waited longest, before anybody who asks for it again. */
  readonly servesInTurn = true;
  readonly #pool: pg.Pool;
  #client: pg.PoolClient | undefined;
  #broken: Error | undefined;
  #mode: WriteMode = 'alone';
  /** Whether the savepoint of the first work is set: it comes with the beginning, in the same round trip. */
  #isSaved = false;
  /** What is to be done before the next savepoint, in the same round trip. */
  #before = '';
  /** Settles when the statements of the work so far are done. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  get inTransaction(): boolean {
    return this.#client !== undefined && this.#broken === undefined;
  }

  async begin(mode: WriteMode): Promise<boolean> {
    let client: pg.PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      if (isPoolTimeout(error)) return false;
      throw error;
    }
    this.#client = client;
    this.#broken = undefined;
    this.#before = '';
    this.#mode = mode;
    try {
      await client.query(
        `begin isolation level read committed; select ${lockFunctions[mode]}(${writeLock}); savepoint work`,
      );
      this.#isSaved = true;
      return true;
    } catch (error) {
      await this.rollback();
      if (codeOf(error) === lockRefused) return false;
      throw error;
    }
  }

  async savepoint(): Promise<void> {
    if (this.#isSaved) {
      this.#isSaved = false;
      return;
    }
    await this.#control(`${this.#before}savepoint work`);
    this.#before = '';
  }

  /** Left to the next savepoint or to the commit, as is the release. */
  undo(): void {
    this.#before += 'rollback to work; ';
  }

  release(): void {
    this.#before += 'release work; ';
  }

  async settle(): Promise<void> {
    await this.#last;
  }

  async commit(): Promise<void> {
    const client = this.#taken();
    if (this.#before.startsWith('rollback')) await this.#control(this.#before);
    // PostgreSQL answers the commit of a failed transaction with a rollback, and calls it a success.
    const { command } = await client.query('commit').catch((error: unknown) => {
      this.#broken = error as Error;
      throw ofConnection(error, true);
    });
    if (command !== 'COMMIT') throw new Error('PostgreSQL gave up the transaction');
    this.#giveBack();
  }

  async rollback(): Promise<void> {
    if (this.#client === undefined) return;
    try {
      await this.#client.query('rollback');
    } catch (error) {
      this.#broken = error as Error;
    }
    this.#giveBack();
  }

  conflictIn(error: unknown): 'repeat' | 'busy' | undefined {
    if (isDeadlock(error) || isOutlived(error)) return 'repeat';
    // Two that were together wrote the same row, such as one delivery that came to two processes.
    if (this.#mode === 'together' && codeOf(error) === notUnique) return 'repeat';
    return codeOf(error) === lockRefused ? 'busy' : undefined;
  }

  /** Runs a statement of the work that has its turn, after those before it: a connection does one thing at a time. */
  async execute(statement: pg.QueryConfig): Promise<Rows> {
    const client = this.#taken();
    const running = this.#last.then(() => client.query(statement));
    this.#last = running.catch(() => {});
    return rowsOf(await running);
  }

  async #control(sql: string): Promise<void> {
    try {
      await this.#taken().query(sql);
    } catch (error) {
      this.#broken = error as Error;
      throw error;
    }
  }

  #taken(): pg.PoolClient {
    if (this.#client === undefined) throw new Error('there is no transaction');
    return this.#client;
  }

  #giveBack(): void {
    this.#client?.release(this.#broken);
    this.#client = undefined;
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined;

export const isDeadlock = (error: unknown): boolean => codeOf(error) === deadlock;

/** All connections are taken; pg has no code for it. */
const isPoolTimeout = (error: unknown): boolean =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect';
