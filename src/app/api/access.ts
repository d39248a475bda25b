import { createHash, randomBytes } from 'node:crypto';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { record } from '../history.ts';

/** Recognisable, so that a scanner for leaked secrets can find it. */
const prefix = 'halqa_';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Makes a token that opens the record to a program, in place of an earlier one. It is shown once. */
export const renewApiToken = async (repositories: Repositories, caller: CoalitionCaller): Promise<string> => {
  await requireCoordinator(repositories, caller);
  const token = `${prefix}${randomBytes(32).toString('base64url')}`;
  await repositories.apiTokens.set(caller.coalition.id, hashOf(token), caller.now);
  await record(repositories, caller, {
    subject: `coalition:${caller.coalition.id}`,
    change: 'api-token-made',
    before: null,
    after: null,
  });
  return token;
};

/** Ends the token. @returns whether there was one */
export const removeApiToken = async (
  repositories: Repositories,
  caller: CoalitionCaller,
): Promise<boolean> => {
  await requireCoordinator(repositories, caller);
  const removed = await repositories.apiTokens.remove(caller.coalition.id);
  if (removed)
    await record(repositories, caller, {
      subject: `coalition:${caller.coalition.id}`,
      change: 'api-token-removed',
      before: null,
      after: null,
    });
  return removed;
};

/** When the token was made; null where there is none. */
export const viewApiToken = async (
  repositories: Repositories,
  caller: CoalitionCaller,
): Promise<number | null> => {
  await requireCoordinator(repositories, caller);
  return repositories.apiTokens.madeAt(caller.coalition.id);
};

/** The coalition that a token opens. Only hashes are compared, so timing tells nothing about the token. */
export const coalitionOfToken = (repositories: Repositories, token: string): Promise<string | null> =>
  repositories.apiTokens.coalitionOf(hashOf(token));
