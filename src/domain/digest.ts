import type { LocalDate } from './calendar.ts';
import type { Item } from './item.ts';
import type { Period } from './period.ts';
import type { Result } from './poll.ts';

/** A part of a list, and how long the whole is. */
export type PartOf<Entry> = Readonly<{ rows: readonly Entry[]; total: number }>;

/** The monthly executive summary, as plain values: what the record says of one period. */
export type MonthlyDigest = Readonly<{
  coalition: string;
  period: Period;
  /** The instant the figures are of: the end of the period, or now in a preview. */
  asOf: number;
  /** The day of `asOf` in the coalition's zone. */
  today: LocalDate;
  /** Difficulties that stand open, the oldest first. */
  help: PartOf<HelpWanted>;
  /** Groups that logged something, those with the most to tell first. */
  groups: readonly GroupDigest[];
  /** Groups that logged nothing. */
  quiet: readonly string[];
}>;

export type HelpWanted = Readonly<{
  number: number;
  group: string;
  body: string;
  help: string;
  helpFrom: string;
  daysOpen: number;
}>;

export type GroupDigest = Readonly<{
  group: string;
  done: PartOf<Readonly<{ item: Item; person: string }>>;
  opened: PartOf<Item>;
  overdue: PartOf<Readonly<{ item: Item; owner: string | null }>>;
  progress: PartOf<Readonly<{ body: string; person: string; itemNumber: number | null; on: LocalDate }>>;
  resolved: readonly Readonly<{ number: number; body: string; how: string | null }>[];
  events: readonly EventDigest[];
  dueNext: PartOf<Readonly<{ item: Item; owner: string | null }>>;
}>;

/** An event of the period. Its result is `null` while its poll is open, or where it had none. */
export type EventDigest = Readonly<{ title: string; on: LocalDate; result: Result | null }>;

/** Whether the group wrote anything down in the period; what is merely due or late is no sign of life. */
export const isQuiet = (group: GroupDigest): boolean =>
  group.done.total +
    group.opened.total +
    group.progress.total +
    group.resolved.length +
    group.events.length ===
  0;

/** How much a group has to tell: what decides its place in the summary. */
export const weightOf = (group: GroupDigest): number =>
  group.done.total + group.opened.total + group.overdue.total + group.progress.total + group.events.length;
