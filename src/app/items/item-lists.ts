import type { ItemView } from '../../cards/items/item-cards.ts';
import { type ItemListView, itemListCard } from '../../cards/items/item-list-cards.ts';
import type { Group } from '../../domain/group.ts';
import { doneShownMs } from '../../domain/item.ts';
import { type ListQuery, type ListShow, listOf, mostWordLetters, nobodys } from '../../domain/list-query.ts';
import { type PageStart, readPage } from '../../domain/page.ts';
import { searchWords } from '../../domain/search-words.ts';
import { type ItemFilter, keyOfItem } from '../../store/items/item-pages.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { readScope } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';
import { wordsOf } from '../input/list-words.ts';
import { viewItems } from './items.ts';

/** How many items that were done lately the first page shows. */
const latelyShown = 3;

const showOf = (show: ListShow): ItemFilter['show'] =>
  show === 'overdue' || show === 'done' || show === 'dropped' ? show : 'open';

/** The list that a command asks for. Without a group it is about every group that the caller may read. */
export const itemQuery = (
  asked: Readonly<{
    show: 'open' | 'overdue' | 'unowned' | 'done' | 'dropped' | undefined;
    group: Group | null;
    /** Null where the items of nobody are asked for. */
    who: Person | null | undefined;
    words: string | undefined;
  }>,
): ListQuery => {
  const { show = 'open', group, who, words = '' } = asked;
  const nobody = show === 'unowned' || who === null;
  return listOf('items', show === 'unowned' ? 'open' : show, {
    groupId: group?.id ?? null,
    personId: nobody ? nobodys : (who?.id ?? null),
    words: wordsOf(words, mostWordLetters),
  });
};

/** The open items of a person in all groups. */
export const mineQuery = (personId: string): ListQuery => listOf('items', 'open', { personId });

/** One page of items, with what the caller may read. @throws Refusal `not-yours-to-read`, `gone` */
const listItems = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  query: ListQuery,
  start: PageStart | null,
): Promise<ItemListView> => {
  const { coalition, today, now } = caller;
  const mine = query.personId !== null && query.personId === caller.person?.id;
  // A person's own items count in every group.
  const { group, groupIds } =
    mine && query.groupId === null
      ? { group: null, groupIds: null }
      : await readScope(repositories, caller, query.groupId);
  const show = showOf(query.show);
  const filter: ItemFilter = {
    show,
    groupIds,
    ownerId: query.personId,
    words: searchWords(query.words),
    today,
  };
  const { items } = repositories;
  const page = await readPage(
    (from, limit) => items.page(coalition.id, filter, from, limit),
    start,
    (item) => keyOfItem(show, item),
  );
  const whole = page.back === null && page.next === null;
  const count = (of: ItemFilter) => items.countOf(coalition.id, of);
  const isLate = ({ dueOn }: (typeof page.rows)[number]) => dueOn !== null && dueOn < today;
  const total = whole ? page.rows.length : await count(filter);
  const overdue =
    show === 'open' && !whole ? await count({ ...filter, show: 'overdue' }) : page.rows.filter(isLate).length;
  const plain = show === 'open' && query.words === '' && query.personId === null;
  const lately =
    plain && group !== null && page.back === null
      ? await items.done(coalition.id, group.id, { from: now - doneShownMs, to: now + 1 }, latelyShown)
      : { rows: [], total: 0 };
  const named = await repositories.people.byIds(
    coalition.id,
    query.personId === null || query.personId === nobodys ? [] : [query.personId],
  );
  const views = (rows: readonly (typeof page.rows)[number][]): Promise<readonly ItemView[]> =>
    viewItems(repositories, coalition.id, rows, group);
  return {
    query,
    start,
    page: { ...page, rows: await views(page.rows) },
    group: group?.name ?? null,
    person: named.get(query.personId ?? '') ?? null,
    mine,
    today,
    overdue: show === 'overdue' ? total : overdue,
    total,
    lately: { items: await views(lately.rows), total: lately.total },
  };
};

export const drawItems: DrawPage = async (repositories, caller, query, start) =>
  itemListCard(caller.words, await listItems(repositories, caller, query, start));

/** The first open items of a person in all groups, overdue ones first, and how many there are. */
export const firstOfMine = async (
  repositories: Repositories,
  { coalition, person, today }: Pick<CoalitionVisitor, 'coalition' | 'person' | 'today'>,
  limit: number,
): Promise<Readonly<{ items: readonly ItemView[]; total: number }>> => {
  if (person === null) return { items: [], total: 0 };
  const filter: ItemFilter = { show: 'open', groupIds: null, ownerId: person.id, words: [], today };
  const rows = await repositories.items.page(coalition.id, filter, null, limit);
  return {
    items: await viewItems(repositories, coalition.id, rows),
    total: rows.length < limit ? rows.length : await repositories.items.countOf(coalition.id, filter),
  };
};
