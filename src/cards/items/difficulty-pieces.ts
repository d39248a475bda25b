import { type Block, bold, type Entry } from '../../chat/card.ts';
import { dayIn } from '../../domain/dates/calendar.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import type { Openable } from '../open-pieces.ts';
import { entry, joined, list, text } from '../pieces.ts';

type OpenDifficulties = Readonly<{
  difficulties: readonly Difficulty[];
  difficultiesTotal: number;
  timeZone: string;
}>;

/** The first open difficulties of a group or an item under their heading; nothing where there are none. */
export const openDifficulties = (
  words: Words,
  { difficulties, difficultiesTotal, timeZone }: OpenDifficulties,
  groupName: string,
): readonly Block[] =>
  difficulties.length === 0
    ? []
    : [
        text(bold(words.text('group.difficulties', { n: difficultiesTotal }))),
        list(
          words,
          difficulties.map((difficulty) => difficultyEntry(words, { difficulty, group: null, timeZone })),
          difficultiesTotal,
          `/progress difficulties ${groupName}`,
        ),
      ];

/** A difficulty as a choice of *Open one…*. */
export const openableDifficulty = ({ id, number, body }: Difficulty): Openable => ({
  kind: 'difficulty',
  id,
  number,
  text: body,
});

/** One line of a list of difficulties; it names the group where the list is about several. */
export const difficultyEntry = (
  words: Words,
  {
    difficulty,
    group,
    timeZone,
  }: Readonly<{ difficulty: Difficulty; group: string | null; timeZone: string }>,
): Entry => {
  const { number, body, resolvedAt, resolution, help, helpFrom, raisedAt } = difficulty;
  const day = (at: number) => words.shortDay(dayIn(timeZone, at));
  return entry(
    words.line('item.line', { ref: bold(words.ref(number)), title: body }),
    joined(
      words,
      ...(group === null ? [] : [[words.quote(group)]]),
      ...(resolvedAt === null
        ? [
            words.line('difficulty.since', { day: day(raisedAt) }),
            words.line('difficulty.needs', { help, from: helpFrom }),
          ]
        : [words.line('difficulty.resolvedOn', { day: day(resolvedAt) })]),
      ...(resolution === null ? [] : [[words.quote(resolution)]]),
    ),
  );
};
