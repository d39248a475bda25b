import { type Block, bold, type Card, type Entry, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { mostChoices } from '../../chat/limits.ts';
import { encodeToken } from '../../chat/token.ts';
import type { CommitteeKind } from '../../domain/coalition.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, dueOrNone, entry, list, note, text, undoButton } from '../pieces.ts';

/** An item that answers a difficulty: who promised it, for which body, and who acts now. */
export type AnswerView = Readonly<{
  difficulty: Difficulty;
  item: Item;
  by: Mentionable;
  owners: readonly Mentionable[];
  group: string;
}>;

/** Who helps, the partner if one does: "Executive committee: Call the mayor (#90), Tom Becker, due Sun 6 Dec". */
export const answerLine = (
  words: Words,
  { item, owners, group }: Pick<AnswerView, 'item' | 'owners' | 'group'>,
) =>
  words.line('answer.line', {
    group: bold(words.show(item.organisation ?? group)),
    title: item.title,
    ref: words.ref(item.number),
    owners: plain(words.inRow(owners.map(({ name }) => words.name(name)))),
    due: plain(dueOrNone(words, item.dueOn === null ? null : words.day(item.dueOn))),
  });

const about = (words: Words, { difficulty }: Pick<AnswerView, 'difficulty'>): Block =>
  note(words.line('answer.about', { ref: words.ref(difficulty.number), body: difficulty.body }));

/** To the asker: someone took it on. */
export const takenUpCard = (words: Words, view: AnswerView): Card =>
  card(words, words.text('answer.takenTitle', { ref: words.ref(view.difficulty.number) }), 'good', [
    text(answerLine(words, view)),
    about(words, view),
  ]);

/** To the asker: the promised item is done. Did it help? */
export const answerDoneCard = (words: Words, view: AnswerView): Card => {
  const ref = words.ref(view.difficulty.number);
  return card(words, words.text('answer.doneTitle', { ref }), 'good', [
    text(
      words.line('answer.done', {
        person: words.mention(view.by),
        ref: words.ref(view.item.number),
        title: view.item.title,
      }),
    ),
    about(words, view),
    text(words.line('answer.question', { ref })),
    acceptButtons(words, view.item),
  ]);
};

/** The buttons with which the asker says whether a done item resolved the difficulty. */
export const acceptButtons = (words: Words, { id }: Pick<Item, 'id'>): Block =>
  buttons(
    button(encodeToken({ verb: 'answer-yes', id }), words.text('answer.yes'), 'primary'),
    button(encodeToken({ verb: 'answer-not', id }), words.text('answer.not')),
  );

/** To the asker: the promised item was dropped. */
export const answerDroppedCard = (words: Words, view: AnswerView): Card =>
  card(words, words.text('answer.droppedTitle', { ref: words.ref(view.difficulty.number) }), 'warning', [
    text(
      words.line('answer.dropped', {
        person: words.mention(view.by),
        ref: words.ref(view.item.number),
        title: view.item.title,
      }),
    ),
    ...(view.item.droppedWhy === null ? [] : [text(words.quote(view.item.droppedWhy))]),
    about(words, view),
  ]);

/** To the person who did what was promised: the asker says that it did not resolve the difficulty. */
export const answerDeclinedCard = (words: Words, view: AnswerView): Card =>
  card(words, words.text('answer.declinedTitle', { ref: words.ref(view.difficulty.number) }), 'warning', [
    text(
      words.line('answer.declined', {
        person: words.mention(view.by),
        ref: words.ref(view.item.number),
        title: view.item.title,
      }),
    ),
    about(words, view),
    takeUpButtons(words, view.difficulty),
  ]);

/** Replaces the question after "not yet": the difficulty stays open. `undo` takes that word back. */
export const stillOpenCard = (words: Words, difficulty: Difficulty, undo?: string): Card =>
  card(words, words.text('difficulty.title', { ref: words.ref(difficulty.number) }), 'bad', [
    text(bold(words.show(difficulty.body))),
    text(words.line('answer.stillOpen', { ref: words.ref(difficulty.number) })),
    takeUpButtons(words, difficulty),
    ...(undo === undefined ? [] : [buttons(undoButton(words, undo))]),
  ]);

export const takeUpButtons = (words: Words, { id }: Pick<Difficulty, 'id'>): Block =>
  buttons(
    button(encodeToken({ verb: 'take-up', id }), words.text('answer.takeUp'), 'primary'),
    button(encodeToken({ verb: 'resolve', id }), words.text('difficulty.resolve')),
  );

/** Difficulties that are asked of a committee: those that are new to it, or of all that wait (`waiting`) the oldest. */
export type AskedView = Readonly<{
  committee: CommitteeKind;
  waiting?: number;
  asks: readonly Readonly<{ difficulty: Difficulty; group: string; daysOpen: number }>[];
}>;

/** Difficulties asked of a committee on one card, with buttons to take them on or pass them on. */
export const askedCard = (words: Words, { committee, asks, waiting }: AskedView): Card => {
  const difficulties = asks.map(({ difficulty }) => difficulty);
  const own = committee === 'executive' ? difficulties.filter(({ askedOf }) => askedOf !== 'strategic') : [];
  const title =
    waiting === undefined
      ? words.text('asked.title', { n: asks.length })
      : words.text('asked.waiting', { committee: words.text(`committee.${committee}`), n: waiting });
  return card(words, title, asks.length === 0 ? 'neutral' : 'warning', [
    list(
      words,
      asks.map((ask) => askEntry(words, ask)),
      waiting ?? asks.length,
      '/progress difficulties all',
    ),
    ...askControls(words, { take: difficulties, passOn: own }),
  ]);
};

const askEntry = (words: Words, { difficulty, group, daysOpen }: AskedView['asks'][number]): Entry =>
  entry(
    words.line('asked.line', {
      group: bold(words.show(group)),
      ref: words.ref(difficulty.number),
      help: difficulty.help,
    }),
    askDetail(words, difficulty, words.text('digest.age', { n: daysOpen })),
  );

const askDetail = (words: Words, { body, passedOnWhy: why }: Difficulty, age: string): Line =>
  why === null ? words.line('asked.detail', { body, age }) : words.line('asked.passedOn', { body, age, why });

/** Menus with which a committee takes on or passes on one of several difficulties; without any, no menu. */
export const askControls = (
  words: Words,
  { take, passOn }: Readonly<{ take: readonly Asked[]; passOn: readonly Asked[] }>,
): readonly Block[] => [
  ...askMenu(words, 'take-one', words.text('asked.takeOne'), take),
  ...askMenu(words, 'pass-on', words.text('asked.notOurs'), passOn),
];

type Asked = Pick<Difficulty, 'id' | 'number' | 'help'>;

const askMenu = (words: Words, verb: string, label: string, asks: readonly Asked[]): readonly Block[] =>
  asks.length === 0
    ? []
    : [
        {
          kind: 'select',
          token: encodeToken({ verb, id: 'asks' }),
          label,
          options: asks.slice(0, mostChoices).map(({ id, number, help }) => ({
            value: id,
            label: words.text('item.option', { ref: words.ref(number), title: help }),
          })),
        },
      ];
