import type { Card } from '../../chat/card.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { openOne } from '../open-pieces.ts';
import { card, pageButtons, pageList, text } from '../pieces.ts';
import { difficultyEntry, openableDifficulty } from './difficulty-pieces.ts';

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
      page.rows.map(({ difficulty }) => openableDifficulty(difficulty)),
    ),
    ...pageButtons(words, query, page),
  ]);
};

const titleOf = (words: Words, group: string | null, open: boolean): string => {
  if (group === null) return words.text(open ? 'difficulty.listAll' : 'difficulty.listAllResolved');
  return words.text(open ? 'difficulty.list' : 'difficulty.listResolved', { group });
};
