import { createHash } from 'node:crypto';
import type { Language } from '../../chat/ids.ts';
import type { CommandInput } from '../../chat/incoming.ts';
import { messageMenu } from '../../chat/message-menu.ts';
import { isDirectId } from './account-ids.ts';
import { readFormValues, readPurpose } from './form.ts';
import { type Json, list, record, string } from './json.ts';
import { messageLink } from './message-link.ts';
import { type NamedId, readSlackText, type SlackText } from './slack-text.ts';

/** What Slack said, in our words, before anybody's name has been looked up. */
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
        /** The one the form was in. */
        language: Language;
      }>)
  /** Somebody chose a person or a place in a form: their names will be needed soon. */
  | (DeliveryOrigin & Readonly<{ kind: 'picked' }>)
  | (DeliveryOrigin & Readonly<{ kind: 'home' }>)
  /** An account was closed or opened again, or something else about it changed. */
  | Readonly<{ kind: 'account'; id: string; workspaces: readonly string[]; person: Json; open: boolean }>
  | Readonly<{ kind: 'uninstalled'; id: string; workspaces: readonly string[] }>
  | Readonly<{ kind: 'challenge'; challenge: string }>
  | Readonly<{ kind: 'nothing' }>;

export type DeliveryOrigin = Readonly<{
  /** The same delivery, once more, has the same id. */
  id: string;
  /** The workspaces it may belong to, the likeliest first. */
  workspaces: readonly string[];
  person: NamedId;
  place: NamedId;
  direct: boolean;
  people: readonly NamedId[];
  places: readonly NamedId[];
  /** Opens a form, for three seconds. */
  trigger?: string;
  /** Takes up to five answers, for half an hour. */
  answerAt?: string;
  /** The thread in which to answer. */
  thread?: string;
}>;

/** Where a shared card surface. An ephemeral one has no message that could be drawn anew later. */
export type ButtonSurface =
  | Readonly<{ in: 'message'; message: string }>
  | Readonly<{ in: 'ephemeral' }>
  | Readonly<{ in: 'home' }>
  | Readonly<{ in: 'form' }>;

export type View = Readonly<{ id: string; shape: Json }>;

/** The message shortcut, as the manifest names it. */
export const itemShortcut = 'make_action_item';

/** The button of ours that opens the form of a line that was typed where no form can be opened. */
export const askAction = 'halqa_ask';

/** Slack's stand-ins for names it does not tell. */
const noNames = new Set(['directmessage', 'privategroup']);

const nothing: Delivery = { kind: 'nothing' };

/** What a body says; `nothing` for whatever is none of ours. Never throws. */
export const receive = (body: unknown): Delivery => {
  const all = record(body);
  if (all.type === 'url_verification') return { kind: 'challenge', challenge: string(all.challenge) ?? '' };
  if (string(all.command) !== undefined) return command(all);
  switch (all.type) {
    case 'block_actions':
      return press(all);
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

const command = (body: Json): Delivery => {
  const written = readSlackText(string(body.text) ?? '');
  const [user, channel] = [string(body.user_id), string(body.channel_id)];
  if (user === undefined || channel === undefined) return nothing;
  return {
    ...speech(string(body.trigger_id), [string(body.team_id), string(body.enterprise_id)], written),
    ...who({ id: user, name: body.user_name }, { id: channel, name: body.channel_name }),
    ...reach(body),
    kind: 'command',
    said: { as: 'text', text: `${string(body.command)} ${written.text}`.trim() },
  };
};

const press = (body: Json): Delivery => {
  const [action] = list(body.actions).map(record);
  const [user, view, container] = [record(body.user), record(body.view), record(body.container)];
  const person = string(user.id);
  if (action === undefined || person === undefined) return nothing;
  const purpose = readPurpose(string(view.private_metadata));
  const channel = string(record(body.channel).id) ?? string(container.channel_id) ?? purpose.place ?? person;
  const base = {
    ...speech(string(body.trigger_id), teamsOf(body), picked(action)),
    ...who({ id: person, name: user.name }, { id: channel, name: record(body.channel).name ?? purpose.name }),
    ...reach(body),
  };
  const thread = string(container.thread_ts);
  const surface = surfaceOf(container, view);
  if (action.type === 'users_select' || action.type === 'conversations_select')
    return { ...base, kind: 'picked' };
  const value = string(record(action.selected_option).value);
  const shared = { ...base, ...(thread === undefined ? {} : { thread }) };
  if (action.action_id === askAction) {
    const text = string(action.value) ?? '';
    return { ...shared, ...named(readSlackText(text)), kind: 'command', said: { as: 'text', text } };
  }
  // A button says its token as its value; a select, whose values are its options, as its name.
  const token = action.type === 'button' ? string(action.value) : string(action.action_id);
  if (token === undefined) return nothing;
  return { ...shared, kind: 'button', token, surface, ...(value === undefined ? {} : { value }) };
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
  return {
    // The same form sent again with the same words is the same delivery; with other words it is not.
    ...speech(`${id}:${digest(JSON.stringify(values))}`, teamsOf(body), { people, places }),
    ...who(
      { id: person, name: user.name },
      { id: purpose.place ?? person, name: purpose.name },
      purpose.direct,
    ),
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
  const written = readSlackText(string(message.text) ?? '');
  const thread = string(message.thread_ts) ?? at;
  const domain = string(record(body.team).domain);
  const source = domain === undefined ? undefined : messageLink({ domain, channel: place, at, thread });
  return {
    ...speech(string(body.trigger_id), teamsOf(body), written),
    ...who({ id: person, name: user.name }, { id: place, name: channel.name }),
    ...reach(body),
    thread,
    kind: 'command',
    said: {
      as: 'values',
      path: messageMenu.path,
      values: { [messageMenu.argument]: written.text },
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
      return { kind: 'uninstalled', id, workspaces };
    case 'tokens_revoked':
      return list(record(inner.tokens).bot).length > 0 ? { kind: 'uninstalled', id, workspaces } : nothing;
    case 'user_change': {
      const person = record(inner.user);
      if (string(person.id) === undefined || typeof person.deleted !== 'boolean') return nothing;
      return { kind: 'account', id, workspaces, person, open: !person.deleted };
    }
    case 'app_home_opened':
      if (user === undefined || (inner.tab !== undefined && inner.tab !== 'home')) return nothing;
      return { ...speech(id, workspaces), ...who({ id: user }, { id: user }, true), kind: 'home' };
    case 'message': {
      const channel = string(inner.channel);
      const said = readSlackText(string(inner.text) ?? '');
      // Only what a person says to the bot alone: no edits, no messages of bots, its own among them.
      if (user === undefined || channel === undefined || inner.channel_type !== 'im') return nothing;
      if (inner.subtype !== undefined || inner.bot_id !== undefined || said.text.trim() === '')
        return nothing;
      return {
        ...speech(id, workspaces, said),
        ...who({ id: user }, { id: channel }, true),
        kind: 'command',
        said: { as: 'text', text: said.text },
      };
    }
    default:
      return nothing;
  }
};

type Names = Pick<SlackText, 'people' | 'places'>;

const named = ({ people, places }: Names): Names => ({ people, places });

const speech = (
  id: string | undefined,
  workspaces: readonly (string | undefined)[],
  names: Names = { people: [], places: [] },
) => ({ id: id ?? '', workspaces: present(workspaces), ...named(names) });

const present = (all: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(all.filter((one) => one !== undefined)),
];

/**
 * Somebody from another workspace, in a channel that two share, comes with their own `user.team_id`;
 * the app surface in `team`, or where the form was opened.
 */
const teamsOf = (body: Json): readonly (string | undefined)[] => [
  string(record(body.team).id),
  string(record(body.view).app_installed_team_id),
  string(record(body.user).team_id),
  string(record(body.enterprise).id),
];

const who = (
  person: Readonly<{ id: string; name?: unknown }>,
  place: Readonly<{ id: string; name?: unknown }>,
  direct = isDirectId(place.id),
) => ({ person: withName(person), place: withName(place), direct });

const withName = ({ id, name }: Readonly<{ id: string; name?: unknown }>): NamedId => {
  const known = string(name);
  return known === undefined || noNames.has(known) ? { id } : { id, name: known };
};

const reach = (body: Json): Readonly<{ trigger?: string; answerAt?: string }> => {
  const [trigger, answerAt] = [string(body.trigger_id), string(body.response_url)];
  return {
    ...(trigger === undefined ? {} : { trigger }),
    ...(answerAt === undefined ? {} : { answerAt }),
  };
};

const picked = (action: Json): Names => {
  const [person, place] = [string(action.selected_user), string(action.selected_conversation)];
  return {
    people: [person, ...list(action.selected_users).map(string)].flatMap((id) => (id ? [{ id }] : [])),
    places: place === undefined ? [] : [{ id: place }],
  };
};

/** Tells two forms with other words in them apart. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
