import { SqliteConnection } from '../src/store/engine/sqlite/connection.ts';

/** Consecutive statements of one connection; those of the writer are one work, with a transaction or a share in one. */
export type Step = Readonly<{ on: 'reader' | 'writer'; statements: Statement[] }>;
export type Statement = Readonly<{ sql: string; parameters: readonly unknown[] }>;

/** Notes what the store runs in this process, in its order, between `begin` and `end`. */
export const createRecorder = () => {
  let steps: Step[] | undefined;
  const { run, execute } = SqliteConnection.prototype;
  // Every work of the writer begins with one.
  SqliteConnection.prototype.run = function (sql, parameters) {
    if (sql.startsWith('savepoint')) steps?.push({ on: 'writer', statements: [] });
    run.call(this, sql, parameters);
  };
  SqliteConnection.prototype.execute = function (query) {
    const on = this.inTransaction ? 'writer' : 'reader';
    if (steps !== undefined && steps.at(-1)?.on !== on) steps.push({ on, statements: [] });
    steps?.at(-1)?.statements.push({ sql: query.sql, parameters: query.parameters });
    return execute.call(this, query);
  };
  return {
    begin: () => {
      steps = [];
    },
    end: (): readonly Step[] => {
      const noted = steps ?? [];
      steps = undefined;
      return noted;
    },
  };
};
