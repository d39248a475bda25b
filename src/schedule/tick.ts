import { decideDigest, gatherDue, scheduleDrafts } from '../app/digests/schedule.ts';
import { gatherDrafts } from '../app/digests/sections.ts';
import { eraseRemoved } from '../app/installation/removal.ts';
import { tellCommittees } from '../app/items/asked.ts';
import { tellChanges } from '../app/items/change-notices.ts';
import { remind } from '../app/items/reminders.ts';
import { askToConfirm } from '../app/partners/confirming.ts';
import { sendPartnerLetter } from '../app/partners/partner-letters.ts';
import { redrawHome } from '../app/people/home.ts';
import { removeOldRecords, sweepOldRows } from '../app/people/retention.ts';
import { gatherWeeks, scheduleWeekAgain } from '../app/people/week.ts';
import { remindAttendants } from '../app/polls/attendance.ts';
import type { BallotBox } from '../app/polls/ballot-box.ts';
import { gatherCount, redrawCount } from '../app/polls/count.ts';
import { redrawEnded } from '../app/polls/event-view.ts';
import { closePoll, nudgePoll, openPoll } from '../app/polls/polls.ts';
import type { Log } from '../runtime/log.ts';
import type { Deadline, DeadlineKind } from '../store/clock/deadlines.ts';
import type { Outgoing } from '../store/clock/outbox-entry.ts';
import type { Repositories } from '../store/repositories.ts';
import type { Store } from '../store/store.ts';

export type TickOptions = Readonly<{
  store: Store;
  ballotBox: BallotBox;
  log: Log;
  /** Called for each deadline that was handled, with the time it was due. */
  onHandled?: (kind: ToldKind, dueAt: number, now: number) => void;
}>;

/** A redraw is left out of *What the clock did*. */
type ToldKind = Exclude<DeadlineKind, 'home' | 'poll-count'>;

const isTold = (kind: DeadlineKind): kind is ToldKind => kind !== 'home' && kind !== 'poll-count';

/**
 * How many deadlines are read and handled at once: enough that their transactions share commits, and so few that what a
 * person changes meanwhile in this process waits for no more than these.
 */
const batch = 20;

/**
 * Handles the deadlines that are due at `now`, in each coalition the oldest first. Slow reads happen before
 * the transactions, which stay short. The last transaction of a deadline sets the next one of the same
 * subject, and the outbox recognises by its key what an earlier one put there: a kill in between neither
 * loses nor repeats anything. A deadline that fails stays due and does not hold up the others.
 * @returns how many deadlines were handled
 */
export const tick = async (
  { store, ballotBox, log, onHandled }: TickOptions,
  now: number,
): Promise<number> => {
  const failed = new Set<string>();
  let handled = 0;
  for (;;) {
    const due = (await store.read.deadlines.due(now, batch + failed.size)).filter(
      (deadline) => !failed.has(nameOf(deadline)),
    );
    if (due.length === 0) return handled;
    const handleInTurn = async (deadlines: readonly Deadline[]): Promise<void> => {
      for (const deadline of deadlines)
        try {
          const steps = await gatherings[deadline.kind](store.read, deadline, now, ballotBox);
          for (const step of steps)
            await store.write((repositories) => runIfDue(repositories, deadline, now, step));
          handled += 1;
          if (deadline.kind === 'erase') await logErased(store, log, deadline);
          if (isTold(deadline.kind)) onHandled?.(deadline.kind, deadline.dueAt, now);
        } catch (error) {
          failed.add(nameOf(deadline));
          log.error(
            { err: error, kind: deadline.kind, subject: deadline.subjectId },
            'a deadline could not be handled',
          );
        }
    };
    // Coalitions are independent: side by side, their transactions share commits.
    await Promise.all(byCoalition(due).map(handleInTurn));
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

/** Deletes rows that are no longer needed. */
export const sweep = async ({ store }: Pick<TickOptions, 'store'>, now: number): Promise<void> => {
  while (await store.write((repositories) => sweepOldRows(repositories, now)));
};

const logErased = async (store: Store, log: Log, { coalitionId }: Deadline): Promise<void> => {
  if ((await store.read.coalitions.byId(coalitionId)) === null)
    log.warn(
      { coalition: coalitionId },
      'a coalition was erased: Halqa was removed from all of its workspaces 30 days ago',
    );
};

const nameOf = ({ kind, subjectId }: Deadline): string => `${kind}:${subjectId}`;

/** What a deadline does, in one short transaction. */
type Step = (repositories: Repositories) => Promise<void>;

/** Reads what takes long before those transactions begin. */
type Gather = (
  read: Repositories,
  deadline: Deadline,
  now: number,
  ballotBox: BallotBox,
) => Promise<readonly Step[]>;

/** How many messages go into the outbox in one transaction. More would keep other writers waiting. */
const postsAtOnce = 20;

const digestOf =
  (kind: 'monthly' | 'quarterly'): Gather =>
  async (read, { coalitionId }, now) => {
    const before = await read.coalitions.byId(coalitionId);
    const gathered = before === null ? null : await gatherDue(read, before, kind, now);
    return [
      async (repositories) => {
        const coalition = await repositories.coalitions.byId(coalitionId);
        if (coalition !== null) await decideDigest(repositories, coalition, kind, gathered, now);
      },
    ];
  };

const gatherDraftSteps: Gather = (read, { coalitionId }, now) =>
  stepsFor(read, coalitionId, now, gatherDrafts, scheduleDrafts);

/**
 * Steps that put private messages to many people into the outbox, and then plan the next ones. Messages that may
 * name somebody who was forgotten in the meantime are not put there: they stay due.
 */
const stepsFor = async (
  read: Repositories,
  coalitionId: string,
  now: number,
  gather: (read: Repositories, coalition: Coalition, now: number) => Promise<readonly Outgoing[]>,
  scheduleNext: (repositories: Repositories, coalition: Coalition, now: number) => Promise<void>,
): Promise<readonly Step[]> => {
  const before = await read.coalitions.byId(coalitionId);
  const forgotten = await read.people.forgotten(coalitionId);
  const posts = before === null ? [] : await gather(read, before, now);
  const steps: Step[] = [];
  for (let at = 0; at < posts.length; at += postsAtOnce)
    steps.push(async (repositories) => {
      for (const post of posts.slice(at, at + postsAtOnce))
        await repositories.outbox.put(coalitionId, post, now);
    });
  steps.push(async (repositories) => {
    const coalition = await repositories.coalitions.byId(coalitionId);
    if (coalition !== null) await scheduleNext(repositories, coalition, now);
  });
  return steps.map((step) => async (repositories) => {
    if ((await repositories.people.forgotten(coalitionId)) === forgotten) await step(repositories);
  });
};

type Coalition = Parameters<typeof openPoll>[1];

/** A deadline that is handled once and then cleared: of a poll, or of an event whose poll opens. */
const once =
  (
    act: (
      repositories: Repositories,
      coalition: Coalition,
      subjectId: string,
      now: number,
      ballotBox: BallotBox,
    ) => Promise<void>,
  ): Gather =>
  async (_read, { kind, coalitionId, subjectId }, now, ballotBox) => [
    async (repositories) => {
      const coalition = await repositories.coalitions.byId(coalitionId);
      if (coalition !== null) await act(repositories, coalition, subjectId, now, ballotBox);
      await repositories.deadlines.clear(kind, subjectId);
    },
  ];

const gatherings: { readonly [Kind in DeadlineKind]: Gather } = {
  'digest-monthly': digestOf('monthly'),
  'digest-quarterly': digestOf('quarterly'),
  'digest-draft': gatherDraftSteps,

  reminders: async (_read, { coalitionId }, now) => [
    async (repositories) => {
      const coalition = await repositories.coalitions.byId(coalitionId);
      if (coalition !== null) await remind(repositories, coalition, now);
    },
  ],

  'event-soon': once(async (repositories, coalition, eventId, now) => {
    const event = await repositories.events.byId(coalition.id, eventId);
    if (event !== null) await remindAttendants(repositories, coalition, event, now);
  }),

  week: (read, { coalitionId }, now) => stepsFor(read, coalitionId, now, gatherWeeks, scheduleWeekAgain),

  'poll-open': once(async (repositories, coalition, eventId, now) => {
    const event = await repositories.events.byId(coalition.id, eventId);
    if (event === null || event.cancelledAt !== null) return;
    await redrawEnded(repositories, { coalition, now }, event);
    await openPoll(repositories, coalition, event, now);
  }),

  'poll-nudge': once(async (repositories, coalition, pollId, now) => {
    const poll = await repositories.polls.byId(coalition.id, pollId);
    if (poll !== null) await nudgePoll(repositories, coalition, poll, now);
  }),

  'poll-count': async (read, { coalitionId, subjectId }, now) => {
    const gathered = await gatherCount(read, coalitionId, subjectId);
    return [
      async (repositories) => {
        if (gathered !== null) await redrawCount(repositories, gathered, now);
        await repositories.deadlines.clear('poll-count', subjectId);
      },
    ];
  },

  'poll-close': once(async (repositories, coalition, pollId, now, ballotBox) => {
    const poll = await repositories.polls.byId(coalition.id, pollId);
    if (poll !== null) await closePoll(repositories, coalition, poll, now, ballotBox);
  }),

  asked: async (_read, { coalitionId, dueAt }, now) => [
    async (repositories) => {
      const coalition = await repositories.coalitions.byId(coalitionId);
      if (coalition !== null) await tellCommittees(repositories, coalition, now, dueAt);
    },
  ],

  confirm: once((repositories, coalition, subject, now) =>
    askToConfirm(repositories, coalition, subject, now),
  ),

  'partner-letter': async (_read, { coalitionId, subjectId }, now) => [
    async (repositories) => {
      const coalition = await repositories.coalitions.byId(coalitionId);
      if (coalition !== null) await sendPartnerLetter(repositories, coalition, subjectId, now);
    },
  ],

  changes: once((repositories, coalition, readerId, now) =>
    tellChanges(repositories, coalition, readerId, now),
  ),

  home: once((repositories, coalition, personId, now) => redrawHome(repositories, coalition, personId, now)),

  erase: async (_read, { coalitionId }, now) => [
    (repositories) => eraseRemoved(repositories, coalitionId, now),
  ],

  retention: async (_read, { coalitionId }, now) => [
    (repositories) => removeOldRecords(repositories, coalitionId, now),
  ],
};

/** Runs a step if its deadline is still due: another process may have handled or moved it since it was read. */
const runIfDue = async (
  repositories: Repositories,
  deadline: Deadline,
  now: number,
  step: Step,
): Promise<void> => {
  const dueAt = await repositories.deadlines.get(deadline.kind, deadline.subjectId);
  if (dueAt === null || dueAt > now) return;
  await step(repositories);
};
