import { DiscordAPIError, HTTPError, RateLimitError, type REST } from '@discordjs/rest';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { AccountRef } from '../../chat/ids.ts';
import { PlatformError, type PlatformFault } from '../../chat/platform.ts';
import { tokenAdvice } from './gateway/closes.ts';

/** The place or the message no longer exists. */
const goneCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownGuildScheduledEvent,
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.UnknownWebhook,
]);

/** The bot is not allowed to: a missing permission, closed direct messages, a locked thread. */
const forbiddenCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
]);

/** How Discord refuses a direct message. The person may have left, or may only have closed their messages. */
const refusedCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
]);

const noMemberCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
]);

const hasCodeOf = (codes: ReadonlySet<unknown>, error: unknown): boolean =>
  error instanceof DiscordAPIError && codes.has(error.code);

/**
 * Whether a direct message was refused because the person left the server. Discord announces departures
 * only to bots with a privileged intent, but it answers about one person without it.
 */
export const hasLeft = async (
  rest: REST,
  { workspace, id }: AccountRef,
  error: unknown,
): Promise<boolean> => {
  if (!hasCodeOf(refusedCodes, error)) return false;
  return rest.get(Routes.guildMember(workspace, id)).then(
    () => false,
    (answer: unknown) => hasCodeOf(noMemberCodes, answer),
  );
};

/** Discord's codes for an interaction that can no longer be answered. */
export const lateCodes: ReadonlySet<unknown> = new Set([RESTJSONErrorCodes.UnknownInteraction]);
export const answeredCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
]);

/** Discord's codes for a follow-up after the 15 minutes, or to an interaction that was never answered. */
export const expiredCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/** The retry delay when a response was lost: within the minutes in which Discord remembers a nonce. */
const soonMs = 5000;

export const faultOf = (error: unknown): PlatformFault => {
  if (error instanceof RateLimitError) return { kind: 'busy', retryAfterMs: Math.ceil(error.retryAfter) };
  if (error instanceof DiscordAPIError) {
    if (goneCodes.has(error.code)) return { kind: 'gone' };
    if (error.code === RESTJSONErrorCodes.InvalidActionOnArchivedThread) return { kind: 'archived' };
    if (forbiddenCodes.has(error.code) || error.status === 403) return { kind: 'forbidden' };
    // The token may be corrected.
    if (error.status === 401) return { kind: 'busy', tokenRefused: true };
    return error.status === 404 ? { kind: 'gone' } : { kind: 'rejected' };
  }
  // It may have been done. The nonce makes a second post safe, and a second edit changes nothing.
  if (error instanceof HTTPError) return { kind: 'busy' };
  return { kind: 'busy', retryAfterMs: soonMs };
};

/** What Discord answered itself was not carried out; what a proxy or nobody answered may have been. */
const acceptedOf = (error: unknown): PlatformError['accepted'] =>
  error instanceof RateLimitError || error instanceof DiscordAPIError ? 'no' : 'unknown';

/** @throws PlatformError instead of whatever `work` throws */
export const asPlatform = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    const fault = faultOf(error);
    if (fault.kind === 'busy' && fault.tokenRefused) throw new PlatformError(fault, tokenAdvice);
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlatformError(fault, `Discord: ${what}: ${reason}`, acceptedOf(error));
  }
};
