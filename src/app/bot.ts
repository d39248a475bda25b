import type { Card, DrawChart } from '../chat/card.ts';
import type { CommandDefinition } from '../chat/command.ts';
import { findSubcommand } from '../chat/command.ts';
import { pathOfFormToken } from '../chat/form.ts';
import type {
  ButtonIncoming,
  ButtonReply,
  CommandIncoming,
  CommandReply,
  FormAnswer,
  FormIncoming,
  Handle,
  Incoming,
  Notice,
  Reply,
  ReplyTo,
  SuggestIncoming,
  SuggestionsReply,
} from '../chat/incoming.ts';
import { never } from '../chat/never.ts';
import { completion, suggestions } from '../chat/text/complete.ts';
import { decodeToken } from '../chat/token.ts';
import { type ArgumentReason, Refusal } from '../domain/refusal.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Repositories } from '../store/repositories.ts';
import type { Store } from '../store/store.ts';
import type { Words } from '../words/words.ts';
import { buttonHandlers, formHandlers } from './buttons.ts';
import { type Caller, requireCoalition, requirePerson, strangersWords } from './caller/caller.ts';
import { enrolSeated } from './coalition/server-seats.ts';
import type { ButtonHandler, FormHandler } from './handlers/button-handler.ts';
import { apologise, outcomeOf } from './incoming/apology.ts';
import { createAskLimit } from './incoming/ask-limit.ts';
import { helpOf } from './incoming/help.ts';
import { deliveryOf, keepShown } from './incoming/notices.ts';
import { type Answered, observe } from './incoming/observed.ts';
import { answerOnce, castBallot, identifyReader } from './incoming/once.ts';
import { createRateLimit, type Rates, usualRates } from './incoming/rate-limit.ts';
import { answerOrSetUp, goOnAfterSetUp, setUpForm, waitingIn } from './incoming/set-up.ts';
import { welcomeReader } from './incoming/welcome.ts';
import { askWhich, type Order } from './input/ask-which.ts';
import { choiceIn, formFor, missing } from './input/forms.ts';
import { parseCommand } from './input/parse.ts';
import { given } from './input/resolve.ts';
import { privately, type Subcommand } from './input/subcommand.ts';
import { suggestValues } from './input/suggest.ts';
import { handleAccountNotice } from './people/account-notices.ts';
import type { BallotBox } from './polls/ballot-box.ts';
import { handleEventNotice, handleInterest, handleInterestList } from './polls/native-events.ts';

export type BotOptions = Readonly<{
  store: Store;
  clock: Clock;
  commands: readonly CommandDefinition<Subcommand>[];
  ballotBox: BallotBox;
  drawChart: DrawChart;
  log: Log;
  /** The prefix of every command name on a platform where apps share the names: "halqa-". */
  prefix?: string;
  /** How fast one account may change things, and ask for them. */
  rates?: Rates;
  /** Whether other programs may be connected. */
  programs?: boolean;
  /** The address of the server that shows the feeds of calendars. */
  feedAddress?: (() => string | undefined) | undefined;
  /** Called when something was answered, for measuring. */
  onAnswered?: ((answered: Answered) => void) | undefined;
}>;

/** Handles everything that a platform receives. */
export const createBot = (options: BotOptions): Handle => {
  const programs = options.programs ?? false;
  const feedAddress = options.feedAddress ?? (() => undefined);
  const rates = options.rates ?? usualRates;
  const bot: Bot = {
    ...options,
    prefix: options.prefix ?? '',
    programs,
    feedAddress,
    rateLimit: createRateLimit(options.clock, rates.change),
    buttons: buttonHandlers({ ...options, programs, feedAddress }),
    forms: formHandlers(options),
  };
  const refusedAsk = createAskLimit(options.clock, rates.ask, (incoming) => wordsOf(bot, incoming));
  const observed = observe(bot);
  return async <I extends Incoming | Notice>(incoming: I) => {
    const ended = observed(incoming);
    const refusal = refusedAsk(incoming);
    if (refusal !== null) {
      const reply = await refusal;
      ended('refused');
      return reply as ReplyTo<I>;
    }
    try {
      const reply = await answer(bot, incoming);
      ended('ok');
      return reply as ReplyTo<I>;
    } catch (error) {
      ended(outcomeOf(error));
      return (await apologise(
        { log: bot.log, wordsOf: (one) => wordsOf(bot, one) },
        incoming,
        error,
      )) as ReplyTo<I>;
    }
  };
};

type Bot = Required<Omit<BotOptions, 'rates' | 'onAnswered' | 'feedAddress'>> &
  Pick<BotOptions, 'onAnswered'> &
  Readonly<{
    feedAddress: () => string | undefined;
    rateLimit: ReturnType<typeof createRateLimit>;
    buttons: Readonly<Record<string, ButtonHandler>>;
    forms: Readonly<Record<string, FormHandler>>;
  }>;

const answer = (bot: Bot, incoming: Incoming | Notice): Promise<Reply> => {
  switch (incoming.kind) {
    case 'command':
      return answerCommand(bot, incoming);
    case 'button':
      return answerButton(bot, incoming);
    case 'form':
      return answerForm(bot, incoming);
    case 'suggest':
      return suggest(bot, incoming);
    case 'shown':
      return keepShown(bot, incoming);
    case 'account':
      return handleAccountNotice(bot, incoming, deliveryOf(incoming));
    case 'event':
      return handleEventNotice(bot, incoming);
    case 'interest':
      return handleInterest(bot, incoming);
    case 'interested':
      return handleInterestList(bot, incoming);
    default:
      return never(incoming);
  }
};

const answerCommand = async (bot: Bot, incoming: CommandIncoming): Promise<CommandReply> => {
  const { read } = bot.store;
  const { commands, prefix } = bot;
  const parsed = await parseCommand({ commands, prefix, now: bot.clock.now(), repositories: read }, incoming);
  if (parsed.kind === 'run' && missing(parsed.sub, parsed.typed).length === 0)
    return run(bot, incoming, parsed);
  const caller = await identifyReader(bot, incoming);
  if (parsed.kind === 'wrong') throw parsed.refusal(caller.words);
  if (parsed.kind === 'help') return privately(helpFor(bot, caller, parsed.command));
  const { path, sub } = parsed;
  const typed = parsed.kind === 'run' ? withCurrent(sub, caller, parsed.typed) : parsed.typed;
  if (parsed.kind === 'run' && missing(sub, typed).length === 0)
    return run(bot, incoming, { path, sub, typed });
  return { kind: 'form', form: await formFor(read, caller, path, sub, typed) };
};

/** A change keeps the current values that the person did not repeat, when they gave at least one. */
const withCurrent = (
  sub: Subcommand,
  caller: Caller,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.keys(typed).length === 0 ? typed : { ...sub.currentValues?.(caller), ...typed };

/** Runs a command. When the line is unclear, the possible values are offered. */
const run = async (
  bot: Bot,
  incoming: CommandIncoming,
  { path, sub, typed }: Order,
): Promise<CommandReply> => {
  const { read } = bot.store;
  try {
    if (sub.changes)
      return await answerOnce(
        bot,
        incoming,
        (repositories, caller) => answerOrSetUp(bot, repositories, caller, { path, sub, typed }),
        sub.appends?.(typed) ? 'together' : 'alone',
      );
    const caller = await identifyReader(bot, incoming);
    return await welcomeReader(bot.store, caller, await sub.answer(read, caller, typed, { ...bot, path }));
  } catch (error) {
    const choice = choiceIn(error);
    if (choice === undefined) throw error;
    return askWhichOrForm(bot, incoming, { path, sub, typed }, choice);
  }
};

/** Where one thing alone is unclear, buttons ask for it; otherwise the form, with the possible values. */
const askWhichOrForm = async (
  bot: Bot,
  incoming: CommandIncoming,
  order: Order,
  choice: ArgumentReason,
): Promise<CommandReply> => {
  try {
    return await answerOnce(bot, incoming, (repositories, caller) =>
      askWhich(repositories, caller, order, choice),
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== 'argument') throw error;
    const { path, sub, typed } = order;
    const caller = await identifyReader(bot, incoming);
    return { kind: 'form', form: await formFor(bot.store.read, caller, path, sub, typed, choice) };
  }
};

const helpFor = ({ commands }: Bot, { words, inCoalition }: Caller, about: string | undefined): Card =>
  helpOf(words, commands, { begun: inCoalition !== null, about });

const answerButton = async (bot: Bot, incoming: ButtonIncoming): Promise<ButtonReply> => {
  const { value, message } = incoming;
  const token = decodeToken(incoming.token);
  // Help is for anyone, even before there is a coalition.
  if (token?.verb === 'help') return privately(helpFor(bot, await identifyReader(bot, incoming), value));
  if (token?.verb === 'set-up')
    return setUpForm(bot, bot.store.read, await identifyReader(bot, incoming), token);
  const handler = token === undefined ? undefined : bot.buttons[token.verb];
  if (token === undefined || handler === undefined) throw new Refusal({ code: 'gone' });
  const press = { token, value, message, delivery: deliveryOf(incoming) };
  if (handler.transaction === 'ballot')
    return castBallot(bot, incoming, (ballots, caller) => handler.run(ballots, caller, press));
  if (handler.transaction === 'none')
    return handler.run(bot.store.read, requireCoalition(await identifyReader(bot, incoming)), press);
  return answerOnce(bot, incoming, (repositories, caller) =>
    handler.run(repositories, requirePerson(requireCoalition(caller)), press),
  );
};

const answerForm = async (bot: Bot, incoming: FormIncoming): Promise<FormAnswer> => {
  const { values } = incoming;
  const token = decodeToken(incoming.token);
  const handler = token === undefined ? undefined : bot.forms[token.verb];
  if (token === undefined || handler === undefined) return submit(bot, incoming);
  const submission = { token, values, delivery: deliveryOf(incoming) };
  if (handler.transaction === 'ballot')
    return castBallot(bot, incoming, (ballots, caller) => handler.run(ballots, caller, submission));
  return answerOnce(bot, incoming, (repositories, caller) =>
    handler.run(repositories, requirePerson(requireCoalition(caller)), submission),
  );
};

/**
 * Submits the form of a command. Where one thing has several meanings, buttons ask for it, as they do for a line;
 * what is wrong is an error of its field. The form of the settings stays open: another command may wait for it.
 */
const submit = async (bot: Bot, incoming: FormIncoming): Promise<FormAnswer> => {
  try {
    return await answerOnce(bot, incoming, (repositories, caller) =>
      submitCommand(bot, repositories, caller, incoming),
    );
  } catch (error) {
    const choice = choiceIn(error);
    const order = submitted(bot, incoming);
    if (choice === undefined || order === undefined || waitingIn(incoming.token) !== undefined) throw error;
    return answerOnce(bot, incoming, (repositories, caller) => askWhich(repositories, caller, order, choice));
  }
};

/** The command that a form submits. */
const submitted = ({ commands }: Bot, { token, values }: FormIncoming): Order | undefined => {
  const path = pathOfFormToken(token);
  const sub = path === undefined ? undefined : findSubcommand(commands, path);
  return sub === undefined || path === undefined ? undefined : { path, sub, typed: given(values) };
};

const submitCommand = async (
  bot: Bot,
  repositories: Repositories,
  caller: Caller,
  incoming: FormIncoming,
): Promise<FormAnswer> => {
  const order = submitted(bot, incoming);
  if (order === undefined) throw new Refusal({ code: 'gone' });
  const { sub, typed } = order;
  const absent = missing(sub, typed);
  if (absent.length > 0)
    return {
      kind: 'errors',
      language: caller.words.language,
      errors: Object.fromEntries(absent.map((name) => [name, caller.words.text('form.needed')])),
    };
  const reply = await answerOrSetUp(bot, repositories, caller, order);
  const waiting = waitingIn(incoming.token);
  if (waiting !== undefined && reply.kind === 'private') {
    const founder = await enrolSeated(repositories, incoming, bot.clock.now());
    return goOnAfterSetUp(bot, repositories, founder, waiting, reply);
  }
  if (reply.kind === 'form') throw new Error('a form may not answer a form');
  return reply;
};

const suggest = async (bot: Bot, incoming: SuggestIncoming): Promise<SuggestionsReply> => {
  const { read } = bot.store;
  const caller = await identifyReader(bot, incoming);
  const { said, focus } = incoming;
  if (said.as === 'values') {
    const argument = findSubcommand(bot.commands, said.path)?.args[focus ?? ''];
    if (argument === undefined) return { kind: 'suggestions', suggestions: [] };
    const typed = said.values[focus ?? ''] ?? '';
    return { kind: 'suggestions', suggestions: await suggestValues(read, caller, argument, typed) };
  }
  const typing = completion(bot.commands, said.text, bot.prefix);
  const dynamic =
    typing.kind === 'value' ? await suggestValues(read, caller, typing.argument, typing.typed) : [];
  return {
    kind: 'suggestions',
    suggestions: suggestions(bot.commands, typing, caller.words.language, dynamic),
  };
};

/** The person's language, as far as it can be found out after a failure. */
const wordsOf = async (bot: Bot, incoming: Incoming): Promise<Words> => {
  try {
    return (await identifyReader(bot, incoming)).words;
  } catch {
    return strangersWords(incoming);
  }
};
