import { pollCard } from '../../cards/polls/poll-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { Repositories } from '../../store/repositories.ts';
import { announce, placeRecipient } from '../notify/announce.ts';
import { answeredSoFar } from './count.ts';

/**
 * Posts an open poll once more after its message was deleted, so that people can still answer. A second
 * deletion is final.
 * @returns whether there was such a poll
 */
export const repostPoll = async (
  repositories: Repositories,
  coalitionId: string,
  message: MessageRef,
  now: number,
): Promise<boolean> => {
  const subject = await repositories.shown.subjectOf(coalitionId, message);
  if (subject === null) return false;
  await repositories.shown.remove(coalitionId, message);
  const [kind, id] = subject.split(':');
  const poll = kind === 'poll' && id !== undefined ? await repositories.polls.byId(coalitionId, id) : null;
  const coalition = await repositories.coalitions.byId(coalitionId);
  if (coalition === null || poll === null || poll.sealedAt !== null || now >= poll.closesAt) return false;
  const people = await repositories.people.byIds(coalitionId, [poll.askedBy]);
  const view = {
    poll,
    askedBy: people.get(poll.askedBy ?? '') ?? null,
    answered: await answeredSoFar(repositories, coalition, poll),
  };
  const place = await repositories.places.byRef(coalitionId, message.place);
  const reader = placeRecipient({ ...message.place, language: place?.language ?? null });
  await announce(
    repositories,
    { coalition, now },
    `poll-again:${poll.id}`,
    [reader],
    (words) => pollCard(words, view),
    { subject },
  );
  return true;
};
