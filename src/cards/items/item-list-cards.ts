import { type Block, bold, type Card, type Entry, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import { isOverdue } from '../../domain/item.ts';
import { type ListQuery, nobodys, packQuery, packStart } from '../../domain/list-query.ts';
import type { Page, PageStart } from '../../domain/page.ts';
import type { Words } from '../../words/words.ts';
import { openFormButton } from '../form-pieces.ts';
import { openOne } from '../open-pieces.ts';
import {
  buttons,
  card,
  entry,
  joined,
  list,
  mentions,
  note,
  pageButtons,
  pageList,
  text,
} from '../pieces.ts';
import { done, ofGroup } from '../typed-lines.ts';
import type { ItemView } from './item-cards.ts';
import { pickDone, whenDue } from './item-pieces.ts';

/** What a list is about; the names of its filters are looked up for each page. */
export type ItemListView = Readonly<{
  query: ListQuery;
  start: PageStart | null;
  page: Page<ItemView>;
  /** Null for all groups. */
  group: string | null;
  /** Whose items they are, where it is one person's; and whether that is who reads. */
  person: Mentionable | null;
  mine: boolean;
  today: LocalDate;
  /** How many there are in the whole list; at most `mostCounted`. */
  overdue: number;
  total: number;
  /** On the first page of what is open in a group: what was done lately. */
  lately: Readonly<{ items: readonly ItemView[]; total: number }>;
}>;

/** Longer lists are not counted to the end. */
const mostCounted = 1000;

const counted = (words: Words, total: number): string =>
  total >= mostCounted ? `${words.number(mostCounted)}+` : words.number(total);

/** One line of a list. It names the group when the list is about all groups. */
const itemEntry = (words: Words, view: ItemView, list: ItemListView): Entry => {
  const { item } = view;
  const body = words.line('item.line', { ref: bold(words.ref(item.number)), title: item.title });
  const group = list.group === null ? [[words.quote(view.group)]] : [];
  if (item.doneAt !== null)
    return entry(
      body,
      joined(
        words,
        ...group,
        words.line('item.doneDetail', {
          person: words.mention(view.doneBy),
          when: words.moment(item.doneAt),
        }),
      ),
    );
  if (item.droppedAt !== null)
    return entry(
      body,
      joined(words, ...group, [words.moment(item.droppedAt)], [words.quote(item.droppedWhy ?? '')]),
    );
  return entry(
    body,
    joined(
      words,
      ...group,
      ...(list.mine ? [] : [mentions(words, view.owners)]),
      ...(item.organisation === null ? [] : [[words.quote(item.organisation)]]),
      item.dueOn === null
        ? words.line('item.noDue')
        : words.line('item.dueOn', { due: whenDue(words, item, list.today) }),
      ...(item.percent === null ? [] : [[plain(words.percent(item.percent))]]),
    ),
  );
};

const titleOf = (words: Words, { query, group, mine }: ItemListView): string => {
  if (mine && group === null && query.show === 'open') return words.text('item.mine');
  return group === null ? words.text('item.listAll') : words.text('item.list', { group });
};

/** What the list was narrowed down to, so that a reader sees how the line was understood. */
const filterLine = (words: Words, { query, person }: ItemListView): Line => [
  plain(
    [
      ...(query.show === 'open' ? [] : [words.text(`shown.${showOf(query)}`)]),
      ...(query.personId === nobodys ? [words.text('item.unowned')] : []),
      ...(person === null ? [] : [words.show(words.name(person.name))]),
      ...(query.words === '' ? [] : [words.text('list.words', { words: query.words })]),
    ].join(' · '),
  ),
];

const showOf = ({ show }: ListQuery): 'overdue' | 'done' | 'dropped' =>
  show === 'done' || show === 'dropped' ? show : 'overdue';

/** The line that shows all of a group's done items. */
const doneCommand = (words: Words, { group }: ItemListView): string =>
  `/action list ${words.of(done)} ${ofGroup(words, group ?? '')}`;

/** One page of items: overdue first, then open ones by date; on the first page also what was done lately. */
export const itemListCard = (words: Words, view: ItemListView): Card => {
  const { query, page, overdue, total, lately, today } = view;
  const late = page.rows.filter(({ item }) => isOverdue(item, today));
  const rest = page.rows.filter(({ item }) => !isOverdue(item, today));
  const open = page.rows.filter(({ item }) => item.state === 'open').map(({ item }) => item);
  const part = (head: string, rows: readonly ItemView[]): readonly Block[] =>
    rows.length === 0 ? [] : [text(bold(head)), pageList(rows.map((row) => itemEntry(words, row, view)))];
  const closed = query.show === 'done' || query.show === 'dropped';
  const filters = filterLine(words, view);
  const isFiltered = query.show !== 'open' || query.words !== '' || query.personId === nobodys;
  const nothing = isFiltered
    ? words.line('item.noneSuch')
    : words.line(view.mine ? 'item.mineNone' : 'item.none');
  return card(words, titleOf(words, view), late.length > 0 ? 'warning' : 'neutral', [
    ...(isFiltered || (view.person !== null && !view.mine) ? [note(filters)] : []),
    ...(page.rows.length === 0 ? [text(nothing)] : []),
    ...(page.rows.length === 0 && !isFiltered && !view.mine
      ? [buttons(openFormButton(words, 'action add', query.groupId))]
      : []),
    ...part(words.text('item.overdueHead', { n: counted(words, overdue) }), late),
    ...part(
      closed
        ? words.text('item.closedHead', { n: counted(words, total) })
        : words.text('item.openHead', { n: counted(words, total - overdue) }),
      rest,
    ),
    ...(open.length === 0
      ? []
      : [
          pickDone(
            words,
            encodeToken({
              verb: 'pick',
              id: packQuery(query),
              ...(view.start === null ? {} : { detail: packStart(view.start) }),
            }),
            open,
          ),
        ]),
    ...openOne(
      words,
      [...page.rows, ...lately.items].map(({ item: { id, number, title } }) => ({
        kind: 'item',
        id,
        number,
        text: title,
      })),
    ),
    ...pageButtons(words, query, page),
    ...(lately.total === 0
      ? []
      : [
          text(bold(words.text('item.doneHead', { n: lately.total }))),
          list(
            words,
            lately.items.map((row) => itemEntry(words, row, view)),
            lately.total,
            doneCommand(words, view),
          ),
        ]),
  ]);
};
