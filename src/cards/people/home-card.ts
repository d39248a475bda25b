import { type Block, bold, type Card, code, plain } from '../../chat/card.ts';
import { languages } from '../../chat/languages.ts';
import { encodeToken } from '../../chat/token.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Item } from '../../domain/item.ts';
import type { Words } from '../../words/words.ts';
import type { DifficultyRow } from '../items/difficulty-list-card.ts';
import { difficultyEntry, openableDifficulty } from '../items/difficulty-pieces.ts';
import { dueText } from '../items/item-pieces.ts';
import { type Openable, openOne } from '../open-pieces.ts';
import { button, buttons, card, entry, list, note, rule, text } from '../pieces.ts';
import type { EventLine } from '../polls/event-cards.ts';
import type { WeekView } from './week-card.ts';
import { groupBlocks, waitingBlocks, waitingOpenables } from './week-pieces.ts';

export type HomeView = Readonly<{
  today: LocalDate;
  /** The first open items of the person, most overdue first. */
  items: readonly Readonly<{ item: Item; group: string }>[];
  /** The length of the whole list. */
  total: number;
  groups: readonly Readonly<{ id: string; name: string; convener: boolean }>[];
  groupsTotal: number;
  /** The oldest open difficulties of those groups. */
  difficulties: readonly DifficultyRow[];
  difficultiesTotal: number;
  events: readonly EventLine[];
  moreEvents: boolean;
  timeZone: string;
  reminders: boolean;
  /** This week: what waits for the person, what their groups did, and whether they get it by itself. */
  week: Pick<WeekView, 'waiting' | 'groups' | 'weekly'>;
}>;

/** The personal page: items, groups, events and settings. */
export const homeCard = (words: Words, view: HomeView): Card => {
  const late = view.items.some(({ item }) => item.dueOn !== null && item.dueOn < view.today);
  return card(words, words.text('home.title'), late ? 'warning' : 'neutral', [
    ...itemBlocks(words, view),
    text(bold(words.text('home.groups'))),
    ownGroups(words, view),
    ...difficultyBlocks(words, view),
    text(bold(words.text('home.events'))),
    ...eventBlocks(words, view),
    ...waitingBlocks(words, view.week),
    ...groupBlocks(words, view.week),
    ...openOne(words, openables(words, view)),
    rule,
    note([
      ...words.line(view.reminders ? 'home.remindersOn' : 'home.remindersOff'),
      plain(' · '),
      ...words.line(view.week.weekly ? 'home.weeklyOn' : 'home.weeklyOff'),
    ]),
    buttons(
      button(
        encodeToken({ verb: 'home-remind', id: view.reminders ? 'off' : 'on' }),
        words.text(view.reminders ? 'home.turnOff' : 'home.turnOn'),
      ),
      button(
        encodeToken({ verb: 'home-week', id: view.week.weekly ? 'off' : 'on' }),
        words.text(view.week.weekly ? 'home.weeklyTurnOff' : 'home.weeklyTurnOn'),
      ),
    ),
    {
      kind: 'select',
      token: encodeToken({ verb: 'home-speak', id: 'me' }),
      label: words.text('home.language', { language: words.text(`language.${words.language}`) }),
      options: languages.map((language) => ({ value: language, label: words.text(`language.${language}`) })),
    },
  ]);
};

/** Everything that the page has a line of. */
const openables = (
  words: Words,
  { items, difficulties, events, groups, week }: HomeView,
): readonly Openable[] => [
  ...items.map(({ item: { id, number, title } }) => ({ kind: 'item', id, number, text: title }) as const),
  ...difficulties.map(({ difficulty }) => openableDifficulty(difficulty)),
  ...events.map(({ event: { id, number, title } }) => ({ kind: 'event', id, number, text: title }) as const),
  ...waitingOpenables(words, week.waiting),
  ...groups.map(({ id, name }) => ({ kind: 'group', id, text: name }) as const),
];

const itemBlocks = (words: Words, { items, total, today }: HomeView): readonly Block[] => {
  const head = text(bold(words.text('home.items', { n: total })));
  if (items.length === 0) return [head, text(words.line('home.noItems'))];
  const hidden = total - items.length;
  return [
    head,
    ...items.flatMap(({ item, group }): readonly Block[] => [
      list(
        words,
        [
          entry(
            words.line('home.item', { ref: bold(words.ref(item.number)), title: item.title }),
            item.dueOn === null
              ? words.line('home.itemNoDue', { group })
              : words.line('home.itemDetail', { group, due: dueText(words, item.dueOn, today) }),
          ),
        ],
        1,
        '/action mine',
      ),
      buttons(
        button(encodeToken({ verb: 'home-done', id: item.id }), words.text('item.done'), 'primary'),
        button(encodeToken({ verb: 'log', id: item.id }), words.text('item.log')),
      ),
    ]),
    ...(hidden > 0 ? [note(words.line('home.moreItems', { n: hidden, command: code('/action mine') }))] : []),
  ];
};

const difficultyBlocks = (words: Words, view: HomeView): readonly Block[] =>
  view.difficulties.length === 0
    ? []
    : [
        text(bold(words.text('home.difficulties', { n: view.difficultiesTotal }))),
        list(
          words,
          view.difficulties.map(({ difficulty, group }) =>
            difficultyEntry(words, { difficulty, group, timeZone: view.timeZone }),
          ),
          view.difficultiesTotal,
          '/progress difficulties all',
        ),
      ];

const ownGroups = (words: Words, { groups, groupsTotal }: HomeView): Block =>
  groups.length === 0
    ? text(words.line('home.noGroups', { command: code('/group join') }))
    : list(
        words,
        groups.map(({ name, convener }) =>
          entry([words.quote(name)], convener ? words.line('home.convener') : undefined),
        ),
        groupsTotal,
        '/group list',
      );

const eventBlocks = (words: Words, { events, moreEvents }: HomeView): readonly Block[] => [
  events.length === 0
    ? text(words.line('home.noEvents'))
    : list(
        words,
        events.map(({ event, group }) =>
          entry(
            words.line('home.event', { ref: bold(words.ref(event.number)), title: event.title }),
            words.line('home.eventDetail', { when: words.countdown(event.startsAt), group }),
          ),
        ),
        events.length,
        '/event list all',
      ),
  ...(moreEvents ? [note(words.line('home.moreEvents', { command: code('/event list all') }))] : []),
];
