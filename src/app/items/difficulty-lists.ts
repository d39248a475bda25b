import { difficultyListCard } from '../../cards/items/difficulty-list-card.ts';
import { readPage } from '../../domain/page.ts';
import { readScope } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';

/** One page of the difficulties of a group, or of all that the caller may read. */
export const drawDifficulties: DrawPage = async (repositories, caller, query, start) => {
  const { id, timeZone } = caller.coalition;
  const { group, groupIds } = await readScope(repositories, caller, query.groupId);
  const open = query.show === 'open';
  const page = await readPage(
    (from, limit) => repositories.difficulties.page(id, { groupIds, open }, from, limit),
    start,
    ({ raisedAt, resolvedAt, number }) => [open ? raisedAt : resolvedAt, number],
  );
  const groups = await repositories.groups.names(
    id,
    page.rows.map(({ groupId }) => groupId),
  );
  const rows = page.rows.map((difficulty) => ({
    difficulty,
    group: groups.get(difficulty.groupId) ?? '',
  }));
  return difficultyListCard(caller.words, {
    query,
    page: { ...page, rows },
    group: group?.name ?? null,
    timeZone,
  });
};
