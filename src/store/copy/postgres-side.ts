import pg from 'pg';
import { type Applied, type Migration, migrationTable, scriptFor } from '../engine/migrate.ts';
import { explainPostgres } from '../engine/postgres/faults.ts';
import { migrationLock, postgresTypes } from '../engine/postgres/postgres.ts';
import { writeLock } from '../engine/postgres/write-connection.ts';
import type { CopiedRow, TableReader, TableWriter } from './sides.ts';
import { markStatement, migrationName, quoted } from './sides.ts';

const pageSize = 500;
const connectMs = 10_000;

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    types: postgresTypes,
    connectionTimeoutMillis: connectMs,
    fallback_application_name: 'halqa-copy',
  });
  // Without a listener a lost connection would end the process. The query that used it fails anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw explainPostgres(error, url);
  }
};

/** Asks one connection. @throws StoreError in a sentence, where somebody can mend what happened */
const askOver =
  (client: pg.Client, url: string) =>
  async <Row extends pg.QueryResultRow>(
    sql: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]> => {
    try {
      return (await client.query<Row>(sql, values === undefined ? undefined : [...values])).rows;
    } catch (error) {
      throw explainPostgres(error, url);
    }
  };

const readerOver = (ask: ReturnType<typeof askOver>) => {
  const tables = async () =>
    (
      await ask<{ name: string }>(
        'select tablename as name from pg_tables where schemaname = current_schema()',
      )
    ).map(({ name }) => name);
  return {
    kind: 'server' as const,
    tables,
    applied: async () =>
      (await tables()).includes(migrationName)
        ? await ask<Applied>('select number, name, checksum from migration order by number')
        : [],
    count: async (table: string) =>
      (await ask<{ count: number }>(`select count(*) as count from ${quoted(table)}`))[0]?.count ?? 0,
    async *pages(table: string) {
      await ask(`declare rows_of no scroll cursor for select * from ${quoted(table)}`);
      for (;;) {
        const rows = await ask<CopiedRow>(`fetch ${pageSize} from rows_of`);
        if (rows.length > 0) yield rows;
        if (rows.length < pageSize) break;
      }
      await ask('close rows_of');
    },
  };
};

/** A snapshot of a server's tables, whatever is written to them meanwhile. */
export const snapshotOfServer = async (url: string): Promise<TableReader> => {
  const client = await connect(url);
  const ask = askOver(client, url);
  try {
    await ask('begin isolation level repeatable read read only; set local statement_timeout = 0');
  } catch (error) {
    await client.end();
    throw error;
  }
  return { ...readerOver(ask), close: () => client.end() };
};

/** How many other programs are connected that may change the records. */
export const writersOf = async (url: string): Promise<number> => {
  const client = await connect(url);
  try {
    const rows = await askOver(
      client,
      url,
    )<{ count: number }>(
      `select count(*) as count from pg_stat_activity
       where datname = current_database() and application_name = 'halqa' and pid <> pg_backend_pid()`,
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
};

/** Fills a server's tables, while no other Halqa can start on them or write to them. */
export const fillServer = async (url: string): Promise<TableWriter> => {
  const client = await connect(url);
  const ask = askOver(client, url);
  try {
    await ask(
      `begin; set local statement_timeout = 0; set local lock_timeout = '10s';
       select pg_advisory_xact_lock(${migrationLock}); select pg_advisory_xact_lock(${writeLock})`,
    );
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    ...readerOver(ask),
    make: async (migrations: readonly Migration[]) => {
      await ask(migrationTable);
      for (const { sql } of migrations) await ask(scriptFor('postgres', sql));
    },
    insert: async (table, rows) => {
      await ask(
        `insert into ${quoted(table)} select * from json_populate_recordset(null::${quoted(table)}, $1::json)`,
        [JSON.stringify(rows)],
      );
    },
    mark: async (takenAt) => {
      await ask(markStatement(takenAt));
    },
    commit: async () => {
      await ask('commit');
    },
    close: () => client.end(),
  };
};
