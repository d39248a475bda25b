import Database from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import type { Rows } from '../database.ts';

const keptStatements = 500;

/** One connection to a SQLite file, with the statements it has prepared. */
export class SqliteConnection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<unknown[]>>();

  constructor(path: string) {
    // No waiting for a lock inside SQLite: it waits on the event loop. Whoever asks tries again later.
    this.#database = new Database(path, { timeout: 0 });
  }

  /** False outside a transaction, and also after SQLite itself gave one up. */
  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  pragma(source: string): unknown {
    return this.#database.pragma(source, { simple: true });
  }

  /** Brings the log into the file and cuts it to nothing. False when that has to wait; it never waits itself. */
  emptyLog(): boolean {
    if (this.inTransaction) return false;
    try {
      return this.pragma('wal_checkpoint(truncate)') === 0;
    } catch {
      // A disk that fails tells so to whoever writes, and they can be told.
      return false;
    }
  }

  script(sql: string): void {
    this.#database.exec(sql);
  }

  run(sql: string, parameters: readonly unknown[] = []): void {
    this.#statement(sql).run(parameters);
  }

  all(sql: string): unknown[] {
    return this.#statement(sql).all();
  }

  execute({ sql, parameters }: CompiledQuery): Rows {
    const statement = this.#statement(sql);
    if (statement.reader) return { rows: statement.all(parameters) };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  }

  close(): void {
    this.#database.close();
  }

  /** Kept in the order of their last use, so that the one to forget is the first. */
  #statement(sql: string): Database.Statement<unknown[]> {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) {
      this.#statements.delete(sql);
      this.#statements.set(sql, kept);
      return kept;
    }
    const statement = this.#database.prepare<unknown[]>(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > keptStatements) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return statement;
  }
}

/** Another process has the lock. SQLITE_BUSY has several kinds, and all of them pass. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
