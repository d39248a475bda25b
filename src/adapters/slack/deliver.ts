import type { Destination, MessageRef } from '../../chat/ids.ts';
import type { PlatformPort } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform.ts';
import { faultOf, isRevoked, platformError, reasonOf } from './faults.ts';
import { record, string } from './json.ts';
import { channelOf, type Messenger, metadataType } from './messenger.ts';
import type { Workspaces } from './workspaces.ts';

/** A home is no message: it is named by its person, and by this. */
export const homeId = 'home';

type Delivery = Pick<PlatformPort, 'post' | 'find' | 'edit'>;

/** How many messages one page of the history has: what Slack grants every app. */
const historyPage = 15;
const keysKept = 2_000;

export const createDelivery = (workspaces: Workspaces, messenger: Messenger): Delivery => {
  /** What this process has posted, by its key: Slack need not be asked about it. */
  const posted = new Map<string, MessageRef>();
  const remember = (key: string, message: MessageRef): MessageRef => {
    posted.set(key, message);
    const oldest = posted.keys().next();
    if (posted.size > keysKept && !oldest.done) posted.delete(oldest.value);
    return message;
  };
  const delivery = createUnremembered(workspaces, messenger);
  return {
    ...delivery,
    post: async (to, card, key, mayStill) =>
      posted.get(key) ?? remember(key, await delivery.post(to, card, key, mayStill)),
  };
};

const createUnremembered = (workspaces: Workspaces, messenger: Messenger): Delivery => ({
  post: async (to, card, key, mayStill) => {
    const workspace = await workspaces.get(workspaceOf(to));
    const channel = await channelOf(messenger, workspace, to);
    return messenger.post(workspace, channel, card, { key, mayStill });
  },

  find: async (to, key, { since, cursor }) => {
    const workspace = await workspaces.get(workspaceOf(to));
    const channel = await channelOf(messenger, workspace, to);
    try {
      const { messages, has_more } = await workspace.client.conversations.history({
        channel,
        oldest: String(Math.floor(since / 1000)),
        limit: historyPage,
        include_all_metadata: true,
        ...(cursor === null ? {} : { latest: cursor }),
      });
      const found = (messages ?? []).find((message) => keyOf(message) === key);
      const ts = string(found?.ts);
      const place = { platform: 'slack', workspace: workspace.id, id: channel } as const;
      if (ts !== undefined) return { kind: 'found', message: { place, id: ts } };
      const last = string(messages?.at(-1)?.ts);
      return has_more === true && last !== undefined ? { kind: 'more', cursor: last } : { kind: 'absent' };
    } catch (error) {
      // Without the permission to read there nobody can tell.
      if (faultOf(error).kind === 'forbidden' && !isRevoked(error)) return { kind: 'unreadable' };
      throw platformError(error);
    }
  },

  edit: async (message, card) => {
    const workspace = await workspaces.get(message.place.workspace);
    try {
      if (message.id === homeId) await messenger.publishHome(workspace, message.place.id, card);
      else await messenger.update(workspace, message, card);
    } catch (error) {
      // To draw the same card once more does no harm.
      if (faultOf(error).kind !== 'unsure') throw error;
      throw new PlatformError({ kind: 'busy' }, reasonOf(error));
    }
  },
});

const workspaceOf = (to: Destination): string =>
  to.to === 'place' ? to.place.workspace : to.account.workspace;

const keyOf = (message: unknown): string | undefined => {
  const { event_type, event_payload } = record(record(message).metadata);
  return event_type === metadataType ? string(record(event_payload).key) : undefined;
};
