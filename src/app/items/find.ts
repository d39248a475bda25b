import { type FoundRow, foundCard } from '../../cards/items/found-card.ts';
import { type ListQuery, listOf, mostSearchLetters } from '../../domain/list-query.ts';
import { type Page, type PageStart, pageSize, readPage } from '../../domain/page.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { FoundRecord } from '../../store/search/search-texts.ts';
import { readScope } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';
import { wordsOf } from '../input/list-words.ts';

/** What a search looks for. @throws Refusal `words-too-long` */
export const findQuery = (typed: string): ListQuery =>
  listOf('found', 'all', { words: wordsOf(typed, mostSearchLetters) });

/**
 * One page of everything that has these words and that the caller may read, the newest first. A search looks at
 * so many records at a time; where it stopped before the page was full, the next page looks further back.
 */
export const drawFound: DrawPage = async (repositories, caller, query, start) => {
  const { id, timeZone } = caller.coalition;
  const { groupIds } = await readScope(repositories, caller, null);
  const words = query.words.split(' ').filter(Boolean);
  const find = (from: PageStart | null, limit: number) =>
    repositories.search.find(id, { words, groupIds }, idOf(from), from?.back ?? false, limit);
  const first = await find(start, pageSize + 1);
  const page =
    first.lookedTo === null || start?.back === true
      ? await readPage<FoundRecord>(
          async (from, limit) => (from === start ? first : await find(from, limit)).rows,
          start,
          keyOf,
        )
      : unfinished(first.rows, start, first.lookedTo);
  return foundCard(caller.words, {
    query,
    page: { ...page, rows: await viewFound(repositories, id, page.rows) },
    lookedBackTo: start?.back === true || first.lookedTo === null ? null : instantOf(first.lookedTo),
    timeZone,
  });
};

const keyOf = ({ id }: FoundRecord) => [id];

const idOf = (start: PageStart | null): string | null => (start === null ? null : String(start.key[0]));

/** A page that is not full, after which the search goes on. */
const unfinished = (
  rows: readonly FoundRecord[],
  start: PageStart | null,
  lookedTo: string,
): Page<FoundRecord> => ({
  rows,
  back: start === null ? null : [rows[0]?.id ?? idOf(start)],
  next: [lookedTo],
});

/** When a record was made: its id begins with the time. */
const instantOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

/** The records as they are now. What is gone, or became something else, is left out. */
const viewFound = async (
  repositories: Repositories,
  coalitionId: string,
  found: readonly FoundRecord[],
): Promise<readonly FoundRow[]> => {
  const of = (kind: FoundRecord['kind']) => found.filter((one) => one.kind === kind).map(({ id }) => id);
  const items = await repositories.items.byIds(coalitionId, of('item'));
  const progress = await repositories.progress.byIds(coalitionId, of('progress'));
  const about = await repositories.items.byIds(
    coalitionId,
    progress.flatMap(({ itemId }) => itemId ?? []),
  );
  const rows: (Omit<FoundRow, 'group'> & Readonly<{ id: string; groupId: string }>)[] = [
    ...[...items.values()].map((item) => ({
      ...item,
      kind: 'item' as const,
      text: item.title,
      at: item.createdAt,
    })),
    ...progress.map(({ id, groupId, body, at, itemId }) => ({
      id,
      groupId,
      kind: 'progress' as const,
      number: about.get(itemId ?? '')?.number ?? null,
      text: body,
      at,
    })),
    ...(await repositories.difficulties.byIds(coalitionId, of('difficulty'))).map((difficulty) => ({
      ...difficulty,
      kind: 'difficulty' as const,
      text: difficulty.body,
      at: difficulty.raisedAt,
    })),
    ...(await repositories.events.titled(coalitionId, of('event'))).map((event) => ({
      ...event,
      kind: 'event' as const,
      text: event.title,
      at: event.startsAt,
    })),
    ...(await repositories.polls.byIds(coalitionId, of('poll'))).map((poll) => ({
      ...poll,
      kind: 'poll' as const,
      text: poll.question,
      at: poll.openedAt,
    })),
  ];
  const groups = await repositories.groups.names(
    coalitionId,
    rows.map(({ groupId }) => groupId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ ...row, group: groups.get(row.groupId) ?? '' }];
  });
};
