import { randomUUID } from 'node:crypto';
import type { AccountRef } from '../../chat/ids.ts';
import type { WaitingCommand } from '../../store/clock/deliveries.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Caller } from '../caller/caller.ts';

/**
 * A command that waits for an answer. It is stored under its account, so that nobody else can continue it,
 * and is forgotten together with the account's deliveries.
 */
export const waitingId = ({ platform, workspace, id }: AccountRef, waiting: string): string =>
  [platform, workspace, id, `waits-${waiting}`].join(':');

/** Stores a command as it was typed. @returns what a button names it by */
export const keepWaiting = async (
  repositories: Repositories,
  { account, named, source, now }: Pick<Caller, 'account' | 'named' | 'source' | 'now'>,
  path: string,
  typed: Readonly<Record<string, string>>,
  choice?: WaitingCommand['choice'],
): Promise<string> => {
  const waiting = randomUUID();
  await repositories.deliveries.keepWaiting(waitingId(account, waiting), now, {
    path,
    typed,
    named,
    source,
    ...(choice && { choice }),
  });
  return waiting;
};
