import type { AccountRef, Language, Named, PlaceRef } from '../../chat/ids.ts';
import type { Incoming } from '../../chat/incoming.ts';
import { readMessageLink } from '../../chat/message-link.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { dayIn, type LocalDate } from '../../domain/dates/calendar.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Place } from '../../store/coalition/places.ts';
import type { CallerRecord } from '../../store/people/callers.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Words, wordsFor } from '../../words/words.ts';

/** Whoever speaks to the bot, where and when; perhaps in a workspace that has no coalition yet. */
export type Caller = Readonly<{
  account: Named<AccountRef>;
  /** Where it was said. */
  place: Named<PlaceRef>;
  direct: boolean;
  now: number;
  named: Incoming['named'];
  /** The way back to the message that it was said of, where it was said of one. */
  source: string | null;
  /** How to speak to this person alone. */
  words: Words;
  inCoalition: CoalitionCaller | null;
}>;

/** Someone who speaks in a coalition. */
export type CoalitionCaller = Readonly<{
  coalition: Coalition;
  person: Person;
  account: Named<AccountRef>;
  place: Named<PlaceRef>;
  direct: boolean;
  /** The purpose that the coalition has given to this place, if any. */
  here: Place | null;
  now: number;
  /** The local day in the coalition's zone. */
  today: LocalDate;
  named: Incoming['named'];
  /** The way back to the message that it was said of, where it was said of one. */
  source: string | null;
  /** How to speak to this person alone. */
  words: Words;
  /** How to speak in this place. */
  placeWords: Words;
}>;

export const localeOf = (coalition: Coalition, language: Language | null | undefined) => ({
  language: language ?? coalition.language,
  digits: coalition.digits,
  timeZone: coalition.timeZone,
});

/**
 * Who it is that speaks. With `enrol`, an account that is new to its coalition becomes a person of
 * it, and a changed name is taken over; that needs a memory that can be written to.
 */
export const identify = async (
  repositories: Repositories,
  incoming: Incoming,
  now: number,
  { enrol }: Readonly<{ enrol: boolean }>,
): Promise<Caller> => {
  const { account, place, direct, named } = incoming;
  const base = { account, place, direct, now, named, source: sourceOf(incoming) };
  const known = await repositories.callers.find(account, place);
  if (known === null) {
    const words = wordsFor({ language: incoming.locale ?? 'en', digits: 'latn', timeZone: 'UTC' });
    return { ...base, words, inCoalition: null };
  }
  const { coalition } = known;
  if (known.closed && enrol) await repositories.accounts.reopen(account);
  const person = await personOf(repositories, known, account, now, enrol);
  const here = direct ? null : known.here;
  const words = wordsFor(localeOf(coalition, person.language ?? incoming.locale));
  const inCoalition = {
    ...base,
    coalition,
    person,
    here,
    today: dayIn(coalition.timeZone, now),
    words,
    placeWords: direct ? words : wordsFor(localeOf(coalition, here?.language)),
  };
  return { ...base, words, inCoalition };
};

const sourceOf = (incoming: Incoming): string | null => {
  if (incoming.kind === 'form') return readMessageLink(incoming.source) ?? null;
  if (incoming.kind !== 'command' || incoming.said.as !== 'values') return null;
  return readMessageLink(incoming.said.source) ?? null;
};

const personOf = async (
  repositories: Repositories,
  { coalition, person: known }: CallerRecord,
  account: Named<AccountRef>,
  now: number,
  enrol: boolean,
): Promise<Person> => {
  if (known === null) {
    if (enrol) return repositories.people.create(coalition.id, account, now);
    return { id: '', name: account.name, language: null, accounts: [account] };
  }
  if (known.name === account.name || !enrol || !isFirst(known, account)) return known;
  await repositories.people.rename(coalition.id, known.id, account.name);
  return { ...known, name: account.name };
};

/** Linked accounts may bear different names: a person goes by that of the first. */
const isFirst = ({ accounts: [first] }: Person, account: AccountRef): boolean =>
  first?.platform === account.platform && first.workspace === account.workspace && first.id === account.id;

export const requireCoalition = (caller: Caller): CoalitionCaller => {
  if (caller.inCoalition === null) throw new Refusal({ code: 'no-coalition' });
  return caller.inCoalition;
};
