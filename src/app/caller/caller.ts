import type { AccountRef, Language, Named } from '../../chat/ids.ts';
import type { Incoming, NamedPlace, SpeakerFacts } from '../../chat/incoming.ts';
import { readMessageLink } from '../../chat/message-link.ts';
import type { Coalition, CommitteeKind } from '../../domain/coalition.ts';
import { dayIn, type LocalDate } from '../../domain/dates/calendar.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CallerRecord, PlaceHere } from '../../store/people/callers.ts';
import type { Person } from '../../store/people/people.ts';
import type { BallotRepositories, Repositories } from '../../store/repositories.ts';
import type { WriteMode } from '../../store/store.ts';
import { type Words, wordsFor } from '../../words/words.ts';
import { workspaceReturned } from '../installation/removal.ts';
import { seenLanguage, strangersLanguage } from './seen-language.ts';
import { seatsOf } from './server-roles.ts';

/** The account that speaks to the bot, where and when. Its workspace may have no coalition yet. */
export type Caller = Readonly<{
  account: Named<AccountRef>;
  /** What the platform reports about the account. */
  speaker: SpeakerFacts;
  /** Where the command or button was used. */
  place: NamedPlace;
  direct: boolean;
  now: number;
  named: Incoming['named'];
  /** A link back to the message that the command was used on, if any. */
  source: string | null;
  /** The words for this person in private. */
  words: Words;
  inCoalition: CoalitionVisitor | null;
  /** Whether this person of the coalition has not been welcomed yet. */
  unwelcomed: boolean;
  /** Whether Halqa is recorded as removed from the account's workspace, although somebody speaks there now. */
  returned: boolean;
}>;

/**
 * A person who speaks in a workspace of a coalition. `person` is null until the coalition has recorded them.
 */
export type CoalitionVisitor = Readonly<{
  coalition: Coalition;
  person: Person | null;
  account: Named<AccountRef>;
  speaker: SpeakerFacts;
  place: NamedPlace;
  direct: boolean;
  /** What the coalition uses this place for, if anything. */
  here: PlaceHere | null;
  now: number;
  /** The local day in the coalition's zone. */
  today: LocalDate;
  named: Incoming['named'];
  /** A link back to the message that the command was used on, if any. */
  source: string | null;
  /** The committees on which the roles of the server seat the speaker; null where that is not known. */
  seats: readonly CommitteeKind[] | null;
  /** The words for this person in private. */
  words: Words;
  /** The words for this place. */
  placeWords: Words;
}>;

/** A recorded person of the coalition who speaks. Every change is made by one. */
export type CoalitionCaller = CoalitionVisitor & Readonly<{ person: Person }>;

export const localeOf = (coalition: Coalition, language: Language | null | undefined) => ({
  language: language ?? coalition.language,
  digits: coalition.digits,
  timeZone: coalition.timeZone,
});

/**
 * Thrown where the caller is not enrolled and the running transaction may not do it. No ballot may be written
 * together with a row that names a person, and two processes may not enrol one person at the same time.
 */
export class EnrolFirst extends Error {}

/** Finds out who speaks. Writes nothing. @throws Refusal `account-closed` */
export const identify = async (
  repositories: Pick<BallotRepositories, 'callers'>,
  incoming: Incoming,
  now: number,
): Promise<Caller> => {
  const known = await repositories.callers.find(incoming.account, incoming.place);
  if (known?.closed && incoming.direct) throw new Refusal({ code: 'account-closed' });
  return callerOf(incoming, now, known);
};

/**
 * Identifies the caller. An account that is new to its coalition becomes a person of it; a changed name is
 * stored. @throws EnrolFirst in a transaction that is not alone, when more than a word about the person changes
 */
export const enrol = async (
  repositories: Repositories,
  incoming: Incoming,
  now: number,
  mode: WriteMode = 'alone',
): Promise<Caller> => {
  const { account } = incoming;
  const known = await repositories.callers.find(account, incoming.place);
  if (known === null) return callerOf(incoming, now, null);
  // A private message stays reachable after its reader was removed; only the workspace proves that they are back.
  if (known.closed && incoming.direct) throw new Refusal({ code: 'account-closed' });
  if (
    mode === 'together' &&
    (known.person === null || !known.welcomed || known.closed || hasReturned(incoming, known))
  )
    throw new EnrolFirst();
  if (known.closed) await repositories.accounts.reopen(account);
  if (hasReturned(incoming, known)) await workspaceReturned(repositories, known.coalition.id, account);
  const { coalition, person } = known;
  if (person === null) {
    const created = await repositories.people.enrol(coalition.id, account, now);
    return callerOf(incoming, now, await remembered(repositories, incoming, { ...known, person: created }));
  }
  const seen = await remembered(repositories, incoming, known);
  if (person.name === account.name || !isFirst(person, account)) return callerOf(incoming, now, seen);
  await repositories.people.rename(coalition.id, person.id, account.name);
  return callerOf(incoming, now, { ...seen, person: { ...person, name: account.name } });
};

/** Stores the language that the person shows, so that what the clock sends follows it. */
const remembered = async (
  repositories: Repositories,
  incoming: Incoming,
  known: CallerRecord,
): Promise<CallerRecord> => {
  const { coalition, person, choseLanguage } = known;
  const language = languageOf(incoming, known);
  if (choseLanguage || person === null || language === null || language === person.language) return known;
  await repositories.people.setSeenLanguage(coalition.id, person.id, language);
  return { ...known, person: { ...person, language } };
};

const callerOf = (incoming: Incoming, now: number, known: CallerRecord | null): Caller => {
  const { account, place, direct, named } = incoming;
  const { speaker = {} } = incoming;
  const base = { account, speaker, place, direct, now, named, source: sourceOf(incoming) };
  if (known === null) {
    const words = strangersWords(incoming);
    return { ...base, words, inCoalition: null, unwelcomed: false, returned: false };
  }
  const { coalition, person } = known;
  const here = direct ? null : known.here;
  const words = wordsFor(localeOf(coalition, languageOf(incoming, known)));
  const inCoalition = {
    ...base,
    coalition,
    person,
    here,
    today: dayIn(coalition.timeZone, now),
    seats: seatsOf(known, speaker.roles),
    words,
    placeWords: direct ? words : wordsFor(localeOf(coalition, here?.language)),
  };
  return { ...base, words, inCoalition, unwelcomed: !known.welcomed, returned: hasReturned(incoming, known) };
};

/** A message that was sent before the removal and arrives after it is no return. */
const hasReturned = ({ at }: Incoming, { lostAt }: CallerRecord): boolean => lostAt !== null && at > lostAt;

/** The language to answer a person in: the one they chose, else the one they show now, else showed before. */
const languageOf = (incoming: Incoming, known: CallerRecord): Language | null => {
  const { coalition, person, choseLanguage, here } = known;
  if (choseLanguage) return person?.language ?? null;
  const ofPlace = incoming.direct ? null : (here?.language ?? null);
  return seenLanguage(incoming, ofPlace, coalition.language) ?? person?.language ?? null;
};

/** The words for somebody who is not on record. */
export const strangersWords = (incoming: Incoming): Words =>
  wordsFor({ language: strangersLanguage(incoming), digits: 'latn', timeZone: 'UTC' });

const sourceOf = (incoming: Incoming): string | null => {
  if (incoming.kind === 'form') return readMessageLink(incoming.source) ?? null;
  if (incoming.kind !== 'command' || incoming.said.as !== 'values') return null;
  return readMessageLink(incoming.said.source) ?? null;
};

/** Linked accounts may have different names; the person has the name of the first. */
const isFirst = ({ accounts: [first] }: Person, account: AccountRef): boolean =>
  first?.platform === account.platform && first.workspace === account.workspace && first.id === account.id;

/** @throws Refusal `no-coalition` */
export const requireCoalition = (caller: Caller): CoalitionVisitor => {
  if (caller.inCoalition === null) throw new Refusal({ code: 'no-coalition' });
  return caller.inCoalition;
};

/** Narrows a caller who was enrolled in the same transaction. */
export const requirePerson = (visitor: CoalitionVisitor): CoalitionCaller => {
  const { person } = visitor;
  if (person === null) throw new Error('whoever changes something is enrolled first');
  return { ...visitor, person };
};
