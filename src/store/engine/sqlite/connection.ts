import Database from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import type { Rows } from '../database.ts';
import { StatementCache } from './statement-cache.ts';

/** In characters of SQL: about five hundred statements. */
const cachedSqlMax = 256 * 1024;

/** Two megabytes, which take a few milliseconds. */
const pagesAtOnce = 512;

/** One connection to a SQLite file, with the statements it has prepared. */
export class SqliteConnection {
  readonly #database: Database.Database;
  readonly #statements: StatementCache<Database.Statement<unknown[]>>;

  /** `forReading`: the file must exist, and nothing can be changed through this connection. */
  constructor(path: string, { forReading = false }: Readonly<{ forReading?: boolean }> = {}) {
    // SQLite would wait for a lock on the event loop. The callers try again instead.
    this.#database = new Database(path, { timeout: 0, readonly: forReading, fileMustExist: forReading });
    this.#statements = new StatementCache((sql) => this.#database.prepare<unknown[]>(sql), cachedSqlMax);
  }

  /** False outside a transaction, and after SQLite itself rolled one back. */
  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  pragma(source: string): unknown {
    return this.#database.pragma(source, { simple: true });
  }

  /** Moves the log into the database file and truncates it. It never waits: false when it was not possible. */
  emptyLog(): boolean {
    if (this.inTransaction) return false;
    try {
      return this.pragma('wal_checkpoint(truncate)') === 0;
    } catch {
      // A failing disk is reported by the next write, which has a caller to tell.
      return false;
    }
  }

  script(sql: string): void {
    this.#database.exec(sql);
  }

  run(sql: string, parameters: readonly unknown[] = []): void {
    this.#statements.get(sql).run(parameters);
  }

  all(sql: string): unknown[] {
    return this.#statements.get(sql).all();
  }

  /** Row by row. Until the last one nothing else may run on this connection. */
  iterate(sql: string): IterableIterator<unknown> {
    return this.#statements.get(sql).iterate();
  }

  /**
   * Copies the database into a file, page by page, and leaves the event loop free in between. Inside a
   * transaction the copy is of the state that the transaction reads, whatever others write meanwhile.
   */
  async backup(to: string, onProgress: (done: number, of: number) => void): Promise<void> {
    await this.#database.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages);
        return pagesAtOnce;
      },
    });
  }

  execute({ sql, parameters }: CompiledQuery): Rows {
    const statement = this.#statements.get(sql);
    if (statement.reader) return { rows: statement.all(...parameters) };
    return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
  }

  close(): void {
    this.#database.close();
  }
}

/** Another process has the lock. All kinds of SQLITE_BUSY are temporary. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
