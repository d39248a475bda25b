import { randomUUID } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import type { APIInteraction } from 'discord.js';
import { ComponentType } from 'discord-api-types/v10';
import type { CommandDefinition } from '../../chat/command.ts';
import type { Form } from '../../chat/form.ts';
import type { Handle, Incoming, PrivateReply, PublicReply } from '../../chat/incoming.ts';
import { languageOf, languages } from '../../chat/languages.ts';
import { never } from '../../chat/never.ts';
import { shorten } from '../../chat/text/clean.ts';
import { mostSuggestions } from '../../chat/text/complete.ts';
import { type Answer, type Message, openAnswer, Unanswerable } from './answer.ts';
import type { Callback } from './callback.ts';
import type { ChartSender } from './chart-sender.ts';
import { openId, sourceSuffix } from './custom-id.ts';
import { drawDraft, type PendingForm, subcommandOfForm } from './draft.ts';
import { toModal } from './form.ts';
import { commandLimits } from './limits.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Names } from './names.ts';
import { type Heard, isThread, type MessageMenu, receive } from './receive.ts';
import { phrase } from './words.ts';

export type DiscordLog = Readonly<{
  debug(what: object, sentence: string): void;
  info(what: object, sentence: string): void;
  warn(what: object, sentence: string): void;
  error(what: object, sentence: string): void;
}>;

export type DispatcherParts = Readonly<{
  rest: REST;
  callbacks: Callback;
  application(): string;
  definitions: readonly CommandDefinition[];
  menus: readonly MessageMenu[];
  names: Names;
  chartSender: ChartSender;
  handle: Handle;
  log: DiscordLog;
  now(): number;
  /** How long to wait before saying that it takes a moment. */
  patienceMs: number;
}>;

/** Takes what people do in Discord to the bot, and its answers back. It never throws. */
export const createDispatcher = (parts: DispatcherParts) => {
  const underWay = new Set<Promise<void>>();
  return {
    hear(interaction: APIInteraction): void {
      const done = hear(parts, interaction).finally(() => underWay.delete(done));
      underWay.add(done);
    },
    /** Resolves when everything heard so far is answered. */
    async settle(): Promise<void> {
      await Promise.allSettled(underWay);
    },
  };
};

const hear = async (parts: DispatcherParts, interaction: APIInteraction): Promise<void> => {
  const answer = openAnswer(parts, parts.application(), interaction);
  try {
    const heard = await read(parts, interaction);
    if (heard === undefined) return;
    parts.names.learn(heard.kind === 'step' ? undefined : heard.incoming);
    await reply(parts, answer, heard);
  } catch (error) {
    if (error instanceof Unanswerable) {
      const say = error.why === 'late' ? parts.log.warn : parts.log.debug;
      say({ interaction: interaction.id }, `an answer was not delivered: ${error.message}`);
      return;
    }
    await apologise(parts, answer, error);
  }
};

const read = async (parts: DispatcherParts, interaction: APIInteraction): Promise<Heard | undefined> => {
  const { definitions, menus, names } = parts;
  const parent = await parentOf(parts, interaction);
  const around = { definitions, menus, at: parts.now(), ...(parent === undefined ? {} : { parent }) };
  const heard = receive(interaction, around);
  if (heard !== undefined || interaction.guild_id !== undefined) return heard;
  // A conversation with one person: which server it is about must be asked.
  const user = interaction.user?.id;
  const workspace = user === undefined ? undefined : await names.workspaceOf(user);
  return workspace === undefined ? undefined : receive(interaction, { ...around, workspace });
};

const parentOf = async ({ names }: DispatcherParts, { channel, guild_id }: APIInteraction) => {
  if (channel === undefined || guild_id === undefined || !isThread(channel)) return undefined;
  const parent = 'parent_id' in channel ? channel.parent_id : undefined;
  return parent ? names.parentOf(guild_id, channel.id, parent) : undefined;
};

const reply = async (parts: DispatcherParts, answer: Answer, heard: Heard): Promise<void> => {
  switch (heard.kind) {
    case 'command':
      return answerCommand(parts, answer, heard);
    case 'button':
      return answerPress(parts, answer, heard);
    case 'form':
      return answerForm(parts, answer, heard);
    case 'suggest': {
      const { suggestions } = await parts.handle(heard.incoming);
      const fitting = suggestions.filter(
        ({ value, label }) => value.length <= commandLimits.choice && label !== '',
      );
      return answer.suggest(
        fitting.slice(0, mostSuggestions).map(({ value, label }) => ({
          value,
          name: shorten(label, commandLimits.choice, (text) => text.length),
        })),
      );
    }
    case 'open': {
      const opened = await parts.handle(heard.incoming);
      if (opened.kind === 'form') return openForm(parts, answer, opened.form, heard.page);
      return answerCard(parts, answer, opened, heard.incoming);
    }
    case 'step':
      return showDraft(parts, answer, heard.draft, heard.onDraft);
    default:
      return never(heard);
  }
};

type HeardAs<Kind extends Heard['kind']> = Extract<Heard, { kind: Kind }>;

const answerCommand = async (
  parts: DispatcherParts,
  answer: Answer,
  heard: HeardAs<'command'>,
): Promise<void> => {
  const { plan } = heard;
  // A form can only be the first answer, so nothing may be said before it.
  const patience = plan === 'form' ? undefined : watch(parts, answer, plan);
  const incoming = await parts.names.complete(heard.incoming);
  try {
    const said = await parts.handle(incoming);
    if (said.kind !== 'form') await answerCard(parts, answer, said, incoming, patience);
    else await openForm(parts, answer, said.form, 1, patience);
  } finally {
    patience?.stop();
  }
};

const answerPress = async (
  parts: DispatcherParts,
  answer: Answer,
  heard: HeardAs<'button'>,
): Promise<void> => {
  const { incoming } = heard;
  const patience = watch(parts, answer, 'update');
  try {
    const said = await parts.handle(incoming);
    switch (said.kind) {
      case 'redraw': {
        const message = await parts.chartSender.draw(said.card, incoming.place.workspace);
        patience.stop();
        await answer.redraw(message);
        if (said.aside)
          await answer.say(await parts.chartSender.draw(said.aside, incoming.place.workspace), 'private');
        return;
      }
      case 'form': {
        patience.stop();
        if (answer.begun()) return lateForm(parts, answer, said.form, incoming.token);
        return openForm(parts, answer, said.form, 1);
      }
      case 'private':
      case 'public':
        return await answerCard(parts, answer, said, incoming, patience);
      default:
        return never(said);
    }
  } finally {
    patience.stop();
  }
};

const answerForm = async (parts: DispatcherParts, answer: Answer, heard: HeardAs<'form'>): Promise<void> => {
  const { token } = heard.incoming;
  const asked = subcommandOfForm(parts.definitions, token);
  // A draft gives way to whatever comes of it.
  if (heard.draft) await answer.wait('update');
  const patience = heard.draft
    ? undefined
    : watch(parts, answer, asked?.sub.answers === 'public' ? 'public' : 'private');
  const incoming = await parts.names.complete(heard.incoming);
  try {
    const said = await parts.handle(incoming);
    if (said.kind === 'errors') {
      patience?.stop();
      const sentences = Object.values(said.errors).join(' ');
      const draft: PendingForm = {
        token,
        language: languageOf(sentences),
        values: incoming.values,
        errors: said.errors,
        ...(incoming.source === undefined ? {} : { source: incoming.source }),
      };
      return await showDraft(parts, answer, draft, heard.draft);
    }
    if (!heard.draft) return await answerCard(parts, answer, said, incoming, patience);
    if (said.kind === 'private')
      return await answer.redraw(await parts.chartSender.draw(said.card, incoming.place.workspace));
    await answerCard(parts, answer, said, incoming);
    await answer.remove();
  } finally {
    patience?.stop();
  }
};

/** Says what the bot says; where it is seen by all and may be drawn anew, the bot hears where it stands. */
const answerCard = async (
  parts: DispatcherParts,
  answer: Answer,
  said: PrivateReply | PublicReply,
  incoming: Incoming,
  patience?: Patience,
): Promise<void> => {
  const { workspace } = incoming.place;
  const subject = said.kind === 'public' ? said.subject : undefined;
  const drawn = await parts.chartSender.draw(said.card, workspace);
  const file = said.kind === 'private' ? said.file : undefined;
  const message: Message = file === undefined ? drawn : withFile(drawn, file);
  patience?.stop();
  const shown = await answer.say(message, said.kind, subject !== undefined);
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
  answer: Answer,
  form: Form,
  page: number,
  patience?: Patience,
): Promise<void> => {
  patience?.stop();
  if (answer.begun()) return lateForm(parts, answer, form);
  return answer.form(toModal(form, page));
};

/** A form that came too late to be opened is offered: by the button that was pressed, or by its own. */
const lateForm = async (
  parts: DispatcherParts,
  answer: Answer,
  form: Form,
  pressed?: string,
): Promise<void> => {
  const language = languageOf(form.title);
  const reopens = subcommandOfForm(parts.definitions, form.token) !== undefined;
  const custom_id =
    pressed ?? (reopens ? openId(1, language, form.token) + sourceSuffix(form.source) : undefined);
  const words = phrase('formLate', language);
  await answer.say(
    {
      components: [
        {
          type: ComponentType.Container,
          components: [
            { type: ComponentType.TextDisplay, content: escapeMarkdown(words) },
            ...(custom_id === undefined
              ? []
              : [
                  {
                    type: ComponentType.ActionRow as const,
                    components: [
                      {
                        type: ComponentType.Button as const,
                        style: 1 as const,
                        custom_id,
                        label: shorten(form.title, 80, (text) => text.length),
                      },
                    ],
                  },
                ]),
          ],
        },
      ],
    },
    'private',
  );
};

const showDraft = async (
  parts: DispatcherParts,
  answer: Answer,
  draft: PendingForm,
  onDraft: boolean,
): Promise<void> => {
  const sub = subcommandOfForm(parts.definitions, draft.token)?.sub;
  const message = { components: [drawDraft(draft, sub)] };
  if (onDraft) await answer.redraw(message);
  else await answer.say(message, 'private');
};

type Patience = Readonly<{ stop(): void }>;

/** Says "one moment" when the answer is slow. Whatever goes wrong with that shows when the answer is sent. */
const watch = (parts: DispatcherParts, answer: Answer, how: 'private' | 'public' | 'update'): Patience => {
  const timer = setTimeout(() => {
    if (!answer.begun()) answer.wait(how).catch(() => undefined);
  }, parts.patienceMs);
  return { stop: () => clearTimeout(timer) };
};

/** Something of ours broke, or Discord could not be reached: never silence, never a stack. */
const apologise = async (parts: DispatcherParts, answer: Answer, error: unknown): Promise<void> => {
  const incident = randomUUID().slice(0, 8);
  parts.log.error({ err: error, incident }, 'an interaction could not be answered');
  const content = languages.map((language) => phrase('broken', language, { incident })).join('\n');
  try {
    await answer.say({ components: [{ type: ComponentType.TextDisplay, content }] }, 'private');
  } catch {
    // Whoever cannot be reached is not reached by an apology either.
  }
};

export type Dispatcher = ReturnType<typeof createDispatcher>;
