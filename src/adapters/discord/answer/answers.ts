import type { APIMessage } from 'discord.js';
import { ComponentType } from 'discord-api-types/v10';
import type { CommandDefinition } from '../../../chat/command.ts';
import type { Form } from '../../../chat/form.ts';
import {
  bytesOfFile,
  type Handle,
  type Incoming,
  inThatThread,
  type PrivateReply,
  type PublicReply,
  type Thread,
} from '../../../chat/incoming.ts';
import { never } from '../../../chat/never.ts';
import { shorten } from '../../../chat/text/clean.ts';
import { mostSuggestions } from '../../../chat/text/complete.ts';
import { openId, sourceSuffix } from '../custom-id.ts';
import { toModal } from '../form.ts';
import { commandLimits } from '../limits.ts';
import { messageLink } from '../message-link.ts';
import type { ChartSender } from '../messages/chart-sender.ts';
import type { Message } from '../messages/message.ts';
import type { FirstInThread, Threads } from '../messages/threads.ts';
import type { Names } from '../names.ts';
import type { Received } from '../receive.ts';
import type { Deferral, InteractionResponse } from './interaction-response.ts';
import { drawLateForm, drawPendingForm, type PendingForm, subcommandOfForm } from './pending-form.ts';

export type AnswerParts = Readonly<{
  definitions: readonly CommandDefinition[];
  names: Names;
  chartSender: ChartSender;
  threads: Threads;
  handle: Handle;
  log: Readonly<{ warn(what: object, sentence: string): void }>;
  /** How long a reply may take before the interaction is deferred. */
  deferAfterMs: number;
  /** The same where a form is expected, which cannot open after a deferral. */
  deferFormAfterMs: number;
}>;

/** Where a card or a form goes. */
export type CardResponse = Pick<
  InteractionResponse,
  'started' | 'inThread' | 'accepted' | 'defer' | 'openModal'
> &
  Readonly<{
    /** A form can never open there: it is offered on a card that holds what was typed. */
    formsOnCards?: true;
    /** Returns the message when `withMessage` is set. */
    send(
      message: Message,
      visibility: 'private' | 'public',
      withMessage?: boolean,
    ): Promise<Pick<APIMessage, 'id' | 'channel_id'> | undefined>;
  }>;

/** Passes an interaction to the bot, and sends the reply. */
export const answer = async (
  parts: AnswerParts,
  response: InteractionResponse,
  received: Received,
): Promise<void> => {
  switch (received.kind) {
    case 'command':
      return answerCommand(parts, response, received);
    case 'button':
      return answerButton(parts, response, received);
    case 'form':
      return answerForm(parts, response, received);
    case 'suggest': {
      const { suggestions } = await parts.handle(received.incoming);
      const fitting = suggestions.filter(
        ({ value, label }) => value.length <= commandLimits.choice && label !== '',
      );
      return response.suggest(
        fitting.slice(0, mostSuggestions).map(({ value, label }) => ({
          value,
          name: shorten(label, commandLimits.choice, (text) => text.length),
        })),
      );
    }
    case 'open': {
      const opened = await parts.handle(received.incoming);
      if (opened.kind === 'form') return openForm(parts, response, opened.form, received.page);
      return answerCard(parts, response, opened, received.incoming);
    }
    case 'step':
      return showPendingForm(parts, response, received.pending, received.onPending);
    default:
      return never(received);
  }
};

type ReceivedAs<Kind extends Received['kind']> = Extract<Received, { kind: Kind }>;

/** Passes a command to the bot, and sends the reply. */
export const answerCommand = async (
  parts: AnswerParts,
  response: CardResponse,
  received: ReceivedAs<'command'>,
): Promise<void> => {
  const { plan } = received;
  // A form can only be the first response, so its deferral waits as long as possible.
  const watchdog =
    plan === 'form'
      ? watch(response, 'private', parts.deferFormAfterMs)
      : watch(response, plan, parts.deferAfterMs);
  try {
    const incoming = await parts.names.complete(received.incoming);
    await response.accepted();
    const reply = await parts.handle(incoming);
    if (reply.kind !== 'form') await answerCard(parts, response, reply, incoming, watchdog);
    else await openForm(parts, response, reply.form, 1, watchdog);
  } finally {
    watchdog?.stop();
  }
};

const answerButton = async (
  parts: AnswerParts,
  response: InteractionResponse,
  received: ReceivedAs<'button'>,
): Promise<void> => {
  const { incoming } = received;
  const watchdog = watch(response, 'update', parts.deferAfterMs);
  try {
    const reply = await parts.handle(incoming);
    switch (reply.kind) {
      case 'redraw': {
        const message = await parts.chartSender.draw(reply.card, incoming.place.workspace);
        watchdog.stop();
        await response.update(message);
        if (reply.aside)
          await response.send(await parts.chartSender.draw(reply.aside, incoming.place.workspace), 'private');
        return;
      }
      case 'form': {
        watchdog.stop();
        if (response.started()) return offerForm(parts, response, reply.form, incoming.token);
        return openForm(parts, response, reply.form, 1);
      }
      case 'private':
      case 'public':
        return await answerCard(parts, response, reply, incoming, watchdog);
      default:
        return never(reply);
    }
  } finally {
    watchdog.stop();
  }
};

const answerForm = async (
  parts: AnswerParts,
  response: InteractionResponse,
  received: ReceivedAs<'form'>,
): Promise<void> => {
  const { token } = received.incoming;
  const asked = subcommandOfForm(parts.definitions, token);
  // The reply replaces the card of the pending form.
  if (received.onPending && !response.started()) await response.defer('update');
  const watchdog = received.onPending
    ? undefined
    : watch(response, asked?.sub.answers === 'public' ? 'public' : 'private', parts.deferAfterMs);
  try {
    const incoming = await parts.names.complete(received.incoming);
    await response.accepted();
    const reply = await parts.handle(incoming);
    if (reply.kind === 'errors') {
      watchdog?.stop();
      const pending: PendingForm = {
        token,
        language: reply.language,
        values: incoming.values,
        errors: reply.errors,
        ...(incoming.source === undefined ? {} : { source: incoming.source }),
      };
      return await showPendingForm(parts, response, pending, received.onPending);
    }
    if (!received.onPending) return await answerCard(parts, response, reply, incoming, watchdog);
    if (reply.kind === 'private')
      return await response.update(await parts.chartSender.draw(reply.card, incoming.place.workspace));
    await answerCard(parts, response, reply, incoming);
    await response.remove();
  } finally {
    watchdog?.stop();
  }
};

/** Sends the bot's card, and opens the thread that belongs to it. */
const answerCard = async (
  parts: AnswerParts,
  response: CardResponse,
  reply: PrivateReply | PublicReply,
  incoming: Incoming,
  watchdog?: Watchdog,
): Promise<void> => {
  const thread = reply.kind === 'public' ? reply.thread : undefined;
  if (thread === undefined || !response.inThread) {
    const sent = await sendCard(parts, response, reply, incoming, watchdog);
    if (thread !== undefined && sent !== undefined) await openThread(parts, response, thread, incoming, sent);
    return;
  }
  await sendCard(parts, response, inThatThread(thread), incoming, watchdog, 'linked');
};

/**
 * Sends the bot's card. When it is public and can be redrawn, the bot is told where it was posted; `linked`: and
 * what its address is.
 */
const sendCard = async (
  parts: AnswerParts,
  response: CardResponse,
  reply: PrivateReply | PublicReply,
  incoming: Incoming,
  watchdog?: Watchdog,
  linked?: 'linked',
): Promise<Pick<APIMessage, 'id' | 'channel_id'> | undefined> => {
  const { workspace } = incoming.place;
  const subject = reply.kind === 'public' ? reply.subject : undefined;
  const drawn = await parts.chartSender.draw(reply.card, workspace);
  const file = reply.kind === 'private' ? reply.file : undefined;
  const notify = reply.kind === 'public' ? idsIn(workspace, reply.notify) : [];
  const message: Message = { ...(file === undefined ? drawn : withFile(drawn, file)), notify };
  watchdog?.stop();
  const isPublic = reply.kind === 'public';
  const shown = await response.send(message, reply.kind, isPublic && (subject ?? reply.thread) !== undefined);
  if (reply.kind === 'public' && reply.aside !== undefined)
    await response.send(await parts.chartSender.draw(reply.aside, workspace), 'private');
  if (subject === undefined || shown === undefined) return shown;
  const at = { thread: shown.channel_id, message: shown.id };
  const link = linked && messageLink({ server: workspace, channel: shown.channel_id, message: shown.id });
  await tellShown(parts, incoming, subject, { ...at, link });
  return shown;
};

/** Tells the bot where a card was posted. */
const tellShown = async (
  { handle }: AnswerParts,
  { id, account, place, direct, at, named }: Incoming,
  subject: string,
  { thread, message, link }: FirstInThread,
): Promise<void> => {
  await handle({
    id: `${id}:shown:${subject}`,
    account,
    place,
    direct,
    at,
    named,
    kind: 'shown',
    subject,
    message: { place: { platform: 'discord', workspace: place.workspace, id: thread }, id: message },
    ...(link === undefined ? {} : { link }),
  });
};

/**
 * Opens a thread on a message that was just posted. The person who asked is told when Discord does not allow
 * it.
 */
const openThread = async (
  parts: AnswerParts,
  response: CardResponse,
  { title, card, notify, subject, refused }: Thread,
  incoming: Incoming,
  on: Pick<APIMessage, 'id' | 'channel_id'>,
): Promise<void> => {
  const { workspace } = incoming.place;
  const first: Message = {
    ...(await parts.chartSender.draw(card, workspace)),
    notify: idsIn(workspace, notify),
  };
  try {
    const message = { server: workspace, channel: on.channel_id, message: on.id };
    await tellShown(parts, incoming, subject, await parts.threads.open(message, title, first));
  } catch (error) {
    parts.log.warn({ err: error, channel: on.channel_id }, 'a thread could not be opened');
    await response.send(await parts.chartSender.draw(refused, workspace), 'private');
  }
};

const idsIn = (workspace: string, accounts: PublicReply['notify'] = []): readonly string[] =>
  accounts.filter((one) => one.platform === 'discord' && one.workspace === workspace).map(({ id }) => id);

const withFile = (message: Message, file: NonNullable<PrivateReply['file']>): Message => ({
  components: [
    ...message.components,
    { type: ComponentType.File, file: { url: `attachment://${file.name}` } },
  ],
  files: [
    ...(message.files ?? []),
    { name: file.name, data: Buffer.from(bytesOfFile(file)), contentType: file.mime },
  ],
});

const openForm = async (
  parts: AnswerParts,
  response: CardResponse,
  form: Form,
  page: number,
  watchdog?: Watchdog,
): Promise<void> => {
  watchdog?.stop();
  if (response.started()) return offerForm(parts, response, form);
  return response.openModal(toModal(form, page));
};

/** Offers a form that came too late to open, behind the pressed button or one of its own. */
const offerForm = async (
  parts: AnswerParts,
  response: CardResponse,
  form: Form,
  pressed?: string,
): Promise<void> => {
  const { language } = form;
  const asked = subcommandOfForm(parts.definitions, form.token);
  const reopens = asked !== undefined;
  if (reopens && response.formsOnCards) {
    const values = Object.fromEntries(form.fields.map(({ name, value = '' }) => [name, value]));
    const pending = { token: form.token, language, values, ...(form.source && { source: form.source }) };
    await response.send({ components: [drawPendingForm(pending, asked.sub)] }, 'private');
    return;
  }
  const custom_id =
    pressed ?? (reopens ? openId(1, language, form.token) + sourceSuffix(form.source) : undefined);
  await response.send({ components: [drawLateForm(form, language, custom_id)] }, 'private');
};

const showPendingForm = async (
  parts: AnswerParts,
  response: InteractionResponse,
  pending: PendingForm,
  onPending: boolean,
): Promise<void> => {
  const sub = subcommandOfForm(parts.definitions, pending.token)?.sub;
  const message = { components: [drawPendingForm(pending, sub)] };
  if (onPending) await response.update(message);
  else await response.send(message, 'private');
};

type Watchdog = Readonly<{ stop(): void }>;

/** Defers the interaction when the reply is slow. A failed deferral shows when the reply is sent. */
const watch = (response: CardResponse, how: Deferral, afterMs: number): Watchdog => {
  const timer = setTimeout(() => {
    if (!response.started()) response.defer(how).catch(() => undefined);
  }, afterMs);
  return { stop: () => clearTimeout(timer) };
};
