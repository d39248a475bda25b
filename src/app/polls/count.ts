import { type Answered, pollCard, pollNudgeCard, pollNudgeClosedCard } from '../../cards/polls/poll-cards.ts';
import { pollTakenBackCard } from '../../cards/undo/undo-cards.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Poll } from '../../domain/poll.ts';
import type { Repositories } from '../../store/repositories.ts';
import { redraw, subjectOf } from '../notify/redraw.ts';

/** The delay between an answer and the redraw of the poll's cards. All answers within it cause one redraw. */
const countAfterMs = 1_000;

/** Plans a redraw of the poll's cards with the current number of answers. */
export const countSoon = (
  repositories: Readonly<{ deadlines: Pick<Repositories['deadlines'], 'setIfNone'> }>,
  coalitionId: string,
  pollId: string,
  now: number,
): Promise<void> =>
  repositories.deadlines.setIfNone({
    kind: 'poll-count',
    subjectId: pollId,
    coalitionId,
    dueAt: now + countAfterMs,
  });

export const answeredSoFar = async (
  repositories: Repositories,
  coalition: Coalition,
  poll: Poll,
): Promise<Answered> => ({
  answers: await repositories.polls.countAnswers(coalition.id, poll.id),
  members: (await repositories.groups.sizes(coalition.id)).get(poll.groupId) ?? 0,
});

type AnswerCounts = Readonly<{ coalition: Coalition; poll: Poll; members: number }>;

/** What an answer does not change is read before the transaction, which keeps the transaction short. */
export const gatherCount = async (
  read: Repositories,
  coalitionId: string,
  pollId: string,
): Promise<AnswerCounts | null> => {
  const coalition = await read.coalitions.byId(coalitionId);
  const poll = await read.polls.byId(coalitionId, pollId);
  // The close redraws the cards itself and clears this deadline.
  if (coalition === null || poll === null || poll.sealedAt !== null) return null;
  const members = (await read.groups.sizes(coalitionId)).get(poll.groupId) ?? 0;
  return { coalition, poll, members };
};

/** Redraws the cards of an open poll, both questions and reminders, with the current number of answers. */
export const redrawCount = async (
  repositories: Repositories,
  gathered: AnswerCounts,
  now: number,
): Promise<void> => {
  const { coalition, poll, members } = gathered;
  const answers = await repositories.polls.countAnswers(coalition.id, poll.id);
  // Read inside the transaction: the asker may have been forgotten since.
  const people = await repositories.people.byIds(coalition.id, [poll.askedBy]);
  const askedBy = people.get(poll.askedBy ?? '') ?? null;
  const view = { poll, askedBy, answered: { answers, members } };
  await redraw(repositories, coalition, subjectOf('poll', poll.id), now, (words) => pollCard(words, view));
  await redraw(repositories, coalition, subjectOf('poll-nudge', poll.id), now, (words) =>
    pollNudgeCard(words, poll, answers),
  );
};

type ShownAs = 'poll' | 'poll-nudge';

/** Redraws the cards of a poll that is closed, as the question or as the reminder. */
export const redrawClosed = (
  repositories: Repositories,
  coalition: Coalition,
  poll: Poll,
  shownAs: ShownAs,
  now: number,
): Promise<void> =>
  redraw(repositories, coalition, subjectOf(shownAs, poll.id), now, (words) =>
    shownAs === 'poll'
      ? pollCard(words, { poll, askedBy: null, answered: null })
      : pollNudgeClosedCard(words, poll),
  );

/**
 * Updates the card of a poll that has just been posted. If posting took long, people have answered elsewhere
 * or the poll was closed since the card was drawn.
 */
export const refreshPostedPoll = async (
  repositories: Repositories,
  coalitionId: string,
  subject: string,
  now: number,
): Promise<void> => {
  const [kind, id] = subject.split(':');
  if ((kind !== 'poll' && kind !== 'poll-nudge') || id === undefined) return;
  const poll = await repositories.polls.byId(coalitionId, id);
  const coalition = await repositories.coalitions.byId(coalitionId);
  if (coalition === null) return;
  // Taken back while it was being posted.
  if (poll === null) return redraw(repositories, coalition, subject, now, pollTakenBackCard);
  if (poll.sealedAt !== null) await redrawClosed(repositories, coalition, poll, kind, now);
  else if ((await repositories.polls.countAnswers(coalitionId, id)) > 0)
    await countSoon(repositories, coalitionId, id, now);
};
