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
import { groupsFirst, isOutsider, knownBodies, knownPartners } from '../caller/permissions.ts';
import { namesIn } from './named-people.ts';
import { choicesWith, isNumberedKind, numberedChoices } from './numbered-choices.ts';

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

/** Records by number or by words of their title; where several may be typed, one more after those. */
const numbers = withCaller(async (repositories, caller, typed, argument) => {
  if (!isNumberedKind(argument.kind)) return [];
  const [head = ''] = argument.several ? (/^.*[,،;؛\s]/su.exec(typed) ?? []) : [];
  const before = head === '' ? '' : `${head.trimEnd()} `;
  const choices = await numberedChoices(repositories, caller, argument.kind, argument);
  const found = choicesWith(choices, before === '' ? typed : typed.slice(head.length));
  return found.map(({ number, name }) => ({
    value: `${before}#${number}`,
    label: `${before}${caller.words.ref(number)} ${caller.words.show(name)}`,
  }));
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
  item: numbers,
  difficulty: numbers,
  event: numbers,
  poll: numbers,
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
