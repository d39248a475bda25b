import type { WriteConnection } from '../writer.ts';
import { isBusy, type SqliteConnection } from './connection.ts';

/** The writer's side of a connection to SQLite, where nothing has to be waited for. */
export const writeConnection = (connection: SqliteConnection, checkFile: () => void): WriteConnection => ({
  servesInTurn: false,
  get inTransaction() {
    return connection.inTransaction;
  },
  begin: () => {
    try {
      connection.run('begin immediate');
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      throw error;
    }
  },
  savepoint: () => connection.run('savepoint work'),
  undo: () => connection.run('rollback to work'),
  release: () => connection.run('release work'),
  settle: () => undefined,
  commit: () => {
    connection.run('commit');
    // A write into a deleted file is never acknowledged.
    checkFile();
  },
  rollback: () => {
    if (connection.inTransaction) connection.run('rollback');
  },
  conflictIn: () => undefined,
});
