import { SqliteConnection } from '../src/store/engine/sqlite/connection.ts';

/** Consecutive statements of one connection; those of the writer are one work, with a transaction or a share in one. */
export type Step = Readonly<{ on: 'reader' | 'writer'; statements: Statement[] }>;
export type Statement = Readonly<{ sql: string; parameters: readonly unknown[] }>;

const asIs = { run: SqliteConnection.prototype.run, execute: SqliteConnection.prototype.execute };

/** Notes what the store runs in this process, in its order. @returns a function that ends it, and tells the steps */
export const recordSteps = (): (() => readonly Step[]) => {
  const steps: Step[] = [];
  const noting: typeof asIs & ThisType<SqliteConnection> = {
    run(sql, parameters) {
      // Every work of the writer begins with one.
      if (sql.startsWith('savepoint')) steps.push({ on: 'writer', statements: [] });
      asIs.run.call(this, sql, parameters);
    },
    execute(query) {
      const on = this.inTransaction ? 'writer' : 'reader';
      if (steps.at(-1)?.on !== on) steps.push({ on, statements: [] });
      steps.at(-1)?.statements.push({ sql: query.sql, parameters: query.parameters });
      return asIs.execute.call(this, query);
    },
  };
  Object.assign(SqliteConnection.prototype, noting);
  return () => {
    // While it is measured, nothing is in between.
    Object.assign(SqliteConnection.prototype, asIs);
    return steps;
  };
};
