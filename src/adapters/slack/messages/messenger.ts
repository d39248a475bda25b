import type * as types from '@slack/types';
import type { Card } from '../../../chat/card.ts';
import type { Destination, MessageRef } from '../../../chat/ids.ts';
import { bytesOfFile, type ReplyFile } from '../../../chat/incoming.ts';
import { PlatformError } from '../../../chat/platform.ts';
import { isAccountId } from '../account-ids.ts';
import { errorName, isRevoked, platformError } from '../faults.ts';
import type { Workspace, Workspaces } from '../installation/workspaces.ts';
import type { SlackMessage } from '../render.ts';
import type { ChartSender } from './chart-sender.ts';
import { type AnswerOptions, respondAt } from './response-address.ts';

/** Every call that sends something to Slack. All of them throw PlatformError. */
export type Messenger = Readonly<{
  /** Posts a card in a channel, and joins the channel first if that is needed and possible. */
  post(workspace: Workspace, channel: string, card: Card, more?: PostOptions): Promise<MessageRef>;
  /** Posts a message that is rendered already. */
  postRendered(workspace: Workspace, channel: string, message: SlackMessage): Promise<void>;
  update(workspace: Workspace, message: MessageRef, card: Card): Promise<void>;
  /** The address of a message. */
  linkTo(workspace: Workspace, message: MessageRef): Promise<string>;
  /** Shows a card to one person in a channel. */
  postEphemeral(
    workspace: Workspace,
    channel: string,
    person: string,
    card: Card,
    thread?: string,
  ): Promise<void>;
  /** Answers at the response address that came with what a person did. */
  answer(workspace: Workspace, url: string, card: Card, how: AnswerOptions): Promise<void>;
  /** The same with a message that is rendered already. */
  answerRendered(url: string, message: Partial<SlackMessage>, how: AnswerOptions): Promise<void>;
  /** The id of the direct conversation with a person. */
  conversation(workspace: Workspace, person: string): Promise<string>;
  openView(workspace: Workspace, trigger: string, view: types.ModalView): Promise<void>;
  updateView(workspace: Workspace, id: string, view: types.ModalView): Promise<void>;
  publishHome(workspace: Workspace, person: string, card: Card): Promise<void>;
  /** Sends a file to a person in their direct conversation. */
  file(workspace: Workspace, person: string, file: ReplyFile): Promise<void>;
}>;

export type PostOptions = Readonly<{
  thread?: string;
  key?: string;
  /** Awaited before each request that posts; it rejects when nothing may be posted any more. */
  mayStill?: () => Promise<void>;
}>;

/** The type of the metadata in which a message carries its key. */
export const metadataType = 'halqa';

const withoutPreviews = { unfurl_links: false, unfurl_media: false } as const;

export const createMessenger = (
  workspaces: Workspaces,
  chartSender: ChartSender,
  callTimeoutMs: number,
): Messenger => {
  const call = async <Result>(workspace: Workspace, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      // A new installation may have brought a new token.
      if (isRevoked(error)) workspaces.stale(workspace.id);
      throw platformError(error);
    }
  };

  const post: Messenger['post'] = (workspace, channel, card, { thread, key, mayStill } = {}) =>
    call(workspace, () =>
      chartSender.send(workspace, card, async ({ text, blocks }) => {
        const send = async () => {
          await mayStill?.();
          return workspace.client.chat.postMessage({
            channel,
            text,
            blocks,
            ...withoutPreviews,
            ...(thread === undefined ? {} : { thread_ts: thread }),
            ...(key === undefined ? {} : { metadata: { event_type: metadataType, event_payload: { key } } }),
          });
        };
        const sent = await joining(workspace, channel, send);
        if (sent.ts === undefined)
          throw new PlatformError({ kind: 'busy' }, 'Slack did not say where the message stands.', 'unknown');
        return {
          place: { platform: 'slack', workspace: workspace.id, id: sent.channel ?? channel } as const,
          id: sent.ts,
        };
      }),
    );

  const conversationWith: Messenger['conversation'] = (workspace, person) =>
    call(workspace, () => openConversation(workspace, person));

  const answerRendered: Messenger['answerRendered'] = (url, message, how) =>
    respondAt(url, message, how, callTimeoutMs);

  return {
    post,
    answerRendered,
    conversation: conversationWith,
    postRendered: async (workspace, channel, { text, blocks }) => {
      await call(workspace, () =>
        workspace.client.chat.postMessage({ channel, text, blocks, ...withoutPreviews }),
      );
    },
    update: (workspace, { place, id }, card) =>
      call(workspace, () =>
        chartSender.send(workspace, card, async ({ text, blocks }) => {
          await workspace.client.chat.update({ channel: place.id, ts: id, text, blocks });
        }),
      ),
    linkTo: (workspace, { place, id }) =>
      call(workspace, async () => {
        const { permalink } = await workspace.client.chat.getPermalink({ channel: place.id, message_ts: id });
        if (permalink === undefined)
          throw new PlatformError({ kind: 'gone' }, 'Slack has no link to the message.');
        return permalink;
      }),
    postEphemeral: (workspace, channel, user, card, thread) =>
      call(workspace, () =>
        chartSender.send(workspace, card, async ({ text, blocks }) => {
          const inThread = thread === undefined ? {} : { thread_ts: thread };
          await workspace.client.chat.postEphemeral({ channel, user, text, blocks, ...inThread });
        }),
      ),
    answer: (workspace, url, card, how) =>
      call(workspace, () =>
        chartSender.send(workspace, card, (message) => answerRendered(url, message, how)),
      ),
    openView: async (workspace, trigger, view) => {
      await call(workspace, () => workspace.client.views.open({ trigger_id: trigger, view }));
    },
    updateView: async (workspace, id, view) => {
      await call(workspace, () => workspace.client.views.update({ view_id: id, view }));
    },
    publishHome: async (workspace, person, card) => {
      await call(workspace, async () => {
        const { blocks } = chartSender.renderWithoutFiles(workspace, card);
        await workspace.client.views.publish({
          user_id: person,
          view: { type: 'home', blocks: [...blocks] },
        });
      });
    },
    file: async (workspace, person, file) => {
      const channel = await conversationWith(workspace, person);
      await call(workspace, () => upload(workspace, channel, file, callTimeoutMs));
    },
  };
};

/** How many conversations of a workspace are remembered. */
const conversationsMax = 10_000;

/** The id of the direct conversation with a person. */
const openConversation = async ({ client, conversations }: Workspace, person: string): Promise<string> => {
  const before = conversations.get(person);
  if (before !== undefined) return before;
  const { channel } = await client.conversations.open({ users: person });
  if (channel?.id === undefined)
    throw new PlatformError({ kind: 'gone' }, 'Slack opened no conversation with that person.');
  if (conversations.size > conversationsMax) conversations.clear();
  conversations.set(person, channel.id);
  return channel.id;
};

const upload = async (
  { client }: Workspace,
  channel: string,
  file: ReplyFile,
  timeoutMs: number,
): Promise<void> => {
  const { name } = file;
  const bytes = Buffer.from(bytesOfFile(file));
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.byteLength,
  });
  if (url === undefined || id === undefined) throw new Error('Slack gave no address to upload to');
  const signal = AbortSignal.timeout(timeoutMs);
  const sent = await fetch(url, { method: 'POST', body: new Blob([bytes]), signal });
  if (!sent.ok) throw new Error(`the upload was answered with ${sent.status}`);
  await client.files.completeUploadExternal({ files: [{ id, title: name }], channel_id: channel });
};

/** Sends; where Halqa is not in a public channel, joins it and sends again. */
const joining = async <Sent>(
  workspace: Workspace,
  channel: string,
  send: () => Promise<Sent>,
): Promise<Sent> => {
  try {
    return await send();
  } catch (error) {
    if (errorName(error) !== 'not_in_channel' || !channel.startsWith('C')) throw error;
    try {
      await workspace.client.conversations.join({ channel });
    } catch {
      throw error;
    }
    return send();
  }
};

/** The channel of a destination; for a person, or a person's own page, the direct conversation. */
export const channelOf = async (
  messenger: Messenger,
  workspace: Workspace,
  to: Destination,
): Promise<string> => {
  if (to.to === 'person') return messenger.conversation(workspace, to.account.id);
  return isAccountId(to.place.id) ? messenger.conversation(workspace, to.place.id) : to.place.id;
};
