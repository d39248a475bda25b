import { statSync } from 'node:fs';
import { type BackupFile, type BackupKind, giveName, keepNewest, newHalf } from '../runtime/backup-folder.ts';
import type { Config } from '../runtime/config.ts';
import { removeDatabase } from '../runtime/durable-file.ts';
import type { Log } from '../runtime/log.ts';
import { type BackupContents, copyToFile } from '../store/copy/backup.ts';
import type { OnRows } from '../store/copy/copy.ts';
import { explainSqlite } from '../store/engine/sqlite/faults.ts';

export type Backup = BackupFile & BackupContents;

export type BackupSettings = Pick<Config, 'databaseUrl' | 'backups'>;

/**
 * Makes a backup beside whatever uses the database. `approve` may still stop it once it is whole.
 * @throws StoreError in a sentence; then there is no new file
 */
export const makeBackup = async (
  { databaseUrl, backups: { folder } }: BackupSettings,
  kind: BackupKind,
  now: number,
  onRows: OnRows = () => undefined,
  approve: () => Promise<void> = async () => undefined,
): Promise<Backup> => {
  let half: string | undefined;
  try {
    half = newHalf(folder);
    const contents = await copyToFile(databaseUrl, half, now, onRows);
    await approve();
    const path = giveName(half, folder, now, kind);
    return { path, kind, bytes: statSync(path).size, takenAt: now, ...contents };
  } catch (error) {
    if (half !== undefined) removeDatabase(half);
    throw explainSqlite(error, folder);
  }
};

/** Makes a backup before the schema changes. @throws StoreError where that cannot be done */
export const backupBeforeMigration = async (
  config: BackupSettings,
  log: Log,
  migration: string,
  now: number,
): Promise<void> => {
  const { path } = await makeBackup(config, 'before-migration', now);
  keepNewest(config.backups.folder, 'before-migration', Math.max(config.backups.keep, 1));
  log.info({ path, migration }, 'a backup was made before the schema is changed');
};
