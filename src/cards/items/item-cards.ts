import { type Block, bold, type Card, type Inline, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Sides } from '../../domain/confirming.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import { type Item, type ItemDetails, isOverdue } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { confirmButton, sidesNote } from '../partners/confirm-cards.ts';
import {
  button,
  buttons,
  card,
  entry,
  facts,
  mentions,
  note,
  pageList,
  stayNote,
  text,
  undoAllButton,
  undoButton,
  undoneLine,
} from '../pieces.ts';
import { openItemButtons, whenDue } from './item-pieces.ts';
import { type TalkLink, talkNote } from './talk-pieces.ts';

/** An item with the people and the group it names. */
export type ItemView = Readonly<{
  item: Item;
  group: string;
  owners: readonly Mentionable[];
  doneBy: Mentionable | null;
  droppedBy: Mentionable | null;
  /** The names of further partners that it involves. */
  with?: readonly string[];
  /** Who says that a done item with partners was done. */
  sides?: Pick<Sides, 'said'> | null;
  /** Where it is talked about, in each workspace. */
  talks?: readonly TalkLink[];
  /** Open difficulties of a done item, which may be resolved too. */
  difficulties?: readonly Pick<Difficulty, 'id' | 'number'>[];
  /** The change that its author can undo on this card. */
  undo?: string;
}>;

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
      // The percentage of a done item says nothing any more.
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
    ...(view.sides ? [sidesNote(words, view.sides)] : []),
    ...(item.source === null ? [] : [note([sourceLink(words, item.source)])]),
    ...talkNote(words, view.talks ?? []),
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
    // *Undo* reverts exactly what was just done; a press that comes too late brings the other button.
    ...(undo.length > 0
      ? undo
      : [button(encodeToken({ verb: 'reopen', id: item.id }), words.text('item.reopen'))]),
    ...(view.sides ? [confirmButton(words, { kind: 'item', id: item.id })] : []),
  );
  if (item.state === 'done')
    return card(words, words.text('item.doneTitle', { ref }), 'good', [...head, reopen]);
  if (item.state === 'dropped')
    return card(words, words.text('item.droppedTitle', { ref }), 'neutral', [...head, reopen]);
  return card(words, words.text('item.title', { ref }), isOverdue(item, today) ? 'warning' : 'neutral', [
    ...head,
    openItemButtons(words, item, undo),
  ]);
};

/** Several items that were done, or dropped for one reason, with one line. */
export const itemsClosedCard = (words: Words, views: readonly ItemView[]): Card => {
  const dropped = views.some(({ item }) => item.state === 'dropped');
  const by = views.find(({ doneBy, droppedBy }) => (doneBy ?? droppedBy) !== null);
  const why = views.find(({ item }) => item.droppedWhy !== null)?.item.droppedWhy ?? null;
  const acts = views.flatMap(({ undo }) => undo ?? []);
  const [first, last] = [acts[0], acts.at(-1)];
  return card(
    words,
    words.text(dropped ? 'item.severalDropped' : 'item.severalDone', { n: views.length }),
    dropped ? 'neutral' : 'good',
    [
      pageList(views.map((view) => severalEntry(words, view))),
      note(words.line('item.severalBy', { person: words.mention(by?.doneBy ?? by?.droppedBy) })),
      ...(why === null ? [] : [note([words.quote(why)])]),
      note(words.line('item.severalReopen', { ref: words.ref(views[0]?.item.number ?? 0) })),
      ...(first === undefined || last === undefined ? [] : [buttons(undoAllButton(words, first, last))]),
    ],
  );
};

/** What was done to several items was taken back. `stay`: those that somebody changed since. */
export const itemsOpenAgainCard = (
  words: Words,
  person: Mentionable,
  opened: readonly ItemView[],
  stay: readonly ItemView[],
): Card =>
  card(words, words.text('undo.title'), 'neutral', [
    pageList(opened.map((view) => severalEntry(words, view))),
    note(undoneLine(words, person)),
    ...(stay.length === 0
      ? []
      : [
          stayNote(
            words,
            stay.map(({ item }) => item),
          ),
        ]),
  ]);

const severalEntry = (words: Words, { item, group }: ItemView) =>
  entry(words.line('item.line', { ref: bold(words.ref(item.number)), title: item.title }), [
    words.quote(group),
  ]);

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
