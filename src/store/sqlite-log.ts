import type { SqliteConnection } from './sqlite-connection.ts';

/** Long enough that many deletions share one emptying, and that it falls into no batch of writes. */
const emptiedAfterMs = 1_000;

/**
 * What is deleted is overwritten in the file, but the pages as they were before stand in the log until
 * it is begun anew, which on a quiet day may be weeks. So it is emptied soon after each deletion: a
 * ballot that was sealed, or a name that was forgotten, is then nowhere to be read.
 */
export class SqliteLog {
  readonly #connection: SqliteConnection;
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  emptySoon(): void {
    this.#timer ??= setTimeout(() => this.#empty(), emptiedAfterMs).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #empty(): void {
    this.#timer = undefined;
    if (!this.#connection.emptyLog()) this.emptySoon();
  }
}
