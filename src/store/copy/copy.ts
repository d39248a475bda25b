import { type Applied, type Migration, nextMigration, readMigrations } from '../engine/migrate.ts';
import { migrations } from '../engine/open.ts';
import { StoreError } from '../engine/store-error.ts';
import { inOrder, migrationName, type TableReader, type TableWriter } from './sides.ts';
import { type TableSum, tableSum } from './table-sum.ts';

/** Shows how far it is: the table, and how many of all rows were handled. */
export type OnRows = (table: string, done: number, of: number) => void;

export type Sums = Readonly<Record<string, TableSum>>;

/** The migrations that made a database as it is. @throws MigrationError when they are not this program's */
export const migrationsOf = async (applied: readonly Applied[]): Promise<readonly Migration[]> => {
  const known = await readMigrations(migrations);
  nextMigration(known, applied);
  const numbers = new Set(applied.map(({ number }) => number));
  return known.filter(({ number }) => numbers.has(number));
};

/**
 * Copies every table into an empty database and compares both sides, row by row and in sum. Nothing is committed
 * before both agree. @throws StoreError when they do not
 */
export const copyAll = async (source: TableReader, target: TableWriter, onRows: OnRows): Promise<Sums> => {
  const tables = await prepare(source, target);
  const counts = await countsOf(source, tables);
  // Each row is written and read again.
  const of = 2 * sumOf(Object.values(counts));
  let done = 0;
  const sums: Record<string, TableSum> = {};
  for (const table of tables) {
    const sum = tableSum();
    for await (const page of source.pages(table)) {
      sum.add(page);
      await target.insert(table, page);
      done += page.length;
      onRows(table, done, of);
    }
    sums[table] = sum.result();
  }
  for (const table of tables) {
    const arrived = await sumOfTable(target, table, (rows) => {
      done += rows;
      onRows(table, done, of);
    });
    if (!sameSum(arrived, sums[table]))
      throw new StoreError(`The table ${table} did not arrive as it was, so nothing was kept: try again.`);
  }
  onRows('', of, of);
  return sums;
};

/** Makes the schema of the source in the target unless it is there. @returns the tables to copy */
const prepare = async (source: TableReader, target: TableWriter): Promise<readonly string[]> => {
  const [wanted, made] = [await source.applied(), await target.applied()];
  if (made.length === 0) await target.make(await migrationsOf(wanted));
  else if (!sameSchema(wanted, made))
    throw new StoreError(
      'The schema that is there already is another one than that of the records: use an empty database.',
    );
  // A server may hold tables of other programs; a file holds only ours.
  const tables = inOrder(await (source.kind === 'file' ? source : target).tables());
  const copied = made.length === 0 ? tables : tables.filter((table) => table !== migrationName);
  for (const table of copied)
    if ((await target.count(table)) > 0)
      throw new StoreError(`The table ${table} is not empty: use an empty database.`);
  return copied;
};

export const sameSchema = (a: readonly Applied[], b: readonly Applied[]): boolean =>
  a.length === b.length && a.every(({ checksum }, index) => checksum === b[index]?.checksum);

/** What the tables of a database add up to. */
export const sumsOf = async (side: TableReader, tables: readonly string[], onRows: OnRows): Promise<Sums> => {
  const of = sumOf(Object.values(await countsOf(side, tables)));
  let done = 0;
  const sums: Record<string, TableSum> = {};
  for (const table of tables)
    sums[table] = await sumOfTable(side, table, (rows) => {
      done += rows;
      onRows(table, done, of);
    });
  onRows('', of, of);
  return sums;
};

const sumOfTable = async (
  side: TableReader,
  table: string,
  onPage: (rows: number) => void,
): Promise<TableSum> => {
  const sum = tableSum();
  for await (const page of side.pages(table)) {
    sum.add(page);
    onPage(page.length);
  }
  return sum.result();
};

export const countsOf = async (
  side: TableReader,
  tables: readonly string[],
): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = await side.count(table);
  return counts;
};

export const sameSum = (a: TableSum | undefined, b: TableSum | undefined): boolean =>
  a?.rows === b?.rows && a?.checksum === b?.checksum;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
