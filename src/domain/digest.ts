import type { LocalDate } from './dates/calendar.ts';
import type { Period } from './dates/period.ts';
import type { GroupStatus } from './group.ts';
import type { Item } from './item.ts';
import type { HelpKind } from './partner.ts';
import type { Result } from './poll.ts';
import type { StatusReason } from './status.ts';

export type DigestKind = 'monthly' | 'quarterly';

/** A part of a list, and the length of the whole. */
export type PartOf<Entry> = Readonly<{ rows: readonly Entry[]; total: number }>;

/** What every summary contains about itself. */
type About = Readonly<{
  coalition: string;
  period: Period;
  /**
   * The start of its figures: the start of the period, or the end of the previous summary if that was
   * published early.
   */
  since: number;
  /** The instant of the figures: the end of the period, or now if it is published early. */
  asOf: number;
  /** The day of `asOf` in the coalition's zone. */
  today: LocalDate;
}>;

/** The monthly executive summary as plain values: the record of one period. */
export type MonthlyDigest = About &
  Readonly<{
    kind: 'monthly';
    /** The outcome of the difficulties raised in the period. */
    asks: AskCounts;
    /** Open difficulties, the oldest first. */
    help: PartOf<HelpWanted>;
    /** The section of the executive committee itself: what it promised. `null` when it is empty. */
    committee: GroupDigest | null;
    /** Groups with something to report: the blocked ones, those at risk, the others; those with the most first. */
    groups: readonly GroupDigest[];
    /** Groups with nothing to report. */
    quiet: readonly string[];
    /** Events of the next weeks, the earliest first. */
    ahead: PartOf<EventAhead>;
  }>;

export type EventAhead = Readonly<{ title: string; group: string; on: LocalDate }>;

export type HelpWanted = Readonly<{
  id: string;
  number: number;
  group: string;
  body: string;
  help: string;
  helpFrom: string;
  daysOpen: number;
  /** Who promised to help, and by when; the latest valid promise. `null` without one. */
  taken: Readonly<{
    number: number;
    /** The partner that helps, or the body. */
    group: string;
    owner: string;
    dueOn: LocalDate | null;
    done: boolean;
  }> | null;
}>;

/**
 * How many difficulties were raised in a period, how many of them were taken up, and how many of these are
 * done.
 */
export type AskCounts = Readonly<{ asked: number; taken: number; done: number }>;

/** The details of an item that a summary shows. */
export type ToldItem = Pick<Item, 'number' | 'title' | 'dueOn' | 'doneAt'>;

/** An item, and the names of its owners. */
export type OwnedItem = Readonly<{ item: ToldItem; owner: string | null }>;

/** Who wrote something about a group. The name is empty where it is no longer known. */
export type Author = Readonly<{ name: string; isConvener: boolean }>;

export type GroupDigest = Readonly<{
  groupId: string;
  group: string;
  status: GroupStatus;
  /** What is in the group's way by the rule; empty for a group that is on track by the rule. */
  why: readonly StatusReason[];
  /** The reason that was given for the status; `null` when the rule decided. */
  reason: string | null;
  /** Who gave the reason. */
  reasonBy: Author | null;
  /** A sentence at the top, by the convener or a coordinator. */
  note: string | null;
  noteBy: Author | null;
  /** How many difficulties were raised in the period. */
  raised: number;
  /** Whether the convener reviewed it before publication. */
  confirmed: boolean;
  /** How many items are open at `asOf`. */
  open: number;
  done: PartOf<Readonly<{ item: ToldItem; person: string }>>;
  /** Added in the period and not dropped in it. */
  opened: PartOf<ToldItem>;
  dropped: PartOf<Readonly<{ item: ToldItem; why: string }>>;
  overdue: PartOf<OwnedItem>;
  progress: PartOf<Readonly<{ body: string; person: string; itemNumber: number | null; on: LocalDate }>>;
  resolved: readonly ResolvedDifficulty[];
  events: readonly EventDigest[];
  /** Manual polls that closed in the period. */
  asked: readonly AskedPoll[];
  dueNext: PartOf<OwnedItem>;
}>;

export type ResolvedDifficulty = Readonly<{ number: number; body: string; how: string | null }>;

/** An event of the period. Its result is `null` while its poll is open, or when it had none. */
export type EventDigest = Readonly<{ title: string; on: LocalDate; result: Result | null }>;

/** `choices` is null when the answer was a score from 1 to 5. */
export type AskedPoll = Readonly<{ question: string; choices: readonly string[] | null; result: Result }>;

/** The quarterly strategic summary: the same record in less detail. */
export type QuarterlyDigest = About &
  Readonly<{
    kind: 'quarterly';
    /** The items at the start of its first month. */
    before: Readonly<{ open: number; overdue: number }>;
    months: readonly MonthFigures[];
    /** The groups that did something or have something open, those with the most done first. */
    groups: readonly GroupFigures[];
    /** The outcome of the difficulties raised in the quarter. */
    asks: AskCounts;
    /**
     * Open difficulties of the executive committee itself, of any age: only the strategic committee can help
     * there.
     */
    ofExecutive: PartOf<HelpWanted>;
    /** Other difficulties that were open for more than 30 days, oldest first. */
    longOpen: PartOf<HelpWanted>;
    /** Difficulties that were open for more than 30 days and were resolved in the quarter. */
    becameResolved: readonly (ResolvedDifficulty & Readonly<{ group: string; days: number }>)[];
    /** Manual polls with a score, in the order in which they closed. */
    asked: PartOf<Readonly<{ group: string; question: string; result: Result }>>;
    /** How many manual polls had choices. */
    askedWithChoices: number;
    /** Groups without activity since the last month of the quarter began. */
    quiet: readonly Readonly<{ group: string; lastOn: LocalDate | null }>[];
    partners: PartnerMirror;
    /** The people to thank, sorted by name: they logged or finished something. */
    people: PartOf<string>;
    organisations: readonly string[];
    /** Items due in the next quarter. */
    next: PartOf<OwnedItem & Readonly<{ group: string }>>;
    nextEvents: readonly EventAhead[];
  }>;

/** `done`, `opened` and `dropped` in the period, the others at its end. `open` includes `overdue` and `undated`. */
export type GroupFigures = Readonly<{
  group: string;
  done: number;
  opened: number;
  dropped: number;
  open: number;
  overdue: number;
  /** How many open items have no date. */
  undated: number;
}>;

/** What became of the partnerships in a quarter. */
export type PartnerMirror = Readonly<{
  /** The items that each partner was counted on for, those with the most first. */
  counts: PartOf<
    Readonly<{
      partner: string;
      promised: number;
      given: number;
      /** Given items that several sides confirm. */
      confirmed: number;
    }>
  >;
  /** How many open difficulties ask for a kind of help that nobody offers. */
  needs: readonly Readonly<{ kind: HelpKind; n: number }>[];
  /** Partners without wants, gets or rhythm, and those that gave nothing for two quarters. */
  inName: PartOf<string>;
  /** Partners whose last two letters have no answer, and since when none came; the longest silent first. */
  unheard: PartOf<Readonly<{ partner: string; since: LocalDate }>>;
  /** Done items with partners that only one side confirms. */
  oneSide: PartOf<Pick<Item, 'number' | 'title'>>;
}>;

export type MonthFigures = Readonly<{
  /** Its first day. */
  month: LocalDate;
  done: number;
  opened: number;
  /** How many items were overdue at its end. */
  overdue: number;
  /** How many items were open at its end. */
  open: number;
  /** Over the polls that closed in the month and may show their score. */
  satisfaction: Readonly<{ average: number | null; answers: number; members: number; polls: number }>;
}>;

export type Digest = MonthlyDigest | QuarterlyDigest;

/** How long a difficulty may stay open before the strategic committee is told. */
export const longOpenDays = 30;

/**
 * Whether the group recorded nothing in the period; items that are merely due or late do not count as
 * activity.
 */
export const isQuiet = (group: GroupDigest): boolean =>
  group.done.total +
    group.opened.total +
    group.dropped.total +
    group.progress.total +
    group.raised +
    group.resolved.length +
    group.events.length +
    group.asked.length ===
  0;

/**
 * Whether a group has a section: it logged something, an item of it is due or late, it is not on track, or its
 * convener wrote a note.
 */
export const hasToTell = (group: GroupDigest): boolean =>
  !isQuiet(group) ||
  group.status !== 'on-track' ||
  group.overdue.total + group.dueNext.total > 0 ||
  group.note !== null ||
  group.reason !== null;

const urgency = { blocked: 2, 'at-risk': 1, 'on-track': 0 } as const satisfies Record<GroupStatus, number>;

/** The order of the groups in a summary: those that need help, then those with the most to report. */
export const byUrgency = (a: GroupDigest, b: GroupDigest): number =>
  urgency[b.status] - urgency[a.status] || weightOf(b) - weightOf(a);

/** How much a group has to report. */
const weightOf = (group: GroupDigest): number =>
  group.done.total + group.opened.total + group.overdue.total + group.progress.total + group.events.length;
