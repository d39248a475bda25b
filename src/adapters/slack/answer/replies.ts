import type { Card } from '../../../chat/card.ts';
import type { MessageRef } from '../../../chat/ids.ts';
import type { PrivateReply, PublicReply } from '../../../chat/incoming.ts';
import { reasonOf } from '../faults.ts';
import { fallbackText, type SlackMessage } from '../render.ts';
import { slackWords } from '../words.ts';
import type { AnswerParts, DeliveryOf, Exchange } from './context.ts';
import { noticeCard, textMessage } from './notice.ts';
import { sendPublicReply } from './public-reply.ts';
import { createWindows, type Windows } from './windows.ts';

/** The ways in which a reply of the bot reaches people on Slack. */
export type Replies = Readonly<{
  /** Renders a card; a card that is too large for Slack becomes plain text. */
  rendered(exchange: Exchange, card: Card): SlackMessage;
  /**
   * The same as the answer in an acknowledgement that the person alone sees. For a frozen card it is frozen
   * too.
   */
  privateAnswer(exchange: Exchange, card: Card): object;
  /** Shows a card to the person alone: where the delivery came from, otherwise in a direct message. */
  showPrivately(exchange: Exchange, card: Card): Promise<void>;
  /** The same with the file that belongs to the reply. */
  privateReply(exchange: Exchange, reply: PrivateReply): Promise<void>;
  /** Posts a card for everybody in the place, and tells the bot which message it is. */
  publicReply(exchange: Exchange, reply: PublicReply): Promise<void>;
  /** Redraws the card of the pressed button. */
  redraw(
    exchange: Exchange<DeliveryOf<'button'>>,
    card: Card,
    message: MessageRef | undefined,
  ): Promise<void>;
}> &
  Windows;

export const createReplies = (parts: AnswerParts): Replies => {
  const { messenger, chartSender, log } = parts;

  const rendered: Replies['rendered'] = ({ workspace }, card) => {
    try {
      return chartSender.renderWithoutFiles(workspace, card);
    } catch (error) {
      log.error({ err: error, title: card.title }, 'a card is too large for Slack');
      return textMessage(fallbackText(card));
    }
  };

  const kept = new WeakMap<Card, object>();
  const privateAnswer: Replies['privateAnswer'] = (exchange, card) => {
    const before = kept.get(card);
    if (before !== undefined) return before;
    const answer = { response_type: 'ephemeral', ...rendered(exchange, card) };
    if (Object.isFrozen(card)) kept.set(card, Object.freeze(answer));
    return answer;
  };

  const showPrivately: Replies['showPrivately'] = async ({ workspace, delivery }, card) => {
    const { person, place, answerAt, thread } = delivery;
    if (answerAt !== undefined)
      try {
        await messenger.answer(workspace, answerAt, card, { as: 'private' });
        return;
      } catch (error) {
        log.warn({ why: reasonOf(error) }, 'Slack refused an answer at the response address');
      }
    if (!delivery.direct)
      try {
        await messenger.postEphemeral(workspace, place.id, person.id, card, thread);
        return;
      } catch (error) {
        log.debug({ why: reasonOf(error) }, 'an ephemeral message could not be posted');
      }
    await messenger.post(workspace, await messenger.conversation(workspace, person.id), card);
  };

  const privateReply: Replies['privateReply'] = async (exchange, { card, file }) => {
    await showPrivately(exchange, card);
    if (file === undefined) return;
    const { workspace, delivery } = exchange;
    const notice = await messenger.file(workspace, delivery.person.id, file).then(
      () => slackWords.fileSent[card.language],
      (error: unknown) => slackWords.fileNotSent[card.language].replace('{why}', reasonOf(error)),
    );
    await showPrivately(exchange, noticeCard(card.language, notice));
  };

  const redraw: Replies['redraw'] = async ({ workspace, delivery }, card, message) => {
    if (delivery.answerAt !== undefined)
      try {
        await messenger.answer(workspace, delivery.answerAt, card, { as: 'redraw' });
        return;
      } catch (error) {
        log.debug(
          { why: reasonOf(error) },
          'the response address is refused; the message is updated instead',
        );
      }
    if (message !== undefined) await messenger.update(workspace, message, card);
  };

  return {
    rendered,
    privateAnswer,
    showPrivately,
    privateReply,
    publicReply: async (exchange, reply) => {
      await sendPublicReply(parts, showPrivately, exchange, reply);
      if (reply.aside !== undefined) await showPrivately(exchange, reply.aside);
    },
    redraw,
    ...createWindows(parts, rendered, showPrivately),
  };
};
