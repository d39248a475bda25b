import { type Block, type Card, code, type Line, plain } from '../../chat/card.ts';
import type { Language, Mentionable, Named, PlaceRef, Platform } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import { type Coalition, type CommitteeKind, type Role, workWeekName } from '../../domain/coalition.ts';
import type { BodyKind } from '../../domain/group.ts';
import type { Words } from '../../words/words.ts';
import { openFormButton } from '../form-pieces.ts';
import { postStuckButton } from '../notify/deliveries-card.ts';
import {
  button,
  buttons,
  card,
  facts,
  holder,
  joined,
  mentions,
  note,
  platformName,
  text,
  undoButton,
} from '../pieces.ts';

export type CoalitionView = Readonly<{
  coalition: Coalition;
  executive: readonly Named<PlaceRef>[];
  strategic: readonly Named<PlaceRef>[];
  /** The committees whose members a role of a server names. */
  byRole: readonly Readonly<{ committee: CommitteeKind; platform: Platform }>[];
  coordinators: readonly Mentionable[];
  groups: number;
  nextDigestAt: number | null;
  /** How many announcements have not arrived. */
  stuck: number;
}>;

/** "#water", or "#water (Slack), #water (Discord)" where the places are on several platforms. */
const placesInRow = (words: Words, places: readonly Named<PlaceRef>[]): Line => {
  const several = new Set(places.map(({ platform }) => platform)).size > 1;
  return joined(
    words,
    ...places.map((place) =>
      several
        ? words.line('place.on', {
            place: words.place(place),
            platform: plain(platformName(words, place.platform)),
          })
        : words.line('place.alone', { place: words.place(place) }),
    ),
  );
};

const names = (words: Words, places: readonly Named<PlaceRef>[]): Line =>
  places.length === 0 ? words.line('coalition.nowhere') : placesInRow(words, places);

const weekName = (words: Words, coalition: Coalition): string => {
  const name = workWeekName(coalition.workWeek);
  return name === undefined ? coalition.workWeek.map(words.number).join(' · ') : words.text(`week.${name}`);
};

const coalitionFacts = (words: Words, view: CoalitionView) =>
  facts(
    [words.text('coalition.zone'), words.quote(view.coalition.timeZone)],
    [words.text('coalition.week'), weekName(words, view.coalition)],
    [words.text('coalition.language'), words.text(`language.${view.coalition.language}`)],
    [words.text('coalition.executive'), names(words, view.executive)],
    [words.text('coalition.strategic'), names(words, view.strategic)],
    [words.text('coalition.coordinators'), mentions(words, view.coordinators)],
    [words.text('coalition.groups'), words.number(view.groups)],
    [
      words.text('coalition.nextDigest'),
      view.nextDigestAt === null ? words.text('coalition.nowhere') : words.moment(view.nextDigestAt),
    ],
    [
      words.text('coalition.open'),
      words.text(view.coalition.open ? 'coalition.open.yes' : 'coalition.open.no'),
    ],
    [words.text('coalition.threshold'), words.text('coalition.answers', { n: view.coalition.pollThreshold })],
  );

/** Which committees have their members from a role of a server. */
const byServerRole = (words: Words, { byRole }: CoalitionView): readonly Block[] => {
  if (byRole.length === 0) return [];
  const committees = byRole.map(
    ({ committee, platform }) => `${words.text(`committee.${committee}`)} (${platformName(words, platform)})`,
  );
  return [note(words.line('coalition.byRole', { committees: plain(words.inRow(committees)) }))];
};

/** What a coordinator can change here; programs of others need an address of this installation. */
type Changeable = Readonly<{ programs: boolean }>;

const settingButtons = (words: Words, { programs }: Changeable): Block =>
  buttons(
    button(encodeToken({ verb: 'set-up', id: 'change' }), words.text('setup.change')),
    openFormButton(words, 'coalition schedule', null, 'plain', 'schedule.when'),
    openFormButton(words, 'coalition retention', null, 'plain', 'retention.title'),
    ...(programs ? [openFormButton(words, 'coalition api', null, 'plain', 'programs.title')] : []),
  );

/** The coalition and its settings. `news` tells what just changed; `mine` is set for a coordinator. */
export const coalitionCard = (
  words: Words,
  view: CoalitionView,
  news?: 'ready' | 'changed',
  mine: Changeable | null = null,
): Card =>
  card(words, words.show(view.coalition.name), news ? 'good' : 'neutral', [
    ...(view.coalition.mission === '' ? [] : [text(words.quote(view.coalition.mission))]),
    coalitionFacts(words, view),
    ...byServerRole(words, view),
    ...(view.stuck === 0
      ? []
      : [
          note(words.line('coalition.stuck', { n: view.stuck, command: '/coalition deliveries' })),
          buttons(postStuckButton(words, view.coalition.id)),
        ]),
    ...(news === 'ready'
      ? [
          note(words.line('coalition.ready', { name: view.coalition.name })),
          buttons(openFormButton(words, 'group create', null, 'primary')),
        ]
      : []),
    ...(news === 'changed' ? [note(words.line('coalition.changed'))] : []),
    ...(mine === null ? [] : [settingButtons(words, mine)]),
  ]);

export type GroupView = Readonly<{
  id: string;
  kind: BodyKind;
  name: string;
  goal: string;
  convener: Mentionable | null;
  members: number;
  places: readonly Named<PlaceRef>[];
}>;

export const bodyTitle = (words: Words, { kind, name }: GroupView): string =>
  kind === 'group' ? words.text('group.title', { name }) : words.show(name);

export const groupFacts = (
  words: Words,
  view: GroupView,
  ...more: readonly (readonly [string, Line | string])[]
) =>
  facts(
    ...(view.kind === 'group' ? [[words.text('group.convener'), holder(words, view.convener)] as const] : []),
    [
      words.text('group.places'),
      view.places.length === 0 ? words.line('group.noPlace') : placesInRow(words, view.places),
    ],
    ...more,
  );

const logExample = {
  en: '/progress log Two schools answered',
  ar: '/progress log أجابت مدرستان',
} as const;

const joinButton = (words: Words, { id }: GroupView) =>
  button(encodeToken({ verb: 'join-group', id }), words.text('group.join'), 'primary');

const joinCommand = (view: GroupView) => `/group join ${view.name}`;

export const groupCreatedCard = (words: Words, view: GroupView): Card =>
  card(words, words.text('group.title', { name: view.name }), 'good', [
    text(words.quote(view.goal)),
    groupFacts(words, view),
    note(words.line('group.created', { command: joinCommand(view) })),
    buttons(joinButton(words, view), openFormButton(words, 'group bind', view.id)),
  ]);

export const groupBoundCard = (words: Words, view: GroupView, place: Named<PlaceRef>): Card =>
  card(words, words.text('group.title', { name: view.name }), 'good', [
    text(words.line('group.greeting', { name: view.name })),
    text(words.quote(view.goal)),
    groupFacts(words, view),
    text(words.line('group.bound', { place: words.place(place) })),
    note(words.line('group.howToLog', { command: code(logExample[words.language]) })),
    buttons(joinButton(words, view), openFormButton(words, 'action add', view.id)),
  ]);

export const joinedCard = (
  words: Words,
  person: Mentionable | null,
  group: Pick<GroupView, 'name'> & Readonly<{ undo?: string }>,
): Card =>
  card(words, words.text('group.title', { name: group.name }), 'good', [
    text(words.line('group.joined', { person: words.mention(person), group: group.name })),
    note(words.line('group.hello', { command: '/action list' })),
    ...(group.undo === undefined ? [] : [buttons(undoButton(words, group.undo))]),
  ]);

/** `returned` counts the person's open items that went back to the group. */
export const leftCard = (words: Words, group: string, returned: number): Card =>
  card(words, words.text('group.title', { name: group }), 'neutral', [
    text(words.line('group.left', { group })),
    ...(returned === 0 ? [] : [note(words.line('group.leftItems', { n: returned }))]),
  ]);

/** Drawn in the language that was just chosen. */
export const languageCard = (words: Words): Card =>
  card(words, words.text('language.title'), 'good', [text(words.line('language.set'))]);

/** `chosen` is `null` when a place follows the coalition again. */
export type SharedLanguageView = Readonly<{
  coalition: Readonly<{ name: string; language: Language }>;
  chosen: Language | null;
  place: string | null;
}>;

/** Confirms the language of one place, or of all places without a language of their own. */
export const sharedLanguageCard = (words: Words, { coalition, chosen, place }: SharedLanguageView): Card => {
  const { name } = coalition;
  const language = words.text(`language.${chosen ?? coalition.language}`);
  const said = () => {
    if (place === null) return words.line('language.ofCoalition', { name, language });
    if (chosen === null) return words.line('language.ofPlaceAgain', { place, name, language });
    return words.line('language.ofPlace', { place, language });
  };
  return card(words, words.text('language.settings'), 'good', [text(said())]);
};

/** Confirms which committee a role of the server names. */
export const serverRoleCard = (
  words: Words,
  { committee, isSet }: Readonly<{ committee: CommitteeKind; isSet: boolean }>,
): Card => {
  const named = { committee: words.text(`committee.${committee}`) };
  return card(words, words.text('role.title'), 'good', [
    text(isSet ? words.line('role.byServer', named) : words.line('role.byServerNot', named)),
    ...(isSet ? [note(words.line('role.byServerHow'))] : []),
  ]);
};

/** The roles that a person now has. */
export const roleCard = (words: Words, person: Mentionable, roles: readonly Role[]): Card =>
  card(words, words.text('role.title'), 'good', [
    text(
      words.line('role.now', {
        person: words.mention(person),
        roles:
          roles.length === 0
            ? words.text('role.none')
            : roles.map((role) => words.text(`role.${role}`)).join(' · '),
      }),
    ),
  ]);
