import type { CommitteeKind, Role } from './coalition.ts';
import type { LetterAnswer } from './partner-letter.ts';

/**
 * A rule refuses. The reason is data; `cards` turns it into one sentence. A refusal is thrown before anything
 * changes.
 */
export class Refusal extends Error {
  constructor(readonly reason: Reason) {
    super(reason.code);
    this.name = 'Refusal';
  }
}

export type Reason = InputReason | RecordReason | PartnerReason | CoalitionReason;

/** The line or a value in it was not understood. */
export type InputReason =
  | Readonly<{ code: 'unknown-command'; typed: string; nearest: readonly string[] }>
  /** `command` exists, and has nothing like `typed`. */
  | Readonly<{ code: 'unknown-subcommand'; typed: string; command: string }>
  | Readonly<{ code: 'unexpected-text'; text: string; path: string }>
  | Readonly<{ code: 'line-too-long' | 'words-too-long' | 'nothing-pasted' }>
  /** A pasted list. */
  | Readonly<{ code: 'too-many-lines'; lines: number; most: number }>
  /** A `name:` inside a sentence. The two lines state the possible meanings without ambiguity. */
  | Readonly<{ code: 'text-or-argument'; typed: string; asText: string; asArgument: string }>
  /** A `word:` that is nearly the name of an argument. */
  | Readonly<{ code: 'near-argument'; typed: string; nearest: readonly string[]; asText: string }>
  | ArgumentReason;

/** An item, a difficulty, an event, a poll or a digest is not as expected. */
export type RecordReason =
  | Readonly<{ code: 'half-first'; number: number; answers: number; members: number }>
  | Readonly<{ code: 'only-event-keeper'; number: number }>
  | Readonly<{ code: 'unknown-number'; number: number; wanted: NumberedKind }>
  | Readonly<{ code: 'other-kind'; number: number; is: NumberedKind; wanted: NumberedKind }>
  | Readonly<{ code: 'already-done'; number: number; by: string; at: number }>
  | Readonly<{ code: 'already-dropped'; number: number; by: string; at: number }>
  | Readonly<{ code: 'already-open' | 'not-open' | 'nothing-said' | 'nothing-new'; number: number }>
  | Readonly<{ code: 'percent-of-what' }>
  | Readonly<{ code: 'already-resolved'; number: number; by: string; at: number }>
  | Readonly<{ code: 'several-difficulties'; number: number; difficulties: readonly number[] }>
  | Readonly<{ code: 'no-difficulty'; number: number }>
  | Readonly<{ code: 'difficulty-open' | 'not-asked-of-executive'; number: number }>
  | Readonly<{
      code: 'event-over' | 'event-cancelled' | 'event-begun' | 'offer-over' | 'already-redacted';
      number: number;
    }>
  | Readonly<{ code: 'poll-closed' }>
  | Readonly<{ code: 'poll-too-long' }>
  | Readonly<{ code: 'not-asked-yet'; number: number }>
  | Readonly<{ code: 'event-too-long' }>
  /** `period` is its first day; `until` is the last one if it is longer than a month. */
  | Readonly<{ code: 'digest-out'; period: string; until: string }>
  | Readonly<{ code: 'no-such-digest'; typed: string; periods: readonly string[] }>
  | Readonly<{ code: 'digest-to-come'; typed: string; kind: 'monthly' | 'quarterly' }>
  | Readonly<{ code: 'rate-first' }>
  /** Taking something back; `instead` is a command that still changes it, or empty. */
  | Readonly<{ code: 'undo-not-yours'; by: string; instead: string }>
  | Readonly<{ code: 'undo-late' | 'undo-changed'; instead: string }>
  | Readonly<{ code: 'undo-answered' | 'event-ends-first'; number: number }>
  | Readonly<{ code: 'event-nothing-said' | 'event-nothing-new'; number: number }>
  /** The thread of an item is being opened at this moment. */
  | Readonly<{ code: 'talk-opening'; number: number }>
  /** Somebody has the item that another wants to take. */
  | Readonly<{ code: 'already-taken'; number: number; owners: readonly string[] }>;

/** A partner, its letter, or what it said is not as expected. */
export type PartnerReason =
  | Readonly<{ code: 'only-partner-keepers' | 'no-partner-of-yours' }>
  | Readonly<{
      code:
        | 'not-partner-keeper'
        | 'not-delegate'
        | 'no-delegate'
        | 'not-agreed'
        | 'partner-ended'
        | 'partner-nothing-said'
        | 'partner-nothing-new'
        | 'partner-name-taken'
        | 'same-partner';
      partner: string;
    }>
  | Readonly<{ code: 'not-done-yet' | 'not-to-confirm'; number: number }>
  | Readonly<{ code: 'told-it-yourself'; number: number; partner: string }>
  | Readonly<{ code: 'letter-answered'; partner: string; person: string; answer: LetterAnswer; at: number }>
  | Readonly<{ code: 'letter-over' | 'partner-redacted'; partner: string }>
  | Readonly<{ code: 'confirmed-already'; number: number; partner: string; at: number }>;

/** The coalition, a person's role in it, a group or a place does not allow it. */
export type CoalitionReason =
  | Readonly<{ code: 'no-coalition' }>
  | Readonly<{ code: 'only-coordinator' | 'not-manager' | 'outsider' }>
  | Readonly<{ code: 'not-yours-to-read'; group: string }>
  | Readonly<{ code: 'summary-not-yours' | 'account-closed' | 'sandbox-alone' | 'programs-off' }>
  | Readonly<{ code: 'not-an-address'; typed: string }>
  /** Halqa may not write in a place, and perhaps cannot see it. */
  | Readonly<{
      code: 'cannot-write';
      place: string;
      platform: 'sandbox' | 'slack' | 'discord';
      sees: boolean;
    }>
  /** Halqa can’t open a thread in this place. */
  | Readonly<{ code: 'no-threads'; platform: 'sandbox' | 'slack' | 'discord' }>
  | Readonly<{ code: 'person-gone' | 'person-is-bot'; person: string }>
  | Readonly<{ code: 'too-fast'; seconds: number }>
  | Readonly<{ code: 'only-convener'; group: string }>
  | Readonly<{ code: 'no-group-here'; path: string }>
  | Readonly<{ code: 'no-groups' }>
  | Readonly<{ code: 'shared-place-needed' }>
  | Readonly<{ code: 'already-convener'; group: string; person: string }>
  | Readonly<{ code: 'sole-coordinator' | 'no-role'; person: string }>
  | Readonly<{ code: 'has-role'; person: string; role: Role }>
  | Readonly<{ code: 'group-exists'; name: string }>
  | Readonly<{ code: 'place-taken'; place: string; group: string }>
  | Readonly<{ code: 'committee-place'; place: string; committee: CommitteeKind }>
  | Readonly<{ code: 'language-of-what' }>
  | Readonly<{ code: 'only-executive' }>
  | Readonly<{ code: 'committee-is-named'; committee: CommitteeKind }>
  | Readonly<{ code: 'already-member' | 'not-member' | 'convener-stays'; group: string }>
  | Readonly<{ code: 'wrong-code' | 'too-many-codes' | 'own-code' | 'link-over' }>
  | Readonly<{ code: 'other-coalition' | 'workspace-joined' | 'coalition-has-groups' }>
  | Readonly<{ code: 'nothing-kept' | 'last-coordinator' | 'erase-not-told' }>
  | Readonly<{ code: 'one-account' | 'voted-elsewhere' }>
  | Readonly<{ code: 'still-convener'; groups: readonly string[] }>
  | Readonly<{ code: 'no-server-roles' }>
  | Readonly<{ code: 'not-a-server-role'; typed: string }>
  | Readonly<{ code: 'gone' }>
  | Readonly<{ code: 'busy' }>
  /** The disk of the record is full, or fails. */
  | Readonly<{ code: 'unwritable' }>
  /** The database of the record cannot be reached; or it was lost while something was being recorded. */
  | Readonly<{ code: 'away' | 'in-doubt' }>;

/** The numbered kinds, which share one sequence per coalition. */
export type NumberedKind = 'item' | 'difficulty' | 'event' | 'poll' | 'offer';

/** What was wrong with one argument; a form shows it at that field. */
export type ArgumentReason = Readonly<{
  code: 'argument';
  /** The argument's name in the definition. */
  argument: string;
  label: string;
  problem: ArgumentProblem;
  value: string;
  example: string;
  /** The possible meanings. If there are any, they are offered as a choice. */
  options?: readonly ArgumentOption[];
}>;

/** `value` is read as if it had been typed; it is unambiguous. */
export type ArgumentOption = Readonly<{ value: string; label: string }>;

export type ArgumentProblem =
  | 'unclear-day'
  | 'past-day'
  | 'unclear-moment'
  | 'past-moment'
  | 'which-half'
  | 'which-moment'
  | 'ends-before-start'
  | 'too-long'
  | 'not-a-choice'
  | 'not-a-number'
  | 'no-such-title'
  | 'other-name'
  | 'which-number'
  | 'unknown-person'
  | 'several-people'
  | 'too-many-people'
  | 'too-many-items'
  | 'not-in-range'
  | 'unknown-group'
  | 'which-group'
  | 'near-name'
  | 'no-group'
  | 'unknown-partner'
  | 'which-partner'
  | 'unknown-place'
  | 'unknown-zone'
  | 'unclear-schedule'
  | 'unclear-time'
  | 'unclear-month'
  | 'not-choices'
  | 'repeated';
