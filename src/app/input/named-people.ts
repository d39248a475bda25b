import { isSameAccount } from '../../chat/ids.ts';
import type { NamedAccount } from '../../chat/incoming.ts';
import { mostPeople } from '../../chat/picked.ts';
import { withoutDirection } from '../../chat/text/characters.ts';
import { plainName } from '../../domain/plain-letters.ts';
import { type ArgumentOption, type ArgumentProblem, Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Caller, type CoalitionVisitor, requireCoalition, requirePerson } from '../caller/caller.ts';
import { mentionOf } from './mentions.ts';
import { closest } from './name-match.ts';
import { meansEveryone, meansMe } from './spoken-words.ts';

/** A typed name, its argument, and how to refuse it. */
export type Naming = Readonly<{
  repositories: Repositories;
  caller: Caller;
  typed: string;
  wrong(
    problem: ArgumentProblem,
    example?: string,
    value?: string,
    options?: readonly ArgumentOption[],
  ): Refusal;
}>;

/** How many people on record are compared with a name. */
const mostFound = 100;

/**
 * One person, by a mention or a name; "Ana Costa (Slack)" and "Ana Costa (Clean Water)" distinguish two of
 * the same name.
 */
export const readPerson = async (naming: Naming): Promise<Person> => {
  const { caller, wrong } = naming;
  const typed = withoutDirection(naming.typed).trim();
  const inCoalition = requireCoalition(caller);
  if (meansMe(typed)) return requirePerson(inCoalition).person;
  const mentioned = mentionOf(typed);
  if (mentioned !== undefined) {
    const account = inCoalition.named.people.find(({ id }) => id === mentioned);
    if (account === undefined) throw wrong('unknown-person', undefined, typed);
    return personWith(naming.repositories, inCoalition, account);
  }
  const name = typed.replace(/^@/, '').trim();
  const people = await peopleCalled(naming, inCoalition, name);
  const [only] = people;
  if (only === undefined) {
    const [inactive] = closest(inCoalition.named.people.filter(isInactive), name);
    if (inactive !== undefined) return personWith(naming.repositories, inCoalition, inactive);
    throw wrong('unknown-person', undefined, typed);
  }
  if (people.length === 1) return withoutInactive(inCoalition, only);
  throw wrong('several-people', undefined, typed, await tellApart(naming.repositories, inCoalition, people));
};

/** The people whose names match best: by the whole name, then by words, then by beginnings of words. */
const peopleCalled = async (
  { repositories }: Naming,
  caller: CoalitionVisitor,
  name: string,
): Promise<readonly Person[]> => {
  const called = async (wanted: string): Promise<readonly Person[]> => {
    const [word = ''] = plainName(wanted).split(' ');
    if (word === '') return [];
    const known = await repositories.people.search(caller.coalition.id, word, mostFound);
    const active = caller.named.people.filter((account) => !isInactive(account));
    const all = [...active.map((account) => ({ name: account.name, account })), ...known];
    const people = new Map<string, Person>();
    for (const one of closest(all, wanted)) {
      const person = 'account' in one ? await personWith(repositories, caller, one.account) : one;
      people.set(person.id, person);
    }
    return [...people.values()];
  };
  const whole = await called(name);
  const [, bare, qualifier] = /^([^()]{1,100})\(([^()]{1,100})\)$/.exec(name) ?? [];
  if (whole.length > 0 || bare === undefined || qualifier === undefined) return whole;
  const people = await called(bare.trim());
  const signs = await signsOf(repositories, caller, people);
  return people.filter((_, index) => signs[index]?.some((sign) => plainName(sign) === plainName(qualifier)));
};

/** What distinguishes people of the same name: platforms, groups, or a number if nothing else does. */
const signsOf = async (
  repositories: Repositories,
  { coalition }: CoalitionVisitor,
  people: readonly Person[],
): Promise<readonly (readonly string[])[]> => {
  const sorted = [...people].sort((one, other) => (one.id < other.id ? -1 : 1));
  const signs: (readonly string[])[] = [];
  for (const person of people) {
    const ids = await repositories.groups.groupsOf(coalition.id, person.id);
    const groups = await repositories.groups.names(coalition.id, ids);
    const platforms = [...new Set(person.accounts.map(({ platform }) => platform))];
    signs.push([
      ...platforms.map((platform) => `${platform.charAt(0).toUpperCase()}${platform.slice(1)}`),
      ...groups.values(),
      `${sorted.indexOf(person) + 1}`,
    ]);
  }
  return signs;
};

/** An unambiguous way to write each person, as an option to choose. */
const tellApart = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  people: readonly Person[],
): Promise<readonly ArgumentOption[]> => {
  const signs = await signsOf(repositories, caller, people);
  return people.map(({ name }, index) => {
    const alike = people.flatMap((other, at) => (plainName(other.name) === plainName(name) ? [at] : []));
    if (alike.length === 1) return { value: name, label: name };
    const own = signs[index]?.find((sign) => alike.every((at) => at === index || !signs[at]?.includes(sign)));
    const written = `${name} (${own ?? index + 1})`;
    return { value: written, label: written };
  });
};

const isInactive = ({ inactive }: NamedAccount): boolean => inactive !== undefined;

/**
 * The person of an account; an account that is not on record is enrolled, unless it is closed.
 * @throws Refusal `person-is-bot`, `person-gone`
 */
const personWith = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  account: NamedAccount,
): Promise<Person> => {
  const { inactive, ...active } = account;
  if (inactive === 'bot') throw new Refusal({ code: 'person-is-bot', person: account.name });
  const person = await repositories.people.byAccount(active);
  if (inactive === undefined)
    return person ?? repositories.people.enrol(caller.coalition.id, active, caller.now);
  if (person === null) throw new Refusal({ code: 'person-gone', person: account.name });
  return withoutInactive(caller, person);
};

/** A person without the accounts that the platform has just called closed. */
const withoutInactive = ({ named }: CoalitionVisitor, person: Person): Person => {
  const inactive = named.people.filter(isInactive);
  const accounts = person.accounts.filter((one) => !inactive.some((other) => isSameAccount(one, other)));
  return { ...person, accounts };
};

/** No list of names is longer; reading more would only take time. */
const longestList = 1_000;

/**
 * Several people: "@Ana @Omar", "Ana, Omar", "@Ana/@Omar", "Ana and Omar", "آنا وعمر". The whole text may
 * also be one name that contains such a word; each person counts once. "Everyone" means the members of the
 * group of this place.
 */
export const readPeople = async (naming: Naming): Promise<readonly Person[]> => {
  if (naming.typed.length > longestList) throw naming.wrong('too-many-people', String(mostPeople));
  if (meansEveryone(naming.typed)) return membersHere(naming);
  const names = namesIn(naming.typed);
  if (names.length > mostPeople) throw naming.wrong('too-many-people', String(mostPeople));
  const people: Person[] = [];
  for (const name of names) people.push(...(await oneOrJoined(within(naming, name))));
  if (people.length === 0) throw naming.wrong('unknown-person');
  return [...new Map(people.map((person) => [person.id, person])).values()];
};

/** Reads one name of the list; an option to choose contains the whole list. */
const within = (naming: Naming, name: string): Naming => ({
  ...naming,
  typed: name,
  wrong: (problem, example, value, options) =>
    naming.wrong(
      problem,
      example,
      value,
      options?.map((option) => ({ ...option, value: naming.typed.replace(name, () => `@${option.value}`) })),
    ),
});

const membersHere = async ({ repositories, caller, wrong }: Naming): Promise<readonly Person[]> => {
  const { coalition, here } = requireCoalition(caller);
  const ids = here?.groupId ? await repositories.groups.members(coalition.id, here.groupId) : [];
  if (ids.length === 0) throw wrong('unknown-person');
  if (ids.length > mostPeople) throw wrong('too-many-people', String(mostPeople));
  return [...(await repositories.people.byIds(coalition.id, ids)).values()];
};

/** The names between commas, slashes, the word "and", and the signs that begin a mention. */
export const namesIn = (typed: string): readonly string[] =>
  withoutDirection(typed)
    .replace(/<@!?([^|<>]{1,100})\|[^<>]{0,200}>/g, '<@$1>')
    .split(/[,،;؛&+/|\n]|\s(?:and|و)\s|(?<=\s|^)و?(?=@|<@)|(?<=>)/iu)
    .map((name) => name.trim().replace(/^و(?=@|<@)/, ''))
    .filter((name) => name !== '' && !/^(?:and|و)$/iu.test(name));

/**
 * A name, or names joined by the Arabic "and", which is a prefix of the next word and also the first letter
 * of some names.
 */
const oneOrJoined = async (naming: Naming): Promise<readonly Person[]> => {
  try {
    return [await readPerson(naming)];
  } catch (error) {
    const joined = naming.typed.split(/\sو(?=\S)/u);
    if (joined.length === 1 || !isUnknown(error)) throw error;
    const people: Person[] = [];
    for (const name of joined) people.push(await readPerson({ ...naming, typed: name.trim() }));
    return people;
  }
};

const isUnknown = (error: unknown): boolean =>
  error instanceof Refusal && error.reason.code === 'argument' && error.reason.problem === 'unknown-person';
