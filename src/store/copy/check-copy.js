import Database from 'better-sqlite3';

/*
 * A program of its own: checking a large file takes seconds in which nothing else runs, and people wait for an answer.
 * Plain JavaScript, so that it needs no loader. It prints one line of JSON.
 *
 * node check-copy.js PATH [seal]     `seal` makes it one file without a log
 */

const [path, seal] = process.argv.slice(2);

/** What is wrong with the file; undefined when it is whole. */
const damageOf = (database) => {
  const said = database.pragma('integrity_check(1)', { simple: true });
  if (said !== 'ok') return String(said);
  const [loose] = database.pragma('foreign_key_check');
  return loose === undefined ? undefined : `${loose.table} refers to rows that are not there`;
};

const tablesOf = (database) =>
  database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'")
    .pluck()
    .all();

const inspect = (database) => {
  const damage = damageOf(database);
  if (damage !== undefined) return { damage };
  const tables = tablesOf(database);
  if (!tables.includes('migration')) return { noRecord: true };
  const number = (sql) => database.prepare(sql).pluck().get() ?? 0;
  const setting = (name) => database.prepare('select value from setting where name = ?').pluck().get(name);
  const counts = Object.fromEntries(
    tables.map((table) => [table, number(`select count(*) from "${table}"`)]),
  );
  return {
    counts,
    openPolls: number('select count(*) from poll where sealed_at is null'),
    takenAt: setting('backup'),
    keys: setting('keys'),
    newestAt: number(
      'select max(at) from (select max(at) as at from delivery union all select max(decided_at) from ledger union all select max(at) from history)',
    ),
  };
};

let found;
try {
  const database = new Database(path, { readonly: seal === undefined, fileMustExist: true });
  if (seal !== undefined) database.pragma('journal_mode = delete');
  found = inspect(database);
  database.close();
} catch (error) {
  found = { error: { code: error.code, message: error.message } };
}
process.stdout.write(`${JSON.stringify(found)}\n`);
