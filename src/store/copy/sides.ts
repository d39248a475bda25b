import type { Applied, Migration } from '../engine/migrate.ts';
import { allTables } from '../table-registry.ts';

export type CopiedRow = Readonly<Record<string, string | number | null>>;

/** A database whose tables are read as they were at one moment. */
export interface TableReader {
  readonly kind: 'file' | 'server';
  /** None where there is no schema. */
  applied(): Promise<readonly Applied[]>;
  tables(): Promise<readonly string[]>;
  count(table: string): Promise<number>;
  /** Every row, some hundreds at a time, in no particular order. */
  pages(table: string): AsyncIterable<readonly CopiedRow[]>;
  close(): Promise<void>;
}

/** A database that is filled in one transaction: until `commit` nothing of it is there, and after a kill neither. */
export interface TableWriter extends TableReader {
  /** Makes the schema of these migrations. Their records come with the rows of `migration`. */
  make(migrations: readonly Migration[]): Promise<void>;
  insert(table: string, rows: readonly CopiedRow[]): Promise<void>;
  /** Says in the records that they are a backup, and when it was made. */
  mark(takenAt: number): Promise<void>;
  commit(): Promise<void>;
}

/** Says in the records that they are a backup. Both databases understand it. */
export const markStatement = (takenAt: number): string =>
  `insert into setting (name, value) values ('backup', '${Math.trunc(takenAt)}') on conflict (name) do update set value = excluded.value`;

/** A name of a table or a column. Both databases understand it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The table of the migrations, which describes the schema and holds no records. */
export const migrationName = 'migration';

/** Each after those it refers to. Tables that only an older schema had come last. */
export const inOrder = (tables: readonly string[]): readonly string[] => {
  const known = [migrationName, ...allTables.map(({ table }) => table)];
  const position = (table: string) => {
    const at = known.indexOf(table);
    return at === -1 ? known.length : at;
  };
  return tables.toSorted((a, b) => position(a) - position(b));
};

/** Whether every table but the migrations is empty. */
export const isEmpty = async (side: TableReader): Promise<boolean> => {
  for (const table of await side.tables())
    if (table !== migrationName && (await side.count(table)) > 0) return false;
  return true;
};
