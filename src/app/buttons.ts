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
import type { Memory } from '../store/repositories.ts';
import { becomes, orStale, type PressHandler } from './button-handler.ts';
import type { Member } from './caller/caller.ts';
import { confirmCoalitionLink, refuseCoalitionLink } from './coalition/workspace-links.ts';
import { confirmSection, viewSection } from './digests/sections.ts';
import { formFor } from './input/forms.ts';
import type { Subcommand } from './input/subcommand.ts';
import { doneFrom, itemOf, itemPresses } from './items/item-buttons.ts';
import { finishItem, listItems, viewItem } from './items/items.ts';
import { resolveDifficulty, viewDifficulty } from './items/progress.ts';
import { viewWhatIsDue } from './items/reminders.ts';
import { postAgain } from './notify/undelivered.ts';
import { homePresses } from './people/home.ts';
import { personPresses } from './people/person-buttons.ts';
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
export const pressHandlers = ({
  ballotBox,
  commands,
}: PressOptions): Readonly<Record<string, PressHandler>> => {
  /** The form of a subcommand, with what the button knows standing in it. */
  const formOf = async (
    memory: Memory,
    member: Member,
    path: string,
    typed: Readonly<Record<string, string>>,
  ): Promise<ButtonReply> => {
    const sub = findSubcommand(commands, path);
    if (sub === undefined) throw new Error(`there is no /${path}`);
    return { kind: 'form', form: await formFor(memory, { ...member, member }, path, sub, typed) };
  };
  return {
    done: async (memory, member, { token, message }) => {
      const item = await itemOf(memory, member, token.id);
      return orStale(
        member,
        async () =>
          itemCard(member.placeWords, await finishItem(memory, member, item, message), member.today),
        async () =>
          itemCard(
            member.placeWords,
            await viewItem(memory, member.coalition.id, await itemOf(memory, member, token.id)),
            member.today,
          ),
      );
    },

    'pick-done': doneFrom(async (memory, member, { token }) => {
      const group = await memory.groups.byId(member.coalition.id, token.id);
      if (group === null) throw new Refusal({ code: 'gone' });
      return itemListCard(member.words, await listItems(memory, member, group));
    }),

    'pick-due': doneFrom(async (memory, member) =>
      reminderCard(member.words, await viewWhatIsDue(memory, member)),
    ),

    log: async (memory, member, { token }) => {
      const item = await itemOf(memory, member, token.id);
      return formOf(memory, member, 'progress log', { item: `#${item.number}` });
    },

    resolve: async (memory, member, { token, message }) => {
      const { id } = member.coalition;
      const difficulty = await memory.difficulties.byId(id, token.id);
      if (difficulty === null) throw new Refusal({ code: 'gone' });
      return orStale(
        member,
        async () =>
          difficultyCard(
            member.placeWords,
            await resolveDifficulty(memory, member, difficulty, null, message),
          ),
        async () => difficultyCard(member.placeWords, await viewDifficulty(memory, id, difficulty)),
      );
    },

    cancel: async (memory, member, { token, message }) => {
      const event = await memory.events.byId(member.coalition.id, token.id);
      if (event === null) throw new Refusal({ code: 'gone' });
      return orStale(
        member,
        async () => eventCard(member.placeWords, await cancelEvent(memory, member, event, message)),
        async () => eventCard(member.placeWords, await viewEvent(memory, member.coalition.id, event)),
      );
    },

    rate: async (memory, member, { token, delivery }) =>
      whileOpen(memory, member, token.id, async (poll) => {
        const answer = readAnswer(poll, token.detail);
        if (answer === null) throw new Refusal({ code: 'gone' });
        await answerPoll(memory, member, { poll, delivery }, answer, ballotBox);
        return { kind: 'private', card: ratedCard(member.words, poll) };
      }),

    comment: async (memory, member, { token }) =>
      whileOpen(memory, member, token.id, async (poll) => ({
        kind: 'form',
        form: commentForm(member, poll),
      })),

    'section-ok': async (memory, member, { token }) => {
      const { group, period } = await sectionOf(memory, member, token);
      await confirmSection(memory, member, group, period.key);
      const view = await viewSection(memory, member.coalition, group, period, member.now);
      return { kind: 'redraw', card: sectionCard(member.words, view) };
    },

    'section-note': async (memory, member, { token }) => {
      const { group } = await sectionOf(memory, member, token);
      return formOf(memory, member, 'digest note', { group: group.name });
    },

    'post-again': async (memory, member, { token }) => ({
      kind: 'redraw',
      card: await postAgain(memory, member, token.id),
    }),

    ...itemPresses,
    ...homePresses,
    ...personPresses(ballotBox),
    'join-confirm': becomes(confirmCoalitionLink),
    'join-refuse': becomes(refuseCoalitionLink),
  };
};

const sectionOf = async (memory: Memory, member: Member, { id, detail }: Token) => {
  const group = await memory.groups.byId(member.coalition.id, id);
  const period = periodFromKey(detail ?? '');
  if (group === null || period === undefined) throw new Refusal({ code: 'gone' });
  return { group, period };
};

const whileOpen = async (
  memory: Memory,
  member: Member,
  pollId: string,
  act: (poll: Poll) => Promise<ButtonReply>,
): Promise<ButtonReply> => {
  try {
    return await act(await openPollOf(memory, member, pollId));
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== 'poll-closed') throw error;
    const poll = await memory.polls.byId(member.coalition.id, pollId);
    if (poll === null) throw error;
    const closed = { ...poll, sealedAt: poll.sealedAt ?? member.now };
    return {
      kind: 'redraw',
      card: pollCard(member.placeWords, { poll: closed, askedBy: null, answered: null }),
      aside: refusalCard(member.words, error.reason),
    };
  }
};

const commentForm = ({ words }: Member, poll: Poll): Form => ({
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
  memory: Memory,
  member: Member,
  said: Readonly<{ pollId: string; comment: string; delivery: string }>,
  ballotBox: BallotBox,
): Promise<Card> => {
  const { pollId, delivery } = said;
  const comment = cleanText(said.comment);
  if (length(comment) > lineMax)
    throw new Refusal({
      code: 'argument',
      argument: 'comment',
      label: member.words.text('poll.commentForm'),
      problem: 'too-long',
      value: '',
      example: String(lineMax),
    });
  const poll = await openPollOf(memory, member, pollId);
  await commentOn(memory, member, { poll, delivery }, comment === '' ? null : comment, ballotBox);
  return commentedCard(member.words, poll);
};
