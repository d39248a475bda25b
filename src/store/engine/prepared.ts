import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from '../tables.ts';
import { executionOf } from './database.ts';

/** A placeholder for a value while a query is compiled. */
class Placeholder {
  readonly #name: string;
  readonly #at: number | undefined;

  constructor(name: string, at?: number) {
    this.#name = name;
    this.#at = at;
  }

  in(values: Readonly<Record<string, unknown>>): unknown {
    const value = values[this.#name];
    return this.#at === undefined ? value : (value as readonly unknown[])[this.#at];
  }

  [Symbol.toPrimitive](): never {
    throw new Error(`the text of a prepared query may not depend on the value of ${this.#name}`);
  }
}

/** Lists longer than this are rare, and each length is a statement of its own. */
const longestCachedList = 64;

/**
 * A query that is built and compiled once and then run with different values: building and compiling cost
 * several times as much as a look-up. `build` receives placeholders in place of the values, so it may only
 * pass them on. A list keeps its length, and the query is compiled once for each length.
 */
export const prepared = <Values extends Readonly<Record<string, unknown>>, Row>(
  db: Db,
  build: (values: Values) => Compilable<Row>,
): ((values: Values) => Promise<readonly Row[]>) => {
  const shapes = new Map<number, CompiledQuery<Row>>();
  const execute = executionOf(db);
  let list: string | undefined;
  return async (values) => {
    if (shapes.size === 0) list = Object.keys(values).find((name) => Array.isArray(values[name]));
    const length = list === undefined ? 0 : (values[list] as readonly unknown[]).length;
    let query = shapes.get(length);
    if (query === undefined) {
      query = build(placeholdersFor(values)).compile();
      if (length <= longestCachedList) shapes.set(length, query);
    }
    const parameters: unknown[] = [];
    for (const value of query.parameters)
      parameters.push(value instanceof Placeholder ? value.in(values) : value);
    const { sql, queryId, query: node } = query;
    return (await execute({ sql, queryId, query: node, parameters })).rows as Row[];
  };
};

const placeholdersFor = <Values extends Readonly<Record<string, unknown>>>(values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((_, at) => new Placeholder(name, at)) : new Placeholder(name),
    ]),
  ) as Values;
