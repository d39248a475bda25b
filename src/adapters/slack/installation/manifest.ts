import type { CommandDefinition } from '../../../chat/command.ts';
import { messageMenu } from '../../../chat/message-menu.ts';
import { shorten } from '../../../chat/text/clean.ts';
import { units } from '../limits.ts';
import { itemShortcut } from '../receive.ts';

/** What the app asks of a workspace, each with what would not work without it. */
export const scopes = {
  commands: `the slash commands and “${messageMenu.name.en}”`,
  'chat:write': 'everything it posts',
  'channels:read': 'the names of public channels, and whether it can write there',
  'groups:read': 'the same for the private channels it was invited to',
  'channels:join': 'joining the public channel a card is to be kept up to date in',
  'channels:history':
    'finding out, after a failure, whether something was already posted, so that it is not posted twice',
  'groups:history': 'the same in private channels it was invited to',
  'im:history': 'the same in direct messages, and reading what you write to it there',
  'im:write': 'private reminders and notices',
  'users:read':
    'the names of people, who is a person, a guest or an admin, and that an account was deactivated',
  'files:write': 'the charts of the summaries, and the files it sends you in private',
} as const satisfies Readonly<Record<string, string>>;

/** The events it receives, each with why. */
export const events = {
  app_home_opened: 'drawing the home when it is opened',
  app_uninstalled: 'forgetting the token of a workspace that removed it',
  tokens_revoked: 'the same when only the token was taken back',
  user_change:
    'giving back to the group what somebody had open whose account was deactivated; and changed names',
  'message.im': 'answering in direct messages',
} as const satisfies Readonly<Record<string, string>>;

/** The scopes that are asked for; without those of the history where nothing may be read. */
export const scopeNames = (readsHistory: boolean): readonly string[] =>
  Object.keys(scopes).filter((name) => readsHistory || !name.endsWith(':history'));

/** Slack sends direct messages only to an app that may read their history. */
export const eventNames = (readsHistory: boolean): readonly string[] =>
  Object.keys(events).filter((name) => readsHistory || name !== 'message.im');

export type ManifestParts = Readonly<{
  commands: readonly CommandDefinition[];
  /** Put before every command: "halqa-". */
  prefix: string;
  /** Where Slack sends its requests; absent in Socket Mode. */
  publicUrl: string | undefined;
  /** False to do without the permission to read what was written. */
  readsHistory: boolean;
}>;

const usageMax = 1000;
const descriptionMax = 2000;

/** The app as Slack takes it under "From a manifest", made from the command definitions. */
export const manifestOf = ({ commands, prefix, publicUrl, readsHistory }: ManifestParts) => {
  const address = publicUrl === undefined ? undefined : new URL('/slack/events', publicUrl).href;
  return {
    display_information: {
      name: 'Halqa',
      description: 'Follows up for the working groups of a coalition',
      background_color: '#1f5c4d',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: !readsHistory,
      },
      bot_user: { display_name: 'Halqa', always_online: true },
      shortcuts: [
        {
          name: messageMenu.name.en,
          type: 'message',
          callback_id: itemShortcut,
          description: 'Opens a form with the message as its title',
        },
      ],
      slash_commands: commands.map((command) => ({
        command: `/${prefix}${command.name}`,
        description: shorten(command.summary.en, descriptionMax, units),
        usage_hint: shorten(usageOf(command), usageMax, units),
        // Mentions then arrive with ids.
        should_escape: true,
        ...(address === undefined ? {} : { url: address }),
      })),
    },
    oauth_config: {
      scopes: { bot: [...scopeNames(readsHistory)] },
      ...(publicUrl === undefined
        ? {}
        : { redirect_urls: [new URL('/slack/oauth_redirect', publicUrl).href] }),
    },
    settings: {
      event_subscriptions: {
        ...(address === undefined ? {} : { request_url: address }),
        bot_events: [...eventNames(readsHistory)],
      },
      interactivity: { is_enabled: true, ...(address === undefined ? {} : { request_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
};

/** "add · list · done": what may follow the name. */
const usageOf = ({ subcommands }: CommandDefinition): string =>
  `[${subcommands.map(({ name }) => name).join(' | ')}]`;
