import type {
  APIApplicationCommandAutocompleteInteraction,
  APIApplicationCommandInteraction,
  APIApplicationCommandInteractionDataBasicOption,
  APIApplicationCommandInteractionDataOption,
  APIInteraction,
  APIInteractionDataResolved,
  APIMessage,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
  APIUser,
} from 'discord.js';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChannelType,
  ComponentType,
  GuildMemberFlags,
  InteractionType,
} from 'discord-api-types/v10';
import { type Answers, type CommandDefinition, findSubcommand } from '../../chat/command.ts';
import type { Language, MessageRef, Named, PlaceRef } from '../../chat/ids.ts';
import type {
  ButtonIncoming,
  CommandIncoming,
  FormIncoming,
  Incoming,
  NamedAccount,
  NamedPlace,
  SuggestIncoming,
} from '../../chat/incoming.ts';
import { languageOf, languages, languageTraits } from '../../chat/languages.ts';
import { type PendingForm, readPendingForm, subcommandOfForm } from './answer/pending-form.ts';
import { type CustomId, readCustomId, sourceOf } from './custom-id.ts';
import { valuesOf } from './form.ts';
import { messageLink } from './message-link.ts';
import { accessOf, bitsOf, managesServer } from './permissions.ts';

/** An entry in the menu of a message: which form it opens, and which argument takes the message's text. */
export type MessageMenu = Readonly<{ name: string; path: string; argument: string }>;

export type ReceiveContext = Readonly<{
  definitions: readonly CommandDefinition[];
  menus: readonly MessageMenu[];
  /** UTC epoch milliseconds. */
  at: number;
  /** The server that a direct message is about, when its custom id does not name one. */
  workspace?: string;
  /** The channel of a thread: a command in the thread counts as one in the channel. */
  parent?: Named<PlaceRef>;
}>;

/** An interaction that was understood, and how its first response must begin. */
export type Received =
  /** `plan` is the response when all goes well. A modal can only be the first response. */
  | Readonly<{ kind: 'command'; incoming: CommandIncoming; plan: Answers | 'form' }>
  | Readonly<{ kind: 'button'; incoming: ButtonIncoming }>
  /** `onPending` is set when the form was opened from, or sent by, the card of a pending form. */
  | Readonly<{ kind: 'form'; incoming: FormIncoming; onPending: boolean; language: Language }>
  | Readonly<{ kind: 'suggest'; incoming: SuggestIncoming }>
  /** Opens a page of a form again. */
  | Readonly<{ kind: 'open'; incoming: CommandIncoming; page: number }>
  /** A page was sent and another follows; the bot is not asked yet. */
  | Readonly<{ kind: 'step'; pending: PendingForm; onPending: boolean }>;

/** `undefined` for interactions that are not the bot's. Pure. */
export const receive = (interaction: APIInteraction, context: ReceiveContext): Received | undefined => {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return receiveCommand(interaction, context);
    case InteractionType.ApplicationCommandAutocomplete:
      return receiveAutocomplete(interaction, context);
    case InteractionType.MessageComponent:
      return receiveComponent(interaction, context);
    case InteractionType.ModalSubmit:
      return receiveForm(interaction, context);
    default:
      return undefined;
  }
};

type Origin = Pick<Incoming, 'id' | 'account' | 'speaker' | 'place' | 'direct' | 'at' | 'named' | 'locale'>;

const originOf = (
  interaction: Exclude<APIInteraction, { type: InteractionType.Ping }>,
  context: ReceiveContext,
  resolved?: Partial<APIInteractionDataResolved>,
  meant?: string,
): Origin | undefined => {
  const user = interaction.member?.user ?? interaction.user;
  const channel = interaction.channel;
  const workspace = interaction.guild_id ?? meant ?? context.workspace;
  if (user === undefined || channel === undefined || workspace === undefined) return undefined;
  const at = { platform: 'discord', workspace } as const;
  const name = interaction.member?.nick ?? nameOf(user);
  const direct = interaction.guild_id === undefined;
  return {
    id: interaction.id,
    account: { ...at, id: user.id, name },
    ...speakerOf(interaction),
    ...localeOf(interaction),
    place: {
      ...at,
      id: channel.id,
      name: ('name' in channel ? channel.name : undefined) ?? name,
      ...context.parent,
      // A thread inherits the permissions of its channel; what is posted there is no thread's.
      ...(direct ? {} : accessIn(interaction.app_permissions, channel.type, context.parent !== undefined)),
    },
    direct,
    at: context.at,
    named: named(resolved, at, direct),
  };
};

/** A direct message does not tell the speaker's roles in a server. */
const speakerOf = ({ member }: Pick<APIInteraction, 'member'>): Pick<Incoming, 'speaker'> => {
  const bits = bitsOf(member?.permissions);
  if (member === undefined || bits === undefined) return {};
  const guest = (member.flags & GuildMemberFlags.IsGuest) !== 0;
  return {
    speaker: {
      managesWorkspace: managesServer(bits),
      outsider: guest ? 'guest' : false,
      roles: member.roles ?? [],
    },
  };
};

/**
 * The language that a person set in Discord, if it is one of Halqa's other than English. Discord has no
 * Arabic yet, so people who read Arabic use it in English, and English tells nothing.
 */
const localeOf = ({ locale }: Readonly<{ locale?: string }>): Pick<Incoming, 'locale'> => {
  const [tag] = (locale ?? '').split('-');
  const own = languages.find((one) => one === tag && languageTraits[one].letters !== null);
  return own === undefined ? {} : { locale: own };
};

/** `forParent`: the place is the channel of the thread, whose permissions are the same. */
const accessIn = (permissions: unknown, type: ChannelType, forParent = false): Pick<NamedPlace, 'access'> => {
  const bits = bitsOf(permissions);
  return bits === undefined ? {} : { access: accessOf(bits, type, forParent) };
};

export const nameOf = ({ global_name, username }: Pick<APIUser, 'global_name' | 'username'>): string =>
  global_name ?? username;

/** What keeps an account from taking part. Discord describes everybody who is named, also those who left. */
const inactivityOf = ({ bot }: Pick<APIUser, 'bot'>, isMember: boolean): Pick<NamedAccount, 'inactive'> => {
  if (bot === true) return { inactive: 'bot' };
  return isMember ? {} : { inactive: 'closed' };
};

const named = (
  resolved: Partial<APIInteractionDataResolved> | undefined,
  at: Pick<PlaceRef, 'platform' | 'workspace'>,
  direct: boolean,
): Incoming['named'] => {
  const people = Object.values(resolved?.users ?? {}).map(
    (user): NamedAccount => ({
      ...at,
      id: user.id,
      name: resolved?.members?.[user.id]?.nick ?? nameOf(user),
      ...inactivityOf(user, direct || resolved?.members?.[user.id] !== undefined),
    }),
  );
  const places = Object.values(resolved?.channels ?? {}).map(
    (channel): NamedPlace => ({
      ...at,
      id: channel.id,
      name: channel.name ?? channel.id,
      ...accessIn(channel.app_permissions, channel.type),
    }),
  );
  return { people, places };
};

const receiveCommand = (
  interaction: APIApplicationCommandInteraction,
  context: ReceiveContext,
): Received | undefined => {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message) {
    const menu = context.menus.find(({ name }) => name === data.name);
    const message = data.resolved.messages[data.target_id];
    const origin = originOf(interaction, context);
    if (menu === undefined || message === undefined || origin === undefined) return undefined;
    const text = message.content.replace(/\s*\n\s*/g, ' ').trim();
    const said = { as: 'values', path: menu.path, values: { [menu.argument]: text }, ask: true } as const;
    const source = sourceOfMessage(message, interaction.guild_id);
    return {
      kind: 'command',
      plan: 'form',
      incoming: { ...origin, kind: 'command', said: { ...said, ...source } },
    };
  }
  if (data.type !== ApplicationCommandType.ChatInput) return undefined;
  const origin = originOf(interaction, context, data.resolved);
  if (origin === undefined) return undefined;
  const { path, options } = parseOptions(data.name, data.options);
  const values = Object.fromEntries(options.map((option) => [option.name, typedAs(option)]));
  const sub = findSubcommand(context.definitions, path);
  const missing = Object.entries(sub?.args ?? {}).some(
    ([name, argument]) => argument.required && (values[name] ?? '').trim() === '',
  );
  return {
    kind: 'command',
    plan: sub === undefined ? 'private' : missing ? 'form' : sub.answers,
    incoming: { ...origin, kind: 'command', said: { as: 'values', path, values } },
  };
};

/** A direct message has no link that others could open. */
const sourceOfMessage = (
  { id, channel_id: channel }: Pick<APIMessage, 'id' | 'channel_id'>,
  server: string | undefined,
): Readonly<{ source?: string }> => {
  const source = server === undefined ? undefined : messageLink({ server, channel, message: id });
  return source === undefined ? {} : { source };
};

const receiveAutocomplete = (
  interaction: APIApplicationCommandAutocompleteInteraction,
  context: ReceiveContext,
): Received | undefined => {
  const { data } = interaction;
  const origin = originOf(interaction, context);
  if (origin === undefined) return undefined;
  const { path, options } = parseOptions(data.name, data.options);
  const values = Object.fromEntries(options.map((option) => [option.name, typedAs(option)]));
  const focus = options.find((option) => 'focused' in option && option.focused === true)?.name;
  return {
    kind: 'suggest',
    incoming: {
      ...origin,
      kind: 'suggest',
      said: { as: 'values', path, values },
      ...(focus === undefined ? {} : { focus }),
    },
  };
};

/** The path of the subcommand and its options. */
const parseOptions = (
  name: string,
  options:
    | readonly APIApplicationCommandInteractionDataOption<
        InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete
      >[]
    | undefined,
) => {
  const [sub] = options ?? [];
  const basic = sub?.type === ApplicationCommandOptionType.Subcommand ? (sub.options ?? []) : [];
  return { path: sub === undefined ? name : `${name} ${sub.name}`, options: basic };
};

/** An option's value as a person would type it. */
const typedAs = (
  option: APIApplicationCommandInteractionDataBasicOption<
    InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete
  >,
): string => {
  if (option.type === ApplicationCommandOptionType.User) return `<@${option.value}>`;
  if (option.type === ApplicationCommandOptionType.Channel) return `<#${option.value}>`;
  return String(option.value);
};

const receiveComponent = (
  interaction: APIMessageComponentInteraction,
  context: ReceiveContext,
): Received | undefined => {
  const { data, message } = interaction;
  const id = readCustomId(data.custom_id);
  const origin = originOf(interaction, context, undefined, id.workspace);
  if (origin === undefined) return undefined;
  if (id.kind === 'token') {
    const value = data.component_type === ComponentType.StringSelect ? data.values[0] : undefined;
    const ref: MessageRef = { place: placeOf(origin.place, message.channel_id), id: message.id };
    return {
      kind: 'button',
      incoming: {
        ...origin,
        kind: 'button',
        token: id.token,
        message: ref,
        ...(value === undefined ? {} : { value }),
      },
    };
  }
  const asked = subcommandOfForm(context.definitions, id.token);
  const values = readPendingForm(message, asked?.sub);
  const source = formSource(id, interaction);
  if (id.kind === 'send') {
    const incoming: FormIncoming = { ...origin, kind: 'form', token: id.token, values, ...source };
    return { kind: 'form', incoming, onPending: true, language: id.language };
  }
  if (id.kind !== 'open' || asked === undefined) return undefined;
  const said = { as: 'values', path: asked.path, values, ask: true, ...source } as const;
  return { kind: 'open', page: id.page, incoming: { ...origin, kind: 'command', said } };
};

const receiveForm = (
  interaction: APIModalSubmitInteraction,
  context: ReceiveContext,
): Received | undefined => {
  const { data, message } = interaction;
  const id = readCustomId(data.custom_id);
  const origin = originOf(interaction, context, data.resolved, id.workspace);
  if (origin === undefined || id.kind === 'open' || id.kind === 'send') return undefined;
  const asked = subcommandOfForm(context.definitions, id.token);
  // A form may also be opened from one of the bot's own cards; only a pending form holds answers.
  const earlier = readPendingForm(message, asked?.sub);
  const onPending = Object.keys(earlier).length > 0;
  const values = { ...earlier, ...valuesOf(data) };
  const source = formSource(id, interaction);
  if (id.kind === 'step' && id.page < id.pages) {
    const next = { page: id.page + 1, pages: id.pages };
    return {
      kind: 'step',
      onPending,
      pending: { token: id.token, language: id.language, values, next, ...source },
    };
  }
  return {
    kind: 'form',
    onPending,
    language: id.kind === 'step' ? id.language : languageOf(Object.values(values).join(' ')),
    incoming: { ...origin, kind: 'form', token: id.token, values, ...source },
  };
};

/** The message that the form was opened from, in the server that the interaction came from. */
const formSource = (
  id: CustomId,
  { guild_id: server }: Pick<APIInteraction, 'guild_id'>,
): Readonly<{ source?: string }> => {
  const source = sourceOf(id, server);
  return source === undefined ? {} : { source };
};

const placeOf = ({ platform, workspace }: PlaceRef, id: string): PlaceRef => ({ platform, workspace, id });
