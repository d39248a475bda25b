import type { types } from '@slack/bolt';
import type { Card } from '../../../chat/card.ts';
import type { Form } from '../../../chat/form.ts';
import type { Language, MessageRef } from '../../../chat/ids.ts';
import type { PrivateReply, PublicReply } from '../../../chat/incoming.ts';
import { PlatformError } from '../../../chat/platform.ts';
import { isAccountId } from '../account-ids.ts';
import { reasonOf } from '../faults.ts';
import { contextBlock, formLimits, modalOf, noticeModal, type Purpose } from '../form.ts';
import { fallbackText, type SlackMessage } from '../render.ts';
import { slackWords } from '../words.ts';
import type { Answerable, AnswerParts, DeliveryOf, Exchange } from './context.ts';
import { formOffer, noteBlock, noticeCard, textMessage } from './notice.ts';

/** The ways in which a reply of the bot reaches people on Slack. */
export type Replies = Readonly<{
  /** Renders a card; a card that is too large for Slack becomes plain text. */
  rendered(exchange: Exchange, card: Card): SlackMessage;
  /** Shows a card to the person alone: where they are, else in a direct message. */
  showPrivately(exchange: Exchange, card: Card): Promise<void>;
  /** The same with the file that belongs to the reply. */
  privateReply(exchange: Exchange, reply: PrivateReply): Promise<void>;
  /** Posts a card for everybody in the place, and tells the bot where it stands. */
  publicReply(exchange: Exchange, reply: PublicReply): Promise<void>;
  openForm(exchange: Exchange, form: Form): Promise<void>;
  /** A card as a window. */
  windowOf(exchange: Exchange, card: Card): types.ModalView;
  /** Opens a window with the card: the home has no room for an answer. */
  openWindow(exchange: Exchange, card: Card): Promise<void>;
  /** Redraws the card that a button stands on. */
  redraw(
    exchange: Exchange<DeliveryOf<'button'>>,
    card: Card,
    message: MessageRef | undefined,
  ): Promise<void>;
}>;

export const createReplies = (parts: AnswerParts): Replies => {
  const { handle, messenger, chartSender, commandPrefix, log } = parts;

  const rendered: Replies['rendered'] = ({ workspace }, card) => {
    try {
      return chartSender.renderWithoutFiles(workspace, card);
    } catch (error) {
      log.error({ err: error, title: card.title }, 'a card is too large for Slack');
      return textMessage(fallbackText(card));
    }
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

  const publicReply: Replies['publicReply'] = async (exchange, { card, subject }) => {
    const { workspace, delivery, origin } = exchange;
    let message: MessageRef;
    try {
      const channel = isAccountId(delivery.place.id)
        ? await messenger.conversation(workspace, delivery.person.id)
        : delivery.place.id;
      const { thread } = delivery;
      message = await messenger.post(workspace, channel, card, thread === undefined ? {} : { thread });
    } catch (error) {
      log.warn({ why: reasonOf(error), place: delivery.place.id }, 'a public answer could not be posted');
      return publicReplyWithoutPost(exchange, card, error);
    }
    if (subject !== undefined)
      await handle()({ ...origin, id: `shown:${origin.id}`, kind: 'shown', subject, message });
  };

  /** Slack takes an answer at the response address also where Halqa is not a member of the channel. */
  const publicReplyWithoutPost = async (exchange: Exchange, card: Card, failure: unknown): Promise<void> => {
    const { workspace, delivery } = exchange;
    const { language } = card;
    if (delivery.answerAt !== undefined && wasNotPosted(failure))
      try {
        await messenger.answer(workspace, delivery.answerAt, card, { as: 'public' });
        if (!delivery.direct)
          await showPrivately(exchange, noticeCard(language, slackWords.notInPlace[language]));
        return;
      } catch (error) {
        log.warn(
          { why: reasonOf(error) },
          'a public answer could not be sent to the response address either',
        );
      }
    const why = slackWords.notSaid[language].replace('{why}', reasonOf(failure));
    await showPrivately(exchange, { ...card, blocks: [noteBlock(why), ...card.blocks] });
  };

  const openForm: Replies['openForm'] = async ({ workspace, delivery }, form) => {
    const { language } = form;
    if (delivery.trigger !== undefined)
      try {
        const modal = modalOf(commandPrefix.form(form), purposeOf(delivery, language));
        await messenger.openView(workspace, delivery.trigger, modal);
        return;
      } catch (error) {
        log.warn({ why: reasonOf(error) }, 'a form could not be opened');
      }
    const line = delivery.kind === 'command' && delivery.said.as === 'text' ? delivery.said.text : undefined;
    const words = delivery.trigger === undefined ? slackWords.formElsewhere : slackWords.tooLate;
    const offer = formOffer(words[language], language, line);
    if (delivery.answerAt !== undefined)
      await messenger.answerRendered(delivery.answerAt, offer, { as: 'private' });
    else
      await messenger.postRendered(
        workspace,
        await messenger.conversation(workspace, delivery.person.id),
        offer,
      );
  };

  const windowOf: Replies['windowOf'] = (exchange, card) => {
    const [header, ...blocks] = rendered(exchange, card).blocks;
    const content = header === undefined || blocks.length > 0 ? blocks : [contextBlock(card.title)];
    // The title of a window is cut at 24 characters.
    const title = card.title.length <= formLimits.title ? card.title : slackWords.title[card.language];
    const whole = title === card.title || header === undefined ? content : [header, ...blocks];
    return noticeModal(card.language, title, whole);
  };

  const openWindow: Replies['openWindow'] = async (exchange, card) => {
    const { workspace, delivery } = exchange;
    if (delivery.trigger !== undefined)
      try {
        const [, ...blocks] = rendered(exchange, card).blocks;
        const content = blocks.length > 0 ? blocks : [contextBlock(card.title)];
        await messenger.openView(
          workspace,
          delivery.trigger,
          noticeModal(card.language, card.title, content),
        );
        return;
      } catch (error) {
        log.debug({ why: reasonOf(error) }, 'a window could not be opened');
      }
    await showPrivately(exchange, card);
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

  return { rendered, showPrivately, privateReply, publicReply, openForm, windowOf, openWindow, redraw };
};

/** True when Slack refused: nothing was posted, and another way may be taken. */
const wasNotPosted = (error: unknown): boolean => error instanceof PlatformError && error.accepted === 'no';

const purposeOf = (delivery: Answerable, language: Language): Purpose & Readonly<{ language: Language }> => ({
  place: delivery.place.id,
  direct: delivery.direct,
  language,
  ...(delivery.place.name === undefined ? {} : { name: delivery.place.name }),
  ...(delivery.thread === undefined ? {} : { thread: delivery.thread }),
  ...(delivery.answerAt === undefined ? {} : { answerAt: delivery.answerAt }),
});
