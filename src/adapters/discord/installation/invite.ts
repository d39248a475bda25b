import { OAuth2Scopes, PermissionFlagsBits } from 'discord-api-types/v10';

/** The permissions that the bot asks for, and why. */
export const permissions = {
  ViewChannel: 'to see the channels it posts in, and no others',
  SendMessages: 'to post summaries, polls and reminders',
  SendMessagesInThreads: 'the same in threads',
  CreatePublicThreads: 'to open a thread in which people talk about an action item',
  AttachFiles: 'to show charts as pictures',
  ReadMessageHistory: 'to check whether its own post is already there before posting it again',
  CreateEvents: 'to show the groups’ events in the server’s own list of events',
  ManageEvents: 'to change and cancel those that people made there',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

export const wantedPermissions = Object.keys(permissions) as readonly (keyof typeof permissions)[];

/** "Send Messages", as Discord shows a permission to people. */
export const spacedName = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

/** One line for each permission that the link asks for. */
export const permissionLines = (): readonly string[] =>
  Object.entries(permissions).map(([name, why]) => `${spacedName(name)}: ${why}`);

/** The link with which an administrator adds the bot to a server. */
export const inviteLink = (application: string): string => {
  let bits = 0n;
  for (const name of wantedPermissions) bits |= PermissionFlagsBits[name];
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: bits.toString(),
    integration_type: '0',
  });
  return `https://discord.com/oauth2/authorize?${query}`;
};
