import type { AllRepositories, Repositories } from './repositories.ts';

/**
 * Everything that the bot stores, on either database.
 *
 * `read` sees only what is committed. `write` runs `work` in a transaction: either all of it is on disk before
 * the promise resolves, or nothing of it is stored and the promise rejects with what `work` threw.
 * Transactions run one after another, except those whose mode is `together`. `work` may be run more than once
 * and may use only the repositories it is given: no network, no other `write`.
 *
 * @throws StoreBusy from `write` when another process held the lock for 2 seconds; nothing was changed
 * @throws StoreUnwritable from `write` when the disk is full or fails; nothing was changed
 * @throws StoreAway when a database on another machine cannot be reached
 */
export interface Store {
  readonly read: Repositories;
  write<Value>(work: (repositories: AllRepositories) => Promise<Value>, mode?: WriteMode): Promise<Value>;
  /**
   * Runs `work`, whose many writes are on disk only when it ends: until then a power failure undoes the
   * latest of them. A kill undoes nothing. Only for work that can be started again; on PostgreSQL each write
   * is durable as usual.
   */
  durableAtEnd<Value>(work: () => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

/**
 * - `alone`, unless another is given: no other write runs at the same time, in no process.
 * - `together`: several processes may run such works at the same time. Only for a work whose result does not
 * depend on rows that another such work writes. One that collides with another is run again, alone.
 */
export type WriteMode = 'alone' | 'together';

export class StoreBusy extends Error {
  constructor() {
    super('the database was busy for too long');
    this.name = 'StoreBusy';
  }
}

/** The connection to the database failed. */
export class StoreAway extends Error {
  /** `inDoubt`: it was lost while the write was being committed, which may be done or not. Otherwise nothing was changed. */
  constructor(
    cause: unknown,
    readonly inDoubt = false,
  ) {
    super('the database cannot be reached', { cause });
    this.name = 'StoreAway';
  }
}

export class StoreUnwritable extends Error {
  constructor(cause: unknown) {
    super('the database cannot be written: its disk is full or fails', { cause });
    this.name = 'StoreUnwritable';
  }
}
