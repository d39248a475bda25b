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

/** Where the engine tells what an operator may want to know; pino fits. */
export interface EngineLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}
