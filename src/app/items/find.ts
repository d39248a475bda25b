import { type FoundRow, foundCard } from '../../cards/items/found-card.ts';
import { type ListQuery, listOf, mostSearchLetters } from '../../domain/list-query.ts';
import { type Page, type PageStart, pageSize, readPage } from '../../domain/page.ts';
import { searchWords } from '../../domain/search-words.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { FoundRecord } from '../../store/search/search-texts.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { searchScope } from '../caller/permissions.ts';
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
  const scope = await searchScope(repositories, caller);
  const words = searchWords(query.words);
  const find = (from: PageStart | null, limit: number) =>
    repositories.search.find(id, { ...scope, words }, idOf(from), from?.back ?? false, limit);
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
    page: { ...page, rows: await viewFound(repositories, caller, page.rows) },
    lookedBackTo: start?.back === true || first.lookedTo === null ? null : instantOf(first.lookedTo),
    timeZone,
  });
};

const keyOf = ({ id }: FoundRecord) => [id];

const idOf = (start: PageStart | null): string | null => (start === null ? null : String(start.key[0]));

/** A page that is not full, after which the search continues. */
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
  caller: Pick<CoalitionVisitor, 'coalition' | 'now'>,
  found: readonly FoundRecord[],
): Promise<readonly FoundRow[]> => {
  const rows = [
    ...(await recordsOfGroups(repositories, caller.coalition.id, found)),
    ...(await recordsOfPartners(repositories, caller, found)),
  ];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id }) => byId.get(id) ?? []);
};

const idsOf = (found: readonly FoundRecord[], kind: FoundRecord['kind']): readonly string[] =>
  found.filter((one) => one.kind === kind).map(({ id }) => id);

const recordsOfGroups = async (
  repositories: Repositories,
  coalitionId: string,
  found: readonly FoundRecord[],
): Promise<readonly FoundRow[]> => {
  const items = await repositories.items.byIds(coalitionId, idsOf(found, 'item'));
  const progress = await repositories.progress.byIds(coalitionId, idsOf(found, 'progress'));
  const about = await repositories.items.byIds(
    coalitionId,
    progress.flatMap(({ itemId }) => itemId ?? []),
  );
  const groups: FoundRow[] = [];
  for (const id of idsOf(found, 'group')) {
    const group = await repositories.groups.byId(coalitionId, id);
    if (group !== null)
      groups.push({ id, kind: 'group', text: group.name, goal: group.goal, at: group.createdAt });
  }
  const rows = [
    ...[...items.values()].map(({ id, groupId, number, title, createdAt }) => ({
      ...{ id, groupId, number },
      kind: 'item' as const,
      text: title,
      at: createdAt,
    })),
    ...progress.map(({ id, groupId, body, at, itemId }) => ({
      id,
      groupId,
      kind: 'progress' as const,
      number: about.get(itemId ?? '')?.number ?? null,
      text: body,
      at,
    })),
    ...(await repositories.difficulties.byIds(coalitionId, idsOf(found, 'difficulty'))).map(
      ({ id, groupId, number, body, raisedAt }) => ({
        ...{ id, groupId, number },
        kind: 'difficulty' as const,
        text: body,
        at: raisedAt,
      }),
    ),
    ...(await repositories.events.titled(coalitionId, idsOf(found, 'event'))).map(
      ({ id, groupId, number, title, startsAt }) => ({
        ...{ id, groupId, number },
        kind: 'event' as const,
        text: title,
        at: startsAt,
      }),
    ),
    ...(await repositories.polls.byIds(coalitionId, idsOf(found, 'poll'))).map(
      ({ id, groupId, number, question, openedAt }) => ({
        ...{ id, groupId, number },
        kind: 'poll' as const,
        text: question,
        at: openedAt,
      }),
    ),
  ];
  const names = await repositories.groups.names(
    coalitionId,
    rows.map(({ groupId }) => groupId),
  );
  return [...groups, ...rows.map(({ groupId, ...row }) => ({ ...row, of: names.get(groupId) ?? '' }))];
};

const recordsOfPartners = async (
  repositories: Repositories,
  { coalition, now }: Pick<CoalitionVisitor, 'coalition' | 'now'>,
  found: readonly FoundRecord[],
): Promise<readonly FoundRow[]> => {
  const rows: FoundRow[] = [];
  for (const offer of await repositories.offers.byIds(coalition.id, idsOf(found, 'offer'))) {
    const { id, number, what: text, createdAt: at, endsAt } = offer;
    const partner = await repositories.partners.byId(coalition.id, offer.partnerId);
    const over = (endsAt !== null && endsAt <= now) || partner?.state === 'ended';
    rows.push({ id, kind: 'offer', number, text, of: partner?.name ?? '', over, at });
  }
  for (const id of idsOf(found, 'partner')) {
    const partner = await repositories.partners.byId(coalition.id, id);
    if (partner?.id !== id) continue;
    const { name: text, kind: partnerKind, createdAt: at } = partner;
    rows.push({ id, kind: 'partner', text, partnerKind, over: partner.state === 'ended', at });
  }
  return rows;
};
