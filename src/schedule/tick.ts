import type { BallotBox } from '../app/ballot-box.ts';
import { decideDigest, gatherDue, scheduleDraft } from '../app/digest-schedule.ts';
import { gatherDrafts } from '../app/digest-sections.ts';
import { closePoll, nudgePoll, openPoll } from '../app/polls.ts';
import { remind } from '../app/reminders.ts';
import { forgetTraces, removeOldRecords } from '../app/retention.ts';
import type { Log } from '../log.ts';
import type { Deadline, DeadlineKind } from '../store/deadlines.ts';
import type { Memory } from '../store/memory.ts';
import type { Store } from '../store/store.ts';

export type TickOptions = Readonly<{
  store: Store;
  ballotBox: BallotBox;
  log: Log;
  /** Hears of each deadline that was met, and when it was due. */
  onMet?: (kind: DeadlineKind, dueAt: number, now: number) => void;
}>;

/** How many deadlines are read at once. */
const batch = 100;

/** How long a delivery is remembered: a platform that repeats itself does so within minutes. */
const deliveryKeptMs = 3 * 24 * 60 * 60 * 1000;

/**
 * Does what is due at `now`, in each coalition the oldest first, each deadline in a transaction of its
 * own, for which what takes long is read beforehand; the next
 * deadline of the same subject is set in it, so that a kill in between repeats or loses nothing.
 * One that fails is left due and does not hold up the others.
 * @returns how many deadlines were met.
 */
export const tick = async ({ store, ballotBox, log, onMet }: TickOptions, now: number): Promise<number> => {
  const failed = new Set<string>();
  let met = 0;
  for (;;) {
    const due = (await store.read.deadlines.due(now, batch + failed.size)).filter(
      (deadline) => !failed.has(nameOf(deadline)),
    );
    if (due.length === 0) return met;
    const meetInTurn = async (deadlines: readonly Deadline[]): Promise<void> => {
      for (const deadline of deadlines)
        try {
          const decide = await gatherings[deadline.kind](store.read, deadline, now, ballotBox);
          await store.write((memory) => meet(memory, deadline, now, decide));
          met += 1;
          onMet?.(deadline.kind, deadline.dueAt, now);
        } catch (error) {
          failed.add(nameOf(deadline));
          log.error(
            { err: error, kind: deadline.kind, subject: deadline.subjectId },
            'a deadline was not met',
          );
        }
    };
    // Coalitions know nothing of each other: side by side, their transactions share commits.
    await Promise.all(byCoalition(due).map(meetInTurn));
  }
};

const byCoalition = (due: readonly Deadline[]): readonly (readonly Deadline[])[] => {
  const found = new Map<string, Deadline[]>();
  for (const deadline of due) {
    const own = found.get(deadline.coalitionId);
    if (own === undefined) found.set(deadline.coalitionId, [deadline]);
    else own.push(deadline);
  }
  return [...found.values()];
};

/** Forgets what needs no remembering. */
export const sweep = async ({ store }: Pick<TickOptions, 'store'>, now: number): Promise<void> => {
  await store.write((memory) => memory.deliveries.sweep(now - deliveryKeptMs));
  while (await store.write((memory) => forgetTraces(memory, now)));
};

const nameOf = ({ kind, subjectId }: Deadline): string => `${kind}:${subjectId}`;

/** What a deadline does, in a transaction that is short. */
type Meet = (memory: Memory) => Promise<void>;

/** Reads what takes long to read before that transaction begins. */
type Gather = (read: Memory, deadline: Deadline, now: number, ballotBox: BallotBox) => Promise<Meet> | Meet;

const digestOf =
  (kind: 'monthly' | 'quarterly'): Gather =>
  async (read, { coalitionId }, now) => {
    const before = await read.coalitions.byId(coalitionId);
    const digest = before === null ? null : await gatherDue(read, before, kind, now);
    return async (memory) => {
      const coalition = await memory.coalitions.byId(coalitionId);
      if (coalition !== null) await decideDigest(memory, coalition, kind, digest, now);
    };
  };

const gatherings: { readonly [Kind in DeadlineKind]: Gather } = {
  'digest-monthly': digestOf('monthly'),

  'digest-quarterly': digestOf('quarterly'),

  'digest-draft': async (read, { coalitionId }, now) => {
    const before = await read.coalitions.byId(coalitionId);
    const drafts = before === null ? [] : await gatherDrafts(read, before, now);
    return async (memory) => {
      const coalition = await memory.coalitions.byId(coalitionId);
      if (coalition === null) return;
      await scheduleDraft(memory, coalition, now);
      for (const draft of drafts) await memory.outbox.put(coalitionId, draft, now);
    };
  },

  reminders:
    (_read, { coalitionId }, now) =>
    async (memory) => {
      const coalition = await memory.coalitions.byId(coalitionId);
      if (coalition !== null) await remind(memory, coalition, now);
    },

  'poll-open':
    (_read, { coalitionId, subjectId }, now) =>
    async (memory) => {
      const coalition = await memory.coalitions.byId(coalitionId);
      const event = await memory.events.byId(coalitionId, subjectId);
      if (coalition !== null && event !== null && event.cancelledAt === null)
        await openPoll(memory, coalition, event, now);
      await memory.deadlines.clear('poll-open', subjectId);
    },

  'poll-nudge':
    (_read, { coalitionId, subjectId }, now) =>
    async (memory) => {
      const coalition = await memory.coalitions.byId(coalitionId);
      const poll = await memory.polls.byId(coalitionId, subjectId);
      if (coalition !== null && poll !== null) await nudgePoll(memory, coalition, poll, now);
      await memory.deadlines.clear('poll-nudge', subjectId);
    },

  'poll-close':
    (_read, { coalitionId, subjectId }, now, ballotBox) =>
    async (memory) => {
      const coalition = await memory.coalitions.byId(coalitionId);
      const poll = await memory.polls.byId(coalitionId, subjectId);
      if (coalition !== null && poll !== null) await closePoll(memory, coalition, poll, now, ballotBox);
      await memory.deadlines.clear('poll-close', subjectId);
    },

  retention:
    (_read, { coalitionId }, now) =>
    (memory) =>
      removeOldRecords(memory, coalitionId, now),
};

/** Meets a deadline that still stands: another process may have met or moved it since it was read. */
const meet = async (memory: Memory, deadline: Deadline, now: number, decide: Meet): Promise<void> => {
  const dueAt = await memory.deadlines.get(deadline.kind, deadline.subjectId);
  if (dueAt === null || dueAt > now) return;
  await decide(memory);
};
