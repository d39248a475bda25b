import { type Block, bold, type Card, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { type Item, waitsForAsker } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { type FittingOffer, fittingOffers } from '../partners/offer-pieces.ts';
import { buttons, card, entry, facts, list, note, text, undoButton } from '../pieces.ts';
import { type AnswerView, acceptButtons, answerLine, takeUpButtons } from './answer-cards.ts';

export type DifficultyView = Readonly<{
  difficulty: Difficulty;
  group: string;
  raisedBy: Mentionable | null;
  resolvedBy: Mentionable | null;
  item: Pick<Item, 'number' | 'title' | 'state'> | null;
  /** The items that answer it, without dropped ones. */
  answers: readonly Pick<AnswerView, 'item' | 'owners' | 'group'>[];
  /** The change that its author can undo on this card. */
  undo?: string;
  /** Open offers of the kind of help that it asks for. */
  offers?: readonly FittingOffer[];
}>;

/** `news` are lines about what just changed. */
export const difficultyCard = (words: Words, view: DifficultyView, news: readonly Line[] = []): Card => {
  const { difficulty } = view;
  const closed = difficulty.resolvedAt !== null;
  return card(words, titleOf(words, difficulty), closed ? (difficulty.givenUp ? 'neutral' : 'good') : 'bad', [
    text(bold(words.show(difficulty.body))),
    facts(...factsOf(words, view)),
    ...(view.answers.length === 0
      ? []
      : [
          list(
            words,
            view.answers.map((answer) => entry(answerLine(words, answer))),
            view.answers.length,
          ),
        ]),
    ...itemNote(words, view),
    ...news.map(note),
    ...(view.undo === undefined ? [] : [buttons(undoButton(words, view.undo))]),
    ...(closed ? [] : fittingOffers(words, difficulty, view.offers ?? [])),
    ...(closed ? [] : openControls(words, view)),
  ]);
};

/** What can be done about an open difficulty: answer whether it is over, where that is asked, or help. */
const openControls = (words: Words, { difficulty, answers, raisedBy }: DifficultyView): readonly Block[] => {
  const ref = words.ref(difficulty.number);
  const done = answers.findLast(({ item }) => waitsForAsker(item));
  if (done === undefined)
    return [note(words.line('difficulty.note', { ref })), takeUpButtons(words, difficulty)];
  return [
    text(
      words.line('answer.waiting', {
        item: words.ref(done.item.number),
        ref,
        person: words.mention(raisedBy),
      }),
    ),
    acceptButtons(words, done.item),
  ];
};

const titleOf = (words: Words, { number, resolvedAt, givenUp }: Difficulty): string => {
  const ref = words.ref(number);
  if (resolvedAt === null) return words.text('difficulty.title', { ref });
  return words.text(givenUp ? 'difficulty.givenUpTitle' : 'difficulty.resolvedTitle', { ref });
};

const factsOf = (words: Words, { difficulty, group, raisedBy, resolvedBy }: DifficultyView) => [
  [words.text('difficulty.help'), words.quote(difficulty.help)] as const,
  ...(difficulty.kind === null
    ? []
    : [[words.text('difficulty.kind'), words.text(`help.${difficulty.kind}`)] as const]),
  [words.text('difficulty.from'), words.quote(difficulty.helpFrom)] as const,
  [words.text('item.group'), words.quote(group)] as const,
  [words.text('difficulty.raisedBy'), words.mention(raisedBy)] as const,
  ...(difficulty.passedOnWhy === null
    ? []
    : [[words.text('difficulty.passedOn'), words.quote(difficulty.passedOnWhy)] as const]),
  ...(difficulty.resolvedAt === null || difficulty.givenUp
    ? []
    : [[words.text('difficulty.resolvedBy'), words.mention(resolvedBy)] as const]),
  ...(difficulty.resolution === null
    ? []
    : [[words.text('difficulty.how'), words.quote(difficulty.resolution)] as const]),
];

/** The item that it blocks, and the items that answer it. */
const itemNote = (words: Words, { difficulty, item }: DifficultyView): readonly Block[] => {
  if (item === null) return [];
  const ref = words.ref(item.number);
  if (difficulty.givenUp) return [note(words.line('difficulty.givenUp', { ref }))];
  return [
    note([
      ...words.line('progress.about', { ref, title: item.title }),
      ...(item.state === 'done' ? [plain(' · '), ...words.line('difficulty.itemDone')] : []),
    ]),
  ];
};
