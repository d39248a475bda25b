import type { Argument, ArgumentKind, Arguments } from '../../chat/command.ts';
import type { NamedPlace } from '../../chat/incoming.ts';
import { matchChoice } from '../../chat/text/choices.ts';
import { cleanText, length } from '../../chat/text/clean.ts';
import { latinDigits, numbersIn, readNumber } from '../../chat/text/numerals.ts';
import { calendarOf } from '../../domain/coalition.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import { readDay } from '../../domain/dates/date-words.ts';
import { canonicalTimeZone } from '../../domain/dates/zones.ts';
import type { Event } from '../../domain/event.ts';
import type { Group } from '../../domain/group.ts';
import type { Item } from '../../domain/item.ts';
import type { Partner } from '../../domain/partner.ts';
import { isBlank, plainName } from '../../domain/plain-letters.ts';
import type { Poll } from '../../domain/poll.ts';
import type { Difficulty } from '../../domain/progress.ts';
import { type ArgumentOption, type NumberedKind, Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Caller, requireCoalition } from '../caller/caller.ts';
import {
  knownBodies,
  knownPartners,
  requireReadsGroup,
  requireReadsInvolved,
} from '../caller/permissions.ts';
import { mentionOf, withNames } from './mentions.ts';
import { type MomentContext, readInstant, withHours } from './moments.ts';
import { closest, nearlyCalled } from './name-match.ts';
import { type Naming, readPeople, readPerson } from './named-people.ts';
import { groupIdOf, type NumberedRecord, numbered, recordOf } from './numbered.ts';
import { clearsText, meansAll, meansHere, meansNothing, meansUnowned } from './spoken-words.ts';
import { titled } from './titled.ts';

/** The type that each kind of argument resolves to. */
export type Resolved = {
  text: string;
  date: LocalDate;
  moment: number;
  person: Person;
  people: readonly Person[];
  place: NamedPlace;
  group: Group;
  partner: Partner;
  item: Item;
  difficulty: Difficulty;
  event: Event;
  poll: Poll;
  zone: string;
  integer: number;
  choice: string;
};

/** One argument that is being read: what was typed, and how to report a problem. */
type Reading = Naming & MomentContext & Readonly<{ argument: Argument }>;

type ArgumentReader<Kind extends ArgumentKind> = (reading: Reading) => Promise<Resolved[Kind]>;

const readText: ArgumentReader<'text'> = async ({ caller, argument, typed, wrong }) => {
  const text = withNames(typed, caller.named);
  if (argument.max !== undefined && length(text) > argument.max)
    throw wrong('too-long', String(argument.max));
  return text;
};

const readDate: ArgumentReader<'date'> = async ({ caller, argument, typed, wrong }) => {
  const { coalition, now } = requireCoalition(caller);
  const context = { ...calendarOf(coalition), now };
  const inWords = readDay(typed, context);
  const ofMonth = inWords.kind === 'unclear' && argument.endOfMonth === true;
  const reading = ofMonth ? readDay(`end of ${typed}`, context) : inWords;
  if (reading.kind === 'day') return reading.date;
  throw wrong(reading.kind === 'past' ? 'past-day' : 'unclear-day');
};

const readPlace: ArgumentReader<'place'> = async ({ caller, typed, wrong }) => {
  const mentioned = mentionOf(typed);
  const name = plainName(typed.replace(/^#/, ''));
  if (meansHere(typed) && !caller.direct) return caller.place;
  const place = caller.named.places.find((one) =>
    mentioned === undefined ? plainName(one.name) === name : one.id === mentioned,
  );
  if (place === undefined) throw wrong('unknown-place');
  return place;
};

/** How many similar names are offered. */
const mostNear = 10;

export const asOption = ({ name }: Readonly<{ name: string }>): ArgumentOption => ({
  value: name,
  label: name,
});

/** Asks which of the records that are nearly called so was meant; `undefined` when there is none. */
const misspelt = (
  near: readonly Readonly<{ name: string }>[],
  wrong: Reading['wrong'],
): Refusal | undefined =>
  near.length === 0
    ? undefined
    : wrong('near-name', undefined, undefined, near.slice(0, mostNear).map(asOption));

/** A group or a committee by its name. When none matches, the most similar ones are offered. */
const readGroup: ArgumentReader<'group'> = async ({ repositories, caller, typed, wrong }) => {
  const visitor = requireCoalition(caller);
  const group = await repositories.groups.byName(visitor.coalition.id, typed);
  if (group !== null) return group;
  const bodies = await knownBodies(repositories, visitor);
  const near = closest(bodies, typed).slice(0, mostNear);
  if (near.length === 0) throw misspelt(nearlyCalled(bodies, typed), wrong) ?? wrong('unknown-group');
  throw wrong('which-group', undefined, undefined, near.map(asOption));
};

/** A partner by any of its names. When none matches, the most similar ones are offered. */
const readPartner: ArgumentReader<'partner'> = async ({ repositories, caller, typed, wrong }) => {
  const visitor = requireCoalition(caller);
  const known = await knownPartners(repositories, visitor);
  const named = await repositories.partners.byName(visitor.coalition.id, typed);
  const found = known.find(({ id }) => id === named?.id);
  if (found !== undefined) return found;
  const near = closest(known, typed).slice(0, mostNear);
  if (near.length === 0) {
    const names = await repositories.partners.names(visitor.coalition.id);
    const meant = new Set(nearlyCalled(names, typed).map(({ partnerId }) => partnerId));
    const misspelled = known.filter(({ id }) => meant.has(id));
    throw misspelt(misspelled, wrong) ?? wrong('unknown-partner');
  }
  throw wrong('which-partner', undefined, undefined, near.map(asOption));
};

const readNumbered = async (reading: Reading, wanted: NumberedKind) => {
  const { repositories, caller, argument, typed, wrong } = reading;
  const number = readNumber(typed);
  if (number === undefined) {
    const options = await titled({ repositories, caller, argument, typed }, wanted);
    throw options.length === 0
      ? wrong('no-such-title')
      : wrong('which-number', undefined, undefined, options);
  }
  const visitor = requireCoalition(caller);
  const found = await numbered(repositories, visitor.coalition.id, number, wanted);
  const groupId = groupIdOf(found);
  if (found.kind === 'difficulty')
    await requireReadsInvolved(repositories, visitor, 'difficulty', found.difficulty);
  else if (found.kind === 'item' && argument.delegatesToo)
    await requireReadsInvolved(repositories, visitor, 'item', found.item);
  else if (groupId !== null) await requireReadsGroup(repositories, visitor, groupId);
  return found;
};

const otherKind = (found: NumberedRecord, wanted: NumberedKind): Refusal =>
  new Refusal({ code: 'other-kind', number: recordOf(found).number, is: found.kind, wanted });

const readItem: ArgumentReader<'item'> = async (reading) => {
  const found = await readNumbered(reading, 'item');
  if (found.kind !== 'item') throw otherKind(found, 'item');
  return found.item;
};

/** The most items that one line is about. */
const mostItems = 20;

/** "#12, #13 and #15": each once. Words of a title mean one item. */
const readItems = async (reading: Reading): Promise<readonly Item[]> => {
  const numbers = numbersIn(reading.typed);
  if (numbers.length > mostItems) throw reading.wrong('too-many-items', String(mostItems));
  const items: Item[] = [];
  for (const number of numbers) items.push(await readItem({ ...reading, typed: `#${number}` }));
  return numbers.length > 0 ? items : [await readItem(reading)];
};

/** By its own number, or by the number of an item with exactly one open difficulty. */
const readDifficulty: ArgumentReader<'difficulty'> = async (reading) => {
  const found = await readNumbered(reading, 'difficulty');
  if (found.kind === 'difficulty') return found.difficulty;
  if (found.kind !== 'item') throw otherKind(found, 'difficulty');
  const { number, id } = found.item;
  const open = await reading.repositories.difficulties.openOnItem(
    requireCoalition(reading.caller).coalition.id,
    id,
  );
  const [only, ...others] = open;
  if (only === undefined) throw new Refusal({ code: 'no-difficulty', number });
  if (others.length > 0)
    throw new Refusal({ code: 'several-difficulties', number, difficulties: open.map((one) => one.number) });
  return only;
};

const readEvent: ArgumentReader<'event'> = async (reading) => {
  const found = await readNumbered(reading, 'event');
  if (found.kind !== 'event') throw otherKind(found, 'event');
  return found.event;
};

/** By its own number, or by the number of its event. */
const readPoll: ArgumentReader<'poll'> = async (reading) => {
  const found = await readNumbered(reading, 'poll');
  if (found.kind === 'poll') return found.poll;
  if (found.kind !== 'event') throw otherKind(found, 'poll');
  const { number } = found.event;
  const poll = await reading.repositories.polls.byNumber(
    requireCoalition(reading.caller).coalition.id,
    number,
  );
  if (poll === null) throw new Refusal({ code: 'not-asked-yet', number });
  return poll;
};

const readZone: ArgumentReader<'zone'> = async ({ typed, wrong }) => {
  const zone = canonicalTimeZone(typed);
  if (zone === undefined) throw wrong('unknown-zone');
  return zone;
};

const readInteger: ArgumentReader<'integer'> = async ({ argument, typed, wrong }) => {
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = argument;
  const digits = latinDigits(typed).replace(/[%٪]/g, '').trim();
  const number = /^[0-9]{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
  if (!(number >= least && number <= most)) throw wrong('not-in-range', `${least}–${most}`);
  return number;
};

const readChoice: ArgumentReader<'choice'> = async ({ caller, argument, typed, wrong }) => {
  const choices = argument.choices ?? [];
  const choice = matchChoice(choices, typed);
  if (choice === undefined)
    throw wrong('not-a-choice', caller.words.inRow(choices.map(({ label }) => caller.words.of(label))));
  return choice.value;
};

const readers: { readonly [Kind in ArgumentKind]: ArgumentReader<Kind> } = {
  text: readText,
  date: readDate,
  moment: readInstant,
  person: readPerson,
  people: readPeople,
  place: readPlace,
  group: readGroup,
  partner: readPartner,
  item: readItem,
  difficulty: readDifficulty,
  event: readEvent,
  poll: readPoll,
  zone: readZone,
  integer: readInteger,
  choice: readChoice,
};

type Value = Resolved[ArgumentKind] | readonly Item[] | null;

/** The cleaned value of each argument. A value without visible characters counts as absent. */
export const given = (typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typed)
      .map(([name, value]) => [name, cleanText(value)] as const)
      .filter(([, value]) => !isBlank(value)),
  );

/** Whether "none", "TBD" or "بدون تاريخ" was given instead of a value. Text that cannot be cleared is kept. */
const isCleared = ({ kind, clearable }: Argument, value: string): boolean => {
  if (kind === 'text') return clearable === true && clearsText(value);
  if (kind === 'group') return clearable === true && meansAll(value);
  return (
    (clearable === true || mayBeAbsent.includes(kind)) &&
    (meansNothing(value) || (kind === 'person' && meansUnowned(value)))
  );
};

/** For these kinds, "owner:TBD" and "due:none" mean that there is no value yet. */
const mayBeAbsent: readonly ArgumentKind[] = ['date', 'moment', 'person', 'people'];

/**
 * Reads every argument that was given, each by its kind; `null` where a clearable one was given as "none".
 * @throws Refusal for the first that is wrong.
 */
export const resolveArguments = async (
  repositories: Repositories,
  caller: Caller,
  args: Arguments,
  line: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, Value>>> => {
  const { typed, until, meant } = withHours(args, line, caller);
  const values: Record<string, Value> = {};
  let from: number | undefined;
  let eventStartsAt: number | undefined;
  for (const name of Object.keys(args)) {
    const [argument, value] = [args[name], typed[name]];
    if (argument === undefined || value === undefined) continue;
    if (isCleared(argument, value)) {
      if (argument.clearable) values[name] = null;
      if (argument.clearable || !argument.required) continue;
    }
    const wrong: Reading['wrong'] = (
      problem,
      example = caller.words.of(argument.example),
      about = line[name] ?? value,
      options,
    ) =>
      new Refusal({
        ...(options === undefined ? {} : { options }),
        code: 'argument',
        argument: name,
        label: caller.words.of(argument.label),
        problem,
        value: about,
        example,
      });
    const after = from ?? (argument.afterEvent ? eventStartsAt : undefined);
    const reading: Reading = {
      repositories,
      caller,
      argument,
      typed: value,
      from: after,
      until: until[name],
      meant: meant[name],
      wrong,
    };
    const read = argument.several ? await readItems(reading) : await readers[argument.kind](reading);
    if (argument.kind === 'event') eventStartsAt = (read as Event).startsAt;
    if (argument.kind === 'moment' && typeof read === 'number') from = read;
    values[name] = read;
  }
  return values;
};
