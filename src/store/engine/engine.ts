import type { StoreError } from './store-error.ts';

/**
 * What a database does for the store, for whatever memory is put over it: see `Store`, which is an
 * engine with the bot's own memory.
 */
export interface Engine<Repositories> {
  readonly read: Repositories;
  write<Value>(work: (repositories: Repositories) => Promise<Value>): Promise<Value>;
  /** Lets what is under way finish. Whatever is asked afterwards throws. */
  close(): Promise<void>;
}

export type StoreOptions = Readonly<{
  /** The path of a SQLite file, or a `postgres://` address. */
  url: string;
  log?: EngineLog;
  /** Given when a record is expected there, so that none is made: the file that says so, to be named in the refusal. */
  expectedBy?: string;
  /** Refuse a SQLite file that another process holds, and hold it until the store is closed. */
  alone?: boolean;
  /** Called once when the record is gone from under the process. Nothing more can be kept. */
  onLost?: (error: StoreError) => void;
  /** Whether a pooler may give each transaction another connection, so that statements are not named. */
  pooler?: boolean;
}>;

/** Where the engine tells what an operator may want to know; pino fits. */
export interface EngineLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}
