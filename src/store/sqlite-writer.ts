import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { longestWorkMs, patienceMs, pauseBefore } from './patience.ts';
import { isBusy, type SqliteConnection } from './sqlite-connection.ts';
import { StoreBusy } from './store.ts';
import type { Transaction, Transactions } from './transactions.ts';

const worksPerCommit = 128;
const batchMs = 10;
/** After so long without a break the lock is left alone for a moment, or another process would never get it. */
const streakMs = 50;
const breakMs = 2;

interface Job extends Transaction {
  run: () => Promise<() => void>;
  reject: (error: unknown) => void;
  /** When the lock was first refused while this waited. */
  refusedAt: number | undefined;
}

/**
 * Runs works one after another, each in a savepoint of its own, those that wait together in one
 * transaction: a commit costs an fsync whether it holds one work or a hundred.
 */
export class SqliteWriter {
  readonly #connection: SqliteConnection;
  readonly #transactions: Transactions<Transaction>;
  readonly #queue: Job[] = [];
  #draining = false;

  constructor(connection: SqliteConnection, transactions: Transactions<Transaction>) {
    this.#connection = connection;
    this.#transactions = transactions;
  }

  write<Value>(work: () => Promise<Value>): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      const job: Job = {
        open: false,
        failure: undefined,
        refusedAt: undefined,
        reject,
        run: async () => {
          throw new Error('not bound');
        },
      };
      job.run = this.#transactions.bind(job, async () => {
        const value = await work();
        return () => resolve(value);
      });
      this.#queue.push(job);
      if (!this.#draining) void this.#drain();
    });
  }

  /** Never rejects: whatever goes wrong is told to those who wait. */
  async #drain(): Promise<void> {
    this.#draining = true;
    // Everything asked in this turn of the event loop comes into the same commit.
    await nextTurn();
    let refusals = 0;
    let streakFrom = performance.now();
    while (this.#queue.length > 0) {
      try {
        if (this.#begin()) {
          refusals = 0;
          await this.#batch();
          await nextTurn();
        } else {
          this.#loseImpatient();
          await pauseBefore(refusals);
          refusals += 1;
          streakFrom = performance.now();
        }
      } catch (error) {
        this.#rollBack();
        for (const job of this.#queue.splice(0)) job.reject(error);
      }
      if (performance.now() - streakFrom > streakMs) {
        await sleep(breakMs);
        streakFrom = performance.now();
      }
    }
    this.#draining = false;
  }

  #begin(): boolean {
    try {
      this.#connection.run('begin immediate');
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      throw error;
    }
  }

  #loseImpatient(): void {
    const now = performance.now();
    for (const job of this.#queue) job.refusedAt ??= now;
    const patient = this.#queue.filter((job) => now - (job.refusedAt ?? now) < patienceMs);
    const lost = this.#queue.filter((job) => !patient.includes(job));
    this.#queue.splice(0, this.#queue.length, ...patient);
    for (const job of lost) job.reject(new StoreBusy());
  }

  async #batch(): Promise<void> {
    const kept: { job: Job; resolve: () => void }[] = [];
    const beganAt = performance.now();
    try {
      while (kept.length < worksPerCommit && performance.now() - beganAt < batchMs) {
        const job = this.#queue.shift();
        if (job === undefined) break;
        const resolve = await this.#runAlone(job);
        if (resolve !== undefined) kept.push({ job, resolve });
      }
      this.#connection.run('commit');
    } catch (error) {
      this.#rollBack();
      for (const { job } of kept) job.reject(error);
      return;
    }
    for (const { resolve } of kept) resolve();
  }

  /**
   * What tells the caller of its success, once committed; nothing if the work failed, which it is
   * told at once. @throws when SQLite gave up the whole transaction.
   */
  async #runAlone(job: Job): Promise<(() => void) | undefined> {
    this.#connection.run('savepoint work');
    let resolve: (() => void) | undefined;
    let fault: Readonly<{ error: unknown }> | undefined;
    job.open = true;
    try {
      resolve = await inTime(job.run());
      fault = job.failure;
    } catch (error) {
      fault = { error };
    }
    job.open = false;
    if (fault !== undefined) job.reject(fault.error);
    if (!this.#connection.inTransaction) {
      const error = new Error('SQLite gave up the transaction', { cause: fault?.error });
      if (fault === undefined) job.reject(error);
      throw error;
    }
    if (fault !== undefined) this.#connection.run('rollback to work');
    this.#connection.run('release work');
    return fault === undefined ? resolve : undefined;
  }

  #rollBack(): void {
    if (this.#connection.inTransaction) this.#connection.run('rollback');
  }
}

/** A work that waits for something else than the memory must not hold everybody's transaction for ever. */
const inTime = async <Value>(running: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Error(`a write took longer than ${longestWorkMs} ms: it may wait for nothing but its memory`),
        ),
      longestWorkMs,
    );
  });
  try {
    return await Promise.race([running, expired]);
  } finally {
    clearTimeout(timer);
  }
};
