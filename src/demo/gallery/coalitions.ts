import { commands } from '../../../commands/index.ts';
import {
  type CoalitionView,
  coalitionCard,
  type GroupView,
  groupBoundCard,
  groupCreatedCard,
  joinedCard,
  languageCard,
  leftCard,
} from '../../cards/coalition/coalition-cards.ts';
import { groupListCard, membersCard } from '../../cards/coalition/group-list-cards.ts';
import { helpCard } from '../../cards/help-card.ts';
import { workWeeks } from '../../domain/coalition.ts';
import { listOf } from '../../domain/list-query.ts';
import type { Draw } from './draw.ts';
import { dayMs, idOf, now, person, place } from './people.ts';
import type { Hand } from './texts.ts';

const coalition = (hand: Hand, change: Partial<CoalitionView['coalition']> = {}): CoalitionView => ({
  coalition: {
    id: idOf(1),
    name: hand.write('coalition'),
    mission: hand.write('mission'),
    timeZone: 'Asia/Beirut',
    workWeek: workWeeks['sun-thu'],
    language: 'ar',
    digits: 'latn',
    open: true,
    pollThreshold: 5,
    createdAt: now - 60 * dayMs,
    digestDay: '1',
    digestTime: '09:00',
    fiscalYearStart: 1,
    webhook: null,
    ...change,
  },
  executive: [place(hand, 'executive')],
  strategic: [place(hand, 'strategic'), place(hand, 'board')],
  byRole: [{ committee: 'executive', platform: 'discord' }],
  coordinators: [person(hand), person(hand)],
  groups: 3,
  stuck: 0,
  nextDigestAt: now + 13 * dayMs,
});

const group = (hand: Hand, change: Partial<GroupView> = {}): GroupView => ({
  id: idOf(1),
  kind: 'group',
  name: hand.write('group'),
  goal: hand.write('goal'),
  convener: person(hand),
  members: 12,
  places: [place(hand)],
  ...change,
});

const bare = { executive: [], strategic: [], coordinators: [], groups: 0, nextDigestAt: null, stuck: 0 };

export const coalitionCards = (draw: Draw): void => {
  draw('coalitionCard', 'info', (words, hand) => coalitionCard(words, coalition(hand)));
  for (const stuck of [1, 2, 3, 11])
    draw('coalitionCard', `${stuck} not arrived`, (words, hand) =>
      coalitionCard(words, { ...coalition(hand), stuck }),
    );
  draw('coalitionCard', 'info, to a coordinator', (words, hand) =>
    coalitionCard(words, coalition(hand), undefined, { programs: true }),
  );
  draw('coalitionCard', 'just set up', (words, hand) => coalitionCard(words, coalition(hand), 'ready'));
  draw('coalitionCard', 'just changed', (words, hand) => coalitionCard(words, coalition(hand), 'changed'));
  draw('coalitionCard', 'with nothing but a name', (words, hand) =>
    coalitionCard(words, { ...coalition(hand, { mission: '', language: 'en' }), ...bare }),
  );
  for (const [name, workWeek] of [...Object.entries(workWeeks), ['of their own', [2, 4]] as const])
    draw('coalitionCard', `week ${name}`, (words, hand) =>
      coalitionCard(words, coalition(hand, { workWeek })),
    );

  draw('groupCreatedCard', 'without a place', (words, hand) =>
    groupCreatedCard(words, group(hand, { places: [], members: 1 })),
  );
  draw('groupBoundCard', 'with a place', (words, hand) => groupBoundCard(words, group(hand), place(hand)));
  for (const count of [0, 1, 10])
    draw('groupListCard', `${count} groups`, (words, hand) =>
      groupListCard(words, {
        query: listOf('bodies', 'all'),
        page: {
          rows: Array.from({ length: count }, (_, index) =>
            group(hand, {
              id: idOf(20 + index),
              members: index,
              convener: index === 2 ? null : person(hand),
            }),
          ),
          back: null,
          next: count < 10 ? null : [idOf(9)],
        },
        anyGroup: count > 0,
        readable: null,
      }),
    );
  for (const count of [0, 1, 10])
    draw('membersCard', `${count} members`, (words, hand) => {
      const convener = person(hand);
      const rows = Array.from({ length: count }, (_, index) => (index === 0 ? convener : person(hand)));
      return membersCard(words, {
        query: listOf('members', 'all', { groupId: idOf(1) }),
        group: hand.write('group'),
        page: { rows, back: null, next: count < 10 ? null : [idOf(9)] },
        total: count < 10 ? count : 42,
        convener,
      });
    });
  draw('joinedCard', 'a newcomer', (words, hand) => joinedCard(words, person(hand), group(hand)));
  draw('joinedCard', 'just now', (words, hand) =>
    joinedCard(words, person(hand), { ...group(hand), undo: idOf(70) }),
  );
  draw('leftCard', 'a farewell', (words, hand) => leftCard(words, hand.write('group'), 0));
  draw('languageCard', 'chosen', (words) => languageCard(words));
  draw('helpCard', 'overview', (words) => helpCard(words, commands, { begun: true }));
  draw('helpCard', 'before there is a coalition', (words) => helpCard(words, commands, { begun: false }));
  draw('helpCard', 'about what there is not', (words, hand) =>
    helpCard(words, commands, { begun: true, about: hand.write('value') }),
  );
  for (const { name, subcommands } of commands)
    for (const about of [name, ...subcommands.map((sub) => `${name} ${sub.name}`)])
      draw('helpCard', `/${about}`, (words) => helpCard(words, commands, { begun: true, about }));
};
