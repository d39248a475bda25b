import type { PollResultsView, PollResultView } from '../../cards/polls/poll-cards.ts';
import type { Group } from '../../domain/group.ts';
import { average, type Poll, type Result } from '../../domain/poll.ts';
import type { Repositories } from '../../store/repositories.ts';

/** A result, with the score of the previous event when that may be shown too. */
export const viewResult = async (
  repositories: Repositories,
  coalitionId: string,
  poll: Poll,
  result: Result,
): Promise<PollResultView> => {
  if (poll.eventId === null || result.counts === null) return { poll, result, before: null };
  // Only the event directly before: the card calls it the last one.
  const earlier = await repositories.polls.eventBefore(coalitionId, poll);
  const counts = earlier?.result?.counts ?? null;
  return { poll, result, before: counts === null ? null : average(counts) };
};

/** How many results a group is shown. */
const shown = 10;

/** The open polls of a group, and the results of the latest closed ones. */
export const viewResults = async (
  repositories: Repositories,
  coalitionId: string,
  group: Group,
): Promise<PollResultsView> => {
  const closed: PollResultView[] = [];
  for (const poll of await repositories.polls.lastSealed(coalitionId, group.id, shown))
    if (poll.result !== null) closed.push(await viewResult(repositories, coalitionId, poll, poll.result));
  return { group: group.name, open: await repositories.polls.stillOpen(coalitionId, group.id), closed };
};
