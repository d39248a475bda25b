import type { PollView } from '../../cards/polls/poll-cards.ts';
import { readList } from '../../chat/text/list.ts';
import type { Group } from '../../domain/group.ts';
import { fitChoices, type Poll, pollLongestMs, pollOpenMs } from '../../domain/poll.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';
import type { BallotBox } from './ballot-box.ts';
import { answeredSoFar } from './count.ts';
import { announcePoll, closePoll, schedulePoll } from './polls.ts';

export type Question = Readonly<{
  question: string;
  /** As typed; without choices, the answer is a score from 1 to 5. */
  choices: string | undefined;
  closesAt: number | undefined;
  group: Group;
}>;

/**
 * Asks a group something. The reply to the command shows the poll where it was used; the other
 * places of the group receive it as a post.
 */
export const askPoll = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  asked: Question,
): Promise<PollView> => {
  const { coalition, person, now, place } = caller;
  if (caller.direct) throw new Refusal({ code: 'shared-place-needed' });
  const choices = asked.choices === undefined ? null : fitChoices(readList(asked.choices));
  if (asked.choices !== undefined && choices === null)
    throw new Refusal({
      code: 'argument',
      argument: 'choices',
      label: caller.words.text('poll.choices'),
      problem: 'not-choices',
      value: asked.choices,
      example: caller.words.of({ en: 'Monday, Tuesday, Wednesday', ar: 'الاثنين، الثلاثاء، الأربعاء' }),
    });
  const closesAt = asked.closesAt ?? now + pollOpenMs;
  if (closesAt - now > pollLongestMs) throw new Refusal({ code: 'poll-too-long' });
  const poll = await repositories.polls.open(
    coalition.id,
    {
      number: await repositories.coalitions.takeNumber(coalition.id),
      groupId: asked.group.id,
      eventId: null,
      askedBy: person.id,
      question: asked.question,
      choices,
      threshold: coalition.pollThreshold,
      openedAt: now,
      closesAt,
    },
    place,
  );
  if (poll === null) throw new Error('a new number names a poll already');
  await schedulePoll(repositories, coalition.id, poll);
  const undo = await record(repositories, caller, {
    subject: subjectOf('poll', poll.id),
    change: 'asked',
    before: null,
    after: { question: poll.question, choices, closesAt },
  });
  const view = { poll, askedBy: person, answered: await answeredSoFar(repositories, coalition, poll) };
  await announcePoll(repositories, coalition, view, now, place);
  return { ...view, undo };
};

/**
 * Closes a poll before its time. Only a coordinator may, and only once half of the group has answered: a
 * person who can choose the moment of the close could find out a single answer.
 * @throws Refusal `only-coordinator`, `poll-closed`, `half-first`
 */
export const closePollEarly = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  poll: Poll,
  ballotBox: BallotBox,
): Promise<void> => {
  const { coalition, now } = caller;
  await requireCoordinator(repositories, caller);
  if (poll.sealedAt !== null) throw new Refusal({ code: 'poll-closed' });
  await closePoll(repositories, coalition, poll, now, ballotBox, { early: true });
  await record(repositories, caller, {
    subject: subjectOf('poll', poll.id),
    change: 'closed',
    before: null,
    after: null,
  });
};
