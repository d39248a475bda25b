import type { ClaimedEntry } from '../../store/clock/outbox-entry.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Store } from '../../store/store.ts';

/** The database was restored: it knows nothing of what happened between `takenAt` and `restoredAt`. */
export type Restored = Readonly<{ takenAt: number; restoredAt: number }>;

/** After the first start on a backup, what was missed is decided again within its first beats. */
const decidedAgainMs = 60 * 60_000;

/**
 * Notices, at a start, that the database is a backup: every announcement that waits in it may have been sent since.
 * @returns what is known of the last restore, also after later starts
 */
export const noticeRestored = async (store: Store, now: number): Promise<Restored | undefined> => {
  if ((await store.read.settings.get('backup')) !== null)
    await store.write(async (repositories) => {
      const takenAt = Number(await repositories.settings.get('backup'));
      // Another process may have noticed it first.
      if (takenAt === 0) return;
      await repositories.outbox.doubtSince(takenAt);
      await repositories.settings.set(
        'restored',
        JSON.stringify({ takenAt, restoredAt: now } satisfies Restored),
      );
      await repositories.settings.remove('backup');
    });
  return lastRestore(store.read);
};

const lastRestore = async ({ settings }: Repositories): Promise<Restored | undefined> => {
  const kept = await settings.get('restored');
  return kept === null ? undefined : (JSON.parse(kept) as Restored);
};

/**
 * Since when a post is in doubt because the record of it may be lost: what was planned by the time of the restore may
 * have been posted from the database that is gone. Null where there is no doubt.
 */
export const doubtAfterRestore = (
  restored: Restored | undefined,
  { outgoing, plannedAt }: Pick<ClaimedEntry, 'outgoing' | 'plannedAt'>,
): number | null =>
  restored !== undefined && outgoing.kind === 'post' && plannedAt <= restored.restoredAt + decidedAgainMs
    ? restored.takenAt
    : null;
