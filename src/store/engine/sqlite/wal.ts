import type { SqliteConnection } from './connection.ts';

/**
 * Long enough that many deletions share one checkpoint, and that it does not interrupt a batch of writes.
 * Ballots only reveal the order in which they came, so they may wait longer: after a checkpoint commits are
 * more expensive.
 */
const emptiedAfterMs = { deletion: 1_000, ballot: 10_000 } as const;

/**
 * Deleted rows are overwritten in the database file, but the log still holds the old pages until it is
 * restarted, which can take weeks when little is written. So the log is emptied soon after each deletion:
 * a deleted ballot or name can then be read nowhere.
 */
export class SqliteLog {
  readonly #connection: SqliteConnection;
  #timer: NodeJS.Timeout | undefined;
  #emptiedAt = 0;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  emptySoon(after: keyof typeof emptiedAfterMs): void {
    const at = performance.now() + emptiedAfterMs[after];
    if (this.#timer !== undefined && this.#emptiedAt <= at) return;
    clearTimeout(this.#timer);
    this.#emptiedAt = at;
    this.#timer = setTimeout(() => this.#empty(), emptiedAfterMs[after]).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #empty(): void {
    this.#timer = undefined;
    if (!this.#connection.emptyLog()) this.emptySoon('deletion');
  }
}
