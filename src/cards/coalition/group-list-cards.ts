import { bold, type Card, type Entry, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import type { Words } from '../../words/words.ts';
import { openOne } from '../open-pieces.ts';
import { card, entry, holder, pageButtons, pageList, text } from '../pieces.ts';
import type { GroupView } from './coalition-cards.ts';

export type GroupListView = Readonly<{
  query: ListQuery;
  page: Page<GroupView>;
  /** Whether there is any working group. */
  anyGroup: boolean;
  /** The ids of the bodies whose card the reader may see; null is all of them. */
  readable: ReadonlySet<string> | null;
}>;

/** One page of the committees and then the working groups. */
export const groupListCard = (words: Words, { query, page, anyGroup, readable }: GroupListView): Card =>
  card(words, words.text('group.list'), 'neutral', [
    ...(page.rows.length === 0 ? [] : [pageList(page.rows.map((body) => bodyEntry(words, body)))]),
    ...(anyGroup ? [] : [text(words.line('group.none'))]),
    ...openOne(
      words,
      page.rows
        .filter(({ id }) => readable === null || readable.has(id))
        .map(({ id, name }) => ({ kind: 'group', id, text: name })),
    ),
    ...pageButtons(words, query, page),
  ]);

const bodyEntry = (words: Words, { kind, name, goal, convener, members, places }: GroupView): Entry =>
  entry(
    goal === '' ? [bold(words.show(name))] : words.line('group.line', { name: bold(words.show(name)), goal }),
    [
      ...words.line(kind === 'group' ? 'group.detail' : 'group.committeeDetail', {
        convener: holder(words, convener),
        members: words.text('group.members', { n: members }),
      }),
      ...places.flatMap((place) => [plain(' · '), words.place(place)]),
    ],
  );

export type MembersView = Readonly<{
  query: ListQuery;
  group: string;
  page: Page<Mentionable | null>;
  total: number;
  convener: Mentionable | null;
}>;

/** One page of the members of a group or a committee. */
export const membersCard = (words: Words, { query, group, page, total, convener }: MembersView): Card =>
  card(words, words.text('group.membersOf', { group, n: total }), 'neutral', [
    page.rows.length === 0
      ? text(words.line('group.noMembers'))
      : pageList(
          page.rows.map((person) =>
            entry(
              [words.mention(person)],
              person !== null && person === convener ? words.line('group.isConvener') : undefined,
            ),
          ),
        ),
    ...pageButtons(words, query, page),
  ]);
