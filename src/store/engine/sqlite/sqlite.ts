import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type LimitNode, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { makeFolder } from '../../../runtime/make-folder.ts';
import { StoreBusy } from '../../store.ts';
import type { Db } from '../../tables.ts';
import { changeOf, mayChange } from '../change.ts';
import { databaseOver, type Rows, type SqlDialect } from '../database.ts';
import type { Engine, StoreOptions } from '../engine.ts';
import { InFlight } from '../in-flight.ts';
import { type Applied, type Migratable, type MigrationSession, migrationTable } from '../migrate.ts';
import { busyTimeoutMs, pauseBefore } from '../retry-pause.ts';
import { StoreError } from '../store-error.ts';
import { type Transaction, Transactions } from '../transactions.ts';
import { Writer } from '../writer.ts';
import { isBusy, SqliteConnection } from './connection.ts';
import { damagedFile, explainSqlite, isDamage, missingRecord } from './faults.ts';
import { lockFile } from './file-lock.ts';
import { SameFile } from './same-file.ts';
import { SqliteLog } from './wal.ts';
import { writeConnection } from './write-connection.ts';

/** A commit waits for the disk, so many works share one, but none waits long for the others. */
const batch = { works: 128, ms: 10 };

/** How long a start waits for another process that is migrating. */
const startBusyMs = 30_000;

/**
 * SQLite plans with the value of a limit that is a bare parameter, and prepares the statement again at each
 * run because of it, which costs ten times as much as many look-ups. A sum is not a bare parameter.
 */
class SqliteCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    super.visitLimit(node);
    this.append(' + 0');
  }
}

export const sqliteDialect: SqlDialect = {
  createAdapter: () => new SqliteAdapter(),
  createQueryCompiler: () => new SqliteCompiler(),
  createIntrospector: (db) => new SqliteIntrospector(db),
};

/** How often the file is checked while nothing is written. */
const lookEveryMs = 5_000;

/**
 * One file, two connections: the reader does not see the writer's transaction until it is committed, and
 * neither waits for the other.
 * @throws StoreError when the file is missing, damaged or not to be written, or in use.
 */
export const openSqlite = async (options: StoreOptions): Promise<SqliteDatabase> => {
  try {
    return await openFile(options);
  } catch (error) {
    throw explainSqlite(error, options.url);
  }
};

const openFile = async (options: StoreOptions): Promise<SqliteDatabase> => {
  const { url: path, expectedBy } = options;
  if (expectedBy !== undefined && !statSync(path, { throwIfNoEntry: false })?.size)
    throw missingRecord(path, expectedBy);
  // The records are about people: nobody else on the machine may read them.
  makeFolder(dirname(path), 0o700);
  for (const file of options.alone ? [path, `${path}.lock`] : [path])
    await (await open(file, 'a', 0o600)).close();
  const unlock = options.alone ? lockFile(path) : () => undefined;
  let writer: SqliteConnection | undefined;
  try {
    const connection = new SqliteConnection(path);
    writer = connection;
    const mode = await retryWhileBusy(startBusyMs, () => connection.pragma('journal_mode = wal'));
    if (mode !== 'wal')
      throw new StoreError(
        `${path} is on a file system on which SQLite cannot keep its log: choose another.`,
      );
    // A write is on disk before it is acknowledged, and deleted data is overwritten.
    connection.pragma('synchronous = full');
    connection.pragma('secure_delete = on');
    connection.pragma('foreign_keys = on');
    const state = connection.pragma('quick_check(1)');
    if (state !== 'ok') throw damagedFile(path, state);
    // A killed process may have left deleted data in it.
    connection.emptyLog();
    const reader = new SqliteConnection(path);
    reader.pragma('query_only = on');
    return new SqliteDatabase(reader, connection, options, unlock);
  } catch (error) {
    writer?.close();
    unlock();
    throw error;
  }
};

export class SqliteDatabase implements Migratable {
  readonly name = 'sqlite';
  readonly #reader: SqliteConnection;
  readonly #writer: SqliteConnection;
  readonly #log: SqliteLog;
  readonly #file: SameFile;
  readonly #unlock: () => void;
  readonly #onLost: (error: StoreError) => void;
  readonly #looking: NodeJS.Timeout;
  #isLost = false;

  constructor(
    reader: SqliteConnection,
    writer: SqliteConnection,
    { url, onLost }: StoreOptions,
    unlock: () => void,
  ) {
    this.#reader = reader;
    this.#writer = writer;
    this.#log = new SqliteLog(writer);
    this.#file = new SameFile(url);
    this.#unlock = unlock;
    this.#onLost = (error) => {
      if (this.#isLost) return;
      this.#isLost = true;
      onLost?.(error);
    };
    this.#looking = setInterval(() => {
      try {
        this.#file.check();
      } catch (error) {
        if (error instanceof StoreError) this.#onLost(error);
      }
    }, lookEveryMs).unref();
  }

  async hasRecord(): Promise<boolean> {
    return this.#writer.all("select 1 from sqlite_master where name = 'migration'").length > 0;
  }

  async alone<Value>(work: (session: MigrationSession) => Promise<Value>): Promise<Value> {
    const connection = this.#writer;
    await retryWhileBusy(startBusyMs, () => connection.run('begin immediate'));
    try {
      const value = await work(sessionOn(connection));
      connection.run('commit');
      return value;
    } catch (error) {
      if (connection.inTransaction) connection.run('rollback');
      throw error;
    }
  }

  engine<Repositories>(createRepositories: (db: Db) => Repositories): Engine<Repositories> {
    const inFlight = new InFlight();
    const transactions = new Transactions<Transaction>();
    const writer = new Writer(
      writeConnection(this.#writer, () => this.#checked(() => this.#file.check())),
      transactions,
      batch,
    );
    const repositories = createRepositories(
      databaseOver(sqliteDialect, async (query) => {
        const transaction = transactions.current();
        const change = changeOf(query);
        if (change?.kind === 'delete' || change?.kind === 'unknown') this.#log.emptySoon('deletion');
        else if (mayChange(change, 'ballot')) this.#log.emptySoon('ballot');
        try {
          return this.#checked(() => this.#writer.execute(query));
        } catch (error) {
          transaction.failure = { error };
          throw error;
        }
      }),
    );
    return {
      read: createRepositories(
        databaseOver(sqliteDialect, async (query) => {
          transactions.refuseInside('read');
          inFlight.mustBeOpen();
          const read = () => this.#checked(() => this.#reader.execute(query));
          // Nearly always there is nothing to wait for.
          return unlessBusy(read) ?? inFlight.pass<Rows>(() => retryWhileBusy(busyTimeoutMs, read));
        }),
      ),
      write: async (work, mode = 'alone') => {
        transactions.refuseInside('write');
        return inFlight.pass(() => writer.write(() => work(repositories), mode));
      },
      durableAtEnd: async (work) => {
        await this.#sync('normal');
        try {
          return await work();
        } finally {
          await this.#sync('full');
        }
      },
      close: async () => {
        if (await inFlight.close()) this.close();
      },
    };
  }

  close(): void {
    clearInterval(this.#looking);
    this.#log.close();
    this.#reader.close();
    this.#writer.close();
    this.#unlock();
  }

  /** Under `normal` only a checkpoint waits for the disk; the first commit under `full` brings all before it there. */
  async #sync(synchronous: 'normal' | 'full'): Promise<void> {
    const writer = this.#writer;
    while (writer.inTransaction) await nextTurn();
    writer.pragma(`synchronous = ${synchronous}`);
    if (synchronous === 'full')
      await retryWhileBusy(startBusyMs, () =>
        writer.pragma(`user_version = ${writer.pragma('user_version')}`),
      );
  }

  /** Reports that the file was deleted, replaced or damaged. */
  #checked<Value>(action: () => Value): Value {
    try {
      return action();
    } catch (error) {
      if (error instanceof StoreError) this.#onLost(error);
      else if (isDamage(error)) this.#onLost(damagedFile(this.#file.path, error));
      throw error;
    }
  }
}

const sessionOn = (connection: SqliteConnection): MigrationSession => ({
  applied: async () => {
    connection.run(migrationTable);
    return connection.all('select number, name, checksum from migration order by number') as Applied[];
  },
  run: async (script) => connection.script(script),
  record: async ({ number, name, checksum }) =>
    connection.run(
      'insert into migration (number, name, checksum, applied_at) values (?, ?, ?, unixepoch() * 1000)',
      [number, name, checksum],
    ),
});

/** Tries again while another process has the lock, and leaves the event loop free in between. */
const retryWhileBusy = async <Value>(mostMs: number, action: () => Value): Promise<Value> => {
  const until = performance.now() + mostMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return action();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() >= until) throw new StoreBusy();
    }
    await pauseBefore(attempt);
  }
};

/** Undefined when another process has the lock. */
const unlessBusy = <Value>(action: () => Value): Value | undefined => {
  try {
    return action();
  } catch (error) {
    if (isBusy(error)) return undefined;
    throw error;
  }
};
