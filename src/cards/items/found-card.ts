import { bold, type Card, type Line } from '../../chat/card.ts';
import { dayIn } from '../../domain/dates/calendar.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import type { PartnerKind } from '../../domain/partner.ts';
import type { NumberedKind } from '../../domain/refusal.ts';
import type { Words } from '../../words/words.ts';
import { openOne } from '../open-pieces.ts';
import { card, entry, joined, note, pageButtons, pageList, text } from '../pieces.ts';

/** A record of a group, a group with its goal, a partner, or what one offers. `at` is when it was made, or when an event begins. */
export type FoundRow = Readonly<
  { id: string; text: string; at: number } & (
    | { kind: Exclude<NumberedKind, 'offer'>; number: number; of: string }
    // The number of its item, if it has one.
    | { kind: 'progress'; number: number | null; of: string }
    | { kind: 'offer'; number: number; of: string; over: boolean }
    | { kind: 'partner'; partnerKind: PartnerKind | null; over: boolean }
    | { kind: 'group'; goal: string }
  )
>;

export type FoundView = Readonly<{
  query: ListQuery;
  page: Page<FoundRow>;
  /** Where the search stopped before its end; null when it reached the end. */
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
            entry(bodyOf(words, row), joined(words, ...factsOf(words, row), [words.quote(day(row.at))])),
          ),
        ),
    ...(lookedBackTo === null ? [] : [note(words.line('found.lookedBackTo', { day: day(lookedBackTo) }))]),
    ...openOne(words, page.rows.map(openable)),
    ...pageButtons(words, query, page),
  ]);
};

/** A line of progress has no number; the number of its item would open the item. */
const openable = (row: FoundRow) => ({
  ...row,
  number: row.kind === 'progress' || !('number' in row) ? null : row.number,
});

const factsOf = (words: Words, row: FoundRow): readonly Line[] => {
  switch (row.kind) {
    case 'group':
      return [words.line('found.group')];
    case 'partner':
      return [
        words.line(row.over ? 'found.partnerOver' : 'found.partner'),
        ...(row.partnerKind === null ? [] : [words.line(`organisation.${row.partnerKind}`)]),
      ];
    case 'offer':
      return [words.line(row.over ? 'found.offerOver' : 'found.offer'), [words.quote(row.of)]];
    default:
      return [words.line(`found.${row.kind}`), [words.quote(row.of)]];
  }
};

const bodyOf = (words: Words, row: FoundRow): Line => {
  const { kind, text: found } = row;
  if (kind === 'group' && row.goal !== '') return words.line('found.goal', { group: found, goal: row.goal });
  if (!('number' in row) || row.number === null) return [words.quote(found)];
  if (kind === 'progress')
    return words.line('found.progressLine', { text: found, ref: words.ref(row.number) });
  return words.line('item.line', { ref: bold(words.ref(row.number)), title: found });
};
