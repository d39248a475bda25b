import { sectionCard } from '../cards/digests/section-card.ts';
import { difficultyCard } from '../cards/items/difficulty-card.ts';
import { itemCard, itemListCard } from '../cards/items/item-cards.ts';
import { reminderCard } from '../cards/items/reminder-cards.ts';
import { eventCard } from '../cards/polls/event-cards.ts';
import { commentedCard, pollCard, ratedCard } from '../cards/polls/poll-cards.ts';
import { refusalCard } from '../cards/refusal-card.ts';
import type { Card } from '../chat/card.ts';
import { type CommandDefinition, findSubcommand } from '../chat/command.ts';
import type { Form } from '../chat/form.ts';
import type { ButtonReply } from '../chat/incoming.ts';
import { cleanText, length } from '../chat/text/clean.ts';
import { encodeToken, type Token } from '../chat/token.ts';
import { periodFromKey } from '../domain/dates/period.ts';
import { lineMax } from '../domain/item.ts';
import { type Poll, readAnswer } from '../domain/poll.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Repositories } from '../store/repositories.ts';
import { type ButtonHandler, becomes, orStale } from './button-handler.ts';
import type { CoalitionCaller } from './caller/caller.ts';
import { confirmCoalitionLink, refuseCoalitionLink } from './coalition/workspace-links.ts';
import { confirmSection, viewSection } from './digests/sections.ts';
import { formFor } from './input/forms.ts';
import type { Subcommand } from './input/subcommand.ts';
import { doneFrom, itemButtons, itemOf } from './items/item-buttons.ts';
import { finishItem, listItems, viewItem } from './items/items.ts';
import { resolveDifficulty, viewDifficulty } from './items/progress.ts';
import { viewWhatIsDue } from './items/reminders.ts';
import { postAgain } from './notify/undelivered.ts';
import { homeButtons } from './people/home.ts';
import { personButtons } from './people/person-buttons.ts';
import type { BallotBox } from './polls/ballot-box.ts';
import { answerPoll, commentOn } from './polls/ballots.ts';
import { cancelEvent, viewEvent } from './polls/events.ts';
import { openPollOf } from './polls/polls.ts';

type PressOptions = Readonly<{
  ballotBox: BallotBox;
  commands: readonly CommandDefinition<Subcommand>[];
}>;

/**
 * What each button does, by the verb of its token. State and permission are read at the press: a
 * card that is out of date is drawn anew, and the person is told why.
 */
export const buttonHandlers = ({
  ballotBox,
  commands,
}: PressOptions): Readonly<Record<string, ButtonHandler>> => {
  /** The form of a subcommand, with what the button knows standing in it. */
  const formOf = async (
    repositories: Repositories,
    caller: CoalitionCaller,
    path: string,
    typed: Readonly<Record<string, string>>,
  ): Promise<ButtonReply> => {
    const sub = findSubcommand(commands, path);
    if (sub === undefined) throw new Error(`there is no /${path}`);
    return {
      kind: 'form',
      form: await formFor(repositories, { ...caller, inCoalition: caller }, path, sub, typed),
    };
  };
  return {
    done: async (repositories, caller, { token, message }) => {
      const item = await itemOf(repositories, caller, token.id);
      return orStale(
        caller,
        async () =>
          itemCard(caller.placeWords, await finishItem(repositories, caller, item, message), caller.today),
        async () =>
          itemCard(
            caller.placeWords,
            await viewItem(repositories, caller.coalition.id, await itemOf(repositories, caller, token.id)),
            caller.today,
          ),
      );
    },

    'pick-done': doneFrom(async (repositories, caller, { token }) => {
      const group = await repositories.groups.byId(caller.coalition.id, token.id);
      if (group === null) throw new Refusal({ code: 'gone' });
      return itemListCard(caller.words, await listItems(repositories, caller, group));
    }),

    'pick-due': doneFrom(async (repositories, caller) =>
      reminderCard(caller.words, await viewWhatIsDue(repositories, caller)),
    ),

    log: async (repositories, caller, { token }) => {
      const item = await itemOf(repositories, caller, token.id);
      return formOf(repositories, caller, 'progress log', { item: `#${item.number}` });
    },

    resolve: async (repositories, caller, { token, message }) => {
      const { id } = caller.coalition;
      const difficulty = await repositories.difficulties.byId(id, token.id);
      if (difficulty === null) throw new Refusal({ code: 'gone' });
      return orStale(
        caller,
        async () =>
          difficultyCard(
            caller.placeWords,
            await resolveDifficulty(repositories, caller, difficulty, null, message),
          ),
        async () => difficultyCard(caller.placeWords, await viewDifficulty(repositories, id, difficulty)),
      );
    },

    cancel: async (repositories, caller, { token, message }) => {
      const event = await repositories.events.byId(caller.coalition.id, token.id);
      if (event === null) throw new Refusal({ code: 'gone' });
      return orStale(
        caller,
        async () => eventCard(caller.placeWords, await cancelEvent(repositories, caller, event, message)),
        async () => eventCard(caller.placeWords, await viewEvent(repositories, caller.coalition.id, event)),
      );
    },

    rate: async (repositories, caller, { token, delivery }) =>
      whileOpen(repositories, caller, token.id, async (poll) => {
        const answer = readAnswer(poll, token.detail);
        if (answer === null) throw new Refusal({ code: 'gone' });
        await answerPoll(repositories, caller, { poll, delivery }, answer, ballotBox);
        return { kind: 'private', card: ratedCard(caller.words, poll) };
      }),

    comment: async (repositories, caller, { token }) =>
      whileOpen(repositories, caller, token.id, async (poll) => ({
        kind: 'form',
        form: commentForm(caller, poll),
      })),

    'section-ok': async (repositories, caller, { token }) => {
      const { group, period } = await sectionOf(repositories, caller, token);
      await confirmSection(repositories, caller, group, period.key);
      const view = await viewSection(repositories, caller.coalition, group, period, caller.now);
      return { kind: 'redraw', card: sectionCard(caller.words, view) };
    },

    'section-note': async (repositories, caller, { token }) => {
      const { group } = await sectionOf(repositories, caller, token);
      return formOf(repositories, caller, 'digest note', { group: group.name });
    },

    'post-again': async (repositories, caller, { token }) => ({
      kind: 'redraw',
      card: await postAgain(repositories, caller, token.id),
    }),

    ...itemButtons,
    ...homeButtons,
    ...personButtons(ballotBox),
    'join-confirm': becomes(confirmCoalitionLink),
    'join-refuse': becomes(refuseCoalitionLink),
  };
};

const sectionOf = async (repositories: Repositories, caller: CoalitionCaller, { id, detail }: Token) => {
  const group = await repositories.groups.byId(caller.coalition.id, id);
  const period = periodFromKey(detail ?? '');
  if (group === null || period === undefined) throw new Refusal({ code: 'gone' });
  return { group, period };
};

const whileOpen = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  pollId: string,
  act: (poll: Poll) => Promise<ButtonReply>,
): Promise<ButtonReply> => {
  try {
    return await act(await openPollOf(repositories, caller, pollId));
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== 'poll-closed') throw error;
    const poll = await repositories.polls.byId(caller.coalition.id, pollId);
    if (poll === null) throw error;
    const closed = { ...poll, sealedAt: poll.sealedAt ?? caller.now };
    return {
      kind: 'redraw',
      card: pollCard(caller.placeWords, { poll: closed, askedBy: null, answered: null }),
      aside: refusalCard(caller.words, error.reason),
    };
  }
};

const commentForm = ({ words }: CoalitionCaller, poll: Poll): Form => ({
  token: encodeToken({ verb: 'comment', id: poll.id }),
  title: words.text('poll.commentForm'),
  submit: words.text('form.send'),
  fields: [
    {
      name: 'comment',
      label: words.text(poll.eventId === null ? 'poll.commentLabelAsked' : 'poll.commentLabel'),
      kind: 'paragraph',
      required: false,
      hint: words.text('poll.commentHint'),
      max: lineMax,
    },
  ],
});

/** Keeps the comment that came back with the form. */
export const submitComment = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  said: Readonly<{ pollId: string; comment: string; delivery: string }>,
  ballotBox: BallotBox,
): Promise<Card> => {
  const { pollId, delivery } = said;
  const comment = cleanText(said.comment);
  if (length(comment) > lineMax)
    throw new Refusal({
      code: 'argument',
      argument: 'comment',
      label: caller.words.text('poll.commentForm'),
      problem: 'too-long',
      value: '',
      example: String(lineMax),
    });
  const poll = await openPollOf(repositories, caller, pollId);
  await commentOn(repositories, caller, { poll, delivery }, comment === '' ? null : comment, ballotBox);
  return commentedCard(caller.words, poll);
};
