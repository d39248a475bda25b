import { type Block, bold, type Card, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import { dayIn, type LocalDate } from '../../domain/dates/calendar.ts';
import type { ItemDetails } from '../../domain/item.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import type { Difficulty, Progress } from '../../domain/progress.ts';
import { verbs } from '../../words/verbs.ts';
import type { Words } from '../../words/words.ts';
import {
  button,
  buttons,
  card,
  entry,
  joined,
  list,
  note,
  pageButtons,
  pageList,
  rule,
  text,
} from '../pieces.ts';
import { openDifficulties } from './difficulty-pieces.ts';
import { changeLines, type ItemView, itemCard } from './item-cards.ts';
import { talkButton } from './talk-pieces.ts';

/** One change of an item: who, when, what, and how it was before and after. */
export type ChangeView = Readonly<{
  at: number;
  by: Mentionable | null;
  change: string;
  before: Partial<ItemDetails>;
  after: Partial<ItemDetails>;
  /** The names of the owners afterwards; null where they did not change. */
  owners: readonly string[] | null;
  why: string | null;
}>;

export type ItemWholeView = Readonly<{
  query: ListQuery;
  item: ItemView;
  today: LocalDate;
  timeZone: string;
  createdBy: Mentionable | null;
  /** The difficulty that it answers. */
  answers: Pick<Difficulty, 'number' | 'body'> | null;
  /** The first open difficulties on it, and the latest lines of progress. */
  difficulties: readonly Difficulty[];
  difficultiesTotal: number;
  progress: readonly Readonly<{ entry: Progress; person: Mentionable | null }>[];
  progressTotal: number;
  page: Page<ChangeView>;
}>;

/** A whole item: its card, what it answers, what is in its way, what was logged, and its history. */
export const itemWholeCard = (words: Words, view: ItemWholeView): Card => {
  const { item, today, page, query, createdBy, answers } = view;
  const base = itemCard(words, item, today);
  return card(words, base.title, base.tone, [
    ...base.blocks,
    buttons(
      talkButton(words, item.item),
      ...(item.item.state === 'open'
        ? [button(encodeToken({ verb: 'drop', id: item.item.id }), words.of(verbs.drop))]
        : []),
    ),
    note(
      words.line('item.addedBy', {
        person: words.mention(createdBy),
        when: words.moment(item.item.createdAt),
      }),
    ),
    ...(answers === null
      ? []
      : [note(words.line('item.answers', { ref: words.ref(answers.number), text: answers.body }))]),
    ...openDifficulties(words, view, view.item.group),
    ...progressBlocks(words, view),
    rule,
    text(bold(words.text('item.history'))),
    page.rows.length === 0
      ? text(words.line('item.noHistory'))
      : pageList(
          page.rows.map((change) =>
            entry(
              changeLine(words, change),
              joined(words, [words.mention(change.by)], [words.moment(change.at)]),
            ),
          ),
        ),
    ...pageButtons(words, query, page),
  ]);
};

const progressBlocks = (words: Words, view: ItemWholeView): readonly Block[] => {
  const { progress, progressTotal, timeZone, item } = view;
  if (progress.length === 0) return [];
  return [
    text(bold(words.text('item.progressHead', { n: progressTotal }))),
    list(
      words,
      progress.map(({ entry: { body, at }, person }) =>
        entry(
          [words.quote(body)],
          joined(words, [words.mention(person)], [plain(words.day(dayIn(timeZone, at)))]),
        ),
      ),
      progressTotal,
      `/progress list #${item.item.number}`,
    ),
  ];
};

const named = {
  added: 'history.added',
  edited: 'history.edited',
  assigned: 'history.assigned',
  returned: 'history.returned',
  done: 'history.done',
  'also-done': 'history.alsoDone',
  dropped: 'history.dropped',
  reopened: 'history.reopened',
  undone: 'history.undone',
  redacted: 'history.redacted',
} as const;

const isNamed = (change: string): change is keyof typeof named => change in named;

/** "Changed: Due: Fri 4 Dec, instead of Fri 27 Nov". */
const changeLine = (words: Words, { change, before, after, owners, why }: ChangeView): Line => {
  const what = words.text(isNamed(change) ? named[change] : 'history.edited');
  const details = [
    // What an item began with is on its card.
    ...(change === 'added' ? [] : changeLines(words, { before, after })),
    ...(owners === null || change === 'added'
      ? []
      : [
          owners.length === 0
            ? words.line('history.nobody')
            : [plain(words.inRow(owners.map((name) => words.name(name))))],
        ]),
    ...(why === null ? [] : [[words.quote(why)]]),
  ];
  if (details.length === 0) return [bold(what)];
  return [
    bold(what),
    plain(': '),
    ...details.flatMap((line, index): Line => [...(index === 0 ? [] : [plain(' · ')]), ...line]),
  ];
};
