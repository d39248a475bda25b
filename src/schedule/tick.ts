import type { BallotBox } from '../app/ballot-box.ts';
import { decideDigest, takeDraftsDue } from '../app/digest-schedule.ts';
import { sendDrafts } from '../app/digest-sections.ts';
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
 * Does what is due at `now`, the oldest first, each deadline in a transaction of its own; the next
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
    for (const deadline of due)
      try {
        await store.write((memory) => meet(memory, deadline, now, ballotBox));
        met += 1;
        onMet?.(deadline.kind, deadline.dueAt, now);
      } catch (error) {
        failed.add(nameOf(deadline));
        log.error({ err: error, kind: deadline.kind, subject: deadline.subjectId }, 'a deadline was not met');
      }
  }
};

/** Forgets what needs no remembering. */
export const sweep = async ({ store }: Pick<TickOptions, 'store'>, now: number): Promise<void> => {
  await store.write((memory) => memory.deliveries.sweep(now - deliveryKeptMs));
  while (await store.write((memory) => forgetTraces(memory, now)));
};

const nameOf = ({ kind, subjectId }: Deadline): string => `${kind}:${subjectId}`;

type Meet = (memory: Memory, deadline: Deadline, now: number, ballotBox: BallotBox) => Promise<void>;

const meetings: { readonly [Kind in DeadlineKind]: Meet } = {
  'digest-monthly': async (memory, { coalitionId }, now) => {
    const coalition = await memory.coalitions.byId(coalitionId);
    if (coalition !== null) await decideDigest(memory, coalition, 'monthly', now);
  },

  'digest-quarterly': async (memory, { coalitionId }, now) => {
    const coalition = await memory.coalitions.byId(coalitionId);
    if (coalition !== null) await decideDigest(memory, coalition, 'quarterly', now);
  },

  'digest-draft': async (memory, { coalitionId }, now) => {
    const coalition = await memory.coalitions.byId(coalitionId);
    if (coalition !== null)
      await sendDrafts(memory, coalition, await takeDraftsDue(memory, coalition, now), now);
  },

  reminders: async (memory, { coalitionId }, now) => {
    const coalition = await memory.coalitions.byId(coalitionId);
    if (coalition !== null) await remind(memory, coalition, now);
  },

  'poll-open': async (memory, { coalitionId, subjectId }, now) => {
    const coalition = await memory.coalitions.byId(coalitionId);
    const event = await memory.events.byId(coalitionId, subjectId);
    if (coalition !== null && event !== null && event.cancelledAt === null)
      await openPoll(memory, coalition, event, now);
    await memory.deadlines.clear('poll-open', subjectId);
  },

  'poll-nudge': async (memory, { coalitionId, subjectId }, now) => {
    const coalition = await memory.coalitions.byId(coalitionId);
    const poll = await memory.polls.byId(coalitionId, subjectId);
    if (coalition !== null && poll !== null) await nudgePoll(memory, coalition, poll, now);
    await memory.deadlines.clear('poll-nudge', subjectId);
  },

  'poll-close': async (memory, { coalitionId, subjectId }, now, ballotBox) => {
    const coalition = await memory.coalitions.byId(coalitionId);
    const poll = await memory.polls.byId(coalitionId, subjectId);
    if (coalition !== null && poll !== null) await closePoll(memory, coalition, poll, now, ballotBox);
    await memory.deadlines.clear('poll-close', subjectId);
  },

  retention: (memory, { coalitionId }, now) => removeOldRecords(memory, coalitionId, now),
};

/** Meets a deadline that still stands: another process may have met or moved it since it was read. */
const meet: Meet = async (memory, deadline, now, ballotBox) => {
  const dueAt = await memory.deadlines.get(deadline.kind, deadline.subjectId);
  if (dueAt === null || dueAt > now) return;
  await meetings[deadline.kind](memory, deadline, now, ballotBox);
};
