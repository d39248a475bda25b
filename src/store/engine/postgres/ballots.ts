import type pg from 'pg';
import type { EngineLog } from '../engine.ts';

/** Long enough that many answers share one tidying. */
const tidiedAfterMs = 10_000;
/** Whoever answers waits no longer for it than this. */
const lockMs = 500;
const lockRefused = '55P03';

const columns = 'poll_id, pseudonym, answer, comment, taps';

/**
 * The rows of every poll that got an answer, by their pseudonyms and by one transaction. A row that is
 * alone is always written anew, since nothing tells that it has been.
 */
const mix = `
  with touched as (
    select poll_id from ballot group by poll_id having count(*) = 1 or count(distinct xmin::text) > 1
  ), taken as (
    delete from ballot where poll_id in (select poll_id from touched) returning ${columns}
  )
  insert into ballot (${columns}) select ${columns} from taken order by poll_id, pseudonym`;

/**
 * What SQLite does by itself. PostgreSQL keeps rows in the order in which they came, with the number of
 * the transaction that wrote them, and what was deleted for as long as it likes: so whoever runs the
 * database could tie answers to whatever else came at the same moment. Soon after ballots were written
 * they are therefore put in the order of their pseudonyms, as by one transaction, and the file is made
 * anew without the rows that were.
 */
export class PostgresBallots {
  readonly #pool: pg.Pool;
  readonly #log: EngineLog | undefined;
  readonly #afterMs: number;
  #timer: NodeJS.Timeout | undefined;
  #tidying: Promise<void> = Promise.resolve();

  constructor(pool: pg.Pool, log: EngineLog | undefined, afterMs = tidiedAfterMs) {
    this.#pool = pool;
    this.#log = log;
    this.#afterMs = afterMs;
  }

  /** Whoever was killed may have left something to tidy. */
  tidySoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tidying = this.tidy().then(
        (done) => {
          if (!done) this.tidySoon();
        },
        (error: unknown) => this.#log?.warn({ err: error }, 'the ballots could not be put in order'),
      );
    }, this.#afterMs).unref();
  }

  /** @returns false when somebody else, a backup say, was at the table, so that it is to be tried again. */
  async tidy(): Promise<boolean> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      const { rows } = await client.query<{ there: boolean }>(
        "select to_regclass('ballot') is not null as there",
      );
      if (rows[0]?.there !== true) return true;
      await client.query(`set statement_timeout = 0; set lock_timeout = ${lockMs}`);
      await client.query(`begin; lock table ballot in share row exclusive mode; ${mix}; commit`);
      await client.query('vacuum (full) ballot');
      return true;
    } catch (error) {
      await client.query('rollback');
      if (!isRefused(error)) throw error;
      // Without the lock the rows that were cannot leave the file, but they can be taken out of the table.
      await client.query('vacuum ballot');
      return false;
    } finally {
      await client.query('reset statement_timeout; reset lock_timeout').catch((fault: Error) => {
        broken = fault;
      });
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#tidying;
    clearTimeout(this.#timer);
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === lockRefused;
