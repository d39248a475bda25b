import type { types } from '@slack/bolt';
import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import type { Language, MessageRef } from '../../chat/ids.ts';
import type { Handle, Incoming, PrivateReply } from '../../chat/incoming.ts';
import { languageOf } from '../../chat/languages.ts';
import { never } from '../../chat/never.ts';
import { PlatformError } from '../../chat/platform.ts';
import type { Ack } from './ack.ts';
import type { ChartSender } from './chart-sender.ts';
import { homeId } from './deliver.ts';
import { reasonOf } from './faults.ts';
import { fieldNames, modalOf, type Purpose, saying, sentence, shownAgain } from './form.ts';
import type { Messenger } from './messenger.ts';
import type { Prefixed } from './prefixed.ts';
import { askAction, type Heard } from './receive.ts';
import { type Drawn, saidAloud } from './render.ts';
import { slackWords } from './words.ts';
import type { SlackLog, Workspace } from './workspaces.ts';

type Of<Kind extends Heard['kind']> = Extract<Heard, { kind: Kind }>;
type Answerable = Of<'command' | 'press' | 'form' | 'home'>;

export type AnswerParts = Readonly<{
  handle(): Handle;
  messenger: Messenger;
  chartSender: ChartSender;
  prefixed: Prefixed;
  log: SlackLog;
}>;

/** Who said it, where and when, as every incoming tells it. */
export type Origin = Omit<Extract<Incoming, { kind: 'shown' }>, 'kind' | 'subject' | 'message'>;

/** Asks the bot, and brings its answer to where it belongs. */
export type Answers = Readonly<{
  command(workspace: Workspace, heard: Of<'command'>, origin: Origin, ack: Ack): Promise<void>;
  press(workspace: Workspace, heard: Of<'press'>, origin: Origin, ack: Ack): Promise<void>;
  form(workspace: Workspace, heard: Of<'form'>, origin: Origin, ack: Ack): Promise<void>;
  home(workspace: Workspace, heard: Answerable, origin: Origin): Promise<void>;
}>;

const longestLine = 2000;

export const createAnswers = ({ handle, messenger, chartSender, prefixed, log }: AnswerParts): Answers => {
  /** A card as it is answered with; one that cannot be drawn is said in words. */
  const drawn = (workspace: Workspace, card: Card): Drawn => {
    try {
      return chartSender.sketch(workspace, card);
    } catch (error) {
      log.error({ err: error, title: card.title }, 'a card is too large for Slack');
      return inWords(saidAloud(card));
    }
  };

  const whisper = async (workspace: Workspace, heard: Answerable, card: Card): Promise<void> => {
    const { person, place, answerAt, thread } = heard;
    if (answerAt !== undefined)
      try {
        await messenger.answer(workspace, answerAt, card, { as: 'private' });
        return;
      } catch (error) {
        log.warn({ why: reasonOf(error) }, 'Slack takes no answer there; another way is tried');
      }
    if (!heard.direct)
      try {
        await messenger.whisper(workspace, place.id, person.id, card, thread);
        return;
      } catch (error) {
        log.debug({ why: reasonOf(error) }, 'nothing can be shown to one person there');
      }
    await messenger.post(workspace, await messenger.conversation(workspace, person.id), card);
  };

  const privately = async (workspace: Workspace, heard: Answerable, reply: PrivateReply): Promise<void> => {
    await whisper(workspace, heard, reply.card);
    if (reply.file === undefined) return;
    const { language } = reply.card;
    const told = await messenger.file(workspace, heard.person.id, reply.file).then(
      () => slackWords.fileSent[language],
      (error: unknown) => slackWords.fileNotSent[language].replace('{why}', reasonOf(error)),
    );
    await whisper(workspace, heard, said(language, told));
  };

  /** Says a card where everybody sees it, and tells the bot where it stands. */
  const publicly = async (
    workspace: Workspace,
    heard: Answerable,
    origin: Origin,
    { card, subject }: Readonly<{ card: Card; subject?: string }>,
  ): Promise<void> => {
    let message: MessageRef;
    try {
      const channel = /^[UW]/.test(heard.place.id)
        ? await messenger.conversation(workspace, heard.person.id)
        : heard.place.id;
      message = await messenger.post(
        workspace,
        channel,
        card,
        heard.thread === undefined ? {} : { thread: heard.thread },
      );
    } catch (error) {
      log.warn({ why: reasonOf(error), place: heard.place.id }, 'a public answer could not be posted');
      return publiclyAnyway(workspace, heard, card, error);
    }
    if (subject !== undefined)
      await handle()({ ...origin, id: `shown:${origin.id}`, kind: 'shown', subject, message });
  };

  /** Where Halqa is not in the channel, Slack still takes the answer to what was said there. */
  const publiclyAnyway = async (
    workspace: Workspace,
    heard: Answerable,
    card: Card,
    error: unknown,
  ): Promise<void> => {
    const { language } = card;
    if (heard.answerAt !== undefined && wasNotSaid(error))
      try {
        await messenger.answer(workspace, heard.answerAt, card, { as: 'public' });
        if (!heard.direct) await whisper(workspace, heard, said(language, slackWords.notInPlace[language]));
        return;
      } catch (again) {
        log.warn({ why: reasonOf(again) }, 'nor could it be answered');
      }
    const why = slackWords.notSaid[language].replace('{why}', reasonOf(error));
    await whisper(workspace, heard, { ...card, blocks: [noted(why), ...card.blocks] });
  };

  const openForm = async (workspace: Workspace, heard: Answerable, form: Form): Promise<void> => {
    const language = languageOf(form.title);
    if (heard.trigger !== undefined)
      try {
        await messenger.openView(
          workspace,
          heard.trigger,
          modalOf(prefixed.form(form), purposeOf(heard, language)),
        );
        return;
      } catch (error) {
        log.warn({ why: reasonOf(error) }, 'a form could not be opened');
      }
    const again = heard.kind === 'command' && heard.said.as === 'text' ? heard.said.text : undefined;
    const words = heard.trigger === undefined ? slackWords.formElsewhere : slackWords.tooLate;
    const offer = offerForm(words[language], language, again);
    if (heard.answerAt !== undefined) await messenger.answerWith(heard.answerAt, offer, { as: 'private' });
    else await messenger.say(workspace, await messenger.conversation(workspace, heard.person.id), offer);
  };

  const home: Answers['home'] = async (workspace, heard, origin) => {
    const reply = await handle()({
      ...origin,
      id: `home:${origin.id}`,
      kind: 'command',
      said: { as: 'values', path: 'halqa home', values: {} },
    });
    if (reply.kind !== 'private') return;
    await messenger.publishHome(workspace, heard.person.id, reply.card);
    const message = {
      place: { platform: 'slack', workspace: workspace.id, id: heard.person.id },
      id: homeId,
    } as const;
    await handle()({ ...origin, id: `shown:${origin.id}`, kind: 'shown', subject: 'home', message });
  };

  /** The home has no room for an answer: it is shown in a window above it. */
  const inWindow = async (workspace: Workspace, heard: Answerable, card: Card): Promise<void> => {
    if (heard.trigger !== undefined)
      try {
        const [, ...blocks] = drawn(workspace, card).blocks;
        const title = card.title;
        await messenger.openView(
          workspace,
          heard.trigger,
          saying(card.language, title, blocks.length > 0 ? blocks : [sentence(title)]),
        );
        return;
      } catch (error) {
        log.debug({ why: reasonOf(error) }, 'no window could be opened');
      }
    await whisper(workspace, heard, card);
  };

  return {
    home,

    command: async (workspace, heard, origin, ack) => {
      const reply = await handle()({ ...origin, kind: 'command', said: heard.said });
      const byAnswer = ack.open() && heard.answerAt !== undefined && heard.said.as === 'text';
      switch (reply.kind) {
        case 'private':
          if (byAnswer && reply.file === undefined && chartSender.simple(reply.card))
            return ack.give({ response_type: 'ephemeral', ...drawn(workspace, reply.card) });
          await ack.give();
          return privately(workspace, heard, reply);
        case 'public':
          // Where it is never drawn anew, nobody needs to know where it stands.
          if (byAnswer && reply.subject === undefined && chartSender.simple(reply.card))
            return ack.give({ response_type: 'in_channel', ...drawn(workspace, reply.card) });
          await ack.give();
          return publicly(workspace, heard, origin, reply);
        case 'form':
          await ack.give();
          return openForm(workspace, heard, reply.form);
        default:
          return never(reply);
      }
    },

    press: async (workspace, heard, origin, ack) => {
      const { stands, token, value } = heard;
      const message: MessageRef | undefined =
        stands.in === 'message' ? { place: origin.place, id: stands.message } : undefined;
      const reply = await handle()({
        ...origin,
        kind: 'button',
        token,
        ...(value === undefined ? {} : { value }),
        ...(message === undefined ? {} : { message }),
      });
      await ack.give();
      const atHome = stands.in === 'home';
      switch (reply.kind) {
        case 'redraw':
          if (!atHome) await redraw(workspace, heard, reply.card, message);
          if (reply.aside !== undefined) await (atHome ? inWindow : whisper)(workspace, heard, reply.aside);
          break;
        case 'private':
          if (atHome && reply.file === undefined) await inWindow(workspace, heard, reply.card);
          else await privately(workspace, heard, reply);
          break;
        case 'public':
          await publicly(workspace, heard, origin, reply);
          break;
        case 'form':
          return openForm(workspace, heard, reply.form);
        default:
          return never(reply);
      }
      if (atHome) await home(workspace, heard, origin);
    },

    form: async (workspace, heard, origin, ack) => {
      const { token, values, source } = heard;
      const reply = await handle()({
        ...origin,
        kind: 'form',
        token,
        values,
        ...(source === undefined ? {} : { source }),
      });
      const late = !ack.open();
      const { view, language } = heard;
      switch (reply.kind) {
        case 'errors': {
          const errors = atFields(reply.errors, fieldNames(view.shape));
          if (!late) return ack.give({ response_action: 'errors', errors });
          return messenger.updateView(workspace, view.id, shownAgain(view.shape, values, errors));
        }
        case 'private':
          await ack.give();
          await privately(workspace, heard, reply);
          break;
        case 'public':
          await ack.give();
          await publicly(workspace, heard, origin, reply);
          break;
        default:
          return never(reply);
      }
      if (late)
        await messenger.updateView(
          workspace,
          view.id,
          saying(language, slackWords.title[language], [sentence(slackWords.done[language])]),
        );
      if (/^[UW]/.test(heard.place.id)) await home(workspace, heard, origin);
    },
  };

  async function redraw(
    workspace: Workspace,
    heard: Of<'press'>,
    card: Card,
    message: MessageRef | undefined,
  ): Promise<void> {
    if (heard.answerAt !== undefined)
      try {
        return await messenger.answer(workspace, heard.answerAt, card, { as: 'redraw' });
      } catch (error) {
        log.debug({ why: reasonOf(error) }, 'Slack takes no answer there; the message is drawn anew');
      }
    if (message !== undefined) await messenger.update(workspace, message, card);
  }
};

/** True when Slack said no: then nothing stands there, and another way may be taken. */
const wasNotSaid = (error: unknown): boolean =>
  error instanceof PlatformError && error.fault.kind !== 'unsure';

const purposeOf = (heard: Answerable, language: Language): Purpose & Readonly<{ language: Language }> => ({
  place: heard.place.id,
  direct: heard.direct,
  language,
  ...(heard.place.name === undefined ? {} : { name: heard.place.name }),
  ...(heard.thread === undefined ? {} : { thread: heard.thread }),
  ...(heard.answerAt === undefined ? {} : { answerAt: heard.answerAt }),
});

const noted = (text: string): Card['blocks'][number] => ({ kind: 'note', body: [{ kind: 'plain', text }] });

/** A sentence as a card of its own. */
const said = (language: Language, text: string): Card => ({
  language,
  title: '',
  tone: 'neutral',
  blocks: [noted(text)],
});

const inWords = (text: string): Drawn => ({ text, blocks: [sentence(text)] });

/** A button that opens the form of a line: where the line was typed, none could be opened. */
const offerForm = (words: string, language: Language, line: string | undefined): Drawn => {
  const button: types.Button = {
    type: 'button',
    action_id: askAction,
    text: { type: 'plain_text', text: slackWords.openForm[language], emoji: false },
    value: line ?? '',
  };
  const actions: types.ActionsBlock = { type: 'actions', elements: [button] };
  const offered = line !== undefined && line.length <= longestLine;
  return { text: words, blocks: offered ? [sentence(words), actions] : [sentence(words)] };
};

/** Slack refuses an error of a field that its form does not have: that one is shown at the first field. */
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
