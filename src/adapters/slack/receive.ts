import { createHash } from 'node:crypto';
import type { Language } from '../../chat/ids.ts';
import type { CommandInput } from '../../chat/incoming.ts';
import { messageMenu } from '../../chat/message-menu.ts';
import { isDirectId } from './account-ids.ts';
import { readFormValues, readPurpose } from './form.ts';
import { type Json, list, record, string } from './json.ts';
import { messageLink } from './message-link.ts';
import { type NamedId, readSlackText, type SlackText } from './text/slack-text.ts';

/** What Slack sent, in the adapter's own types; no names have been looked up yet. */
export type Delivery =
  | (DeliveryOrigin & Readonly<{ kind: 'command'; said: CommandInput }>)
  | (DeliveryOrigin & Readonly<{ kind: 'button'; token: string; value?: string; surface: ButtonSurface }>)
  | (DeliveryOrigin &
      Readonly<{
        kind: 'form';
        token: string;
        values: Readonly<Record<string, string>>;
        view: View;
        /** The message that the form was opened from. */
        source?: string;
        /** The language that the form was shown in. */
        language: Language;
      }>)
  /** Somebody chose a person or a place in an open form: their names will be needed soon. */
  | (DeliveryOrigin & Readonly<{ kind: 'picked' }>)
  | (DeliveryOrigin & Readonly<{ kind: 'home' }>)
  /** An account was closed or opened again, or something else about it changed. */
  | Readonly<{ kind: 'account'; id: string; workspaces: readonly string[]; person: Json; open: boolean }>
  /** `at`: UTC epoch milliseconds, absent where Slack does not say it. */
  | Readonly<{ kind: 'uninstalled'; id: string; workspaces: readonly string[]; at?: number }>
  | Readonly<{ kind: 'challenge'; challenge: string }>
  | Readonly<{ kind: 'nothing' }>;

export type DeliveryOrigin = Readonly<{
  /** A delivery that Slack repeats has the same id. */
  id: string;
  /** The workspaces that it may belong to, the likeliest first. */
  workspaces: readonly string[];
  person: NamedId;
  place: NamedId;
  direct: boolean;
  people: readonly NamedId[];
  places: readonly NamedId[];
  /** Opens a form, for three seconds. */
  trigger?: string;
  /** The response address: takes up to five answers, for half an hour. */
  answerAt?: string;
  /** The thread in which to answer. */
  thread?: string;
  /** The workspace of the person, with its part of Slack's addresses, where Slack says it. */
  team?: Readonly<{ id: string; domain: string }>;
}>;

/** Where a button is. An ephemeral card has no message that could be redrawn later. */
export type ButtonSurface =
  | Readonly<{ in: 'message'; message: string }>
  | Readonly<{ in: 'ephemeral' }>
  | Readonly<{ in: 'home' }>
  | Readonly<{ in: 'form' }>;

export type View = Readonly<{ id: string; shape: Json }>;

/** The message shortcut, as the manifest names it. */
export const itemShortcut = 'make_action_item';

/** The button that opens the form of a line that was typed where no form can be opened. */
export const askAction = 'halqa_ask';

/** Slack's placeholders for names that it does not send. */
const noNames = new Set(['directmessage', 'privategroup']);

/** Longer texts are cut before they are parsed: Slack itself sends at most 4,000 characters of a command. */
const textMax = 8_000;

const nothing: Delivery = { kind: 'nothing' };

/** Reads a body; whatever is not meant for Halqa is `nothing`. Pure, and never throws. */
export const receive = (body: unknown): Delivery => {
  const all = record(body);
  if (all.type === 'url_verification') return { kind: 'challenge', challenge: string(all.challenge) ?? '' };
  if (string(all.command) !== undefined) return command(all);
  switch (all.type) {
    case 'block_actions':
      return button(all);
    case 'view_submission':
      return form(all);
    case 'message_action':
      return shortcut(all);
    case 'event_callback':
      return event(all);
    default:
      return nothing;
  }
};

/** The text that a person wrote, with mentions as `<@U1>` and `<#C1>`. */
const textOf = (value: unknown): SlackText => readSlackText((string(value) ?? '').slice(0, textMax));

const command = (body: Json): Delivery => {
  const text = textOf(body.text);
  const [user, channel] = [string(body.user_id), string(body.channel_id)];
  if (user === undefined || channel === undefined) return nothing;
  return {
    ...identity(string(body.trigger_id), [string(body.team_id), string(body.enterprise_id)], text),
    ...speakerAndPlace({ id: user, name: body.user_name }, { id: channel, name: body.channel_name }),
    ...waysToAnswer(body),
    ...teamOf({ id: body.team_id, domain: body.team_domain }),
    kind: 'command',
    said: { as: 'text', text: `${string(body.command)} ${text.text}`.trim() },
  };
};

const button = (body: Json): Delivery => {
  const [action] = list(body.actions).map(record);
  const [user, view, container] = [record(body.user), record(body.view), record(body.container)];
  const person = string(user.id);
  if (action === undefined || person === undefined) return nothing;
  const purpose = readPurpose(string(view.private_metadata));
  const channel = string(record(body.channel).id) ?? string(container.channel_id) ?? purpose.place ?? person;
  const name = record(body.channel).name ?? purpose.name;
  const thread = string(container.thread_ts);
  const base = {
    ...identity(string(body.trigger_id), workspacesOf(body), pickedNames(action)),
    ...speakerAndPlace({ id: person, name: user.name }, { id: channel, name }),
    ...waysToAnswer(body),
    ...teamOf(record(body.team)),
  };
  if (action.type === 'users_select' || action.type === 'conversations_select')
    return { ...base, kind: 'picked' };
  const value = string(record(action.selected_option).value);
  const inThread = { ...base, ...(thread === undefined ? {} : { thread }) };
  if (action.action_id === askAction) {
    const line = (string(action.value) ?? '').slice(0, textMax);
    const { people, places } = readSlackText(line);
    return { ...inThread, people, places, kind: 'command', said: { as: 'text', text: line } };
  }
  // The token is the value of a button. The values of a select are its options, so there it is the name.
  const token = action.type === 'button' ? string(action.value) : string(action.action_id);
  if (token === undefined) return nothing;
  const surface = surfaceOf(container, view);
  return { ...inThread, kind: 'button', token, surface, ...(value === undefined ? {} : { value }) };
};

const surfaceOf = (container: Json, view: Json): ButtonSurface => {
  if (view.type === 'home') return { in: 'home' };
  if (view.type === 'modal') return { in: 'form' };
  const message = string(container.message_ts);
  return container.is_ephemeral === true || message === undefined
    ? { in: 'ephemeral' }
    : { in: 'message', message };
};

const form = (body: Json): Delivery => {
  const [user, view] = [record(body.user), record(body.view)];
  const [person, id, token] = [string(user.id), string(view.id), string(view.callback_id)];
  if (person === undefined || id === undefined || token === undefined) return nothing;
  const { values, people, places } = readFormValues(view);
  const purpose = readPurpose(string(view.private_metadata));
  const place = { id: purpose.place ?? person, name: purpose.name };
  return {
    // A form that is sent again with the same values is the same delivery; with other values it is not.
    ...identity(`${id}:${digest(JSON.stringify(values))}`, workspacesOf(body), { people, places }),
    ...speakerAndPlace({ id: person, name: user.name }, place, purpose.direct),
    ...(purpose.answerAt === undefined ? {} : { answerAt: purpose.answerAt }),
    ...(purpose.thread === undefined ? {} : { thread: purpose.thread }),
    kind: 'form',
    token,
    values,
    view: { id, shape: view },
    ...(purpose.source === undefined ? {} : { source: purpose.source }),
    language: purpose.language ?? 'en',
  };
};

/** The menu of a message: its text, and the link back to it. */
const shortcut = (body: Json): Delivery => {
  const [user, channel, message] = [record(body.user), record(body.channel), record(body.message)];
  const [person, place, at] = [string(user.id), string(channel.id), string(message.ts)];
  if (body.callback_id !== itemShortcut || person === undefined || place === undefined || at === undefined)
    return nothing;
  const text = textOf(message.text);
  const thread = string(message.thread_ts) ?? at;
  const domain = string(record(body.team).domain);
  const source = domain === undefined ? undefined : messageLink({ domain, channel: place, at, thread });
  return {
    ...identity(string(body.trigger_id), workspacesOf({ ...body, message: undefined }), text),
    ...speakerAndPlace({ id: person, name: user.name }, { id: place, name: channel.name }),
    ...waysToAnswer(body),
    thread,
    kind: 'command',
    said: {
      as: 'values',
      path: messageMenu.path,
      values: { [messageMenu.argument]: text.text },
      ask: true,
      ...(source === undefined ? {} : { source }),
    },
  };
};

const event = (body: Json): Delivery => {
  const inner = record(body.event);
  const id = string(body.event_id) ?? '';
  const workspaces = present([string(record(list(body.authorizations)[0]).team_id), string(body.team_id)]);
  const user = string(inner.user);
  switch (inner.type) {
    case 'app_uninstalled':
      return uninstalled(body, id, workspaces);
    case 'tokens_revoked':
      return list(record(inner.tokens).bot).length > 0 ? uninstalled(body, id, workspaces) : nothing;
    case 'user_change': {
      const person = record(inner.user);
      if (string(person.id) === undefined || typeof person.deleted !== 'boolean') return nothing;
      return { kind: 'account', id, workspaces, person, open: !person.deleted };
    }
    case 'app_home_opened':
      if (user === undefined || (inner.tab !== undefined && inner.tab !== 'home')) return nothing;
      return {
        ...identity(id, workspaces),
        ...speakerAndPlace({ id: user }, { id: user }, true),
        kind: 'home',
      };
    case 'message':
      return directMessage(inner, id, workspaces);
    default:
      return nothing;
  }
};

/** Slack tells only the second, so the whole second counts. */
const uninstalled = (body: Json, id: string, workspaces: readonly string[]): Delivery => {
  const { event_time: seconds } = body;
  const at = typeof seconds === 'number' && Number.isFinite(seconds) ? { at: seconds * 1000 + 999 } : {};
  return { kind: 'uninstalled', id, workspaces, ...at };
};

/** A new message that a person writes to the bot alone. Edits and messages of bots do not count. */
const directMessage = (message: Json, id: string, workspaces: readonly string[]): Delivery => {
  const [user, channel] = [string(message.user), string(message.channel)];
  if (user === undefined || channel === undefined || message.channel_type !== 'im') return nothing;
  if (message.subtype !== undefined || message.bot_id !== undefined) return nothing;
  const text = textOf(message.text);
  if (text.text.trim() === '') return nothing;
  return {
    ...identity(id, workspaces, text),
    ...speakerAndPlace({ id: user }, { id: channel }, true),
    kind: 'command',
    said: { as: 'text', text: text.text },
  };
};

type Names = Pick<SlackText, 'people' | 'places'>;

const identity = (
  id: string | undefined,
  workspaces: readonly (string | undefined)[],
  { people, places }: Names = { people: [], places: [] },
) => ({ id: id ?? '', workspaces: present(workspaces), people, places });

const present = (all: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(all.filter((one) => one !== undefined)),
];

/**
 * The workspaces that a delivery may belong to. In a channel that two workspaces share, `team` and
 * `user.team_id` are those of the person; the view, and a message of Halqa's own, name the workspace whose
 * installation they come from. Then no other one is meant.
 */
const workspacesOf = (body: Json): readonly (string | undefined)[] => {
  const message = record(body.message);
  const installation =
    string(record(body.view).app_installed_team_id) ??
    string(record(message.bot_profile).team_id) ??
    (message.bot_id === undefined ? undefined : string(message.team));
  if (installation !== undefined) return [installation];
  return [
    string(record(body.team).id),
    string(record(body.user).team_id),
    string(record(body.enterprise).id),
  ];
};

const speakerAndPlace = (
  person: Readonly<{ id: string; name?: unknown }>,
  place: Readonly<{ id: string; name?: unknown }>,
  direct = isDirectId(place.id),
) => ({ person: withName(person), place: withName(place), direct });

const withName = ({ id, name }: Readonly<{ id: string; name?: unknown }>): NamedId => {
  const known = string(name);
  return known === undefined || noNames.has(known) ? { id } : { id, name: known };
};

const waysToAnswer = (body: Json): Readonly<{ trigger?: string; answerAt?: string }> => {
  const [trigger, answerAt] = [string(body.trigger_id), string(body.response_url)];
  return {
    ...(trigger === undefined ? {} : { trigger }),
    ...(answerAt === undefined ? {} : { answerAt }),
  };
};

const teamOf = (team: Json): Pick<DeliveryOrigin, 'team'> => {
  const [id, domain] = [string(team.id), string(team.domain)];
  return id === undefined || domain === undefined ? {} : { team: { id, domain } };
};

const pickedNames = (action: Json): Names => {
  const [person, place] = [string(action.selected_user), string(action.selected_conversation)];
  return {
    people: [person, ...list(action.selected_users).map(string)].flatMap((id) => (id ? [{ id }] : [])),
    places: place === undefined ? [] : [{ id: place }],
  };
};

/** Tells two forms with different values apart. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
