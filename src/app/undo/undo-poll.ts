import { pollCard } from '../../cards/polls/poll-cards.ts';
import { pollTakenBackCard } from '../../cards/undo/undo-cards.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime } from '../../domain/undo.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { record } from '../notify/history.ts';
import { redraw, subjectOf } from '../notify/redraw.ts';
import { answeredSoFar } from '../polls/count.ts';
import type { Undoable, Undoing } from './undoable.ts';

/**
 * Undoes asking a poll, while nobody has answered it. Nothing of the poll stays: the history keeps who took
 * it back and when, without the question. Whether somebody has answered is no secret: the card of an open
 * poll shows how many have.
 */
export const undoablePoll = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change, pressed }: Undoing,
): Promise<Undoable> => {
  const { coalition, now } = caller;
  const poll = await repositories.polls.byId(coalition.id, id);
  if (poll === null || change.change !== 'asked') throw new Refusal({ code: 'gone' });
  return {
    by: change,
    groupId: poll.groupId,
    instead: '',
    undo: async (words) => {
      requireInTime(change.at, now, '');
      if (poll.sealedAt !== null) throw new Refusal({ code: 'poll-closed' });
      if ((await repositories.polls.countAnswers(coalition.id, id)) > 0)
        throw new Refusal({ code: 'undo-answered', number: poll.number });
      await repositories.barred.clear(id);
      if (!(await repositories.polls.remove(coalition.id, id)))
        throw new Error('the poll was answered meanwhile');
      for (const kind of ['poll-close', 'poll-nudge', 'poll-count'] as const)
        await repositories.deadlines.clear(kind, id);
      const subject = subjectOf('poll', id);
      await repositories.outbox.forget(coalition.id, `poll:${id}:`);
      await redraw(repositories, coalition, subject, now, pollTakenBackCard, pressed);
      await repositories.shown.forget(coalition.id, subject);
      await repositories.history.forget(coalition.id, subject);
      await record(repositories, caller, {
        subject: `group:${poll.groupId}`,
        change: 'poll-undone',
        before: null,
        after: null,
      });
      return pollTakenBackCard(words);
    },
    current: async (words) => {
      const people = await repositories.people.byIds(coalition.id, [poll.askedBy]);
      const askedBy = people.get(poll.askedBy ?? '') ?? null;
      return pollCard(words, { poll, askedBy, answered: await answeredSoFar(repositories, coalition, poll) });
    },
  };
};
