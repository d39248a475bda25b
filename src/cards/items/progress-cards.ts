import { type Card, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Item } from '../../domain/item.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import type { Progress } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { openOne } from '../open-pieces.ts';
import { button, buttons, card, entry, joined, note, pageButtons, pageList, text } from '../pieces.ts';

export type ProgressView = Readonly<{
  entry: Pick<Progress, 'id' | 'body' | 'percent'>;
  person: Mentionable | null;
  group: string;
  item: Pick<Item, 'number' | 'title' | 'state'> | null;
  /** True where the person who just logged it can undo that. */
  undo?: boolean;
}>;

const percentLine = (words: Words, percent: number): Line =>
  words.line('progress.percent', { percent: words.percent(percent) });

/** A progress entry. One that puts an open item at 100% offers to mark it done. */
export const progressCard = (words: Words, view: ProgressView): Card => {
  const title =
    view.item === null
      ? words.text('progress.title', { group: view.group })
      : words.text('progress.onItem', { ref: words.ref(view.item.number) });
  const { item } = view;
  const { id, body, percent } = view.entry;
  const full = percent === 100 && item?.state === 'open';
  const controls = [
    ...(full ? [button(encodeToken({ verb: 'finish', id }), words.text('item.done'), 'primary')] : []),
    ...(view.undo ? [button(encodeToken({ verb: 'undo-log', id }), words.text('undo.button'))] : []),
  ];
  return card(words, title, 'neutral', [
    text(words.quote(body)),
    ...(item === null
      ? []
      : [note(words.line('progress.about', { ref: words.ref(item.number), title: item.title }))]),
    ...(percent === null ? [] : [note(percentLine(words, percent))]),
    note(words.line('progress.by', { person: words.mention(view.person), group: view.group })),
    ...(full ? [note(words.line('progress.full', { percent: words.percent(percent) }))] : []),
    ...(controls.length === 0 ? [] : [buttons(...controls)]),
  ]);
};

export type ProgressRow = Readonly<{
  entry: Progress;
  person: Mentionable | null;
  item: Pick<Item, 'number'> | null;
  group: string;
}>;

export type ProgressListView = Readonly<{
  query: ListQuery;
  page: Page<ProgressRow>;
  /** Null for all groups. */
  group: string | null;
  /** Set when the list is about one item. */
  item: Pick<Item, 'number' | 'title'> | null;
  /** Set when it is about one person. */
  person: Mentionable | null;
}>;

/** One page of the progress on an item, in a group or in all of them, the latest first. */
export const progressListCard = (words: Words, view: ProgressListView): Card => {
  const { item, page, query, person, group } = view;
  const title =
    item !== null
      ? words.text('progress.ofItem', { ref: words.ref(item.number), title: item.title })
      : group === null
        ? words.text('progress.listAll')
        : words.text('progress.list', { group });
  return card(words, title, 'neutral', [
    ...(person === null ? [] : [note([plain(words.show(words.name(person.name)))])]),
    page.rows.length === 0
      ? text(words.line('progress.none'))
      : pageList(
          page.rows.map((row) => entry([words.quote(row.entry.body)], progressDetail(words, view, row))),
        ),
    ...(item === null
      ? openOne(
          words,
          page.rows.map(({ entry: { id, body } }) => ({ kind: 'progress', id, text: body })),
        )
      : []),
    ...pageButtons(words, query, page),
  ]);
};

const progressDetail = (words: Words, { group, item }: ProgressListView, row: ProgressRow): Line =>
  joined(
    words,
    [words.mention(row.person)],
    [words.moment(row.entry.at)],
    ...(group === null && item === null ? [[words.quote(row.group)]] : []),
    ...(item !== null || row.item === null
      ? []
      : [words.line('progress.onRef', { ref: words.ref(row.item.number) })]),
    ...(row.entry.percent === null ? [] : [percentLine(words, row.entry.percent)]),
  );
