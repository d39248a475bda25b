import { bold, type Card, type Line } from '../../chat/card.ts';
import { dayIn } from '../../domain/dates/calendar.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import type { NumberedKind } from '../../domain/refusal.ts';
import type { Words } from '../../words/words.ts';
import { card, entry, joined, note, pageButtons, pageList, text } from '../pieces.ts';

export type FoundRow = Readonly<{
  kind: Exclude<NumberedKind, 'offer'> | 'progress';
  /** Its own number; of a line of progress that of its item, if it has one. */
  number: number | null;
  text: string;
  group: string;
  at: number;
}>;

export type FoundView = Readonly<{
  query: ListQuery;
  page: Page<FoundRow>;
  /** Where the search stopped before it was through; null when it was. */
  lookedBackTo: number | null;
  timeZone: string;
}>;

/** One page of what has the words, the newest first. */
export const foundCard = (words: Words, { query, page, lookedBackTo, timeZone }: FoundView): Card => {
  const day = (at: number) => words.day(dayIn(timeZone, at));
  return card(words, words.text('found.title', { words: query.words }), 'neutral', [
    page.rows.length === 0
      ? text(words.line('found.none'))
      : pageList(
          page.rows.map((row) =>
            entry(
              bodyOf(words, row),
              joined(
                words,
                words.line(`found.${row.kind}`),
                [words.quote(row.group)],
                [words.quote(day(row.at))],
              ),
            ),
          ),
        ),
    ...(lookedBackTo === null ? [] : [note(words.line('found.lookedBackTo', { day: day(lookedBackTo) }))]),
    ...pageButtons(words, query, page),
  ]);
};

const bodyOf = (words: Words, { kind, number, text: found }: FoundRow): Line => {
  if (number === null) return [words.quote(found)];
  if (kind === 'progress') return words.line('found.progressLine', { text: found, ref: words.ref(number) });
  return words.line('item.line', { ref: bold(words.ref(number)), title: found });
};
