import * as webApi from '@slack/web-api';
import { CardTooLarge } from '../../chat/limits.ts';
import { PlatformError, type PlatformFault } from '../../chat/platform.ts';

/** Slack's error names, by what they mean for a post. */
const gone = new Set([
  'channel_not_found',
  'is_archived',
  'message_not_found',
  'user_not_found',
  'users_not_found',
  'cannot_dm_bot',
  'thread_not_found',
]);
const forbidden = new Set([
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'missing_scope',
  'no_permission',
  'access_denied',
  'ekm_access_denied',
  'team_access_not_granted',
  'not_allowed_token_type',
]);
/** The token is refused: nothing can be done in the workspace until the app is installed again. */
const revoked = new Set([
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'org_login_required',
]);
const busy = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'accesslimited',
]);
/** Slack says of these that "some aspect of the operation" may have succeeded all the same. */
const half = new Set(['internal_error', 'fatal_error', 'request_timeout']);

/** What to do about it, for the coordinator and for the log. */
const advice: Readonly<Record<string, string>> = {
  not_in_channel: 'Halqa is not in that channel. Type /invite @Halqa there.',
  channel_not_found:
    'The channel is gone, or it is private and Halqa is not in it. Type /invite @Halqa there.',
  is_archived: 'The channel is archived. Unarchive it, or choose another.',
  user_disabled: 'The person’s account on Slack was deactivated.',
  account_inactive: 'The app was removed from the workspace. Install it again.',
  token_revoked: 'The app was removed from the workspace. Install it again.',
  invalid_auth:
    'Slack does not know the token. Copy it from the page “Install App” of the app, or install the app again.',
  restricted_action: 'The settings of the workspace do not let apps write there.',
};

/** Slack refused the blocks of a message; nothing was posted. */
export class BlocksRefused extends Error {}

/** The name that Slack gave an error; absent for an error that is not Slack's. */
export const errorName = (error: unknown): string | undefined => {
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  // A proxy's page in place of an answer arrives here as well.
  const name: unknown = error.data.error;
  return typeof name === 'string' && /^[a-z][a-z0-9_]{1,80}$/.test(name) ? name : undefined;
};

export const isRevoked = (error: unknown): boolean => revoked.has(errorName(error) ?? '');

/** The request did not reach Slack. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const codesOf = (error: unknown): readonly unknown[] => {
  const codes: unknown[] = [];
  for (let each = error; each instanceof Error && codes.length < 8; each = each.cause)
    codes.push('code' in each ? each.code : undefined);
  return codes;
};

const wasNeverSent = (error: unknown): boolean => codesOf(error).some((code) => neverSent.has(String(code)));

/**
 * What a failed call means. Only Slack's own no ends a promise; all that an outage can bring (no connection,
 * a timeout, a 5xx, a limit, a token that is refused for now) is worth trying again.
 */
export const faultOf = (error: unknown): PlatformFault => {
  if (error instanceof PlatformError) return error.fault;
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'busy', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof CardTooLarge || error instanceof BlocksRefused) return { kind: 'rejected' };
  const name = errorName(error);
  if (name !== undefined && revoked.has(name)) return { kind: 'busy', tokenRefused: true };
  if (name === undefined || busy.has(name)) return { kind: 'busy' };
  if (name === 'user_disabled') return { kind: 'closed' };
  if (gone.has(name)) return { kind: 'gone' };
  return { kind: forbidden.has(name) ? 'forbidden' : 'rejected' };
};

/** Whether Slack may have carried out a call that failed. */
const acceptedOf = (error: unknown): 'no' | 'unknown' => {
  if (error instanceof webApi.WebAPIRateLimitedError) return 'no';
  if (error instanceof CardTooLarge || error instanceof BlocksRefused) return 'no';
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode < 500 ? 'no' : 'unknown';
  if (error instanceof webApi.WebAPIRequestError) return wasNeverSent(error.original) ? 'no' : 'unknown';
  const name = errorName(error);
  if (name !== undefined) return half.has(name) ? 'unknown' : 'no';
  return wasNeverSent(error) ? 'no' : 'unknown';
};

/** One sentence on what went wrong and what to do. */
export const reasonOf = (error: unknown): string => {
  const name = errorName(error);
  if (error instanceof webApi.WebAPIPlatformError && name === 'missing_scope') {
    const { needed } = error.data as { needed?: unknown };
    return `The app lacks the permission ${String(needed ?? '')}. Update it from the manifest, and install it again.`;
  }
  if (name !== undefined) return advice[name] ?? `Slack answered “${name}”.`;
  if (error instanceof webApi.WebAPIPlatformError) return 'Slack’s answer could not be read.';
  if (error instanceof webApi.WebAPIRateLimitedError) return 'Slack asked for a pause.';
  return error instanceof Error ? error.message : 'Slack did not answer.';
};

export const platformError = (error: unknown): PlatformError =>
  error instanceof PlatformError
    ? error
    : new PlatformError(faultOf(error), reasonOf(error), acceptedOf(error));
