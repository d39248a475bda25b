import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../runtime/config.ts';
import { openKeyRing } from '../runtime/key-ring.ts';
import { readSecretFile } from '../runtime/secret.ts';
import { startProblem } from '../runtime/start-problem.ts';
import { copyToFile, type Inspected, inspectBackup } from '../store/copy/backup.ts';
import { copyAll, migrationsOf, type OnRows } from '../store/copy/copy.ts';
import { isEmpty } from '../store/copy/sides.ts';
import { snapshotOfFile } from '../store/copy/sqlite-side.ts';
import { addressOf } from '../store/engine/postgres/faults.ts';
import { kindOf } from '../store/engine/url.ts';
import { alone, makeWhole } from './database-file.ts';

type Settings = Pick<Config, 'databaseUrl' | 'dataFolder' | 'secret'>;

/**
 * Puts a backup into an empty place, which it checks first, and changes nothing where anything is wrong.
 * The next start finds out what was posted since the backup was made before it posts anything.
 * @throws StoreError, StartProblem, MigrationError
 */
export const restoreBackup = async (file: string, settings: Settings, onRows: OnRows): Promise<Inspected> => {
  const inspected = await inspectBackup(file);
  await requireOurSchema(file);
  requireSecret(inspected, settings);
  const { databaseUrl: url } = settings;
  if (kindOf(url) === 'file') await restoreFile(file, url, inspected.takenAt, onRows);
  else await restoreServer(file, url, inspected.takenAt, onRows);
  return inspected;
};

/** @throws MigrationError when the backup is of a newer program */
const requireOurSchema = async (file: string): Promise<void> => {
  const source = snapshotOfFile(file);
  try {
    await migrationsOf((await source?.applied()) ?? []);
  } finally {
    await source?.close();
  }
};

/** @throws StartProblem where no start would be possible on it */
const requireSecret = ({ keys }: Inspected, { secret, dataFolder }: Settings): void => {
  const path = join(dataFolder, 'secret');
  const given = secret ?? readSecretFile(path);
  if (keys === null) return;
  if (given === undefined)
    throw startProblem(
      `The secret of this backup is missing: put the file ${path} back from where you keep it, or set HALQA_SECRET to what it held. Nothing was restored.`,
    );
  if (openKeyRing(given, keys) === undefined)
    throw startProblem(
      `This backup was made with another secret than the one in ${path} or HALQA_SECRET: put that one back. Nothing was restored.`,
    );
};

const restoreFile = (file: string, path: string, takenAt: number, onRows: OnRows): Promise<void> =>
  alone(path, async () => {
    // A log that is left there would be read into the restored file.
    for (const each of [path, `${path}-wal`])
      if (statSync(each, { throwIfNoEntry: false })?.size)
        throw startProblem(
          `${each} is there already, and a backup is only restored into an empty place: move it away, or set HALQA_DATABASE_URL to another path.`,
        );
    await makeWhole(path, (half) => copyToFile(file, half, takenAt, onRows));
  });

const restoreServer = async (file: string, url: string, takenAt: number, onRows: OnRows): Promise<void> => {
  const { fillServer } = await import('../store/copy/postgres-side.ts');
  const source = snapshotOfFile(file);
  const target = await fillServer(url);
  try {
    if (!(await isEmpty(target)))
      throw startProblem(
        `The database ${addressOf(url)} is not empty, and a backup is only restored into an empty one: make another, or set HALQA_DATABASE_URL.`,
      );
    if (source === undefined) throw startProblem(`There is no backup in ${file}.`);
    await copyAll(source, target, onRows);
    await target.mark(takenAt);
    await target.commit();
  } finally {
    await source?.close();
    await target.close();
  }
};
