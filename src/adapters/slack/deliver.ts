import type { Destination, MessageRef } from '../../chat/ids.ts';
import type { Found, HistorySpan, PlatformPort } from '../../chat/platform.ts';
import type { SlackLog } from './client.ts';
import { errorName, faultOf, platformError, reasonOf } from './faults.ts';
import type { Workspace, Workspaces } from './installation/workspaces.ts';
import { parsed, record, string } from './json.ts';
import { channelOf, type Messenger, metadataType } from './messages/messenger.ts';

/** The home is no message; its reference is the person's page and this id. */
export const homeId = 'home';

type Deliverer = Pick<PlatformPort, 'post' | 'find' | 'edit'>;

export type DelivererParts = Readonly<{
  workspaces: Workspaces;
  messenger: Messenger;
  /** False where the app was given no permission to read what was written. */
  readsHistory: boolean;
  log: SlackLog;
}>;

/**
 * How many messages are asked for at once. Apps that are distributed outside Slack's Marketplace get no
 * more, and one request a minute.
 */
const pageSize = 15;
const keysMax = 2_000;

export const createDeliverer = ({ workspaces, messenger, readsHistory, log }: DelivererParts): Deliverer => {
  /** What this process has posted, by key: for that Slack need not be asked. */
  const posted = new Map<string, MessageRef>();

  const channelOfDestination = async (to: Destination) => {
    const workspace = await workspaces.get(to.to === 'place' ? to.place.workspace : to.account.workspace);
    return { workspace, channel: await channelOf(messenger, workspace, to) };
  };

  return {
    post: async (to, card, key, mayStill) => {
      const { workspace, channel } = await channelOfDestination(to);
      const more = { key, ...(mayStill === undefined ? {} : { mayStill }) };
      const message = await messenger.post(workspace, channel, card, more);
      posted.set(key, message);
      const oldest = posted.keys().next();
      if (posted.size > keysMax && !oldest.done) posted.delete(oldest.value);
      return message;
    },

    find: async (to, key, span) => {
      const message = posted.get(key);
      if (message !== undefined) return { kind: 'found', message };
      if (!readsHistory) return { kind: 'unreadable' };
      const { workspace, channel } = await channelOfDestination(to);
      try {
        return await readPage(workspace, channel, key, span);
      } catch (error) {
        const { kind } = faultOf(error);
        if (kind === 'forbidden' || kind === 'gone') {
          log.warn({ channel, why: reasonOf(error) }, 'the history of a channel cannot be read');
          return { kind: 'unreadable' };
        }
        throw platformError(error);
      }
    },

    edit: async (message, card) => {
      const workspace = await workspaces.get(message.place.workspace);
      if (message.id === homeId) await messenger.publishHome(workspace, message.place.id, card);
      else await messenger.update(workspace, message, card);
    },
  };
};

/**
 * The position of a history search, as text: Slack's own cursor, and the times from which to continue when
 * that cursor is no longer valid.
 */
type Position = Readonly<{ cursor?: string; latest?: string; before?: string }>;

const readPosition = (text: string | null): Position => {
  const all = parsed(text ?? undefined);
  const [cursor, latest, before] = [string(all.cursor), string(all.latest), string(all.before)];
  return {
    ...(cursor === undefined ? {} : { cursor }),
    ...(latest === undefined ? {} : { latest }),
    ...(before === undefined ? {} : { before }),
  };
};

/** Looks for the message with a key on one page of a channel's history, the newest first. */
export const readPage = async (
  workspace: Workspace,
  channel: string,
  key: string,
  { since, cursor }: HistorySpan,
): Promise<Found> => {
  const position = readPosition(cursor);
  const request = {
    channel,
    oldest: String(Math.floor(since / 1000)),
    limit: pageSize,
    include_all_metadata: true,
  };
  const { history } = workspace.client.conversations;
  const next = position.cursor;
  const answer = await (next === undefined
    ? history({ ...request, ...(position.before === undefined ? {} : { latest: position.before }) })
    : history({
        ...request,
        cursor: next,
        inclusive: true,
        ...(position.latest === undefined ? {} : { latest: position.latest }),
      }).catch((error: unknown) => {
        if (errorName(error) !== 'invalid_cursor' || position.before === undefined) throw error;
        return history({ ...request, latest: position.before });
      }));
  const messages = answer.messages ?? [];
  const ts = string(messages.find((message) => keyOf(message) === key)?.ts);
  if (ts !== undefined)
    return {
      kind: 'found',
      message: { place: { platform: 'slack', workspace: workspace.id, id: channel }, id: ts },
    };
  const [latest, before] = [position.latest ?? string(messages[0]?.ts), string(messages.at(-1)?.ts)];
  const following = string(answer.response_metadata?.next_cursor);
  if (following === undefined && answer.has_more !== true) return { kind: 'absent' };
  if (following === undefined && before === undefined) return { kind: 'absent' };
  return { kind: 'more', cursor: JSON.stringify({ cursor: following, latest, before }) };
};

/** The same among the replies of a thread, the oldest first. */
export const readReplies = async (
  workspace: Workspace,
  { channel, thread }: Readonly<{ channel: string; thread: string }>,
  key: string,
  { since, cursor }: HistorySpan,
): Promise<Found> => {
  const answer = await workspace.client.conversations.replies({
    channel,
    ts: thread,
    oldest: String(Math.floor(since / 1000)),
    limit: pageSize,
    include_all_metadata: true,
    ...(cursor === null ? {} : { cursor }),
  });
  const ts = string(answer.messages?.find((message) => keyOf(message) === key)?.ts);
  if (ts !== undefined)
    return {
      kind: 'found',
      message: { place: { platform: 'slack', workspace: workspace.id, id: channel }, id: ts },
    };
  const following = string(answer.response_metadata?.next_cursor);
  return following === undefined || following === ''
    ? { kind: 'absent' }
    : { kind: 'more', cursor: following };
};

const keyOf = (message: unknown): string | undefined => {
  const { event_type, event_payload } = record(record(message).metadata);
  return event_type === metadataType ? string(record(event_payload).key) : undefined;
};
