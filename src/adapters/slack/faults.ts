import { webApi } from '@slack/bolt';
import { CardTooLarge } from '../../chat/limits.ts';
import { PlatformError, type PlatformFault } from '../../chat/platform.ts';

/** What Slack calls an error, and what it means for whoever wanted something said. */
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
/** The workspace took its permission back: nothing can be done there until it is installed again. */
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
    'Slack does not know the token. Copy it anew from the page “Install App” of the app, or install the app again.',
  restricted_action: 'The settings of the workspace do not let apps write there.',
};

/** Slack refused what it was shown; nothing was said. */
export class BlocksRefused extends Error {}

/** The name Slack gave an error, if it was Slack that refused. */
export const errorName = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;

export const isRevoked = (error: unknown): boolean => revoked.has(errorName(error) ?? '');

/** Before anything was sent: nobody was there to hear it. */
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

/** What became of a call that failed. `unsure` is one that Slack may have carried out all the same. */
export type SlackFault = PlatformFault | Readonly<{ kind: 'unsure' }>;

export const faultOf = (error: unknown): SlackFault => {
  if (error instanceof PlatformError) return error.accepted === 'unknown' ? { kind: 'unsure' } : error.fault;
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'busy', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIHTTPError) return { kind: 'unsure' };
  if (error instanceof webApi.WebAPIRequestError)
    return codesOf(error.original).some((code) => neverSent.has(String(code)))
      ? { kind: 'busy' }
      : { kind: 'unsure' };
  if (error instanceof CardTooLarge || error instanceof BlocksRefused) return { kind: 'rejected' };
  const name = errorName(error);
  if (name === undefined) return { kind: 'busy' };
  if (busy.has(name)) return { kind: 'busy' };
  if (name === 'user_disabled') return { kind: 'closed' };
  if (gone.has(name)) return { kind: 'gone' };
  return { kind: forbidden.has(name) || revoked.has(name) ? 'forbidden' : 'rejected' };
};

/** One sentence on what went wrong and what to do. */
export const reasonOf = (error: unknown): string => {
  const name = errorName(error);
  if (error instanceof webApi.WebAPIPlatformError && name === 'missing_scope') {
    const { needed } = error.data as { needed?: unknown };
    return `The app lacks the permission ${String(needed ?? '')}. Update it from the manifest, and install it again.`;
  }
  if (name !== undefined) return advice[name] ?? `Slack answered “${name}”.`;
  if (error instanceof webApi.WebAPIRateLimitedError) return 'Slack asked for a pause.';
  return error instanceof Error ? error.message : 'Slack did not answer.';
};

export const platformError = (error: unknown): PlatformError => {
  if (error instanceof PlatformError) return error;
  const fault = faultOf(error);
  return fault.kind === 'unsure'
    ? new PlatformError({ kind: 'busy' }, reasonOf(error), 'unknown')
    : new PlatformError(fault, reasonOf(error));
};
