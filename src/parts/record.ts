import { resolve } from 'node:path';
import { systemClock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config.ts';
import { prepareDataFolder, recordMarker } from '../runtime/data-folder.ts';
import type { KeyRing } from '../runtime/key-ring.ts';
import type { Log } from '../runtime/log.ts';
import { openStore } from '../store/engine/open.ts';
import { addressOf } from '../store/engine/postgres/faults.ts';
import type { StoreError } from '../store/engine/store-error.ts';
import type { Store } from '../store/store.ts';
import { backupBeforeMigration } from '../upkeep/backups.ts';
import { removeHalves } from '../upkeep/database-file.ts';
import { openKeys } from './keys.ts';

/**
 * The record with its keys, for this process alone where it is a file. A record that was there before is
 * never replaced by an empty one. @throws StoreError, MigrationError, StartProblem
 */
export const openRecord = async (
  config: Config,
  log: Log,
  onLost: (error: StoreError) => void,
): Promise<Readonly<{ store: Store; keys: KeyRing }>> => {
  prepareDataFolder(config.dataFolder);
  const { databaseUrl: url, sharedDatabase } = config;
  const marker = recordMarker(config.dataFolder);
  const store = await openStore({
    url,
    pooler: config.databasePooler,
    alone: true,
    log,
    onLost,
    beforeMigration: (name) => backupBeforeMigration(config, log, name, systemClock.now()),
    ...(marker.expectedBy !== undefined && { expectedBy: marker.expectedBy }),
  });
  // What a kill left of a restore or a move. The holder of the file knows that none is under way.
  if (!sharedDatabase) removeHalves(url);
  try {
    const keys = await openKeys(store, config, log);
    // The lock on a file says that no other process sends from it.
    if (!sharedDatabase) await store.write((repositories) => repositories.outbox.releaseClaims());
    marker.write(sharedDatabase ? addressOf(url) : resolve(url));
    return { store, keys };
  } catch (error) {
    await store.close();
    throw error;
  }
};
