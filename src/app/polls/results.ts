import {
  type PollResultView,
  type PollRow,
  pollOpenCard,
  pollResultCard,
  pollResultsCard,
} from '../../cards/polls/poll-cards.ts';
import type { Card } from '../../chat/card.ts';
import { type ListQuery, listOf } from '../../domain/list-query.ts';
import { readFrom, readPage } from '../../domain/page.ts';
import { average, type Poll, type Result } from '../../domain/poll.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { readScope } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';

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

/** The comments of a poll have no time and no order but the one they were shuffled into. */
const commentQuery = (poll: Poll): ListQuery => listOf('comments', 'all', { itemId: poll.id });

/** The result of a poll, with one page of its comments. @throws Refusal `gone` when there is none (any more) */
export const drawResult: DrawPage = async (repositories, caller, query, start) => {
  const { id } = caller.coalition;
  const poll = await repositories.polls.byId(id, query.itemId ?? '');
  if (poll === null || poll.result === null) throw new Refusal({ code: 'gone' });
  await readScope(repositories, caller, poll.groupId);
  const keyOf = ({ index }: Readonly<{ index: number }>) => [index];
  const all = poll.result.comments.map((comment, index) => ({ comment, index }));
  const page = await readPage(readFrom(all, keyOf), start, keyOf);
  const comments = { query, page: { ...page, rows: page.rows.map(({ comment }) => comment) } };
  return pollResultCard(caller.words, await viewResult(repositories, id, poll, poll.result), comments);
};

/** A poll for a reader: its result, or that it is still open. */
export const drawPoll = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  poll: Poll,
): Promise<Card> =>
  poll.result === null
    ? pollOpenCard(caller.words, poll)
    : drawResult(repositories, caller, commentQuery(poll), null);

/** One page of the polls of a group, or of all that the caller may read: the open ones, then the latest results. */
export const drawResults: DrawPage = async (repositories, caller, query, start) => {
  const { id } = caller.coalition;
  const { group, groupIds } = await readScope(repositories, caller, query.groupId);
  const page = await readPage(
    (from, limit) => repositories.polls.page(id, groupIds, from, limit),
    start,
    ({ closesAt, number }) => [closesAt, number],
  );
  const groups = await repositories.groups.names(
    id,
    page.rows.map(({ groupId }) => groupId),
  );
  const rows: PollRow[] = [];
  for (const poll of page.rows) {
    const said = poll.result === null ? null : await viewResult(repositories, id, poll, poll.result);
    rows.push({ poll, said, group: group === null ? (groups.get(poll.groupId) ?? '') : null });
  }
  return pollResultsCard(caller.words, { query, group: group?.name ?? null, page: { ...page, rows } });
};
