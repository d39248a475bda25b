import { type Block, bold, type Card, code, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import type { Event } from '../../domain/event.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { openableDifficulty, openDifficulties } from '../items/difficulty-pieces.ts';
import { openOne } from '../open-pieces.ts';
import { card, entry, list, mentions, note, text } from '../pieces.ts';
import { bodyTitle, type GroupView, groupFacts } from './coalition-cards.ts';

export type GroupInfoView = Readonly<{
  group: GroupView;
  /** A part of the members, in the order in which they joined. */
  members: readonly Mentionable[];
  open: number;
  overdue: number;
  nextEvent: Event | null;
  /** The oldest open difficulties, and how many there are. */
  difficulties: readonly Difficulty[];
  difficultiesTotal: number;
  timeZone: string;
}>;

/** Goal, members and counts of one group. */
export const groupInfoCard = (words: Words, view: GroupInfoView): Card => {
  const { group, members, nextEvent } = view;
  const others = group.members - members.length;
  const counts = { open: words.number(view.open), overdue: words.number(view.overdue) };
  return card(words, bodyTitle(words, group), view.overdue > 0 ? 'warning' : 'neutral', [
    ...(group.goal === '' ? [] : [text(words.quote(group.goal))]),
    groupFacts(
      words,
      group,
      [words.text('group.items'), words.text('group.itemCounts', counts)],
      [
        words.text('group.nextEvent'),
        nextEvent === null
          ? words.line('group.noEvent')
          : words.line('group.eventLine', {
              title: nextEvent.title,
              when: words.countdown(nextEvent.startsAt),
            }),
      ],
      [words.text('group.membersHead'), words.number(group.members)],
    ),
    ...(members.length === 0
      ? []
      : [
          text(
            mentions(words, members),
            ...(others > 0
              ? words.line('group.more', {
                  n: plain(words.number(others)),
                  command: `/group members ${group.name}`,
                })
              : []),
          ),
        ]),
    ...openDifficulties(words, view, view.group.name),
    ...openOne(words, [
      ...(nextEvent === null
        ? []
        : [{ kind: 'event', id: nextEvent.id, number: nextEvent.number, text: nextEvent.title } as const]),
      ...view.difficulties.map(openableDifficulty),
    ]),
  ]);
};

export const convenerCard = (words: Words, group: GroupView, convener: Mentionable): Card =>
  card(words, words.text('group.title', { name: group.name }), 'good', [
    text(words.line('group.convenes', { person: words.mention(convener), group: group.name })),
    text(words.quote(group.goal)),
  ]);

export type DepartureView = Readonly<{
  group: string;
  person: string;
  /** The person's open items. One without other owners is free for anyone. */
  items: readonly Readonly<{ item: Item; owners: readonly Mentionable[] }>[];
  convened: boolean;
}>;

/** At most this many items or groups are named. */
const named = 20;

/** For the coordinators: someone left, and these groups have no convener. */
export const convenersGoneCard = (
  words: Words,
  { person, groups }: Readonly<{ person: string; groups: readonly string[] }>,
): Card =>
  card(words, words.text('group.convenersGoneTitle', { n: groups.length }), 'warning', [
    text(words.line('group.convenersGone', { person })),
    list(
      words,
      groups.slice(0, named).map((name) => entry([words.quote(name)])),
      groups.length,
      '/group list',
    ),
    note(words.line('group.nameConvener', { command: code('/group convener') })),
  ]);

/** For the executive committee: the coalition has no coordinator. */
export const coordinatorGoneCard = (words: Words, person: string): Card =>
  card(words, words.text('coalition.coordinatorGoneTitle'), 'bad', [
    text(words.line('coalition.coordinatorGone', { person })),
    note(words.line('coalition.nameCoordinator', { command: code('/coalition role') })),
  ]);

/** For a group: someone left, and their items went back to it. */
export const departureCard = (words: Words, view: DepartureView): Card => {
  const free = view.items.filter(({ owners }) => owners.length === 0);
  const [first] = free;
  const blocks: readonly Block[] = [
    ...(free.length === 0 ? [] : [text(words.line('group.returned', { n: free.length }))]),
    ...(view.items.length === 0
      ? []
      : [
          list(
            words,
            view.items
              .slice(0, named)
              .map(({ item, owners }) =>
                entry(
                  words.line('item.line', { ref: bold(words.ref(item.number)), title: item.title }),
                  owners.length === 0
                    ? words.line('group.forAnyone')
                    : words.line('group.stillWith', { owners: owners.map(({ name }) => name).join(' · ') }),
                ),
              ),
            view.items.length,
            '/action list',
          ),
        ]),
    ...(first === undefined ? [] : [note(words.line('group.take', { ref: words.ref(first.item.number) }))]),
    ...(view.convened ? [note(words.line('group.convenerWent', { person: view.person }))] : []),
  ];
  const title = words.text('group.wentTitle', { person: view.person, group: view.group });
  return card(words, title, 'warning', blocks);
};
