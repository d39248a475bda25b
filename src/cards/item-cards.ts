import { type Block, bold, type Card, type Entry } from '../chat/card.ts';
import type { Mentionable } from '../chat/ids.ts';
import { encodeToken } from '../chat/token.ts';
import { daysBetween, type LocalDate } from '../domain/calendar.ts';
import { type Item, isOverdue } from '../domain/item.ts';
import type { Difficulty } from '../domain/progress.ts';
import type { Words } from '../words/words.ts';
import { button, buttons, card, entry, facts, list, mentions, note, text } from './pieces.ts';

/** An item with the people and the group it names. */
export type ItemView = Readonly<{
  item: Item;
  group: string;
  owners: readonly Mentionable[];
  doneBy: Mentionable | null;
}>;

const dueText = (words: Words, item: Item, today: LocalDate): string => {
  if (item.dueOn === null) return words.text('item.noDue');
  if (!isOverdue(item, today)) return words.day(item.dueOn);
  return words.text('item.late', { day: words.day(item.dueOn), n: daysBetween(item.dueOn, today) });
};

/** The card of one item: what it is, who has it, and the two things people do with it. */
export const itemCard = (words: Words, view: ItemView, today: LocalDate): Card => {
  const { item } = view;
  const ref = words.ref(item.number);
  const head: Block[] = [
    text(bold(words.show(item.title))),
    facts(
      [words.text('item.owner'), mentions(words, view.owners)],
      [words.text('item.due'), dueText(words, item, today)],
      [words.text('item.group'), words.quote(view.group)],
      ...(item.doneAt === null
        ? []
        : ([
            [words.text('item.doneBy'), words.mention(view.doneBy)],
            [words.text('item.doneAt'), words.moment(item.doneAt)],
          ] as const)),
    ),
  ];
  if (item.state === 'done') return card(words, words.text('item.doneTitle', { ref }), 'good', head);
  return card(words, words.text('item.title', { ref }), isOverdue(item, today) ? 'warning' : 'neutral', [
    ...head,
    buttons(
      button(encodeToken({ verb: 'done', id: item.id }), words.text('item.done'), 'primary'),
      button(encodeToken({ verb: 'log', id: item.id }), words.text('item.log')),
    ),
  ]);
};

/** A part of a list, and how long the whole is. */
export type Part = Readonly<{ items: readonly ItemView[]; total: number }>;

export type ItemListView = Readonly<{
  groupId: string;
  group: string;
  today: LocalDate;
  overdue: Part;
  open: Part;
  done: Part;
}>;

const itemEntry = (words: Words, view: ItemView, today: LocalDate): Entry => {
  const { item } = view;
  const body = words.line('item.line', { ref: bold(words.ref(item.number)), title: item.title });
  if (item.doneAt !== null)
    return entry(
      body,
      words.line('item.doneDetail', { person: words.mention(view.doneBy), when: words.moment(item.doneAt) }),
    );
  return entry(body, [
    ...mentions(words, view.owners),
    ...(item.dueOn === null
      ? words.line('item.noDueAfter')
      : words.line('item.dueAfter', { due: dueText(words, item, today) })),
  ]);
};

/** Overdue first, then open, then done in the last two weeks. */
export const itemListCard = (words: Words, view: ItemListView): Card => {
  const title = words.text('item.list', { group: view.group });
  const parts = [
    ['item.overdueHead', view.overdue],
    ['item.openHead', view.open],
    ['item.doneHead', view.done],
  ] as const;
  const open = [...view.overdue.items, ...view.open.items];
  const shown = parts.filter(([, part]) => part.total > 0);
  return card(words, title, view.overdue.total > 0 ? 'warning' : 'neutral', [
    ...(open.length === 0 ? [text(words.line('item.none'))] : []),
    ...shown.flatMap(([head, part]) => [
      text(bold(words.text(head, { n: part.total }))),
      list(
        words,
        part.items.map((item) => itemEntry(words, item, view.today)),
        part.total,
      ),
    ]),
    ...(open.length === 0 ? [] : [pickDone(words, view.groupId, open)]),
  ]);
};

/** A select holds 25 choices at most on every platform. */
const choicesMax = 25;

const pickDone = (words: Words, groupId: string, open: readonly ItemView[]): Block => ({
  kind: 'select',
  token: encodeToken({ verb: 'pick-done', id: groupId }),
  label: words.text('item.pick'),
  options: open.slice(0, choicesMax).map(({ item }) => ({
    value: item.id,
    label: words.text('item.option', { ref: words.ref(item.number), title: item.title }),
  })),
});

export type ProgressView = Readonly<{
  body: string;
  person: Mentionable;
  group: string;
  item: Pick<Item, 'number' | 'title'> | null;
}>;

export const progressCard = (words: Words, view: ProgressView): Card => {
  const title =
    view.item === null
      ? words.text('progress.title', { group: view.group })
      : words.text('progress.onItem', { ref: words.ref(view.item.number) });
  const { item } = view;
  return card(words, title, 'neutral', [
    text(words.quote(view.body)),
    ...(item === null
      ? []
      : [note(words.line('progress.about', { ref: words.ref(item.number), title: item.title }))]),
    note(words.line('progress.by', { person: words.mention(view.person), group: view.group })),
  ]);
};

export type DifficultyView = Readonly<{
  difficulty: Difficulty;
  group: string;
  raisedBy: Mentionable | null;
  resolvedBy: Mentionable | null;
  item: Pick<Item, 'number' | 'title'> | null;
}>;

export const difficultyCard = (words: Words, view: DifficultyView): Card => {
  const { difficulty, item } = view;
  const ref = words.ref(difficulty.number);
  const resolved = difficulty.resolvedAt !== null;
  return card(
    words,
    words.text(resolved ? 'difficulty.resolvedTitle' : 'difficulty.title', { ref }),
    resolved ? 'good' : 'bad',
    [
      text(bold(words.show(difficulty.body))),
      facts(
        [words.text('difficulty.help'), words.quote(difficulty.help)],
        [words.text('difficulty.from'), words.quote(difficulty.helpFrom)],
        [words.text('item.group'), words.quote(view.group)],
        [words.text('difficulty.raisedBy'), words.mention(view.raisedBy)],
        ...(resolved
          ? ([[words.text('difficulty.resolvedBy'), words.mention(view.resolvedBy)]] as const)
          : []),
        ...(difficulty.resolution === null
          ? []
          : ([[words.text('difficulty.how'), words.quote(difficulty.resolution)]] as const)),
      ),
      ...(item === null
        ? []
        : [note(words.line('progress.about', { ref: words.ref(item.number), title: item.title }))]),
      ...(resolved
        ? []
        : [
            note(words.line('difficulty.note', { ref })),
            buttons(
              button(
                encodeToken({ verb: 'resolve', id: difficulty.id }),
                words.text('difficulty.resolve'),
                'primary',
              ),
            ),
          ]),
    ],
  );
};
