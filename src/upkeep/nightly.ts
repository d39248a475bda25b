import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { keepNewest, removeMadeBefore } from '../runtime/backup-folder.ts';
import type { Log } from '../runtime/log.ts';
import { startProblem } from '../runtime/start-problem.ts';
import type { Repositories } from '../store/repositories.ts';
import type { Store } from '../store/store.ts';
import { type BackupSettings, makeBackup } from './backups.ts';

export type NightlyOptions = Readonly<{
  config: BackupSettings;
  store: Pick<Store, 'read' | 'write'>;
  /** A name of this process that no other one has. */
  holder: string;
  log: Log;
  /** How long a process that died keeps the others waiting, in milliseconds. */
  leaseMs?: number;
}>;

const leaseName = 'nightly-backup';
const leaseMsDefault = 30_000;
/** The lease is prolonged this many times before it would end. */
const turns = 3;

const hourMs = 60 * 60_000;
/** The newest is younger than this unless a night was missed. */
export const nightlyWithinMs = 25 * hourMs;
/** A start in the evening does not cost the night its backup. */
const againAfterMs = 12 * hourMs;

const schema = z.object({ takenAt: z.number(), host: z.string(), path: z.string() });

/** The latest backup of the night, whichever process made it, and where it is. */
export type Nightly = Readonly<z.infer<typeof schema>>;

export const lastNightly = async ({ settings }: Repositories): Promise<Nightly | undefined> => {
  const kept = await settings.get('nightly');
  return kept === null ? undefined : schema.parse(JSON.parse(kept));
};

const isDue = (last: Nightly | undefined, now: number, isNight: boolean): boolean => {
  if (last === undefined) return true;
  const ageMs = now - last.takenAt;
  // One from the future was made by a wrong clock.
  return ageMs < 0 || ageMs >= (isNight ? againAfterMs : nightlyWithinMs);
};

/**
 * Automatic backups: each night, and as soon as possible after one was missed. Of several processes one makes
 * it; the others wait until it is made, and one of them makes it where the first one dies or cannot. A
 * process that was paused for so long that another has made it throws its own away.
 * @returns what is run each night and every hour; it never fails
 */
export const nightlyBackups = (options: NightlyOptions) => {
  const { config, store, holder, log, leaseMs = leaseMsDefault } = options;
  const { folder, keep } = config.backups;

  const take = ({ leases }: Repositories) => leases.take(leaseName, holder, leaseMs);

  const made = async (now: number, before: Nightly | undefined): Promise<void> => {
    const prolonging = setInterval(() => {
      // Where it cannot be prolonged, it is missed before the backup gets its name.
      store.write(take).catch(() => undefined);
    }, leaseMs / turns).unref();
    try {
      const backup = await makeBackup(config, 'nightly', now, undefined, async () => {
        const mine = await store.write(
          async (repositories) =>
            (await take(repositories)) && isDue(await lastNightly(repositories), now, true),
        );
        if (!mine) throw startProblem('Another process has made the backup of this night meanwhile.');
      });
      const { path, bytes, rows } = backup;
      const note: Nightly = { takenAt: now, host: hostname(), path: resolve(path) };
      await store.write(({ settings }) => settings.set('nightly', JSON.stringify(note)));
      removeOld(folder, keep, before, now);
      const removed = keepNewest(folder, 'nightly', keep);
      log.info({ path, bytes, rows, removed }, 'a backup was made and checked');
    } finally {
      clearInterval(prolonging);
      await store.write(({ leases }) => leases.release(leaseName, holder));
    }
  };

  return async (now: number, isNight: boolean): Promise<void> => {
    if (keep === 0) return;
    try {
      for (;;) {
        const last = await lastNightly(store.read);
        if (!isDue(last, now, isNight)) return removeOld(folder, keep, last);
        if (await store.write(take)) return await made(now, last);
        await pause(leaseMs, undefined, { ref: false });
      }
    } catch (error) {
      log.error(
        { err: error, folder },
        'the nightly backup could not be made; it is tried again within an hour',
      );
    }
  };
};

/**
 * Removes what is too old at `now` where the last backup is in the folder of another process: this folder must not
 * keep what was removed elsewhere. In a folder of its own a process keeps the newest, however old they are.
 */
const removeOld = (folder: string, keep: number, last: Nightly | undefined, now = last?.takenAt): void => {
  if (last === undefined || now === undefined || existsSync(join(folder, basename(last.path)))) return;
  removeMadeBefore(folder, 'nightly', now - keep * 24 * hourMs);
};
