import type { LocalDate } from './dates/calendar.ts';
import type { Period } from './dates/period.ts';
import type { GroupStatus } from './group.ts';
import type { Item } from './item.ts';
import type { Result } from './poll.ts';

export type DigestKind = 'monthly' | 'quarterly';

/** A part of a list, and how long the whole is. */
export type PartOf<Entry> = Readonly<{ rows: readonly Entry[]; total: number }>;

/** What every summary says of itself. */
type About = Readonly<{
  coalition: string;
  period: Period;
  /** From when its figures are: the start of the period, or where the summary before it ended early. */
  since: number;
  /** The instant the figures are of: the end of the period, or now where it is told early. */
  asOf: number;
  /** The day of `asOf` in the coalition's zone. */
  today: LocalDate;
}>;

/** The monthly executive summary, as plain values: what the record says of one period. */
export type MonthlyDigest = About &
  Readonly<{
    kind: 'monthly';
    /** What became of what was asked in the period. */
    asks: AskCounts;
    /** Open difficulties, the oldest first. */
    help: PartOf<HelpWanted>;
    /** The section of the executive committee itself: what it promised. `null` where it has nothing to tell. */
    committee: GroupDigest | null;
    /** Groups that have something to tell, those with the most first. */
    groups: readonly GroupDigest[];
    /** Groups that logged nothing. */
    quiet: readonly string[];
  }>;

export type HelpWanted = Readonly<{
  id: string;
  number: number;
  group: string;
  body: string;
  help: string;
  helpFrom: string;
  daysOpen: number;
  /** Who promised to help, and by when; the latest promise that stands. `null` where nobody has. */
  taken: Readonly<{
    number: number;
    group: string;
    owner: string;
    dueOn: LocalDate | null;
    done: boolean;
  }> | null;
}>;

/** What became of the difficulties raised in a period: how many were taken up, and how many of these are done. */
export type AskCounts = Readonly<{ asked: number; taken: number; done: number }>;

/** What a summary tells of an item. */
export type ToldItem = Pick<Item, 'number' | 'title' | 'dueOn' | 'doneAt'>;

/** An item, and the names of those who own it. */
export type OwnedItem = Readonly<{ item: ToldItem; owner: string | null }>;

/** Who wrote something about a group. The name is empty where it is no longer known. */
export type Author = Readonly<{ name: string; isConvener: boolean }>;

export type GroupDigest = Readonly<{
  group: string;
  status: GroupStatus;
  /** Why somebody sees it so; `null` where the rule decided. */
  reason: string | null;
  /** Who gave the reason. */
  reasonBy: Author | null;
  /** A sentence on top, by the convener or a coordinator. */
  note: string | null;
  noteBy: Author | null;
  /** How many difficulties were raised in the period. */
  raised: number;
  /** Whether the convener looked at it before it went out. */
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
  /** Polls that somebody asked by hand and that closed in the period. */
  asked: readonly AskedPoll[];
  dueNext: PartOf<OwnedItem>;
}>;

export type ResolvedDifficulty = Readonly<{ number: number; body: string; how: string | null }>;

/** An event of the period. Its result is `null` while its poll is open, or where it had none. */
export type EventDigest = Readonly<{ title: string; on: LocalDate; result: Result | null }>;

/** `choices` is null where the answer was a score from 1 to 5. */
export type AskedPoll = Readonly<{ question: string; choices: readonly string[] | null; result: Result }>;

/** The quarterly strategic summary: the same record seen from above. */
export type QuarterlyDigest = About &
  Readonly<{
    kind: 'quarterly';
    /** How items stood when its first month began. */
    before: Readonly<{ open: number; overdue: number }>;
    months: readonly MonthFigures[];
    /** What became of what was asked in the quarter. */
    asks: AskCounts;
    /** Open difficulties of the executive committee itself, however young: only the strategic can help there. */
    ofExecutive: PartOf<HelpWanted>;
    /** Other difficulties open for longer than 30 days, the oldest first. */
    longOpen: PartOf<HelpWanted>;
    /** Those that had stood for longer than 30 days and were resolved in the quarter. */
    becameResolved: readonly (ResolvedDifficulty & Readonly<{ group: string; days: number }>)[];
    /** Polls with a score that somebody asked by hand, in the order of their closing. */
    asked: PartOf<Readonly<{ group: string; question: string; result: Result }>>;
    /** How many more were asked with choices. */
    askedWithChoices: number;
    /** Groups with a last sign of life before the last month of the quarter. */
    quiet: readonly Readonly<{ group: string; lastOn: LocalDate | null }>[];
    /** Who to thank, in the order of their names: people who logged or finished something. */
    people: PartOf<string>;
    organisations: readonly string[];
    /** What the next quarter is due to bring. */
    next: PartOf<OwnedItem & Readonly<{ group: string }>>;
    nextEvents: readonly Readonly<{ title: string; group: string; on: LocalDate }>[];
  }>;

export type MonthFigures = Readonly<{
  /** Its first day. */
  month: LocalDate;
  done: number;
  opened: number;
  /** How many stood overdue at its end. */
  overdue: number;
  /** How many items stood open at its end. */
  open: number;
  /** Over the polls that closed in it and may show their score. */
  satisfaction: Readonly<{ average: number | null; answers: number; members: number; polls: number }>;
}>;

export type Digest = MonthlyDigest | QuarterlyDigest;

/** How long a difficulty may stay open before the strategic committee is told. */
export const longOpenDays = 30;

/** Whether the group wrote anything down in the period; what is merely due or late is no sign of life. */
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

/** Whether a group has a section: it logged something, something of it is due or late, or its convener spoke. */
export const hasToTell = (group: GroupDigest): boolean =>
  !isQuiet(group) ||
  group.overdue.total + group.dueNext.total > 0 ||
  group.note !== null ||
  group.reason !== null;

/** How much a group has to tell: what decides its place in the summary. */
export const weightOf = (group: GroupDigest): number =>
  group.done.total + group.opened.total + group.overdue.total + group.progress.total + group.events.length;
