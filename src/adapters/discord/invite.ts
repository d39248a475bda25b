import { OAuth2Scopes, PermissionFlagsBits } from 'discord-api-types/v10';

/** What the bot must be allowed to do, and why. Nothing else is asked for. */
export const permissions = {
  ViewChannel: 'to see the channels it posts in, and no others',
  SendMessages: 'to post summaries, polls and reminders',
  SendMessagesInThreads: 'the same in threads',
  AttachFiles: 'to show charts as pictures',
  ReadMessageHistory: 'to see whether a post of its own is there already, before posting it again',
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

/** What the link asks for, a line for each permission. */
export const permissionLines = (): readonly string[] =>
  Object.entries(permissions).map(([name, why]) => `${name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')}: ${why}`);

/** The link with which the owner of a server lets the bot in. */
export const inviteLink = (application: string): string => {
  let bits = 0n;
  for (const name of Object.keys(permissions) as (keyof typeof permissions)[])
    bits |= PermissionFlagsBits[name];
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: bits.toString(),
    integration_type: '0',
  });
  return `https://discord.com/oauth2/authorize?${query}`;
};
