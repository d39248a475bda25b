import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { StoreBusy } from '../../store.ts';
import { busyTimeoutMs, pauseBefore } from '../retry-pause.ts';
import type { Transaction, Transactions } from '../transactions.ts';
import { WorkLimit } from '../work-limit.ts';
import { isBusy, type SqliteConnection } from './connection.ts';

const worksPerCommit = 128;
const batchMs = 10;
/** After so long without a break the lock is let go for a moment, or another process might never get it. */
const streakMs = 50;
const breakMs = 2;

interface Job extends Transaction {
  /** Runs the work. What it resolves to tells the caller, and is called once all is on disk. */
  readonly run: () => Promise<() => void>;
  readonly reject: (error: unknown) => void;
  /** When the lock was first refused while this was waiting. */
  refusedAt: number | undefined;
}

/**
 * Runs works one after another, each in a savepoint of its own, those that wait together in one
 * transaction: a commit costs an fsync whether it holds one work or a hundred. Even a work that
 * failed is told so only after the commit: it may have failed over what another one did.
 */
export class SqliteWriter {
  readonly #connection: SqliteConnection;
  readonly #transactions: Transactions<Transaction>;
  #queue: Job[] = [];
  #draining = false;

  constructor(connection: SqliteConnection, transactions: Transactions<Transaction>) {
    this.#connection = connection;
    this.#transactions = transactions;
  }

  write<Value>(work: () => Promise<Value>): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      const transaction: Transaction = { open: false, failure: undefined };
      const run = this.#transactions.bind(transaction, async () => {
        const value = await work();
        return () => resolve(value);
      });
      this.#queue.push(Object.assign(transaction, { run, reject, refusedAt: undefined }));
      if (!this.#draining) void this.#drain();
    });
  }

  /** Never rejects: whatever goes wrong is told to those who wait. */
  async #drain(): Promise<void> {
    this.#draining = true;
    // Everything that is asked in this turn of the event loop comes into the same commit.
    await nextTurn();
    let refusals = 0;
    let streakFrom = performance.now();
    while (this.#queue.length > 0) {
      if (this.#begin()) {
        refusals = 0;
        await this.#batch();
        await nextTurn();
      } else {
        this.#dismissImpatient();
        await pauseBefore(refusals);
        refusals += 1;
        streakFrom = performance.now();
      }
      if (performance.now() - streakFrom > streakMs) {
        await sleep(breakMs);
        streakFrom = performance.now();
      }
    }
    this.#draining = false;
  }

  /** False when another process has the lock. */
  #begin(): boolean {
    try {
      this.#connection.run('begin immediate');
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      for (const job of this.#queue.splice(0)) job.reject(error);
      return false;
    }
  }

  #dismissImpatient(): void {
    const now = performance.now();
    const patient: Job[] = [];
    for (const job of this.#queue) {
      job.refusedAt ??= now;
      if (now - job.refusedAt < busyTimeoutMs) patient.push(job);
      else job.reject(new StoreBusy());
    }
    this.#queue = patient;
  }

  async #batch(): Promise<void> {
    const taken: Job[] = [];
    const tell: (() => void)[] = [];
    const beganAt = performance.now();
    const limit = new WorkLimit();
    try {
      while (taken.length < worksPerCommit && performance.now() - beganAt < batchMs) {
        const job = this.#queue.shift();
        if (job === undefined) break;
        taken.push(job);
        tell.push(await this.#runAlone(job, limit));
        // A full disk, among others, makes SQLite roll back everything by itself.
        if (!this.#connection.inTransaction) throw new Error('SQLite gave up the transaction');
      }
      this.#connection.run('commit');
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.run('rollback');
      for (const job of taken) job.reject(error);
      return;
    } finally {
      limit.clear();
    }
    for (const settle of tell) settle();
  }

  async #runAlone(job: Job, limit: WorkLimit): Promise<() => void> {
    this.#connection.run('savepoint work');
    job.open = true;
    try {
      const tell = await limit.within(job.run());
      if (job.failure !== undefined) throw job.failure.error;
      return tell;
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.run('rollback to work');
      return () => job.reject(error);
    } finally {
      job.open = false;
      if (this.#connection.inTransaction) this.#connection.run('release work');
    }
  }
}
