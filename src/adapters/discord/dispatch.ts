import { randomUUID } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import type { APIInteraction } from 'discord.js';
import { ComponentType } from 'discord-api-types/v10';
import type { CommandDefinition } from '../../chat/command.ts';
import type { Form } from '../../chat/form.ts';
import type { Handle, Incoming, PrivateReply, PublicReply } from '../../chat/incoming.ts';
import { languages } from '../../chat/languages.ts';
import { never } from '../../chat/never.ts';
import { shorten } from '../../chat/text/clean.ts';
import { mostSuggestions } from '../../chat/text/complete.ts';
import type { Callback } from './callback.ts';
import type { ChartSender } from './chart-sender.ts';
import { openId, sourceSuffix } from './custom-id.ts';
import { toModal } from './form.ts';
import { type InteractionAge, oldMs } from './interaction-age.ts';
import {
  type Deferral,
  InteractionClosed,
  type InteractionResponse,
  type Message,
  openResponse,
} from './interaction-response.ts';
import { readInteraction } from './interaction-shape.ts';
import { commandLimits } from './limits.ts';
import { directed } from './markdown.ts';
import type { Names } from './names.ts';
import { drawLateForm, drawPendingForm, type PendingForm, subcommandOfForm } from './pending-form.ts';
import { isThread } from './permissions.ts';
import { type MessageMenu, type Received, receive } from './receive.ts';
import type { createUnanswered } from './unanswered.ts';
import { phrase } from './words.ts';

export type DiscordLog = Readonly<{
  debug(what: object, sentence: string): void;
  info(what: object, sentence: string): void;
  warn(what: object, sentence: string): void;
  error(what: object, sentence: string): void;
}>;

export type DispatcherParts = Readonly<{
  callbacks: Callback;
  /** Waits for rate limits. */
  followUps: REST;
  application(): string;
  definitions: readonly CommandDefinition[];
  menus: readonly MessageMenu[];
  names: Names;
  chartSender: ChartSender;
  handle: Handle;
  log: DiscordLog;
  now(): number;
  ages: InteractionAge;
  unanswered: ReturnType<typeof createUnanswered>;
  /** How long a reply may take before the interaction is deferred. */
  deferAfterMs: number;
  /** The same where a form is expected, which cannot open after a deferral. */
  deferFormAfterMs: number;
}>;

/** Passes interactions to the bot and its replies back to Discord. Never throws. */
export const createDispatcher = (parts: DispatcherParts) => {
  const inProgress = new Set<Promise<void>>();
  return {
    onInteraction(body: unknown): void {
      const interaction = readInteraction(body);
      if (interaction === undefined) {
        parts.log.warn({}, 'Discord sent an interaction that is not understood');
        return;
      }
      const done = handleInteraction(parts, interaction).finally(() => inProgress.delete(done));
      inProgress.add(done);
    },
    /** Resolves when every interaction so far is answered. */
    async settle(): Promise<void> {
      await Promise.allSettled(inProgress);
    },
  };
};

const handleInteraction = async (parts: DispatcherParts, interaction: APIInteraction): Promise<void> => {
  const { id, token } = interaction;
  const response = openResponse(
    {
      ...parts,
      onAccepted: () => parts.ages.accepted(id),
      onWaiting: (waiting) => (waiting ? parts.unanswered.add(id, token) : parts.unanswered.remove(id)),
    },
    parts.application(),
    interaction,
  );
  try {
    const received = await read(parts, interaction);
    if (received === undefined) return;
    if (parts.ages.of(id) > oldMs && !(await acceptOld(parts, response, received, id))) return;
    parts.names.learn(received.kind === 'step' ? undefined : received.incoming);
    await answer(parts, response, received);
  } catch (error) {
    if (error instanceof InteractionClosed) {
      const level = error.why === 'answered' ? 'debug' : 'warn';
      parts.log[level]({ interaction: id }, `an answer was not delivered: ${error.message}`);
      return;
    }
    await apologise(parts, response, error);
  }
};

/**
 * After an outage Discord delivers what was missed, and nobody expects that to happen any more. An old
 * interaction is carried out only when Discord still accepts an answer to it.
 */
const acceptOld = async (
  { log }: DispatcherParts,
  response: InteractionResponse,
  received: Received,
  interaction: string,
): Promise<boolean> => {
  if (received.kind === 'suggest') return false;
  try {
    await response.defer(deferralOf(received));
    return true;
  } catch (error) {
    if (!(error instanceof InteractionClosed)) throw error;
    log.info({ interaction, reason: error.message }, 'an old interaction was not carried out');
    return false;
  }
};

const deferralOf = (received: Exclude<Received, { kind: 'suggest' }>): Deferral => {
  switch (received.kind) {
    case 'command':
      return received.plan === 'public' ? 'public' : 'private';
    case 'button':
    case 'open':
      return 'update';
    case 'form':
    case 'step':
      return received.onPending ? 'update' : 'private';
    default:
      return never(received);
  }
};

const read = async (parts: DispatcherParts, interaction: APIInteraction): Promise<Received | undefined> => {
  const { definitions, menus, names } = parts;
  const parent = await parentOf(parts, interaction);
  const context = { definitions, menus, at: parts.now(), ...(parent === undefined ? {} : { parent }) };
  const received = receive(interaction, context);
  if (received !== undefined || interaction.guild_id !== undefined) return received;
  // A direct message does not say which server it is about.
  const user = interaction.user?.id;
  const workspace = user === undefined ? undefined : await names.workspaceOf(user);
  return workspace === undefined ? undefined : receive(interaction, { ...context, workspace });
};

const parentOf = async ({ names }: DispatcherParts, { channel, guild_id }: APIInteraction) => {
  if (channel === undefined || guild_id === undefined || !isThread(channel)) return undefined;
  const parent = 'parent_id' in channel ? channel.parent_id : undefined;
  return parent ? names.parentOf(guild_id, channel.id, parent) : undefined;
};

const answer = async (
  parts: DispatcherParts,
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

const answerCommand = async (
  parts: DispatcherParts,
  response: InteractionResponse,
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
  parts: DispatcherParts,
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
  parts: DispatcherParts,
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

/** Sends the bot's card. When it is public and can be redrawn, the bot is told where it was posted. */
const answerCard = async (
  parts: DispatcherParts,
  response: InteractionResponse,
  reply: PrivateReply | PublicReply,
  incoming: Incoming,
  watchdog?: Watchdog,
): Promise<void> => {
  const { workspace } = incoming.place;
  const subject = reply.kind === 'public' ? reply.subject : undefined;
  const drawn = await parts.chartSender.draw(reply.card, workspace);
  const file = reply.kind === 'private' ? reply.file : undefined;
  const message: Message = file === undefined ? drawn : withFile(drawn, file);
  watchdog?.stop();
  const shown = await response.send(message, reply.kind, subject !== undefined);
  if (subject === undefined || shown === undefined) return;
  const { id, account, place, direct, at, named } = incoming;
  await parts.handle({
    id: `${id}:shown`,
    account,
    place,
    direct,
    at,
    named,
    kind: 'shown',
    subject,
    message: { place: { platform: 'discord', workspace, id: shown.channel_id }, id: shown.id },
  });
};

const withFile = (message: Message, { name, mime, text }: NonNullable<PrivateReply['file']>): Message => ({
  components: [...message.components, { type: ComponentType.File, file: { url: `attachment://${name}` } }],
  files: [...(message.files ?? []), { name, data: Buffer.from(text, 'utf8'), contentType: mime }],
});

const openForm = async (
  parts: DispatcherParts,
  response: InteractionResponse,
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
  parts: DispatcherParts,
  response: InteractionResponse,
  form: Form,
  pressed?: string,
): Promise<void> => {
  const { language } = form;
  const reopens = subcommandOfForm(parts.definitions, form.token) !== undefined;
  const custom_id =
    pressed ?? (reopens ? openId(1, language, form.token) + sourceSuffix(form.source) : undefined);
  await response.send({ components: [drawLateForm(form, language, custom_id)] }, 'private');
};

const showPendingForm = async (
  parts: DispatcherParts,
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
const watch = (response: InteractionResponse, how: Deferral, afterMs: number): Watchdog => {
  const timer = setTimeout(() => {
    if (!response.started()) response.defer(how).catch(() => undefined);
  }, afterMs);
  return { stop: () => clearTimeout(timer) };
};

/** Something broke here, or Discord could not be reached: the person gets an incident id, never a stack. */
const apologise = async (
  parts: DispatcherParts,
  response: InteractionResponse,
  error: unknown,
): Promise<void> => {
  const incident = randomUUID().slice(0, 8);
  parts.log.error({ err: error, incident }, 'an interaction could not be answered');
  if (response.delivered()) return;
  const content = languages
    .map((language) => directed(phrase('broken', language, { incident }), language))
    .join('\n');
  try {
    await response.send({ components: [{ type: ComponentType.TextDisplay, content }] }, 'private');
  } catch {
    // An apology does not get through either.
  }
};

export type Dispatcher = ReturnType<typeof createDispatcher>;
