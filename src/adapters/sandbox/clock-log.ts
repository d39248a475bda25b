/** What the clock does by itself. Each has a sentence in the words of the page. */
export type ClockDeed =
  | 'reminders'
  | 'week'
  | 'event-soon'
  | 'poll-open'
  | 'poll-nudge'
  | 'poll-close'
  | 'digest-monthly'
  | 'digest-quarterly'
  | 'digest-draft'
  | 'asked'
  | 'changes'
  | 'confirm'
  | 'partner-letter'
  | 'retention'
  | 'erase';

/** What the clock did and why: a deadline was due, or somebody moved the clock. */
export type ClockEntry =
  | Readonly<{ at: number; why: 'due'; what: ClockDeed; dueAt: number }>
  | Readonly<{ at: number; why: 'asked'; what: 'moved'; from: number; to: string }>;

/** Older entries are dropped: the log is for looking, the database has the record. */
const entriesKept = 200;

export type ClockLog = Readonly<{
  note(entry: ClockEntry): void;
  /** Oldest first. */
  entries(): readonly ClockEntry[];
  clear(): void;
}>;

export const createClockLog = (): ClockLog => {
  let entries: readonly ClockEntry[] = [];
  return {
    note: (entry) => {
      entries = [...entries.slice(1 - entriesKept), entry];
    },
    entries: () => entries,
    clear: () => {
      entries = [];
    },
  };
};
