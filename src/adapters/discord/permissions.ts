import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { PlaceAccess } from '../../chat/incoming.ts';

const { Administrator, ManageGuild, ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;

/** Permissions as Discord writes them: a decimal number of bits. `undefined` for anything else. */
export const bitsOf = (written: unknown): bigint | undefined =>
  typeof written === 'string' && /^\d{1,40}$/.test(written) ? BigInt(written) : undefined;

/** Whether `bits` hold all of `wanted`; administrators hold everything. */
export const allows = (bits: bigint, wanted: bigint): boolean =>
  (bits & Administrator) !== 0n || (bits & wanted) === wanted;

/** Discord shows "Manage Server" to people; the bit is called ManageGuild. */
export const managesServer = (bits: bigint): boolean => allows(bits, ManageGuild);

/** What the bot may do in a channel, or in a thread, with these permissions. */
export const accessOf = (bits: bigint, thread: boolean): PlaceAccess => {
  const see = allows(bits, ViewChannel);
  return { see, write: see && allows(bits, thread ? SendMessagesInThreads : SendMessages) };
};
