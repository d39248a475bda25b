import type { MessageRef } from '../../../chat/ids.ts';
import { never } from '../../../chat/never.ts';
import { isAccountId } from '../account-ids.ts';
import { homeId } from '../deliver.ts';
import { contextBlock, fieldNames, formWithErrors, noticeModal } from '../form.ts';
import { slackWords } from '../words.ts';
import type { AnswerParts, DeliveryOf, Exchange } from './context.ts';
import { createReplies, type Replies } from './replies.ts';

/** Asks the bot about one delivery, and brings its reply to where it belongs. */
export type Answers = Readonly<{
  command(exchange: Exchange<DeliveryOf<'command'>>): Promise<void>;
  button(exchange: Exchange<DeliveryOf<'button'>>): Promise<void>;
  form(exchange: Exchange<DeliveryOf<'form'>>): Promise<void>;
  home(exchange: Exchange): Promise<void>;
}>;

export const createAnswers = (parts: AnswerParts): Answers => {
  const replies = createReplies(parts);
  const home: Answers['home'] = (exchange) => drawHome(parts, exchange);
  return {
    home,
    command: (exchange) => answerCommand(parts, replies, exchange),
    button: async (exchange) => {
      await answerButton(parts, replies, exchange);
      if (exchange.delivery.surface.in === 'home') await home(exchange);
    },
    form: async (exchange) => {
      const accepted = await answerForm(parts, replies, exchange);
      if (accepted && isAccountId(exchange.delivery.place.id)) await home(exchange);
    },
  };
};

const answerCommand = async (
  { handle, chartSender }: AnswerParts,
  replies: Replies,
  exchange: Exchange<DeliveryOf<'command'>>,
): Promise<void> => {
  const { delivery, origin, ack } = exchange;
  const reply = await handle()({ ...origin, kind: 'command', said: delivery.said });
  // A simple card goes into the acknowledgement: it saves a call, and it arrives first.
  const inAck = ack.open() && delivery.answerAt !== undefined && delivery.said.as === 'text';
  switch (reply.kind) {
    case 'private':
      if (inAck && reply.file === undefined && chartSender.simple(reply.card))
        return ack.give(replies.privateAnswer(exchange, reply.card));
      await ack.give();
      return replies.privateReply(exchange, reply);
    case 'public':
      // A card with a subject is redrawn later, so its message must be known: it has to be posted.
      if (inAck && reply.subject === undefined && reply.aside === undefined && chartSender.simple(reply.card))
        return ack.give({ response_type: 'in_channel', ...replies.rendered(exchange, reply.card) });
      await ack.give();
      return replies.publicReply(exchange, reply);
    case 'form':
      await ack.give();
      return replies.openForm(exchange, reply.form);
    default:
      return never(reply);
  }
};

const answerButton = async (
  { handle }: AnswerParts,
  replies: Replies,
  exchange: Exchange<DeliveryOf<'button'>>,
): Promise<void> => {
  const { delivery, origin, ack } = exchange;
  const { surface, token, value } = delivery;
  const message: MessageRef | undefined =
    surface.in === 'message' ? { place: origin.place, id: surface.message } : undefined;
  const reply = await handle()({
    ...origin,
    kind: 'button',
    token,
    ...(value === undefined ? {} : { value }),
    ...(message === undefined ? {} : { message }),
  });
  await ack.give();
  const atHome = surface.in === 'home';
  switch (reply.kind) {
    case 'redraw':
      if (!atHome) await replies.redraw(exchange, reply.card, message);
      if (reply.aside !== undefined)
        await (atHome ? replies.openWindow : replies.showPrivately)(exchange, reply.aside);
      return;
    case 'private':
      if (atHome && reply.file === undefined) return replies.openWindow(exchange, reply.card);
      return replies.privateReply(exchange, reply);
    case 'public':
      return replies.publicReply(exchange, reply);
    case 'form':
      return replies.openForm(exchange, reply.form);
    default:
      return never(reply);
  }
};

/** @returns false when the form stays open with errors. */
const answerForm = async (
  { handle, messenger }: AnswerParts,
  replies: Replies,
  exchange: Exchange<DeliveryOf<'form'>>,
): Promise<boolean> => {
  const { workspace, delivery, origin, ack } = exchange;
  const { token, values, source, view, language } = delivery;
  const reply = await handle()({
    ...origin,
    kind: 'form',
    token,
    values,
    ...(source === undefined ? {} : { source }),
  });
  const late = !ack.open();
  switch (reply.kind) {
    case 'errors': {
      const errors = atFields(reply.errors, fieldNames(view.shape));
      if (late) await messenger.updateView(workspace, view.id, formWithErrors(view.shape, values, errors));
      else await ack.give({ response_action: 'errors', errors });
      return false;
    }
    case 'private':
      await ack.give();
      await replies.privateReply(exchange, reply);
      break;
    case 'public':
      await ack.give();
      await replies.publicReply(exchange, reply);
      break;
    default:
      return never(reply);
  }
  // The window says "one moment" until it gets the result: a private card may be a refusal.
  if (late)
    await messenger.updateView(
      workspace,
      view.id,
      reply.kind === 'private'
        ? replies.windowOf(exchange, reply.card)
        : noticeModal(language, slackWords.title[language], [contextBlock(slackWords.done[language])]),
    );
  return true;
};

const drawHome = async ({ handle, messenger }: AnswerParts, exchange: Exchange): Promise<void> => {
  const { workspace, delivery, origin } = exchange;
  const reply = await handle()({
    ...origin,
    id: `home:${origin.id}`,
    kind: 'command',
    said: { as: 'values', path: 'halqa home', values: {} },
  });
  if (reply.kind !== 'private') return;
  await messenger.publishHome(workspace, delivery.person.id, reply.card);
  const place = { platform: 'slack', workspace: workspace.id, id: delivery.person.id } as const;
  await handle()({
    ...origin,
    id: `shown:${origin.id}`,
    kind: 'shown',
    subject: 'home',
    message: { place, id: homeId },
  });
};

/** Slack refuses an error for a field that the form does not have: such an error goes to the first field. */
const atFields = (
  errors: Readonly<Record<string, string>>,
  fields: readonly string[],
): Readonly<Record<string, string>> => {
  const [first] = fields;
  const entries = Object.entries(errors).map(([name, error]) => [
    fields.includes(name) || first === undefined ? name : first,
    error,
  ]);
  return Object.fromEntries(entries);
};
