import Database from 'better-sqlite3';

/** A file as durable as the store, with nothing on top. */
export const openBare = (path: string): Database.Database => {
  const bare = new Database(path);
  bare.pragma('journal_mode = wal');
  bare.pragma('synchronous = full');
  bare.pragma('foreign_keys = on');
  bare.pragma('secure_delete = on');
  return bare;
};
