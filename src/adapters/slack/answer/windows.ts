import type * as types from '@slack/types';
import type { Card } from '../../../chat/card.ts';
import type { Form } from '../../../chat/form.ts';
import type { Language } from '../../../chat/ids.ts';
import { reasonOf } from '../faults.ts';
import { contextBlock, formLimits, modalOf, noticeModal, type Purpose } from '../form.ts';
import type { SlackMessage } from '../render.ts';
import { slackWords } from '../words.ts';
import type { Answerable, AnswerParts, Exchange } from './context.ts';
import { formOffer } from './notice.ts';

/** The replies that appear in a window of Slack's, which it calls a modal. */
export type Windows = Readonly<{
  openForm(exchange: Exchange, form: Form): Promise<void>;
  /** A card as a window. */
  windowOf(exchange: Exchange, card: Card): types.ModalView;
  /** Opens a window with the card: the home has no room for an answer. */
  openWindow(exchange: Exchange, card: Card): Promise<void>;
}>;

export const createWindows = (
  { messenger, commandPrefix, log }: AnswerParts,
  rendered: (exchange: Exchange, card: Card) => SlackMessage,
  showPrivately: (exchange: Exchange, card: Card) => Promise<void>,
): Windows => {
  const openForm: Windows['openForm'] = async ({ workspace, delivery }, form) => {
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

  const windowOf: Windows['windowOf'] = (exchange, card) => {
    const [header, ...blocks] = rendered(exchange, card).blocks;
    const content = header === undefined || blocks.length > 0 ? blocks : [contextBlock(card.title)];
    // The title of a window is cut at 24 characters.
    const title = card.title.length <= formLimits.title ? card.title : slackWords.title[card.language];
    const whole = title === card.title || header === undefined ? content : [header, ...blocks];
    return noticeModal(card.language, title, whole);
  };

  const openWindow: Windows['openWindow'] = async (exchange, card) => {
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

  return { openForm, windowOf, openWindow };
};

const purposeOf = (delivery: Answerable, language: Language): Purpose & Readonly<{ language: Language }> => ({
  place: delivery.place.id,
  direct: delivery.direct,
  language,
  ...(delivery.place.name === undefined ? {} : { name: delivery.place.name }),
  ...(delivery.thread === undefined ? {} : { thread: delivery.thread }),
  ...(delivery.answerAt === undefined ? {} : { answerAt: delivery.answerAt }),
});
