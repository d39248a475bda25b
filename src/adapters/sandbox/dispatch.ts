import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import {
  type CommandInput,
  type CommandReply,
  type Handle,
  inThatThread,
  type PrivateReply,
  type PublicReply,
  type ReplyFile,
  type Thread,
} from '../../chat/incoming.ts';
import { never } from '../../chat/never.ts';
import { isCallForHelp } from '../../chat/text/line.ts';
import type { Conversation } from './conversation.ts';
import { ApiError } from './faults.ts';
import { createOpenForms, type OpenedIn } from './form.ts';
import type { StoredMessage } from './journal.ts';
import { isPrivate, privatePlace } from './names.ts';
import { createReceiver, type Delivery, type Receiver } from './receive.ts';
import type { Ask, Press, Say, Submit, Suggest } from './requests.ts';
import type { Answer, SubmitAnswer, SuggestAnswer } from './shapes.ts';

/** Takes what people type, press and fill in to the bot, and stores its replies as messages. */
export type Dispatcher = Readonly<{
  say(body: Say): Promise<Answer>;
  /** Opens the form of a subcommand with values in it, as the menu of a message does. */
  ask(body: Ask): Promise<Answer>;
  press(body: Press): Promise<Answer>;
  submit(body: Submit): Promise<SubmitAnswer>;
  suggest(body: Suggest): Promise<SuggestAnswer>;
  /** The file that came with a message, for its reader only. */
  file(message: string, as: string): ReplyFile;
}> &
  Pick<Receiver, 'person' | 'place'>;

export const createDispatcher = (
  conversation: Conversation,
  now: () => number,
  handle: () => Handle,
): Dispatcher => {
  const receive = createReceiver(conversation.workspace, conversation.find, now);
  const replies = createReplies(conversation, receive, now, handle);
  return {
    person: receive.person,
    place: receive.place,
    ...createTyping(conversation, receive, replies, now, handle),
    ...createControls(conversation, receive, replies, handle),
    file(message, as) {
      const found = conversation.fileOf(message, receive.person(as).id);
      if (!found) throw new ApiError(404, `There is no file with the message "${message}" for you.`);
      return found;
    },
  };
};

type Replies = Readonly<{
  /** Stores a private reply; its file stays in memory. */
  privately(delivery: Delivery, reply: PrivateReply): StoredMessage;
  /** Stores a public reply. When it has a subject, the bot is told where it is shown. */
  publicly(delivery: Delivery, reply: PublicReply): Promise<readonly StoredMessage[]>;
  /** Opens a form in the place that it was asked for in. */
  form(delivery: Delivery, form: Form): Answer;
  /** Where a form was opened. */
  openedIn(token: string, delivery: Pick<Delivery, 'by'>): OpenedIn | undefined;
  messages(...messages: readonly StoredMessage[]): Answer;
}>;

const createReplies = (
  conversation: Conversation,
  receive: Receiver,
  now: () => number,
  handle: () => Handle,
): Replies => {
  const forms = createOpenForms(conversation.workspace);

  const store = (
    { id, account, place, thread, line }: Delivery,
    card: Card,
    isPublic: boolean,
  ): StoredMessage => {
    const message = {
      place: place.id,
      at: now(),
      reader: isPublic && !isPrivate(place.id) ? null : account.id,
      writer: null,
      by: { id: account.id, ...(line !== undefined && { said: line }) },
      ...(thread !== undefined && { thread }),
      card,
      said: '',
      key: `answer:${account.id}:${id}`,
    };
    // A private reply to a press or a form may repeat a ballot: it never reaches the disk.
    return isPublic || line !== undefined ? conversation.add(message) : conversation.addUnsaved(message);
  };

  /** The first card in the thread of a message. */
  const openThread = async (delivery: Delivery, { card, subject }: Thread, on: StoredMessage) => {
    const first = store({ ...delivery, id: `${delivery.id}:thread`, thread: on.id }, card, true);
    await handle()(receive.shown(delivery, subject, first, 'linked'));
    return first;
  };

  return {
    privately(delivery, { card, file, fleeting }) {
      const { line: _, ...withoutLine } = delivery;
      const message = store(fleeting ? withoutLine : delivery, card, false);
      if (file !== undefined) conversation.attach(message, file);
      return message;
    },
    async publicly(delivery, reply) {
      const { thread } = reply;
      const inside = thread !== undefined && delivery.thread !== undefined;
      const { card, subject, aside } = inside ? inThatThread(thread) : reply;
      const message = store(delivery, card, true);
      if (subject !== undefined)
        await handle()(receive.shown(delivery, subject, message, inside ? 'linked' : undefined));
      const { line: _, ...withoutLine } = delivery;
      const beside = aside && store({ ...withoutLine, id: `${delivery.id}:aside` }, aside, false);
      const first =
        thread !== undefined && !inside ? await openThread(withoutLine, thread, message) : undefined;
      return [message, ...(beside ? [beside] : []), ...(first ? [first] : [])];
    },
    form: (delivery, form) => {
      const place = isPrivate(delivery.place.id) ? privatePlace : delivery.place.id;
      const { thread } = delivery;
      return { messages: [], form: forms.open(form, delivery.by, { place, ...(thread && { thread }) }) };
    },
    openedIn: (token, { by }) => forms.openedIn(token, by),
    messages: (...messages) => ({ messages: messages.map(conversation.show) }),
  };
};

/** The messages, or the form, of a reply that redraws nothing. */
const answerOf = async (replies: Replies, delivery: Delivery, reply: CommandReply): Promise<Answer> => {
  switch (reply.kind) {
    case 'private':
      return replies.messages(replies.privately(delivery, reply));
    case 'public':
      return replies.messages(...(await replies.publicly(delivery, reply)));
    case 'form':
      return replies.form(delivery, reply.form);
    default:
      return never(reply);
  }
};

/** Lines, message menus and suggestions. */
const createTyping = (
  conversation: Conversation,
  receive: Receiver,
  replies: Replies,
  now: () => number,
  handle: () => Handle,
): Pick<Dispatcher, 'say' | 'ask' | 'suggest'> => {
  const command = async (delivery: Delivery, said: CommandInput): Promise<Answer> => {
    return answerOf(replies, delivery, await handle()(receive.command(delivery, said)));
  };

  return {
    async say({ as, in: given, text, thread, id }) {
      const by = receive.person(as);
      const place = receive.place(given, by);
      const inThread = receive.thread(thread, place);
      const delivery = receive.delivery(by, place, id, { ...inThread, line: text });
      const where = delivery.place.id;
      // In private nobody else is spoken to; any other line there is a note of one's own.
      if (text.trimStart().startsWith('/') || (isPrivate(where) && isCallForHelp(text)))
        return command(delivery, { as: 'text', text });
      return replies.messages(
        conversation.add({
          place: where,
          at: now(),
          reader: isPrivate(where) ? by.id : null,
          writer: by.id,
          ...inThread,
          card: null,
          said: text,
          key: `said:${by.id}:${delivery.id}`,
        }),
      );
    },
    async ask({ as, in: place, path, values, message, id }) {
      const by = receive.person(as);
      const delivery = receive.delivery(by, receive.place(place, by), id);
      return command(delivery, { as: 'values', path, values, ask: true, ...receive.sourceOf(message, by) });
    },
    async suggest({ as, in: place, text }) {
      const by = receive.person(as);
      const delivery = receive.delivery(by, receive.place(place, by), undefined);
      return { suggestions: (await handle()(receive.suggest(delivery, text))).suggestions };
    },
  };
};

/** Buttons, selects and forms. */
const createControls = (
  conversation: Conversation,
  receive: Receiver,
  replies: Replies,
  handle: () => Handle,
): Pick<Dispatcher, 'press' | 'submit'> => ({
  async press({ as, message, token, value, id }) {
    const by = receive.person(as);
    const pressed = receive.message(message, by);
    const place = receive.place(isPrivate(pressed.place) ? privatePlace : pressed.place, by);
    const { thread } = pressed;
    const delivery = receive.delivery(by, place, id, thread === undefined ? {} : { thread });
    const reply = await handle()(receive.button(delivery, pressed, token, value));
    if (reply.kind !== 'redraw') return answerOf(replies, delivery, reply);
    const redrawn = conversation.redraw(pressed.id, reply.card) ?? pressed;
    if (!reply.aside) return replies.messages(redrawn);
    return replies.messages(redrawn, replies.privately(delivery, { kind: 'private', card: reply.aside }));
  },
  async submit({ as, in: given, token, values, message, id }) {
    const by = receive.person(as);
    const opened = replies.openedIn(token, { by });
    const place = receive.place(given ?? opened?.place ?? privatePlace, by);
    const inThread = opened?.thread === undefined ? {} : { thread: opened.thread };
    const delivery = receive.delivery(by, place, id, opened?.place === place.id ? inThread : {});
    const reply = await handle()(receive.form(delivery, token, values, message));
    switch (reply.kind) {
      case 'private':
        return replies.messages(replies.privately(delivery, reply));
      case 'public':
        return replies.messages(...(await replies.publicly(delivery, reply)));
      case 'errors':
        return { errors: reply.errors };
      default:
        return never(reply);
    }
  },
});
