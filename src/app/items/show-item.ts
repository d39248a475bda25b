import { type ChangeView, itemWholeCard } from '../../cards/items/item-whole-card.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Item } from '../../domain/item.ts';
import { type ListQuery, listOf } from '../../domain/list-query.ts';
import { readPage } from '../../domain/page.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Change } from '../../store/items/history.ts';
import type { Person } from '../../store/people/people.ts';
import { requireReadsGroup } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';
import { subjectOf } from '../notify/redraw.ts';
import { viewItem } from './items.ts';

/** How many lines of progress and open difficulties the card of a whole item shows. */
const linesShown = 3;
const difficultiesShown = 5;

export const wholeItem = ({ id }: Pick<Item, 'id'>): ListQuery => listOf('history', 'all', { itemId: id });

/** An item with everything about it, and one page of its history, the latest change first. */
export const drawItemWhole: DrawPage = async (repositories, caller, query, start) => {
  const { id, timeZone } = caller.coalition;
  const item = query.itemId === null ? null : await repositories.items.byId(id, query.itemId);
  if (item === null) throw new Refusal({ code: 'gone' });
  await requireReadsGroup(repositories, caller, item.groupId);
  const page = await readPage(
    (from, limit) => repositories.history.page(id, subjectOf('item', item.id), from, limit),
    start,
    (change) => [change.id],
  );
  const progress = await repositories.progress.ofItem(id, item.id, linesShown);
  const difficulties = await repositories.difficulties.openOnItem(id, item.id);
  const answers = item.answers === null ? null : await repositories.difficulties.byId(id, item.answers);
  const people = await repositories.people.byIds(id, [
    item.createdBy,
    ...page.rows.flatMap((change) => [change.personId, ...idsIn(change.before), ...idsIn(change.after)]),
    ...progress.rows.map(({ personId }) => personId),
  ]);
  return itemWholeCard(caller.words, {
    query,
    item: await viewItem(repositories, id, item),
    today: caller.today,
    timeZone,
    createdBy: people.get(item.createdBy) ?? null,
    answers,
    difficulties: difficulties.slice(0, difficultiesShown),
    difficultiesTotal: difficulties.length,
    progress: progress.rows.map((entry) => ({ entry, person: people.get(entry.personId) ?? null })),
    progressTotal: progress.total,
    page: { ...page, rows: page.rows.map((change) => viewChange(change, people)) },
  });
};

const idsIn = (values: Change['before']): readonly string[] =>
  Array.isArray(values?.ownerIds) ? values.ownerIds.map(String) : [];

const viewChange = (
  { at, personId, change, before, after }: Change,
  people: ReadonlyMap<string, Person>,
): ChangeView => ({
  at,
  by: people.get(personId) ?? null,
  change,
  before: detailsIn(before),
  after: detailsIn(after),
  owners: after?.ownerIds === undefined ? null : idsIn(after).map((id) => people.get(id)?.name ?? ''),
  why: textIn(after?.why) ?? null,
});

const textIn = (value: unknown): string | null | undefined =>
  typeof value === 'string' || value === null ? value : undefined;

/** What the history holds of the details of an item. */
const detailsIn = (values: Change['before']): ChangeView['before'] => {
  const { title, organisation, dueOn, percent } = values ?? {};
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(textIn(organisation) === undefined ? {} : { organisation: textIn(organisation) ?? null }),
    ...(textIn(dueOn) === undefined ? {} : { dueOn: (textIn(dueOn) ?? null) as LocalDate | null }),
    ...(typeof percent === 'number' || percent === null ? { percent } : {}),
  };
};
