import { DiscordAPIError, HTTPError, RateLimitError, type REST } from '@discordjs/rest';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { AccountRef } from '../../chat/ids.ts';
import { PlatformError, type PlatformFault } from '../../chat/platform.ts';

/** The place or the message is no more. */
const goneCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.UnknownWebhook,
]);

/** The bot may not: a permission, direct messages that are closed, a thread that is archived or locked. */
const forbiddenCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
]);

/** How Discord refuses a direct message: also to somebody who only closed theirs. */
const refusedCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
]);

const noMemberCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
]);

const saysOneOf = (codes: ReadonlySet<unknown>, error: unknown): boolean =>
  error instanceof DiscordAPIError && codes.has(error.code);

/**
 * Whether a direct message was refused because its person is no longer in the server. Discord tells
 * who leaves only for a privilege that is not asked for; about one person it answers without.
 */
export const hasLeft = async (
  rest: REST,
  { workspace, id }: AccountRef,
  error: unknown,
): Promise<boolean> => {
  if (!saysOneOf(refusedCodes, error)) return false;
  return rest.get(Routes.guildMember(workspace, id)).then(
    () => false,
    (answer: unknown) => saysOneOf(noMemberCodes, answer),
  );
};

/** What Discord says after a wrong answer to an interaction. */
export const lateCodes: ReadonlySet<unknown> = new Set([RESTJSONErrorCodes.UnknownInteraction]);
export const answeredCodes: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
]);

/** How soon to try again when an answer was lost: within the minutes in which the nonce holds. */
const soonMs = 5000;

export const faultOf = (error: unknown): PlatformFault => {
  if (error instanceof RateLimitError) return { kind: 'busy', retryAfterMs: Math.ceil(error.retryAfter) };
  if (error instanceof DiscordAPIError) {
    if (goneCodes.has(error.code)) return { kind: 'gone' };
    if (forbiddenCodes.has(error.code) || error.status === 403) return { kind: 'forbidden' };
    if (error.status === 401) return { kind: 'forbidden' };
    return error.status === 404 ? { kind: 'gone' } : { kind: 'rejected' };
  }
  // Whether it was done is not known; the nonce, or that an edit is the same twice, makes it safe to repeat.
  if (error instanceof HTTPError) return { kind: 'busy' };
  return { kind: 'busy', retryAfterMs: soonMs };
};

/** @throws PlatformError in place of whatever `work` throws */
export const asPlatform = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlatformError(faultOf(error), `Discord: ${what}: ${reason}`);
  }
};
