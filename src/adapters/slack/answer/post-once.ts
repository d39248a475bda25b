import { setTimeout as sleep } from 'node:timers/promises';
import type { Card } from '../../../chat/card.ts';
import type { MessageRef } from '../../../chat/ids.ts';
import { type Found, PlatformError } from '../../../chat/platform.ts';
import { readPage, readReplies } from '../deliver.ts';
import { platformError } from '../faults.ts';
import type { Workspace } from '../installation/workspaces.ts';
import type { Messenger } from '../messages/messenger.ts';

type Post = Readonly<{
  workspace: Workspace;
  channel: string;
  card: Card;
  /** The first message of the thread to post in. */
  thread?: string | undefined;
  /** The message is recognised by it. */
  key: string;
  /** UTC epoch milliseconds: when the person asked for it. */
  askedAt: number;
}>;

const triesAtMost = 7;
const firstPauseMs = 500;
/** The person is waiting, and may soon ask for it again. */
const longestPauseMs = 16_000;
/** The clocks of Slack and of this machine may differ by this much. */
const clockSkewMs = 60 * 60 * 1000;

/**
 * Posts a card that must not be there twice. Where an answer of Slack was lost, the message is looked for before it
 * is posted again.
 * @throws PlatformError; `accepted` is `unknown` when the card may be there all the same
 */
export const postOnce = async (messenger: Messenger, post: Post): Promise<MessageRef> => {
  let inDoubt = false;
  for (let tries = 1; ; tries += 1)
    try {
      const there = inDoubt ? await find(post) : undefined;
      if (there !== undefined) return there;
      inDoubt = false;
      return await send(messenger, post);
    } catch (error) {
      const failed = platformError(error);
      inDoubt ||= failed.accepted === 'unknown';
      const { fault } = failed;
      const pauseMs = Math.max(
        firstPauseMs * 2 ** (tries - 1),
        (fault.kind === 'busy' ? fault.retryAfterMs : undefined) ?? 0,
      );
      const isHopeless = fault.kind !== 'busy' || fault.tokenRefused === true;
      if (isHopeless || tries === triesAtMost || pauseMs > longestPauseMs)
        throw inDoubt ? new PlatformError(fault, failed.message, 'unknown') : failed;
      await sleep(pauseMs);
    }
};

const send = (messenger: Messenger, { workspace, channel, card, thread, key }: Post): Promise<MessageRef> =>
  messenger.post(workspace, channel, card, { key, ...(thread === undefined ? {} : { thread }) });

/** Only what was posted since the person asked is looked through. */
const find = async (post: Post): Promise<MessageRef | undefined> => {
  const { workspace, channel, thread, key } = post;
  const since = post.askedAt - clockSkewMs;
  let cursor: string | null = null;
  for (;;) {
    const found: Found = await (thread === undefined
      ? readPage(workspace, channel, key, { since, cursor })
      : readReplies(workspace, { channel, thread }, key, { since, cursor }));
    if (found.kind === 'found') return found.message;
    if (found.kind !== 'more') return undefined;
    cursor = found.cursor;
  }
};
