import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { StoreBusy, type WriteMode } from '../store.ts';
import { busyTimeoutMs, longestPauseMs, pauseBefore } from './retry-pause.ts';
import { ofWriting } from './store-error.ts';
import type { Transaction, Transactions } from './transactions.ts';
import { WorkLimit } from './work-limit.ts';

/**
 * Where those who wait for the lock are not served in turn, it is released for a moment after so long, and from time to
 * time for long enough that everybody who waits tries again.
 */
const streakMs = 50;
const breakMs = 2;
const everybodyEveryMs = 500;
const everybodyMs = longestPauseMs + 4;

/** One transaction of a database at a time. */
export interface WriteConnection {
  /** Whether processes that wait for the lock get it in the order in which they came. */
  readonly servesInTurn: boolean;
  /** Begins one that runs beside no other, or beside those that are `together`. False when the lock is taken. */
  begin(mode: WriteMode): boolean | Promise<boolean>;
  savepoint(): void | Promise<void>;
  /** Undoes everything since the savepoint. */
  undo(): void | Promise<void>;
  release(): void | Promise<void>;
  /** Waits for statements that a work has left running. */
  settle(): void | Promise<void>;
  commit(): void | Promise<void>;
  /** Never throws. */
  rollback(): void | Promise<void>;
  /** False when the database itself gave the transaction up. */
  readonly inTransaction: boolean;
  /** Another transaction was in the way: the work may be run again, or has waited long enough. */
  conflictIn(error: unknown): 'repeat' | 'busy' | undefined;
}

export type BatchLimits = Readonly<{ works: number; ms: number }>;

interface Job extends Transaction {
  /** Runs the work. It resolves to the function that tells the caller, which is called after the commit. */
  readonly run: () => Promise<() => void>;
  readonly reject: (error: unknown) => void;
  mode: WriteMode;
  /** When the lock was first refused while this job was waiting. */
  refusedAt: number | undefined;
  /** Whether the work was run again already. */
  repeated: boolean;
}

/**
 * Runs works one after another, each in a savepoint of its own, and those that wait together in one
 * transaction: a commit costs the same disk wait whether it holds one work or a hundred. A caller whose work
 * failed also learns it only after the commit, because the failure may depend on what another work did.
 */
export class Writer {
  readonly #connection: WriteConnection;
  readonly #transactions: Transactions<Transaction>;
  readonly #batch: BatchLimits;
  #queue: Job[] = [];
  readonly #breaks: Breaks | undefined;
  #draining = false;

  constructor(connection: WriteConnection, transactions: Transactions<Transaction>, batch: BatchLimits) {
    this.#connection = connection;
    this.#transactions = transactions;
    this.#batch = batch;
    if (!connection.servesInTurn) this.#breaks = new Breaks();
  }

  write<Value>(work: () => Promise<Value>, mode: WriteMode): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      const transaction: Transaction = { open: false, failure: undefined };
      const run = this.#transactions.bind(transaction, async () => {
        const value = await work();
        return () => resolve(value);
      });
      this.#queue.push(
        Object.assign(transaction, {
          run,
          reject: (error: unknown) => reject(ofWriting(error)),
          mode,
          refusedAt: undefined,
          repeated: false,
        }),
      );
      if (!this.#draining) void this.#drain();
    });
  }

  /** Never rejects: each error goes to the callers who wait. */
  async #drain(): Promise<void> {
    this.#draining = true;
    // All writes of this turn of the event loop share one commit.
    await nextTurn();
    let refusals = 0;
    const breaks = this.#breaks;
    breaks?.begin();
    while (this.#queue.length > 0) {
      const mode = this.#nextMode();
      if (await this.#begin(mode)) {
        refusals = 0;
        await this.#runBatch(mode);
        await nextTurn();
      } else {
        this.#dismissImpatient();
        await pauseBefore(refusals);
        refusals += 1;
        breaks?.had();
      }
      await breaks?.takeIfDue();
    }
    breaks?.end();
    this.#draining = false;
  }

  /** A work that must run alone also takes along works that need not. */
  #nextMode(): WriteMode {
    return this.#queue.slice(0, this.#batch.works).some(({ mode }) => mode === 'alone')
      ? 'alone'
      : 'together';
  }

  /** False when another process has the lock, or when everybody was told why it cannot be had. */
  async #begin(mode: WriteMode): Promise<boolean> {
    const askedAt = performance.now();
    try {
      const begun = await this.#connection.begin(mode);
      if (!begun) for (const job of this.#queue) job.refusedAt ??= askedAt;
      return begun;
    } catch (error) {
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

  async #runBatch(mode: WriteMode): Promise<void> {
    const taken: Job[] = [];
    const tell: (() => void)[] = [];
    const beganAt = performance.now();
    const limit = new WorkLimit();
    try {
      while (taken.length < this.#batch.works && performance.now() - beganAt < this.#batch.ms) {
        const [job] = this.#queue;
        if (job === undefined || (mode === 'together' && job.mode === 'alone')) break;
        this.#queue.shift();
        taken.push(job);
        tell.push(await this.#runAlone(job, limit));
        if (!this.#connection.inTransaction) throw new Error('the database gave up the transaction');
      }
      await this.#connection.commit();
    } catch (error) {
      await this.#connection.rollback();
      for (const job of taken) job.reject(error);
      return;
    } finally {
      limit.clear();
    }
    for (const settle of tell) settle();
  }

  async #runAlone(job: Job, limit: WorkLimit): Promise<() => void> {
    await this.#connection.savepoint();
    job.open = true;
    job.failure = undefined;
    try {
      const tell = await limit.within(job.run());
      await this.#connection.settle();
      const failure = failureOf(job);
      if (failure !== undefined) throw failure.error;
      return tell;
    } catch (error) {
      // A statement that is still queued must not end up in the next work.
      await this.#connection.settle();
      // SQLite rolls everything back by itself, for example when the disk is full: then the other works are
      // undone too.
      if (!this.#connection.inTransaction) throw error;
      await this.#connection.undo();
      // After a conflict, the result of the work does not matter.
      const failure = failureOf(job);
      const conflict = this.#connection.conflictIn(failure?.error ?? error);
      if (conflict === undefined) return () => job.reject(error);
      if (conflict === 'busy' || job.repeated) return () => job.reject(new StoreBusy());
      job.repeated = true;
      job.mode = 'alone';
      return () => {
        this.#queue.unshift(job);
      };
    } finally {
      job.open = false;
      if (this.#connection.inTransaction) await this.#connection.release();
    }
  }
}

/** The pauses in which other processes may take the lock. */
class Breaks {
  #streakFrom = performance.now();
  #everybodyFrom = performance.now();
  #restFrom = performance.now();

  begin(): void {
    if (performance.now() - this.#restFrom > everybodyMs) this.had();
  }

  /** Nothing is to be written for now. If that lasts long enough, it is a break too. */
  end(): void {
    this.#restFrom = performance.now();
  }

  /** Another process had the lock just now. */
  had(): void {
    this.#streakFrom = performance.now();
    this.#everybodyFrom = performance.now();
  }

  async takeIfDue(): Promise<void> {
    const now = performance.now();
    if (now - this.#everybodyFrom > everybodyEveryMs) {
      await sleep(everybodyMs);
      this.#everybodyFrom = performance.now();
    } else if (now - this.#streakFrom > streakMs) await sleep(breakMs);
    else return;
    this.#streakFrom = performance.now();
  }
}

/** Read through a function: the work that runs in between sets it. */
const failureOf = ({ failure }: Transaction): Transaction['failure'] => failure;
