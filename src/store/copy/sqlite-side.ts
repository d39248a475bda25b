import { statSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Applied, type Migration, migrationTable, scriptFor } from '../engine/migrate.ts';
import { SqliteConnection } from '../engine/sqlite/connection.ts';
import type { CopiedRow, TableReader, TableWriter } from './sides.ts';
import { markStatement, migrationName, quoted } from './sides.ts';

const pageSize = 500;

const readerOver = (connection: SqliteConnection) => {
  const tables = async () =>
    (
      connection.all(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'",
      ) as readonly { name: string }[]
    ).map(({ name }) => name);
  return {
    kind: 'file' as const,
    tables,
    applied: async () =>
      (await tables()).includes(migrationName)
        ? (connection.all('select number, name, checksum from migration order by number') as Applied[])
        : [],
    count: async (table: string) => {
      await nextTurn();
      return (connection.all(`select count(*) as count from ${quoted(table)}`)[0] as { count: number }).count;
    },
    async *pages(table: string) {
      let page: CopiedRow[] = [];
      for (const row of connection.iterate(`select * from ${quoted(table)}`)) {
        page.push(row as CopiedRow);
        if (page.length < pageSize) continue;
        yield page;
        page = [];
        // A running Halqa answers people in between.
        await nextTurn();
      }
      if (page.length > 0) yield page;
    },
  };
};

/** A snapshot of a file, whatever is written to it meanwhile. Undefined where there is none. */
export type FileSnapshot = TableReader &
  Readonly<{
    /** Its size without free pages. */
    bytes: number;
    /** Copies this state into another file, which must be empty or absent. */
    copyTo(path: string, onProgress: (done: number, of: number) => void): Promise<void>;
  }>;

export const snapshotOfFile = (path: string): FileSnapshot | undefined => {
  if (!statSync(path, { throwIfNoEntry: false })?.size) return undefined;
  const connection = new SqliteConnection(path, { forReading: true });
  try {
    connection.run('begin');
    // The first read decides which state it is.
    connection.all('select 1 from sqlite_master');
    return {
      ...readerOver(connection),
      bytes: Number(connection.pragma('page_count')) * Number(connection.pragma('page_size')),
      copyTo: (to, onProgress) => connection.backup(to, onProgress),
      close: async () => connection.close(),
    };
  } catch (error) {
    connection.close();
    throw error;
  }
};

/** Fills a new file. The caller gives it its name only when it is whole. */
export const fillFile = (path: string): TableWriter => {
  const connection = new SqliteConnection(path);
  // Nobody else uses the file, and it is discarded after a kill, so it needs no journal.
  connection.pragma('journal_mode = off');
  connection.pragma('synchronous = off');
  connection.run('begin');
  return {
    ...readerOver(connection),
    make: async (migrations: readonly Migration[]) => {
      connection.script(migrationTable);
      for (const { sql } of migrations) connection.script(scriptFor('sqlite', sql));
    },
    insert: async (table, rows) => {
      const columns = Object.keys(rows[0] ?? {});
      const sql = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`;
      for (const row of rows)
        connection.run(
          sql,
          columns.map((column) => row[column]),
        );
    },
    mark: async (takenAt) => connection.run(markStatement(takenAt)),
    commit: async () => connection.run('commit'),
    close: async () => connection.close(),
  };
};
