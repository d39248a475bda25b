import type { AllRepositories, Repositories } from './repositories.ts';

/**
 * The memory of the bot, whichever database keeps it.
 *
 * `read` sees what is committed and nothing else. `write` runs `work` in one transaction of its own:
 * all of it is kept, on disk, before the promise resolves, or none of it is and the promise rejects
 * with what `work` threw. Transactions run as if one after another, so `work` may be run more than
 * once and must do nothing but ask and tell the memory it is given: no network, no other `write`.
 *
 * @throws StoreBusy from `write`, when another process held the lock for the whole patience
 * (2 seconds); nothing was changed.
 */
export interface Store {
  readonly read: Repositories;
  write<Value>(work: (repositories: AllRepositories) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

export class StoreBusy extends Error {
  constructor() {
    super('the database was busy for too long');
    this.name = 'StoreBusy';
  }
}
