import type { Option } from '../../chat/card.ts';
import type { Argument, ArgumentKind } from '../../chat/command.ts';
import { shorten } from '../../chat/text/clean.ts';
import { mostSuggestions } from '../../chat/text/complete.ts';
import { calendarOf } from '../../domain/coalition.ts';
import { readDay, readMoment } from '../../domain/dates/date-words.ts';
import { suggestTimeZones } from '../../domain/dates/zones.ts';
import { plainName } from '../../domain/plain-letters.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Caller, CoalitionVisitor } from '../caller/caller.ts';
import { groupsFirst, isOutsider, knownBodies, knownPartners, readableIds } from '../caller/permissions.ts';
import { namesIn } from './named-people.ts';

/** The longest label that every platform shows. */
const labelMax = 100;

type Suggester = (
  repositories: Repositories,
  caller: Caller,
  typed: string,
  argument: Argument,
) => Promise<readonly Option[]> | readonly Option[];

const none: Suggester = () => [];

const holds = (name: string, typed: string): boolean => plainName(name).includes(plainName(typed));

const withCaller =
  (
    suggest: (
      repositories: Repositories,
      caller: CoalitionVisitor,
      typed: string,
      argument: Argument,
    ) => Promise<readonly Option[]>,
  ): Suggester =>
  (repositories, { inCoalition: caller }, typed, argument) =>
    caller === null ? [] : suggest(repositories, caller, typed, argument);

/** People that the platform names, then people on record, without duplicates. */
const peopleCalled = async (
  repositories: Repositories,
  caller: Caller,
  typed: string,
): Promise<readonly string[]> => {
  const text = typed.trim().replace(/^@/, '');
  const { inCoalition, named } = caller;
  const known =
    inCoalition === null || isOutsider(inCoalition.speaker)
      ? []
      : await repositories.people.search(inCoalition.coalition.id, text, mostSuggestions);
  const names = [
    ...named.people.filter(({ name, inactive }) => inactive === undefined && holds(name, text)),
    ...known,
  ].map(({ name }) => name);
  return [...new Map(names.map((name) => [plainName(name), name])).values()];
};

const people: Suggester = async (repositories, caller, typed) =>
  (await peopleCalled(repositories, caller, typed)).map((name) => ({ value: `@${name}`, label: name }));

/** One more person after those already typed. */
const severalPeople: Suggester = async (repositories, caller, typed) => {
  const [head = ''] = /^(?:.*(?:[,،]|\sand\s|\sو\s|\s(?=@)))?/isu.exec(typed) ?? [];
  const before = head === '' ? '' : `${head.trimEnd()} `;
  const already = new Set(namesIn(head).map((name) => plainName(name.replace(/^@/, ''))));
  return (await peopleCalled(repositories, caller, typed.slice(head.length)))
    .filter((name) => !already.has(plainName(name)))
    .map((name) => ({ value: `${before}@${name}`, label: `${before}@${name}` }));
};

const places: Suggester = (_repositories, caller, typed) =>
  caller.named.places
    .filter(({ name }) => holds(name, typed.replace(/^#/, '')))
    .map(({ name }) => ({ value: `#${name}`, label: `#${name}` }));

const groups = withCaller(async (repositories, caller, typed) =>
  groupsFirst(await knownBodies(repositories, caller))
    .filter(({ name }) => holds(name, typed))
    .map(({ name }) => ({ value: name, label: name })),
);

const partnersCalled = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  typed: string,
): Promise<readonly string[]> =>
  (await knownPartners(repositories, caller)).map(({ name }) => name).filter((name) => holds(name, typed));

const partners = withCaller(async (repositories, caller, typed) =>
  (await partnersCalled(repositories, caller, typed)).map((name) => ({ value: name, label: name })),
);

/** Partners in a text: one, or one more after those already typed. */
const partnersIn = withCaller(async (repositories, caller, typed, { suggests }) => {
  const [head = ''] = suggests === 'several partners' ? (/^.*[,،;؛]\s*/su.exec(typed) ?? []) : [];
  return (await partnersCalled(repositories, caller, typed.slice(head.length))).map((name) => ({
    value: `${head}${name}`,
    label: `${head}${name}`,
  }));
});

/** A text may name partners, or be made of filters, of which the first is most often a group. */
const texts: Suggester = (repositories, caller, typed, argument) => {
  if (argument.suggests !== undefined) return partnersIn(repositories, caller, typed, argument);
  return argument.filters ? groups(repositories, caller, typed, argument) : [];
};

/** The first readable matches of the typed text, by number or by words of the title. */
const matching = async (
  repositories: Repositories,
  rows: readonly Readonly<{ number: number; text: string; groupId: string }>[],
  caller: CoalitionVisitor,
  typed: string,
): Promise<readonly Option[]> => {
  const key = plainName(typed);
  const readable = await readableIds(repositories, caller);
  const found: Option[] = [];
  for (const { number, text, groupId } of rows) {
    if (found.length === mostSuggestions) break;
    if (readable !== null && !readable.has(groupId)) continue;
    if (!plainName(`#${number} ${text}`).includes(key)) continue;
    found.push({
      value: `#${number}`,
      label: `${caller.words.ref(number)} ${caller.words.show(text)}`,
    });
  }
  return found;
};

/** How many recent items are searched. */
const recent = 200;

const items = withCaller(async (repositories, caller, typed, { closed }) => {
  const group = caller.here?.groupId ?? null;
  const rows = await repositories.items.recent(caller.coalition.id, group, recent, closed);
  return matching(
    repositories,
    rows.map(({ number, title, groupId }) => ({ number, text: title, groupId })),
    caller,
    typed,
  );
});

const difficulties = withCaller(async (repositories, caller, typed) => {
  const rows = await repositories.difficulties.open(caller.coalition.id, recent);
  return matching(
    repositories,
    rows.map(({ number, body, groupId }) => ({ number, text: body, groupId })),
    caller,
    typed,
  );
});

const events = withCaller(async (repositories, caller, typed) => {
  const rows = await repositories.events.coming(caller.coalition.id, null, caller.now, recent);
  return matching(
    repositories,
    rows.map(({ number, title, groupId }) => ({ number, text: title, groupId })),
    caller,
    typed,
  );
});

const polls = withCaller(async (repositories, caller, typed) => {
  const group = caller.here?.groupId ?? null;
  const rows = await repositories.polls.recent(caller.coalition.id, group, recent);
  return matching(
    repositories,
    rows.map(({ number, question, groupId }) => ({ number, text: question, groupId })),
    caller,
    typed,
  );
});

const dayWords = {
  en: ['today', 'tomorrow', 'in 3 days', 'next sunday', 'in a week', 'in two weeks', 'end of month'],
  ar: ['اليوم', 'غدًا', 'بعد 3 أيام', 'الأحد القادم', 'بعد أسبوع', 'بعد أسبوعين', 'نهاية الشهر'],
} as const;

/** Days in words, each with its date; also the typed text itself when it is a readable date. */
const dates: Suggester = (_repositories, { inCoalition: caller }, typed) => {
  if (caller === null) return [];
  const { words, now, coalition } = caller;
  const offered = dayWords[words.language].filter((word) => holds(word, typed));
  return [...new Set([...(typed === '' ? [] : [typed]), ...offered])].flatMap((word) => {
    const reading = readDay(word, { ...calendarOf(coalition), now });
    return reading.kind === 'day' ? [{ value: word, label: `${word} · ${words.day(reading.date)}` }] : [];
  });
};

const moments: Suggester = (_repositories, { inCoalition: caller }, typed, argument) => {
  if (caller === null || typed === '') return [];
  const { words, now, coalition } = caller;
  const reading = readMoment(typed, {
    ...calendarOf(coalition),
    now,
    endOfDay: argument.endOfDay ?? false,
  });
  return reading.kind === 'moment'
    ? [{ value: typed, label: `${typed} · ${words.momentText(reading.at)}` }]
    : [];
};

const zones: Suggester = (_repositories, _speaker, typed) =>
  suggestTimeZones(typed, mostSuggestions).map((zone) => ({ value: zone, label: zone }));

const suggesters: { readonly [Kind in ArgumentKind]: Suggester } = {
  text: texts,
  date: dates,
  moment: moments,
  person: people,
  people: severalPeople,
  place: places,
  group: groups,
  partner: partners,
  item: items,
  difficulty: difficulties,
  event: events,
  poll: polls,
  zone: zones,
  integer: none,
  // The definition lists the choices: the grammar and the platforms offer them.
  choice: none,
};

/** Values that match the typed part of an argument. */
export const suggestValues = async (
  repositories: Repositories,
  caller: Caller,
  argument: Argument,
  typed: string,
): Promise<readonly Option[]> =>
  (await suggesters[argument.kind](repositories, caller, typed, argument))
    .slice(0, mostSuggestions)
    .map(({ value, label }) => ({ value, label: shorten(label, labelMax) }));
