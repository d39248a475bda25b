import { cancelEventCard } from '../../cards/ask-first-cards.ts';
import { eventCard } from '../../cards/polls/event-cards.ts';
import { commentedCard, commentRemovedCard, pollCard, ratedCard } from '../../cards/polls/poll-cards.ts';
import { refusalCard } from '../../cards/refusal-card.ts';
import type { Form } from '../../chat/form.ts';
import type { ButtonReply, FormReply } from '../../chat/incoming.ts';
import { cleanText, length } from '../../chat/text/clean.ts';
import { redactedText } from '../../chat/text/redacted.ts';
import { encodeToken } from '../../chat/token.ts';
import { readAttendance } from '../../domain/attendance.ts';
import { dayIn, timeIn } from '../../domain/dates/calendar.ts';
import type { Event } from '../../domain/event.ts';
import { lineMax } from '../../domain/item.ts';
import { isBlank } from '../../domain/plain-letters.ts';
import { type Poll, readAnswer } from '../../domain/poll.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { BallotRepositories, Repositories } from '../../store/repositories.ts';
import { verbs } from '../../words/verbs.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { requireReadsGroup } from '../caller/permissions.ts';
import { type ButtonHandler, type FormHandler, once, orStale } from '../handlers/button-handler.ts';
import { subjectOf } from '../notify/redraw.ts';
import { attend } from './attendance.ts';
import type { BallotBox } from './ballot-box.ts';
import { answerPoll, commentOn } from './ballots.ts';
import { viewEvent } from './event-view.ts';
import { cancelEvent, requireCancels } from './events.ts';
import { openPollOf } from './polls.ts';

/** Opens the form that changes an event, filled with these values. */
type OpenEventForm = (
  repositories: Repositories,
  caller: CoalitionCaller,
  values: Readonly<Record<string, string>>,
) => Promise<FormReply>;

/** The buttons on polls and events. */
export const pollButtons = (
  ballotBox: BallotBox,
  openEventForm: OpenEventForm,
): Readonly<Record<string, ButtonHandler>> => ({
  rate: {
    transaction: 'ballot',
    run: (repositories, caller, { token, delivery }) =>
      whileOpen(repositories, caller, token.id, async (poll) => {
        const answer = readAnswer(poll, token.detail);
        if (answer === null) throw new Refusal({ code: 'gone' });
        await answerPoll(repositories, caller, { poll, delivery }, answer, ballotBox);
        return { kind: 'private', card: ratedCard(caller.words, poll) };
      }),
  },

  comment: once((repositories, caller, { token }) =>
    whileOpen(repositories, caller, token.id, async (poll) => ({
      kind: 'form',
      form: commentForm(caller, poll),
    })),
  ),

  attend: once(async (repositories, caller, { token }) => {
    const event = await readableEventOf(repositories, caller, token.id);
    const answer = readAttendance(token.detail);
    if (answer === null) throw new Refusal({ code: 'gone' });
    return orStale(
      caller,
      async () => eventCard(caller.placeWords, await attend(repositories, caller, event, answer)),
      async () => eventCard(caller.placeWords, await viewEvent(repositories, caller, event)),
    );
  }),

  /** Asks first: everybody who comes is told, which cannot be taken back. */
  cancel: once(async (repositories, caller, { token }) => {
    const event = await readableEventOf(repositories, caller, token.id);
    try {
      await requireCancels(repositories, caller, event);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const card = eventCard(caller.placeWords, await viewEvent(repositories, caller, event));
      return { kind: 'redraw', card, aside: refusalCard(caller.words, error.reason) };
    }
    return { kind: 'private', card: cancelEventCard(caller.words, event, false) };
  }),

  'change-event': once(async (repositories, caller, { token }) => {
    const event = await readableEventOf(repositories, caller, token.id);
    return openEventForm(repositories, caller, currentEvent(caller, event));
  }),

  'cancel-yes': once(async (repositories, caller, { token }) => {
    const event = await readableEventOf(repositories, caller, token.id);
    const view = await cancelEvent(repositories, caller, event);
    if (token.detail === undefined || caller.direct)
      return { kind: 'redraw', card: eventCard(caller.words, view) };
    const subject = subjectOf('event', event.id);
    return { kind: 'public', card: eventCard(caller.placeWords, view), subject };
  }),
});

/**
 * The current values for the form that changes an event. A past start would be refused, so its field stays
 * empty. So does the end: a moved event then keeps its length.
 */
const currentEvent = (
  { coalition: { timeZone }, now }: CoalitionCaller,
  { number, title, startsAt, venue }: Event,
): Readonly<Record<string, string>> => {
  const written = (at: number) => `${dayIn(timeZone, at)} ${timeIn(timeZone, at)}`;
  return {
    event: `#${number}`,
    ...(title === redactedText ? {} : { title }),
    ...(startsAt > now ? { starts: written(startsAt) } : {}),
    ...(venue === null || venue === redactedText ? {} : { where: venue }),
  };
};

/** The event that a button names, where the caller may read it. @throws Refusal `gone`, `not-yours-to-read` */
export const readableEventOf = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  id: string,
): Promise<Event> => {
  const event = await repositories.events.byId(caller.coalition.id, id);
  if (event === null) throw new Refusal({ code: 'gone' });
  await requireReadsGroup(repositories, caller, event.groupId);
  return event;
};

const whileOpen = async (
  repositories: Pick<BallotRepositories, 'polls'>,
  caller: CoalitionVisitor,
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

const commentForm = ({ words }: CoalitionVisitor, poll: Poll): Form => ({
  token: encodeToken({ verb: 'comment', id: poll.id }),
  language: words.language,
  title: words.text('poll.commentForm'),
  submit: words.of(verbs.save),
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

/** The form of the comment button. */
export const commentSubmitted = (ballotBox: BallotBox): FormHandler => ({
  transaction: 'ballot',
  run: async (repositories, caller, { token, values, delivery }) => {
    const comment = cleanText(values.comment ?? '');
    if (length(comment) > lineMax)
      throw new Refusal({
        code: 'argument',
        argument: 'comment',
        label: caller.words.text('poll.commentForm'),
        problem: 'too-long',
        value: '',
        example: String(lineMax),
      });
    const poll = await openPollOf(repositories, caller, token.id);
    const kept = isBlank(comment) ? null : comment;
    await commentOn(repositories, caller, { poll, delivery }, kept, ballotBox);
    return {
      kind: 'private',
      card: kept === null ? commentRemovedCard(caller.words, poll) : commentedCard(caller.words, poll),
    };
  },
});
