import { mostPeople } from '../../chat/picked.ts';
import { plainName } from '../../domain/plain-letters.ts';
import { type ArgumentProblem, Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Caller, type CoalitionVisitor, requireCoalition } from '../caller/caller.ts';
import { mentionOf } from './mentions.ts';

/** Where a name was typed, and how to say that it is wrong. */
export type Naming = Readonly<{
  repositories: Repositories;
  caller: Caller;
  typed: string;
  wrong(problem: ArgumentProblem, example?: string, value?: string): Refusal;
}>;

/** Words for "me" that people type in place of a mention. */
const meWords = new Set(['me', 'myself', 'أنا', 'لي'].map(plainName));

/** One person, by a mention or a name. */
export const readPerson = async (naming: Naming): Promise<Person> => {
  const { repositories, caller, typed, wrong } = naming;
  const inCoalition = requireCoalition(caller);
  const mentioned = mentionOf(typed);
  const written = typed.replace(/^@/, '').trim();
  const name = plainName(written);
  if (meWords.has(name) && inCoalition.person !== null) return inCoalition.person;
  const account =
    mentioned === undefined
      ? closest(inCoalition.named.people, written)[0]
      : inCoalition.named.people.find(({ id }) => id === mentioned);
  if (account !== undefined) return personWith(repositories, inCoalition, account);
  if (mentioned !== undefined || name === '') throw wrong('unknown-person', undefined, typed);
  const found = await repositories.people.search(inCoalition.coalition.id, written, 25);
  const exact = closest(found, written);
  const [only, ...others] = exact.length > 0 ? exact : found;
  if (only === undefined) throw wrong('unknown-person', undefined, typed);
  if (others.length > 0) throw wrong('several-people', undefined, typed);
  return only;
};

/** Those who bear this name: letter by letter where somebody does, else in plain letters. */
const closest = <One extends Readonly<{ name: string }>>(
  all: readonly One[],
  name: string,
): readonly One[] => {
  const exact = all.filter((one) => one.name === name);
  return exact.length > 0 ? exact : all.filter((one) => plainName(one.name) === plainName(name));
};

const personWith = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  account: CoalitionVisitor['named']['people'][number],
): Promise<Person> =>
  (await repositories.people.byAccount(account)) ??
  repositories.people.create(caller.coalition.id, account, caller.now);

/**
 * Several people: "@Ana @Omar", "Ana, Omar", "Ana and Omar", "آنا وعمر". All of it may be one name, also
 * one that holds such a word; each is meant once.
 */
export const readPeople = async (naming: Naming): Promise<readonly Person[]> => {
  const names = namesIn(naming.typed);
  if (names.length > mostPeople) throw naming.wrong('too-many-people', String(mostPeople));
  const people: Person[] = [];
  for (const name of names) people.push(...(await oneOrJoined({ ...naming, typed: name })));
  if (people.length === 0) throw naming.wrong('unknown-person');
  return [...new Map(people.map((person) => [person.id, person])).values()];
};

/** The names between commas, the word "and", and the signs that begin a mention. */
export const namesIn = (typed: string): readonly string[] =>
  typed
    .replace(/<@!?([^|>]+)\|[^>]*>/g, '<@$1>')
    .split(/[,،;؛&+]|\s(?:and|و)\s|(?:\s|^)و?(?=@|<@)|(?<=>)/iu)
    .map((name) => name.replace(/^و(?=@|<@)/, '').trim())
    .filter((name) => name !== '');

/** A name, or names that an Arabic "and" joins: it is written at the word that follows it, and names begin with it too. */
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
