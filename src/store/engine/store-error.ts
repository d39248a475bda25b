import { StoreUnwritable } from '../store.ts';

/** The store cannot be opened, or its record is gone: the message is one sentence that says what to do. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** The code of an error of Node, SQLite or PostgreSQL. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** The codes of SQLite and PostgreSQL when the disk is full, its quota is used up, or it fails. */
const unwritable = /^(SQLITE_FULL|SQLITE_IOERR|53100$|58030$|ENOSPC$|EDQUOT$)/;

/** A fault of the disk during a write as the store says it; any other error as it is. */
export const ofWriting = (error: unknown): unknown =>
  unwritable.test(codeOf(error) ?? '') ? new StoreUnwritable(error) : error;
