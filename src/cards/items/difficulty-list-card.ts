import { type Block, bold, type Card, type Entry } from '../../chat/card.ts';
import { dayIn } from '../../domain/dates/calendar.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { openOne } from '../open-pieces.ts';
import { card, entry, joined, list, pageButtons, pageList, text } from '../pieces.ts';

export type DifficultyRow = Readonly<{ difficulty: Difficulty; group: string }>;

export type DifficultyListView = Readonly<{
  query: ListQuery;
  page: Page<DifficultyRow>;
  /** Null for all groups. */
  group: string | null;
  timeZone: string;
}>;

/** One page of difficulties: open ones, the oldest first, or resolved ones, the latest first. */
export const difficultyListCard = (words: Words, view: DifficultyListView): Card => {
  const { query, page, group, timeZone } = view;
  const open = query.show === 'open';
  return card(words, titleOf(words, group, open), open && page.rows.length > 0 ? 'warning' : 'neutral', [
    page.rows.length === 0
      ? text(words.line(open ? 'difficulty.none' : 'difficulty.noneResolved'))
      : pageList(
          page.rows.map(({ difficulty, group: name }) =>
            difficultyEntry(words, { difficulty, group: group === null ? name : null, timeZone }),
          ),
        ),
    ...openOne(
      words,
      page.rows.map(({ difficulty: { id, number, body } }) => ({
        kind: 'difficulty',
        id,
        number,
        text: body,
      })),
    ),
    ...pageButtons(words, query, page),
  ]);
};

const titleOf = (words: Words, group: string | null, open: boolean): string => {
  if (group === null) return words.text(open ? 'difficulty.listAll' : 'difficulty.listAllResolved');
  return words.text(open ? 'difficulty.list' : 'difficulty.listResolved', { group });
};

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
