import type { MessageRef } from '../../chat/ids.ts';
import type { PlatformPort } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform.ts';
import { faultOf, platformError, reasonOf } from './faults.ts';
import { record, string } from './json.ts';
import { channelOf, type Messenger, metadataType } from './messenger.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** A home is no message: it is named by its person, and by this. */
export const homeId = 'home';

type Speaking = Pick<PlatformPort, 'post' | 'edit'>;

/** How far back a message is looked for, and through how many pages. */
const lookBackMs = 48 * 60 * 60_000;
const pageSize = 200;
const pagesMost = 5;
const keysKept = 2_000;

/** How long after a lost answer Slack's history is looked at. */
const settleMs = 250;

export const createDelivery = (workspaces: Workspaces, messenger: Messenger, now: () => number): Speaking => {
  /** What this process has said under its keys: those it need not ask Slack about. */
  const said = new Map<string, MessageRef>();
  const remember = (key: string, message: MessageRef): MessageRef => {
    said.set(key, message);
    const oldest = said.keys().next();
    if (said.size > keysKept && !oldest.done) said.delete(oldest.value);
    return message;
  };
  const speaking = createSpeakingAnew(workspaces, messenger, now);
  return {
    ...speaking,
    post: async (to, card, key, again) =>
      said.get(key) ?? remember(key, await speaking.post(to, card, key, again)),
  };
};

const createSpeakingAnew = (workspaces: Workspaces, messenger: Messenger, now: () => number): Speaking => ({
  post: async (to, card, key, again = false) => {
    const { workspace: id } = to.to === 'place' ? to.place : to.account;
    const workspace = await workspaces.get(id);
    const channel = await channelOf(messenger, workspace, to);
    const ref = (ts: string) => ({
      place: { platform: 'slack', workspace: id, id: channel } as const,
      id: ts,
    });
    if (again) {
      const before = await findByKey(workspace, channel, key, now());
      if (before !== undefined) return ref(before);
    }
    try {
      return await messenger.post(workspace, channel, card, { key });
    } catch (error) {
      if (faultOf(error).kind !== 'unsure') throw error;
      // Slack may have said it although its answer was lost: look, rather than say it twice.
      await new Promise((resolve) => setTimeout(resolve, settleMs));
      const said = await findByKey(workspace, channel, key, now());
      if (said !== undefined) return ref(said);
      throw new PlatformError({ kind: 'busy' }, reasonOf(error));
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

/**
 * When a message with this key surface among the last ones, its time.
 * @throws PlatformError `unsure` where it cannot be found out, `busy` where it can be later.
 */
const findByKey = async (
  workspace: Workspace,
  channel: string,
  key: string,
  at: number,
): Promise<string | undefined> => {
  const oldest = String(Math.floor((at - lookBackMs) / 1000));
  let cursor: string | undefined;
  try {
    for (let page = 0; page < pagesMost; page += 1) {
      const { messages, response_metadata } = await workspace.client.conversations.history({
        channel,
        oldest,
        limit: pageSize,
        include_all_metadata: true,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const found = (messages ?? []).find((message) => keyOf(message) === key);
      if (found !== undefined) return string(found.ts);
      cursor = string(response_metadata?.next_cursor);
      if (cursor === undefined) return undefined;
    }
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'busy') throw platformError(error);
    throw new PlatformError({ kind: 'unsure' }, `Whether it was said cannot be read. ${reasonOf(error)}`);
  }
  throw new PlatformError({ kind: 'unsure' }, 'Too much was said since to find out whether it was said.');
};

const keyOf = (message: unknown): string | undefined => {
  const { event_type, event_payload } = record(record(message).metadata);
  return event_type === metadataType ? string(record(event_payload).key) : undefined;
};
