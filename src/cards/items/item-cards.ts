import { type Block, bold, type Card, type Entry, type Inline, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import { type Item, type ItemDetails, isOverdue } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import {
  button,
  buttons,
  card,
  entry,
  facts,
  joined,
  list,
  mentions,
  note,
  text,
  undoButton,
} from '../pieces.ts';
import { dueText, pickDone } from './item-pieces.ts';

/** An item with the people and the group it names. */
export type ItemView = Readonly<{
  item: Item;
  group: string;
  owners: readonly Mentionable[];
  doneBy: Mentionable | null;
  droppedBy: Mentionable | null;
  /** The names of further partners that it involves. */
  with?: readonly string[];
  /** Open difficulties of a done item, which may be resolved too. */
  difficulties?: readonly Pick<Difficulty, 'id' | 'number'>[];
  /** The change that whoever made it can take back on this card. */
  undo?: string;
}>;

const whenDue = (words: Words, item: Item, today: LocalDate): string => {
  if (item.dueOn === null) return words.text('item.noDue');
  return isOverdue(item, today) ? dueText(words, item.dueOn, today) : words.day(item.dueOn);
};

/** Links to the message from which the item was made. */
const sourceLink = (words: Words, url: string): Inline => ({
  kind: 'link',
  label: words.text('item.source'),
  url,
});

/** The card of one item, with its buttons. `news` are lines about what just changed. */
export const itemCard = (
  words: Words,
  view: ItemView,
  today: LocalDate,
  news: readonly Line[] = [],
): Card => {
  const { item } = view;
  const ref = words.ref(item.number);
  const head: Block[] = [
    text(bold(words.show(item.title))),
    facts(
      [words.text('item.owner'), mentions(words, view.owners)],
      ...(item.organisation === null
        ? []
        : ([[words.text('item.organisation'), words.quote(item.organisation)]] as const)),
      ...(view.with === undefined || view.with.length === 0
        ? []
        : ([[words.text('item.with'), words.inRow(view.with)]] as const)),
      [words.text('item.due'), whenDue(words, item, today)],
      // How far a done item is says nothing any more.
      ...(item.percent === null || item.doneAt !== null
        ? []
        : ([[words.text('item.howFar'), words.percent(item.percent)]] as const)),
      [words.text('item.group'), words.quote(view.group)],
      ...(item.doneAt === null
        ? []
        : ([
            [words.text('item.doneBy'), words.mention(view.doneBy)],
            [words.text('item.doneAt'), words.moment(item.doneAt)],
          ] as const)),
      ...(item.droppedAt === null
        ? []
        : ([
            [words.text('item.droppedBy'), words.mention(view.droppedBy)],
            [words.text('item.droppedAt'), words.moment(item.droppedAt)],
            [words.text('item.droppedWhy'), words.quote(item.droppedWhy ?? '')],
          ] as const)),
    ),
    ...(item.source === null ? [] : [note([sourceLink(words, item.source)])]),
    ...news.map(note),
  ];
  const resolvedToo = (view.difficulties ?? [])
    .slice(0, 3)
    .map(({ id, number }) =>
      button(
        encodeToken({ verb: 'resolve-too', id }),
        words.text('item.resolvedToo', { ref: words.ref(number) }),
        'primary',
      ),
    );
  const undo = view.undo === undefined ? [] : [undoButton(words, view.undo)];
  const reopen = buttons(
    ...resolvedToo,
    ...undo,
    button(encodeToken({ verb: 'reopen', id: item.id }), words.text('item.reopen')),
  );
  if (item.state === 'done')
    return card(words, words.text('item.doneTitle', { ref }), 'good', [...head, reopen]);
  if (item.state === 'dropped')
    return card(words, words.text('item.droppedTitle', { ref }), 'neutral', [...head, reopen]);
  return card(words, words.text('item.title', { ref }), isOverdue(item, today) ? 'warning' : 'neutral', [
    ...head,
    buttons(
      button(encodeToken({ verb: 'done', id: item.id }), words.text('item.done'), 'primary'),
      button(encodeToken({ verb: 'log', id: item.id }), words.text('item.log')),
      ...undo,
    ),
  ]);
};

/** A part of a list, and the length of the whole. */
export type Part = Readonly<{ items: readonly ItemView[]; total: number }>;

export type ItemListView = Readonly<{
  groupId: string;
  group: string;
  today: LocalDate;
  overdue: Part;
  open: Part;
  done: Part;
}>;

/** One line of a list. It names the group when the list is about all groups, else the owners. */
const itemEntry = (
  words: Words,
  view: ItemView,
  today: LocalDate,
  over: 'one group' | 'all groups',
): Entry => {
  const { item } = view;
  const body = words.line('item.line', { ref: bold(words.ref(item.number)), title: item.title });
  if (item.doneAt !== null)
    return entry(
      body,
      words.line('item.doneDetail', { person: words.mention(view.doneBy), when: words.moment(item.doneAt) }),
    );
  return entry(
    body,
    joined(
      words,
      over === 'all groups' ? [words.quote(view.group)] : mentions(words, view.owners),
      ...(item.organisation === null ? [] : [[words.quote(item.organisation)]]),
      item.dueOn === null
        ? words.line('item.noDue')
        : words.line('item.dueOn', { due: whenDue(words, item, today) }),
      ...(item.percent === null ? [] : [[plain(words.percent(item.percent))]]),
    ),
  );
};

/** The non-empty parts of a list, each below its heading. */
const partBlocks = (
  words: Words,
  parts: readonly (readonly ['item.overdueHead' | 'item.openHead' | 'item.doneHead', Part])[],
  today: LocalDate,
  over: 'one group' | 'all groups',
): readonly Block[] =>
  parts
    .filter(([, part]) => part.total > 0)
    .flatMap(([head, part]) => [
      text(bold(words.text(head, { n: part.total }))),
      list(
        words,
        part.items.map((item) => itemEntry(words, item, today, over)),
        part.total,
      ),
    ]);

/** Overdue first, then open, then done in the last two weeks. */
export const itemListCard = (words: Words, view: ItemListView): Card => {
  const title = words.text('item.list', { group: view.group });
  const parts = [
    ['item.overdueHead', view.overdue],
    ['item.openHead', view.open],
    ['item.doneHead', view.done],
  ] as const;
  const open = [...view.overdue.items, ...view.open.items];
  return card(words, title, view.overdue.total > 0 ? 'warning' : 'neutral', [
    ...(open.length === 0 ? [text(words.line('item.none'))] : []),
    ...partBlocks(words, parts, view.today, 'one group'),
    ...(open.length === 0
      ? []
      : [pickDone(words, encodeToken({ verb: 'pick-done', id: view.groupId }), itemsOf(open))]),
  ]);
};

const itemsOf = (views: readonly ItemView[]): readonly Item[] => views.map(({ item }) => item);

export type MyItemsView = Readonly<{ today: LocalDate; overdue: Part; open: Part }>;

/** The open items of one person in all groups. */
export const myItemsCard = (words: Words, { today, overdue, open }: MyItemsView): Card => {
  const title = words.text('item.mine');
  const all = [...overdue.items, ...open.items];
  if (all.length === 0) return card(words, title, 'neutral', [text(words.line('item.mineNone'))]);
  const parts = [
    ['item.overdueHead', overdue],
    ['item.openHead', open],
  ] as const;
  return card(words, title, overdue.total > 0 ? 'warning' : 'neutral', [
    ...partBlocks(words, parts, today, 'all groups'),
    pickDone(words, encodeToken({ verb: 'pick-mine', id: 'open' }), itemsOf(all)),
  ]);
};

type Details = Partial<ItemDetails>;

/** The line that says who reopened an item. */
export const reopenedLine = (words: Words, person: Mentionable): Line =>
  words.line('item.reopened', { person: words.mention(person) });

/** One line for each changed detail: the new value and the old one. */
export const changeLines = (
  words: Words,
  { before, after }: Readonly<{ before: Details; after: Details }>,
): readonly Line[] => {
  const shown: readonly (readonly [string, string | null | undefined, string | null | undefined])[] = [
    [words.text('item.titleLabel'), before.title, after.title],
    [words.text('item.due'), dayOf(words, before), dayOf(words, after)],
    [words.text('item.howFar'), howFar(words, before), howFar(words, after)],
    [words.text('item.organisation'), before.organisation, after.organisation],
  ];
  return shown.flatMap(([name, was, is]) => {
    const label = plain(name);
    if (typeof is === 'string' && typeof was === 'string')
      return [words.line('item.changed', { label, before: was, after: is })];
    if (typeof is === 'string') return [words.line('item.changedTo', { label, after: is })];
    return typeof was === 'string' ? [words.line('item.cleared', { label, before: was })] : [];
  });
};

const dayOf = (words: Words, { dueOn }: Details): string | null | undefined =>
  typeof dueOn === 'string' ? words.day(dueOn) : dueOn;

const howFar = (words: Words, { percent }: Details): string | null | undefined =>
  typeof percent === 'number' ? words.percent(percent) : percent;
