import type { Argument, ArgumentKind } from '../../chat/command.ts';
import type { Incoming } from '../../chat/incoming.ts';
import { matchChoice } from '../../chat/text/choices.ts';
import type { ValueReader } from '../../chat/text/line-reading.ts';
import { latinDigits, numbersIn, readNumber } from '../../chat/text/numerals.ts';
import { readDay, readMoment } from '../../domain/dates/date-words.ts';
import { readHours } from '../../domain/dates/moment-range.ts';
import { beginsLikeDate, tokensOf } from '../../domain/dates/tokens.ts';
import { canonicalTimeZone } from '../../domain/dates/zones.ts';
import { plainName } from '../../domain/plain-letters.ts';
import type { Repositories } from '../../store/repositories.ts';
import { mentionOf } from './mentions.ts';
import { closest } from './name-match.ts';
import { namesIn } from './named-people.ts';
import { meansEveryone, meansHere, meansMe, meansNothing } from './spoken-words.ts';

/**
 * Tells the grammar how far the value of a named argument reaches. The grammar does not wait for the store:
 * `lookUp` looks up the names that it did not know, and the line is read again.
 */
export type LineValues = ValueReader &
  Readonly<{
    /** Looks up the unknown names. @returns false when there were none and the reading is final */
    lookUp(repositories: Repositories, coalition: AskedCoalition): Promise<boolean>;
    /** Whether the whole text is such a value; of dates, one that exists. */
    reads(argument: Argument, text: string): boolean;
  }>;

/** The id of the coalition, which is asked for when a line turns out to need it; null where there is none. */
export type AskedCoalition = () => Promise<string | null>;

type Reads = (text: string) => boolean;

export const createLineValues = ({ people, places }: Incoming['named'], now: number): LineValues => {
  const names = createRecordedNames();
  const utc = { now, timeZone: 'UTC' };
  const person: Reads = (text) => {
    const mentioned = mentionOf(text);
    if (mentioned !== undefined) return people.some(({ id }) => id === mentioned);
    if (meansMe(text)) return true;
    const name = text
      .replace(/^@/, '')
      .replace(/\([^()]{0,100}\)$/, '')
      .trim();
    return closest(people, name, ['name', 'words']).length > 0 || names.has('person', name);
  };
  const severalPeople: Reads = (text) => {
    const all = text.length > 500 ? [] : namesIn(text);
    return all.length > 0 && !/[,،;؛&+/|]$/.test(text) && all.every((name) => person(name) || joined(name));
  };
  const joined: Reads = (name) => {
    const both = name.split(/\sو(?=\S)/u);
    return both.length > 1 && both.every((one) => person(one.trim()));
  };
  const place: Reads = (text) =>
    meansHere(text) ||
    places.some(
      ({ id, name }) => id === mentionOf(text) || plainName(name) === plainName(text.replace(/^#/, '')),
    );
  const moment = ({ endOfDay }: Argument, text: string): boolean =>
    readHours(text, utc) !== undefined ||
    readMoment(text, { ...utc, endOfDay: true, bareHour: endOfDay !== true }).kind !== 'unclear';
  const number: Reads = (text) => readNumber(text) !== undefined;

  const readers: { readonly [Kind in ArgumentKind]: (argument: Argument, text: string) => boolean } = {
    text: () => false,
    date: (_, text) => readDay(text, utc).kind !== 'unclear',
    moment,
    person: (_, text) => person(text),
    people: (_, text) => severalPeople(text),
    place: (_, text) => place(text),
    group: (_, text) => names.has('group', text),
    partner: (_, text) => names.has('partner', text),
    item: ({ several }, text) => (several ? numbersIn(text).length > 0 : number(text)),
    difficulty: (_, text) => number(text),
    event: (_, text) => number(text),
    poll: (_, text) => number(text),
    zone: (_, text) => canonicalTimeZone(text) !== undefined,
    integer: (_, text) => /^\d{1,15}\s?[%٪]?$/.test(latinDigits(text)),
    choice: ({ choices = [] }, text) => matchChoice(choices, text) !== undefined,
  };

  const reads = (argument: Argument, text: string): boolean => {
    const value = text.replace(/[,،;؛]$/, '').trim();
    return value !== '' && readers[argument.kind](argument, value);
  };

  /** As the whole value of an argument. Within a sentence, words such as "none" mean other things. */
  const readsOrNothing = (argument: Argument, text: string): boolean =>
    reads(argument, text) ||
    (argument.kind !== 'text' && (meansNothing(text) || meansEveryoneIn(argument, text)));

  return {
    longest: (argument, text, ends, inSentence) => {
      const fits = inSentence ? reads : readsOrNothing;
      // All ends are tried, so that all names are looked up at once.
      const found = ends.filter((end) => fits(argument, text.slice(0, end))).at(-1);
      if (argument.kind !== 'date' && argument.kind !== 'moment') return found;
      // In "friday 28 Nov Book the hall" the 28th may not be a Friday; the refusal then names the whole date.
      const dated = ends.findLast((end) => tokensOf(text.slice(0, end)) !== undefined);
      if (dated === undefined || dated <= (found ?? 0)) return found;
      return beginsLikeDate(text.slice(found ?? 0, dated)) ? dated : found;
    },
    resembles: (argument, text) => {
      const { kind } = argument;
      if (kind === 'date' || kind === 'moment') return beginsLikeDate(text);
      if (kind === 'person' || kind === 'people') return /^(?:@|<@|\p{Lu})/u.test(text);
      if (kind === 'place') return text.startsWith('#');
      return kind === 'group' || kind === 'partner' || kind === 'zone' ? /^\p{Lu}/u.test(text) : false;
    },
    lookUp: names.lookUp,
    reads,
  };
};

/** Looks up each name of a person or group once. */
const createRecordedNames = () => {
  const known = new Map<string, boolean>();
  const wanted = new Map<string, Readonly<{ kind: 'person' | 'group' | 'partner'; name: string }>>();

  const exists = async (
    { groups, partners, people }: Repositories,
    coalitionId: string,
    { kind, name }: Readonly<{ kind: 'person' | 'group' | 'partner'; name: string }>,
  ): Promise<boolean> => {
    if (kind === 'group') return (await groups.byName(coalitionId, name)) !== null;
    if (kind === 'partner') return (await partners.byName(coalitionId, name)) !== null;
    const found = await people.search(coalitionId, firstWord(name), 100);
    return closest(found, name, ['name', 'words']).length > 0;
  };

  return {
    /** Whether the name is on record. False for an unknown name, which the next `lookUp` resolves. */
    has(kind: 'person' | 'group' | 'partner', name: string): boolean {
      const key = `${kind} ${plainName(name)}`;
      const found = known.get(key);
      if (found === undefined && plainName(name) !== '') wanted.set(key, { kind, name });
      return found ?? false;
    },
    async lookUp(repositories: Repositories, coalition: AskedCoalition): Promise<boolean> {
      const asked = [...wanted];
      wanted.clear();
      const coalitionId = asked.length === 0 ? null : await coalition();
      if (coalitionId === null) return false;
      for (const [key, one] of asked) known.set(key, await exists(repositories, coalitionId, one));
      return true;
    },
  };
};

const meansEveryoneIn = ({ kind }: Argument, text: string): boolean =>
  kind === 'people' && meansEveryone(text);

const firstWord = (name: string): string => plainName(name).split(' ')[0] ?? '';
