import type { types } from '@slack/bolt';
import type { Card } from '../../chat/card.ts';
import type { Destination, MessageRef } from '../../chat/ids.ts';
import { PlatformError } from '../../chat/platform.ts';
import { isAccountId } from './account-ids.ts';
import type { ChartSender } from './chart-sender.ts';
import { BlocksRefused, errorName, isRevoked, platformError } from './faults.ts';
import type { SlackMessage } from './render.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** Everything that is said to Slack. All of it throws PlatformError. */
export type Messenger = Readonly<{
  /** Says a card in a channel, joining it where that is possible and needed. */
  post(workspace: Workspace, channel: string, card: Card, more?: PostOptions): Promise<MessageRef>;
  /** Says what has been drawn already. */
  say(workspace: Workspace, channel: string, drawn: SlackMessage): Promise<void>;
  update(workspace: Workspace, message: MessageRef, card: Card): Promise<void>;
  /** Shows a card to one person in a channel. */
  postEphemeral(
    workspace: Workspace,
    channel: string,
    person: string,
    card: Card,
    thread?: string,
  ): Promise<void>;
  /** Answers at the address that came with what a person did. */
  answer(workspace: Workspace, url: string, card: Card, how: AnswerOptions): Promise<void>;
  /** The same, with what has been drawn already. */
  answerRendered(url: string, drawn: Partial<SlackMessage>, how: AnswerOptions): Promise<void>;
  /** The direct conversation with a person. */
  conversation(workspace: Workspace, person: string): Promise<string>;
  openView(workspace: Workspace, trigger: string, view: types.ModalView): Promise<void>;
  updateView(workspace: Workspace, id: string, view: types.ModalView): Promise<void>;
  publishHome(workspace: Workspace, person: string, card: Card): Promise<void>;
  /** Sends a file to a person, in the direct conversation. */
  file(workspace: Workspace, person: string, file: Readonly<{ name: string; text: string }>): Promise<void>;
}>;

export type PostOptions = Readonly<{
  thread?: string;
  key?: string;
  /** Awaited right before the request that makes the card visible; nothing is sent where it rejects. */
  mayStill?: (() => Promise<void>) | undefined;
}>;
export type AnswerOptions = Readonly<{ as: 'private' | 'public' | 'redraw' }>;

/** Under this name a message carries the key of what it says. */
export const metadataType = 'halqa';

const howToAnswer = {
  private: { response_type: 'ephemeral', replace_original: false },
  public: { response_type: 'in_channel', replace_original: false },
  redraw: { replace_original: true },
} as const;

/** Nothing in what we say is turned into a link or a preview by Slack itself. */
const asWritten = { unfurl_links: false, unfurl_media: false } as const;

export const createMessenger = (
  workspaces: Workspaces,
  chartSender: ChartSender,
  callTimeoutMs: number,
): Messenger => {
  /** A workspace that took its permission back is forgotten, so that a new installation is looked for. */
  const call = async <Result>(workspace: Workspace, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
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
            ...asWritten,
            ...(thread === undefined ? {} : { thread_ts: thread }),
            ...(key === undefined ? {} : { metadata: { event_type: metadataType, event_payload: { key } } }),
          });
        };
        const sent = await joining(workspace, channel, send);
        if (sent.ts === undefined)
          throw new PlatformError({ kind: 'busy' }, 'Slack did not say where the message is.', 'unknown');
        return {
          place: { platform: 'slack', workspace: workspace.id, id: sent.channel ?? channel } as const,
          id: sent.ts,
        };
      }),
    );

  const answerRendered: Messenger['answerRendered'] = async (url, drawn, { as }) => {
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ ...howToAnswer[as], ...drawn }),
        signal: AbortSignal.timeout(callTimeoutMs),
      });
    } catch {
      throw new PlatformError({ kind: 'busy' }, 'Slack did not answer.', 'unknown');
    }
    const said = await response.text().catch(() => '');
    if (said.includes('invalid_blocks')) throw new BlocksRefused('Slack refused the blocks');
    if (!response.ok)
      throw new PlatformError(
        { kind: 'gone' },
        `Slack no longer takes an answer there (${response.status}).`,
      );
  };

  const conversation: Messenger['conversation'] = async (workspace, person) => {
    const before = workspace.conversations.get(person);
    if (before !== undefined) return before;
    const { channel } = await call(workspace, () => workspace.client.conversations.open({ users: person }));
    if (channel?.id === undefined)
      throw new PlatformError({ kind: 'gone' }, 'Slack opened no conversation with that person.');
    if (workspace.conversations.size > 10_000) workspace.conversations.clear();
    workspace.conversations.set(person, channel.id);
    return channel.id;
  };

  return {
    post,
    answerRendered,
    conversation,
    say: async (workspace, channel, { text, blocks }) => {
      await call(workspace, () => workspace.client.chat.postMessage({ channel, text, blocks, ...asWritten }));
    },
    update: (workspace, { place, id }, card) =>
      call(workspace, () =>
        chartSender.send(workspace, card, async ({ text, blocks }) => {
          await workspace.client.chat.update({ channel: place.id, ts: id, text, blocks });
        }),
      ),
    postEphemeral: (workspace, channel, user, card, thread) =>
      call(workspace, () =>
        chartSender.send(workspace, card, async ({ text, blocks }) => {
          await workspace.client.chat.postEphemeral({
            channel,
            user,
            text,
            blocks,
            ...(thread === undefined ? {} : { thread_ts: thread }),
          });
        }),
      ),
    answer: (workspace, url, card, how) =>
      call(workspace, () => chartSender.send(workspace, card, (drawn) => answerRendered(url, drawn, how))),
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
    file: async (workspace, person, { name, text }) => {
      const channel = await conversation(workspace, person);
      await call(workspace, async () => {
        const bytes = Buffer.from(text, 'utf8');
        const { upload_url: url, file_id: id } = await workspace.client.files.getUploadURLExternal({
          filename: name,
          length: bytes.byteLength,
        });
        if (url === undefined || id === undefined) throw new Error('Slack gave no address to upload to');
        const sent = await fetch(url, {
          method: 'POST',
          body: new Blob([bytes]),
          signal: AbortSignal.timeout(callTimeoutMs),
        });
        if (!sent.ok) throw new Error(`the upload was answered with ${sent.status}`);
        await workspace.client.files.completeUploadExternal({
          files: [{ id, title: name }],
          channel_id: channel,
        });
      });
    },
  };
};

/** Says it; where Halqa is not in a public channel, joins and says it then. */
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

/** Where something is to be said: a channel, or the direct conversation with a person. */
export const channelOf = async (
  messenger: Messenger,
  workspace: Workspace,
  to: Destination,
): Promise<string> => {
  if (to.to === 'person') return messenger.conversation(workspace, to.account.id);
  return isAccountId(to.place.id) ? messenger.conversation(workspace, to.place.id) : to.place.id;
};
