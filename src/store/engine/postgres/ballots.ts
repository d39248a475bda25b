import type pg from 'pg';
import type { EngineLog } from '../engine.ts';

/** Long enough that many answers share one clean-up. */
const tidiedAfterMs = 10_000;
/** The longest that an answer waits for the clean-up. */
const lockMs = 500;
const lockRefused = '55P03';

const columns = 'poll_id, pseudonym, answer, comment, taps';

/**
 * Rewrites the rows of every poll that got an answer, in the order of their pseudonyms and in one
 * transaction. A single row is always rewritten, because nothing shows whether it was.
 */
const mix = `
  with touched as (
    select poll_id from ballot group by poll_id having count(*) = 1 or count(distinct xmin::text) > 1
  ), taken as (
    delete from ballot where poll_id in (select poll_id from touched) returning ${columns}
  )
  insert into ballot (${columns}) select ${columns} from taken order by poll_id, pseudonym`;

/**
 * PostgreSQL stores rows in the order of arrival, with the number of the transaction that wrote them, and
 * keeps deleted rows for a while. Its operator could tie answers to other changes of the same moment. So soon
 * after ballots were written they are rewritten in the order of their pseudonyms by one transaction, and the
 * file is rewritten without the old rows. SQLite needs none of this.
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

  /** Also called at the start: a killed process may have left ballots as they arrived. */
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

  /** @returns false when another process, such as a backup, held the table, so that it must be tried again */
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
      // Without the lock the old rows cannot be removed from the file, but their space can be reused.
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
