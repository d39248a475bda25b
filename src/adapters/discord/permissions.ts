import type { REST } from '@discordjs/rest';
import type { APIChannel, APIGuildMember, APIOverwrite, APIRole, APIUser } from 'discord.js';
import { ChannelType, OverwriteType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import type { PlaceAccess } from '../../chat/incoming.ts';

const {
  Administrator,
  CreatePublicThreads,
  ManageGuild,
  ViewChannel,
  SendMessages,
  SendMessagesInThreads,
  ReadMessageHistory,
} = PermissionFlagsBits;

/** Permissions as Discord writes them: a decimal number of bits. `undefined` for anything else. */
export const bitsOf = (written: unknown): bigint | undefined =>
  typeof written === 'string' && /^\d{1,40}$/.test(written) ? BigInt(written) : undefined;

/** Whether `bits` hold all of `wanted`; administrators hold everything. */
export const allows = (bits: bigint, wanted: bigint): boolean =>
  (bits & Administrator) !== 0n || (bits & wanted) === wanted;

/** Discord shows "Manage Server" to people; the bit is called ManageGuild. */
export const managesServer = (bits: bigint): boolean => allows(bits, ManageGuild);

/** The channels in which everybody can find a thread that is opened on a message. */
const withThreads: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  // Inside a thread it is the thread itself.
  ChannelType.PublicThread,
  ChannelType.AnnouncementThread,
]);

/**
 * What the bot may do in a channel, or in a thread, with these permissions. `forParent`: for the channel of the
 * thread.
 */
export const accessOf = (bits: bigint, type: ChannelType, forParent = false): PlaceAccess => {
  const see = allows(bits, ViewChannel);
  const inside = isThread({ type });
  const write = see && allows(bits, inside && !forParent ? SendMessagesInThreads : SendMessages);
  const opens = allows(bits, inside ? SendMessagesInThreads : SendMessagesInThreads | CreatePublicThreads);
  return { see, write, ...(opens && withThreads.has(type) ? {} : { threads: false }) };
};

type Overwrite = Pick<APIOverwrite, 'id' | 'type' | 'allow' | 'deny'>;

/**
 * What a member may do in a channel, as Discord computes it: the roles, then the channel's overwrites for
 * everyone, for the roles, and for the member, each later one winning. Pure.
 */
export const permissionsOf = (
  member: Readonly<{ id: string; roles: readonly string[] }>,
  server: Readonly<{ id: string; roles: readonly Readonly<{ id: string; permissions: string }>[] }>,
  overwrites: readonly Overwrite[],
): bigint => {
  const held = new Set([server.id, ...member.roles]);
  const base = server.roles
    .filter(({ id }) => held.has(id))
    .reduce((bits, { permissions }) => bits | (bitsOf(permissions) ?? 0n), 0n);
  if ((base & Administrator) !== 0n) return base;
  const ofRoles = ({ id, type }: Overwrite) =>
    type === OverwriteType.Role && id !== server.id && held.has(id);
  const steps = [
    overwrites.filter(({ id }) => id === server.id),
    overwrites.filter(ofRoles),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member.id),
  ];
  return steps.reduce((bits, step) => {
    const deny = step.reduce((all, one) => all | (bitsOf(one.deny) ?? 0n), 0n);
    const allow = step.reduce((all, one) => all | (bitsOf(one.allow) ?? 0n), 0n);
    return (bits & ~deny) | allow;
  }, base);
};

/**
 * Whether the bot may read the history of a channel. Without that permission Discord answers with an
 * empty history instead of an error. @throws whatever the requests throw
 */
export const mayReadHistory = async (rest: REST, id: string): Promise<boolean> => {
  const bits = await permissionsIn(rest, (await rest.get(Routes.channel(id))) as APIChannel);
  return bits === undefined || allows(bits, ViewChannel | ReadMessageHistory);
};

/**
 * What the bot may do in a channel; undefined in direct messages, where nothing is withheld.
 * @throws whatever the requests throw
 */
export const permissionsIn = async (rest: REST, channel: APIChannel): Promise<bigint | undefined> => {
  if (!('guild_id' in channel) || channel.guild_id === undefined) return undefined;
  const server = channel.guild_id;
  const [self, roles, overwrites] = await Promise.all([
    rest.get(Routes.user()) as Promise<APIUser>,
    rest.get(Routes.guildRoles(server)) as Promise<readonly APIRole[]>,
    overwritesOf(rest, channel),
  ]);
  const member = (await rest.get(Routes.guildMember(server, self.id))) as APIGuildMember;
  return permissionsOf({ id: self.id, roles: member.roles }, { id: server, roles }, overwrites);
};

/** A thread has the overwrites of its channel. */
const overwritesOf = async (rest: REST, channel: APIChannel): Promise<readonly Overwrite[]> => {
  const parent = isThread(channel) && 'parent_id' in channel ? channel.parent_id : undefined;
  const source = parent ? ((await rest.get(Routes.channel(parent))) as APIChannel) : channel;
  return 'permission_overwrites' in source ? (source.permission_overwrites ?? []) : [];
};

const threadTypes: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

export const isThread = ({ type }: Readonly<{ type: ChannelType }>): boolean => threadTypes.has(type);
