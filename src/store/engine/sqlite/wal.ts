import type { SqliteConnection } from './connection.ts';

/**
 * Long enough that many deletions share one emptying, and that it falls into no batch of writes. What only
 * tells in which order ballots came may wait longer: a log that is begun anew makes each commit dearer.
 */
const emptiedAfterMs = { deletion: 1_000, ballot: 10_000 } as const;

/**
 * What is deleted is overwritten in the file, but the pages as they were before stand in the log until
 * it is begun anew, which on a quiet day may be weeks. So it is emptied soon after each deletion: a
 * ballot that was sealed, or a name that was forgotten, is then nowhere to be read.
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
