import { statSync } from 'node:fs';
import { StoreError } from '../store-error.ts';

const look = (path: string): string | undefined => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
};

/**
 * Notices when the database file was deleted or replaced after it was opened. A process keeps reading and
 * writing the file it opened, also when no name leads to it any more: everything would look well until the
 * next start.
 */
export class SameFile {
  readonly path: string;
  readonly #opened: string | undefined;
  #log: string | undefined;

  constructor(path: string) {
    this.path = path;
    this.#opened = look(path);
  }

  /** @throws StoreError when it is another file, or none. */
  check(): void {
    const [now, log] = [look(this.path), look(`${this.path}-wal`)];
    if (now !== this.#opened)
      throw new StoreError(
        `${this.path} was ${now === undefined ? 'deleted' : 'replaced'} while Halqa was using it, so nothing more can be kept. Halqa stops: put the right file in its place and start again.`,
      );
    // SQLite makes the log when it first needs it.
    if (this.#log !== undefined && log !== this.#log)
      throw new StoreError(
        `${this.path}-wal was ${log === undefined ? 'deleted' : 'replaced'} while Halqa was using it, so nothing more can be kept. Halqa stops: start it again.`,
      );
    this.#log = log;
  }
}
