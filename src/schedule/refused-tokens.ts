import { announceLoss } from '../app/notify/lost-places.ts';
import type { PlatformError } from '../chat/platform.ts';
import type { Log } from '../runtime/log.ts';
import { type ClaimedEntry, workspaceOf } from '../store/clock/outbox-entry.ts';
import type { Repositories } from '../store/repositories.ts';

/** The coordinators are told at the sixth try, after some three minutes: once may be a mistake of the platform's. */
const triesBeforeTelling = 6;

export type RefusedTokens = Readonly<{
  /** A try failed because the platform refuses the token. Logs it once until the token is accepted. */
  refused(entry: ClaimedEntry, error: PlatformError): void;
  /** Tells the coordinators elsewhere, when it lasts. */
  tell(repositories: Repositories, entry: ClaimedEntry, now: number): Promise<void>;
  /** Something was sent there. */
  accepted(entry: ClaimedEntry): void;
}>;

/** Watches for workspaces where the platform refuses Halqa's token: nothing arrives there until somebody acts. */
export const createRefusedTokens = (log: Log): RefusedTokens => {
  const refusing = new Set<string>();
  const nameOf = ({ outgoing }: ClaimedEntry): string => {
    const { platform, workspace } = workspaceOf(outgoing);
    return `${platform}:${workspace}`;
  };
  return {
    refused: (entry, { message }) => {
      const name = nameOf(entry);
      if (refusing.has(name)) return;
      refusing.add(name);
      log.error(
        { ...workspaceOf(entry.outgoing), whatToDo: message },
        'a platform refuses the token: what is to be posted there waits until it is accepted',
      );
    },
    tell: async (repositories, { attempts, outgoing }, now) => {
      if (attempts < triesBeforeTelling) return;
      const where = workspaceOf(outgoing);
      const id = `${where.workspace}:refused:${now}`;
      await announceLoss(repositories, { ...where, id, why: 'disconnected' }, now);
    },
    accepted: (entry) => {
      if (refusing.delete(nameOf(entry)))
        log.info(workspaceOf(entry.outgoing), 'a platform accepts the token again');
    },
  };
};
