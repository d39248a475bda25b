import { statSync } from 'node:fs';
import {
  type BackupFile,
  type BackupKind,
  giveName,
  keepNewest,
  listBackups,
  newHalf,
} from '../runtime/backup-folder.ts';
import type { Config } from '../runtime/config.ts';
import { removeDatabase } from '../runtime/durable-file.ts';
import type { Log } from '../runtime/log.ts';
import { type BackupContents, copyToFile } from '../store/copy/backup.ts';
import type { OnRows } from '../store/copy/copy.ts';
import { explainSqlite } from '../store/engine/sqlite/faults.ts';

export type Backup = BackupFile & BackupContents;

type Settings = Pick<Config, 'databaseUrl' | 'backups'>;

const hourMs = 60 * 60_000;

/** Makes a backup beside whatever uses the database. @throws StoreError in a sentence; then there is no new file */
export const makeBackup = async (
  { databaseUrl, backups: { folder } }: Settings,
  kind: BackupKind,
  now: number,
  onRows: OnRows = () => undefined,
): Promise<Backup> => {
  let half: string | undefined;
  try {
    half = newHalf(folder);
    const contents = await copyToFile(databaseUrl, half, now, onRows);
    const path = giveName(half, folder, now, kind);
    return { path, kind, bytes: statSync(path).size, takenAt: now, ...contents };
  } catch (error) {
    if (half !== undefined) removeDatabase(half);
    throw explainSqlite(error, folder);
  }
};

/** The newest is younger than this unless a night was missed. */
export const nightlyWithinMs = 25 * hourMs;
/** A start in the evening does not cost the night its backup. */
const againAfterMs = 12 * hourMs;

/**
 * The backups that nobody has to think of: each night, and as soon as one was missed. One that fails is tried again
 * within the hour.
 */
export const nightlyBackups = ({ config, log }: Readonly<{ config: Settings; log: Log }>) => {
  const { folder, keep } = config.backups;
  return async (now: number, isNight: boolean): Promise<void> => {
    if (keep === 0) return;
    const newest = listBackups(folder).find(({ kind }) => kind === 'nightly');
    const ageMs = newest === undefined ? Number.POSITIVE_INFINITY : now - newest.takenAt;
    // One from the future was made by a wrong clock.
    if (ageMs >= 0 && ageMs < (isNight ? againAfterMs : nightlyWithinMs)) return;
    try {
      const { path, bytes, rows } = await makeBackup(config, 'nightly', now);
      const removed = keepNewest(folder, 'nightly', keep);
      log.info({ path, bytes, rows, removed }, 'a backup was made and checked');
    } catch (error) {
      log.error(
        { err: error, folder },
        'the nightly backup could not be made; it is tried again within an hour',
      );
    }
  };
};

/** Keeps what was there before the schema changes. @throws StoreError where that cannot be done */
export const backupBeforeMigration = async (
  config: Settings,
  log: Log,
  migration: string,
  now: number,
): Promise<void> => {
  const { path } = await makeBackup(config, 'before-migration', now);
  keepNewest(config.backups.folder, 'before-migration', Math.max(config.backups.keep, 1));
  log.info({ path, migration }, 'a backup was made before the schema is changed');
};
