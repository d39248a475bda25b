import { createHash, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { ProgramsView } from '../../cards/coalition/programs-card.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { record } from '../notify/history.ts';
import { putCall } from '../notify/webhooks.ts';
import type { BallotBox } from '../polls/ballot-box.ts';

/** What a coordinator changes; `undefined` leaves it as it is. */
export type ProgramsChange = Readonly<{
  token: 'new' | 'none' | undefined;
  /** An address, or "none". */
  webhook: string | undefined;
}>;

type Services = Readonly<{ ballotBox: Pick<BallotBox, 'webhookSecret'>; programs: boolean }>;

/** Recognisable, so that a scanner for leaked secrets can find it. */
const prefix = 'halqa_';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The coalition that a token opens. Only hashes are compared, so timing tells nothing about the token. */
export const coalitionOfToken = (repositories: Repositories, token: string): Promise<string | null> =>
  repositories.apiTokens.coalitionOf(hashOf(token));

/**
 * Connects other programs to the coalition, or shows how they are connected. A new token replaces the one
 * before and is shown once. @throws Refusal `only-coordinator`, `programs-off`, `not-an-address`
 */
export const connectPrograms = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  { token, webhook }: ProgramsChange,
  { ballotBox, programs }: Services,
): Promise<ProgramsView> => {
  await requireCoordinator(repositories, caller);
  if (!programs) throw new Refusal({ code: 'programs-off' });
  const { coalition } = caller;
  const url = webhook === undefined ? coalition.webhook : readAddress(webhook);
  if (url !== coalition.webhook) await changeWebhook(repositories, caller, url);
  const shown = {
    webhook: url === null ? null : { url, secret: ballotBox.webhookSecret(coalition.id, url) },
  };
  if (token === 'new') {
    const newToken = await renewToken(repositories, caller);
    return { ...shown, newToken, tokenMadeAt: caller.now };
  }
  if (token === 'none') {
    const ended = await endToken(repositories, caller);
    return { ...shown, tokenMadeAt: null, ...(ended && { ended }) };
  }
  return { ...shown, tokenMadeAt: await repositories.apiTokens.madeAt(coalition.id) };
};

/** Over HTTPS, to a host of the internet by its name. @throws Refusal `not-an-address` */
const readAddress = (typed: string): string | null => {
  const text = typed.trim();
  if (/^(none|لا شيء|لا)$/i.test(text)) return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  const isPublicName = isIP(host) === 0 && host.includes('.') && !host.endsWith('.local');
  if (url?.protocol !== 'https:' || !isPublicName || url.username !== '' || url.password !== '')
    throw new Refusal({ code: 'not-an-address', typed: text });
  return url.href;
};

const changeWebhook = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  url: string | null,
): Promise<void> => {
  const { coalition, now } = caller;
  await repositories.coalitions.setWebhook(coalition.id, url);
  await repositories.outbox.dropCalls(coalition.id);
  await recordChange(repositories, caller, 'webhook', { url: coalition.webhook }, { url });
  // The first call shows that it works.
  await putCall(repositories, { id: coalition.id, webhook: url }, 'webhook.connected', {}, now);
};

const renewToken = async (repositories: Repositories, caller: CoalitionCaller): Promise<string> => {
  const token = `${prefix}${randomBytes(32).toString('base64url')}`;
  await repositories.apiTokens.set(caller.coalition.id, hashOf(token), caller.now);
  await recordChange(repositories, caller, 'api-token-made');
  return token;
};

const endToken = async (repositories: Repositories, caller: CoalitionCaller): Promise<true | undefined> => {
  if (!(await repositories.apiTokens.remove(caller.coalition.id))) return undefined;
  await recordChange(repositories, caller, 'api-token-ended');
  return true;
};

type Detail = Readonly<Record<string, unknown>> | null;

const recordChange = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  change: string,
  before: Detail = null,
  after: Detail = null,
): Promise<void> => {
  await record(repositories, caller, { subject: `coalition:${caller.coalition.id}`, change, before, after });
};
