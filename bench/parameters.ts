import Database from 'better-sqlite3';
import { compared, type Measure, type Side } from './measure.ts';

/*
 * SQLite 3.54.1 prepares a statement again at each run when a bound parameter meets an `order by`, which
 * costs several times the look-up itself. Nearly every query of the store has both. This compares the same
 * prepared statement with parameters and with literals, on the version of SQLite that is installed.
 */

const groups = 200;
const itemsOfEach = 20;

const openItems = (): Database.Database => {
  const database = new Database(':memory:');
  database.exec(`
    create table item (id integer primary key, coalition_id text, group_id integer, state text, due_on text, title text);
    create index item_open on item (coalition_id, group_id, state, due_on);
  `);
  const insert = database.prepare(
    "insert into item (coalition_id, group_id, state, due_on, title) values ('c', ?, ?, ?, ?)",
  );
  database.transaction(() => {
    for (let group = 0; group < groups; group += 1)
      for (let item = 0; item < itemsOfEach; item += 1)
        insert.run(group, item % 2 ? 'open' : 'done', `2026-11-${10 + item}`, `Item ${item}`);
  })();
  return database;
};

const select = (coalition: string, group: string, state: string): string =>
  `select id, title from item where coalition_id = ${coalition} and group_id = ${group} and state = ${state} order by due_on, id limit 3`;

/** The same look-up, as literals in the statement and as parameters bound to it. */
export const parameterSides = (
  operations: number,
): Readonly<{ literals: Side; parameters: Side; close(): void }> => {
  const database = openItems();
  const repeat = (look: () => unknown): Side => ({
    operations,
    work: () => {
      for (let count = 0; count < operations; count += 1) look();
    },
  });
  const literal = database.prepare(select("'c'", '7', "'open'"));
  const bound = database.prepare(select('?', '?', '?'));
  return {
    literals: repeat(() => literal.all()),
    parameters: repeat(() => bound.all('c', 7, 'open')),
    close: () => database.close(),
  };
};

/** A prepared statement with bound parameters costs this many times the same one with literals, at most. */
export const parametersAtMost = 4;

export const parameters: Measure = {
  name: 'a prepared statement with parameters',
  goal: 'SQLite does not prepare a statement again because its parameters are bound',
  run: async ({ sizes }) => {
    const { literals, parameters: bound, close } = parameterSides(sizes.operations * 20);
    const figures = await compared(
      sizes.rounds,
      'a prepared statement with parameters, against literals',
      { atMost: parametersAtMost },
      literals,
      bound,
    );
    close();
    return figures;
  },
};
