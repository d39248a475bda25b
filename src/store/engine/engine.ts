import type { WriteMode } from '../store.ts';
import type { StoreError } from './store-error.ts';

/** A database with any repositories over it; `Store` is an engine with the bot's own repositories. */
export interface Engine<Repositories> {
  readonly read: Repositories;
  write<Value>(work: (repositories: Repositories) => Promise<Value>, mode?: WriteMode): Promise<Value>;
  /** See `Store`. */
  durableAtEnd<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Waits for what is running. Calls made afterwards throw. */
  close(): Promise<void>;
}

export type StoreOptions = Readonly<{
  /** The path of a SQLite file, or a `postgres://` address. */
  url: string;
  log?: EngineLog;
  /** Set when a record must exist: the path of the file that says so, which the refusal names. */
  expectedBy?: string;
  /** Called before the schema of a database with records is changed, with the name of the first migration. */
  beforeMigration?: (name: string) => Promise<void>;
  /** Refuse a SQLite file that another process holds, and hold it until the store is closed. */
  alone?: boolean;
  /** Called once when the database file was deleted, replaced or damaged. Nothing more can be stored. */
  onLost?: (error: StoreError) => void;
  /** Whether a pooler may give each transaction another connection, so that statements are not named. */
  pooler?: boolean;
}>;

/** Receives what an operator may want to know. */
export interface EngineLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}
