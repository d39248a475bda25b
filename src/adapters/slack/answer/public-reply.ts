import type { Card } from '../../../chat/card.ts';
import type { MessageRef } from '../../../chat/ids.ts';
import type { PublicReply, Thread } from '../../../chat/incoming.ts';
import { PlatformError } from '../../../chat/platform.ts';
import { isAccountId } from '../account-ids.ts';
import { reasonOf } from '../faults.ts';
import { messageLink } from '../message-link.ts';
import { slackWords } from '../words.ts';
import type { AnswerParts, Exchange } from './context.ts';
import { noteBlock, noticeCard } from './notice.ts';
import { postOnce } from './post-once.ts';

type ShowPrivately = (exchange: Exchange, card: Card) => Promise<void>;

/** Posts a card for everybody in the place, and tells the bot which message it is. */
export const sendPublicReply = async (
  parts: AnswerParts,
  showPrivately: ShowPrivately,
  exchange: Exchange,
  reply: PublicReply,
): Promise<void> => {
  const { delivery } = exchange;
  if (reply.thread === undefined) {
    await postReply(parts, showPrivately, exchange, reply);
    return;
  }
  if (delivery.thread !== undefined)
    return openThread(parts, showPrivately, exchange, reply.thread, delivery.thread);
  const message = await postReply(parts, showPrivately, exchange, reply);
  if (message !== undefined) await openThread(parts, showPrivately, exchange, reply.thread, message.id);
};

/** @returns the message; undefined when it could not be posted */
const postReply = async (
  parts: AnswerParts,
  showPrivately: ShowPrivately,
  exchange: Exchange,
  { card, subject, thread: opens }: PublicReply,
): Promise<MessageRef | undefined> => {
  const { handle, messenger, log } = parts;
  const { workspace, delivery, origin } = exchange;
  let message: MessageRef;
  try {
    const channel = isAccountId(delivery.place.id)
      ? await messenger.conversation(workspace, delivery.person.id)
      : delivery.place.id;
    const { thread } = delivery;
    message = await (opens === undefined
      ? messenger.post(workspace, channel, card, thread === undefined ? {} : { thread })
      : // A second card would get a second thread.
        postOnce(messenger, {
          workspace,
          channel,
          card,
          thread,
          key: `shown:${origin.id}`,
          askedAt: origin.at,
        }));
  } catch (error) {
    log.warn({ why: reasonOf(error), place: delivery.place.id }, 'a public answer could not be posted');
    await replyWithoutPost(parts, showPrivately, exchange, card, error);
    return undefined;
  }
  if (subject !== undefined)
    await handle()({ ...origin, id: `shown:${origin.id}`, kind: 'shown', subject, message });
  return message;
};

/** Slack has threads without being asked for them: one begins with the first reply to a message. */
const openThread = async (
  { handle, messenger, log }: AnswerParts,
  showPrivately: ShowPrivately,
  exchange: Exchange,
  { card, subject, refused }: Thread,
  thread: string,
): Promise<void> => {
  const { workspace, delivery, origin } = exchange;
  try {
    const message = await postOnce(messenger, {
      workspace,
      channel: delivery.place.id,
      card,
      thread,
      key: `talk:${origin.id}`,
      askedAt: origin.at,
    });
    const link = await messenger.linkTo(workspace, message).catch((error: unknown) => {
      const made = linkWithoutCall(exchange, message, thread);
      if (made === undefined) throw error;
      return made;
    });
    await handle()({ ...origin, id: `talk:${origin.id}`, kind: 'shown', subject, message, link });
  } catch (error) {
    log.warn({ why: reasonOf(error), place: delivery.place.id }, 'a thread could not be opened');
    const { language } = refused;
    await showPrivately(
      exchange,
      isInDoubt(error) ? noticeCard(language, slackWords.threadInDoubt[language]) : refused,
    );
  }
};

/**
 * A thread exists even if Slack does not return its address: without one the next request would open another.
 */
const linkWithoutCall = (
  { workspace, delivery: { team } }: Exchange,
  { place, id }: MessageRef,
  thread: string,
): string | undefined =>
  team?.id === workspace.id
    ? messageLink({ domain: team.domain, channel: place.id, at: id, thread })
    : undefined;

/** Slack accepts an answer at the response address even where Halqa is not a member of the channel. */
const replyWithoutPost = async (
  { messenger, log }: AnswerParts,
  showPrivately: ShowPrivately,
  exchange: Exchange,
  card: Card,
  failure: unknown,
): Promise<void> => {
  const { workspace, delivery } = exchange;
  const { language } = card;
  if (delivery.answerAt !== undefined && wasNotPosted(failure))
    try {
      await messenger.answer(workspace, delivery.answerAt, card, { as: 'public' });
      if (!delivery.direct)
        await showPrivately(exchange, noticeCard(language, slackWords.notInPlace[language]));
      return;
    } catch (error) {
      log.warn({ why: reasonOf(error) }, 'a public answer could not be sent to the response address either');
    }
  const why = slackWords.notSaid[language].replace('{why}', reasonOf(failure));
  await showPrivately(exchange, { ...card, blocks: [noteBlock(why), ...card.blocks] });
};

/** True when the thread may be there all the same. */
const isInDoubt = (error: unknown): boolean => error instanceof PlatformError && error.accepted === 'unknown';

/** True when Slack refused: nothing was posted, and another way may be taken. */
const wasNotPosted = (error: unknown): boolean => error instanceof PlatformError && error.accepted === 'no';
