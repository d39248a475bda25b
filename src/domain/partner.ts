import { addMonths, type LocalDate } from './dates/calendar.ts';
import { nameWithoutArticle, plainName } from './plain-letters.ts';

export const partnerKinds = ['business', 'non-profit', 'public', 'community'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** How often the coalition and a partner follow up with each other. */
export const rhythms = ['month', 'quarter', 'half-year'] as const;
export type Rhythm = (typeof rhythms)[number];

/**
 * - `named`: somebody wrote its name on an item or a difficulty, and nothing more is known.
 * - `invited`: it was added; what both sides want is not settled yet.
 * - `joined`: what is wanted, what it gets and the rhythm are agreed.
 * - `ended`: the partnership is over.
 */
export type PartnerState = 'named' | 'invited' | 'joined' | 'ended';

/** What a partner agreed on. The last three are read by the committees, the coordinators and its delegates alone. */
export type PartnerDetails = Readonly<{
  name: string;
  kind: PartnerKind | null;
  /** What the coalition wants from it. */
  wants: string | null;
  /** What it gets. */
  gets: string | null;
  rhythm: Rhythm | null;
  state: PartnerState;
  /** What was learned from the partnership. */
  learned: string | null;
  /** The last day of the agreement; `null` when it is open-ended. */
  endsOn: LocalDate | null;
  /** What it cannot do or does not share. */
  limits: string | null;
  /** How it decides, and how long that takes. */
  decides: string | null;
  contact: string | null;
}>;

/** An organisation that works with the coalition. Its name is what people call it by; it has no number. */
export type Partner = PartnerDetails &
  Readonly<{
    id: string;
    joinedAt: number | null;
    endedAt: number | null;
    createdBy: string;
    createdAt: number;
  }>;

/** A partner of which nothing is known but its name. */
export const nothingKnown: Omit<PartnerDetails, 'name' | 'state'> = {
  kind: null,
  wants: null,
  gets: null,
  rhythm: null,
  learned: null,
  endsOn: null,
  limits: null,
  decides: null,
  contact: null,
};

/** The longest text of a partner's details, in characters. */
export const partnerTextMax = 300;

/** The longest name. */
export const partnerNameMax = 100;

/** The details that only some may read. */
export const confidences = [
  'limits',
  'decides',
  'contact',
] as const satisfies readonly (keyof PartnerDetails)[];

/** Whether both sides have said what they want and how they follow up; only then has a partner joined. */
export const isAgreed = ({
  wants,
  gets,
  rhythm,
}: Pick<PartnerDetails, 'wants' | 'gets' | 'rhythm'>): boolean =>
  wants !== null && gets !== null && rhythm !== null;

const monthsOf: Readonly<Record<Rhythm, number>> = { month: 1, quarter: 3, 'half-year': 6 };

/** The next day on which the coalition follows up: whole steps of the rhythm after `since`, later than `today`. */
export const followUpOn = (since: LocalDate, rhythm: Rhythm, today: LocalDate): LocalDate => {
  for (let steps = 1; ; steps += 1) {
    const day = addMonths(since, steps * monthsOf[rhythm]);
    if (day > today) return day;
  }
};

/** When two partners turn out to be one, the state with the higher rank stays. */
const rankOfState: Readonly<Record<PartnerState, number>> = { named: 0, ended: 1, invited: 2, joined: 3 };

/**
 * The details of two partners that are one: those of `kept`, or where it has none, those of the other. The
 * name is that of `kept`.
 */
export const mergedDetails = (
  kept: Partner,
  gone: Partner,
): PartnerDetails & Pick<Partner, 'joinedAt' | 'endedAt'> => {
  const state = rankOfState[gone.state] > rankOfState[kept.state] ? gone : kept;
  return {
    name: kept.name,
    kind: kept.kind ?? gone.kind,
    wants: kept.wants ?? gone.wants,
    gets: kept.gets ?? gone.gets,
    rhythm: kept.rhythm ?? gone.rhythm,
    learned: kept.learned ?? gone.learned,
    endsOn: kept.endsOn ?? gone.endsOn,
    limits: kept.limits ?? gone.limits,
    decides: kept.decides ?? gone.decides,
    contact: kept.contact ?? gone.contact,
    state: state.state,
    joinedAt: state.joinedAt,
    endedAt: state.endedAt,
  };
};

/** Which of two that are one keeps its name: the one with the higher rank, or else the older one. */
export const keptOf = (one: Partner, other: Partner): readonly [kept: Partner, gone: Partner] => {
  const rank = rankOfState[one.state] - rankOfState[other.state] || other.createdAt - one.createdAt;
  return rank >= 0 ? [one, other] : [other, one];
};

/**
 * The key of a partner's name: `plainName` without articles and punctuation, so that "The Harbour-Rotary" and
 * "harbour rotary", or "بلديّة المرفأ" and "البلدية المرفا", are one.
 */
export const partnerKey = (name: string): string => {
  const words = nameWithoutArticle(name.replace(/[.,،"“”«»()]+/g, ' ').replace(/&/g, ' and ')).split(' ');
  const key = words.filter((word) => word !== '' && word !== 'the').join(' ');
  return key === '' ? plainName(name) : key;
};

/** The kinds of help that are asked for and offered. */
export const helpKinds = [
  'money',
  'people',
  'place',
  'goods',
  'transport',
  'knowledge',
  'contacts',
  'other',
] as const;
export type HelpKind = (typeof helpKinds)[number];

/** Something that a partner offers to anyone in the coalition. */
export type Offer = Readonly<{
  id: string;
  number: number;
  partnerId: string;
  what: string;
  kind: HelpKind;
  /** The last day on which it is open. */
  untilOn: LocalDate | null;
  /** When it ends: after its last day, or when it was withdrawn; `null` while neither is known. */
  endsAt: number | null;
  createdBy: string;
  createdAt: number;
  withdrawnBy: string | null;
}>;

/**
 * The role of a partner in a record: an item has one responsible `organisation` and others `with` it; help is
 * wanted `from` one; through an open offer one was `asked`.
 */
export type InvolvedAs = 'organisation' | 'with' | 'from' | 'asked';

/**
 * Who an answer counts for: a partner, however many of its delegates answer, or a person where people are
 * counted.
 */
export type Voter = Readonly<{ of: 'partner' | 'person'; id: string }>;

/**
 * The kinds of signed answers: a partner confirms that it was part of something, votes on a decision, seconds a
 * reopening, or was present. One voter answers once per kind; a later answer replaces the earlier one.
 */
export type SignedKind = 'confirm' | 'vote' | 'second' | 'present';

/** An answer that is stored with a name. */
export type SignedAnswer = Readonly<{
  /** What is answered: "item:ID", "event:ID", "decision:ID". */
  subject: string;
  kind: SignedKind;
  voter: Voter;
  /** For a vote: what was voted. `null` for kinds that can only be given. */
  answer: 'agree' | 'abstain' | 'object' | null;
  reason: string | null;
  /** Who pressed, for the partner or for themselves. */
  personId: string;
  at: number;
}>;
