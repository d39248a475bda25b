import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type LimitNode, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { StoreBusy } from '../../store.ts';
import type { Db } from '../../tables.ts';
import { databaseOver, type Rows, type SqlDialect } from '../database.ts';
import type { Engine } from '../engine.ts';
import { InFlight } from '../in-flight.ts';
import { type Applied, type Migratable, type MigrationSession, migrationTable } from '../migrate.ts';
import { busyTimeoutMs, pauseBefore } from '../retry-pause.ts';
import { type Transaction, Transactions } from '../transactions.ts';
import { Writer } from '../writer.ts';
import { isBusy, SqliteConnection } from './connection.ts';
import { SqliteLog } from './wal.ts';
import { writeConnection } from './write-connection.ts';

/** A commit waits for the disk, so many works share one; and none waits long for the others. */
const batch = { works: 128, ms: 10 };

/** Another process may be migrating: at the start there is time. */
const startPatienceMs = 30_000;

/**
 * SQLite plans with the value of a limit that is a bare parameter, and for that prepares the statement
 * anew each time it runs: ten times what many a look-up costs. A sum is no bare parameter.
 */
class SqliteWriting extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    super.visitLimit(node);
    this.append(' + 0');
  }
}

const speech: SqlDialect = {
  createAdapter: () => new SqliteAdapter(),
  createQueryCompiler: () => new SqliteWriting(),
  createIntrospector: (db) => new SqliteIntrospector(db),
};

/**
 * One file, two connections: the writer's transaction is invisible to the reader until it is
 * committed, and neither ever waits for the other.
 */
export const openSqlite = async (path: string): Promise<SqliteDatabase> => {
  // What is kept here is about people: nobody else on the machine reads it.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await (await open(path, 'a', 0o600)).close();
  const writer = new SqliteConnection(path);
  try {
    const mode = await patiently(startPatienceMs, () => writer.pragma('journal_mode = wal'));
    if (mode !== 'wal') throw new Error(`${path} lies on a file system on which SQLite cannot keep a log`);
    // Kept on disk before it is said to be kept; and what is deleted is overwritten.
    writer.pragma('synchronous = full');
    writer.pragma('secure_delete = on');
    writer.pragma('foreign_keys = on');
    // Whoever was killed may have left something deleted in it.
    writer.emptyLog();
    const reader = new SqliteConnection(path);
    reader.pragma('query_only = on');
    return new SqliteDatabase(reader, writer);
  } catch (error) {
    writer.close();
    throw error;
  }
};

export class SqliteDatabase implements Migratable {
  readonly name = 'sqlite';
  readonly #reader: SqliteConnection;
  readonly #writer: SqliteConnection;
  readonly #log: SqliteLog;

  constructor(reader: SqliteConnection, writer: SqliteConnection) {
    this.#reader = reader;
    this.#writer = writer;
    this.#log = new SqliteLog(writer);
  }

  async alone<Value>(work: (session: MigrationSession) => Promise<Value>): Promise<Value> {
    const connection = this.#writer;
    await patiently(startPatienceMs, () => connection.run('begin immediate'));
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
    const writer = new Writer(writeConnection(this.#writer), transactions, batch);
    const repositories = createRepositories(
      databaseOver(speech, async (query) => {
        const transaction = transactions.current();
        if (query.sql.startsWith('delete')) this.#log.emptySoon('deletion');
        else if (query.sql.includes(' "ballot"')) this.#log.emptySoon('ballot');
        try {
          return this.#writer.execute(query);
        } catch (error) {
          transaction.failure = { error };
          throw error;
        }
      }),
    );
    return {
      read: createRepositories(
        databaseOver(speech, async (query) => {
          transactions.refuseInside('read');
          inFlight.mustBeOpen();
          const read = () => this.#reader.execute(query);
          // Nearly always there is nothing to wait for, and then nothing is put in its way.
          return unlessBusy(read) ?? inFlight.pass<Rows>(() => patiently(busyTimeoutMs, read));
        }),
      ),
      write: async (work) => {
        transactions.refuseInside('write');
        return inFlight.pass(() => writer.write(() => work(repositories)));
      },
      close: async () => {
        if (await inFlight.close()) this.close();
      },
    };
  }

  close(): void {
    this.#log.close();
    this.#reader.close();
    this.#writer.close();
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
const patiently = async <Value>(mostMs: number, action: () => Value): Promise<Value> => {
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

/** Nothing, when another process has the lock. */
const unlessBusy = <Value>(action: () => Value): Value | undefined => {
  try {
    return action();
  } catch (error) {
    if (isBusy(error)) return undefined;
    throw error;
  }
};
