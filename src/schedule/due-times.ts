import { nextDigest, nextDraftsAt } from '../app/digests/upcoming.ts';
import { correctErasing } from '../app/installation/removal.ts';
import { nextLetterAt } from '../app/partners/partner-letters.ts';
import { attendanceReminderAt } from '../domain/attendance.ts';
import type { Coalition } from '../domain/coalition.ts';
import { askedAfterMs } from '../domain/confirming.ts';
import { addDays, dayIn } from '../domain/dates/calendar.ts';
import type { Poll } from '../domain/poll.ts';
import { nextRemindersAt } from '../domain/reminders.ts';
import { nextRemoval } from '../domain/retention.ts';
import { nextWeekAt } from '../domain/week.ts';
import type { Log } from '../runtime/log.ts';
import type { DeadlineKind } from '../store/clock/deadlines.ts';
import type { Repositories } from '../store/repositories.ts';
import type { Store } from '../store/store.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** An announcement waits for minutes, or as long as a platform asks; longer only after a wrong clock. */
const outboxWaitMax = 24 * hourMs;

/** How many of the next events are checked; the later ones have their turn on a later day. */
const eventsChecked = 200;

/** How many coalitions are looked at between two looks at what is due. */
const atOnce = 20;

/** Reminders cover the days up to the one before the next workday, which is a week away at most. */
const remindedAheadMax = 14;

/**
 * Derives what is due from the ledger and the schedule, so that nothing that a wrong clock left behind
 * lasts: at each start, every day, and when the wall clock was set. Corrections are logged. In a network this takes
 * minutes, in which `goesOn` is called again and again: it does what is due meanwhile, and says whether to go on.
 */
export const deriveDueTimes = async (
  { store, log }: Readonly<{ store: Store; log: Log }>,
  now: number,
  goesOn: () => Promise<boolean> = async () => true,
): Promise<void> => {
  const announcements = await store.write((repositories) =>
    repositories.outbox.bringForward(now, now + outboxWaitMax),
  );
  if (announcements > 0) log.warn({ announcements }, 'announcements were postponed too far and are sent now');
  const correctOne = async (id: string): Promise<void> => {
    const corrected = await store.write(async (repositories) => {
      const coalition = await repositories.coalitions.byId(id);
      return coalition === null ? [] : correct(repositories, coalition, now);
    });
    if (corrected.length > 0)
      log.warn({ coalition: id, corrected }, 'due times were wrong and have been corrected');
  };
  const ids = await store.read.coalitions.ids();
  for (let at = 0; at < ids.length; at += atOnce) {
    // Side by side, their transactions share commits.
    await Promise.all(ids.slice(at, at + atOnce).map(correctOne));
    if (!(await goesOn())) return;
  }
};

/** Corrects the due times of one coalition. @returns what was wrong */
const correct = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<readonly string[]> => {
  const corrected: string[] = [];
  const { id, timeZone } = coalition;
  const today = dayIn(timeZone, now);

  // A record from the future was made by a process with a wrong clock.
  if (await repositories.coalitions.beganBy(id, now)) corrected.push('the beginning of the coalition');
  if (await repositories.digests.forgetAfter(id, today)) corrected.push('summaries of periods to come');
  const through = await repositories.coalitions.remindedThrough(id);
  if (through !== null && through > addDays(today, remindedAheadMax)) {
    await repositories.coalitions.setRemindedThrough(id, addDays(today, -1));
    corrected.push('the days that reminders answered for');
  }

  const known = (await repositories.coalitions.byId(id)) ?? coalition;
  const notLaterThan = async (kind: DeadlineKind, subjectId: string, latest: number): Promise<void> => {
    const dueAt = await repositories.deadlines.get(kind, subjectId);
    if (dueAt !== null && dueAt <= latest) return;
    await repositories.deadlines.set({ kind, subjectId, coalitionId: id, dueAt: latest });
    corrected.push(kind);
  };
  await notLaterThan('digest-monthly', id, (await nextDigest(repositories, known, 'monthly', now)).at);
  await notLaterThan('digest-quarterly', id, (await nextDigest(repositories, known, 'quarterly', now)).at);
  await notLaterThan('digest-draft', id, await nextDraftsAt(repositories, known, now));
  await notLaterThan('reminders', id, nextRemindersAt(known, now));
  await notLaterThan('week', id, nextWeekAt(known, now));
  if ((await repositories.retention.monthsOf(id)) !== null)
    await notLaterThan('retention', id, nextRemoval(timeZone, now));
  if (await correctErasing(repositories, id, now)) corrected.push('erase');
  for (const kind of ['home', 'poll-count', 'changes'] as const)
    if (await repositories.deadlines.bringForward(id, kind, now, now + hourMs)) corrected.push(kind);

  if (await repositories.partnerLetters.forgetAfter(id, now)) corrected.push('letters of days to come');
  for (const partner of await repositories.partners.list(id)) {
    const letterAt = await nextLetterAt(repositories, known, partner, now);
    if (letterAt !== null) await notLaterThan('partner-letter', partner.id, letterAt);
  }
  for (const event of await repositories.events.coming(id, null, now, eventsChecked)) {
    await notLaterThan('poll-open', event.id, event.endsAt);
    const remindAt = attendanceReminderAt(timeZone, event.startsAt);
    if (remindAt > now) await notLaterThan('event-soon', event.id, remindAt);
  }
  // Those whose partners were asked already are not asked again.
  for (const { subject, at } of await repositories.involved.toConfirm(id, now - askedAfterMs))
    await notLaterThan('confirm', subject, at + askedAfterMs);
  for (const group of await repositories.groups.list(id))
    for (const poll of await repositories.polls.stillOpen(id, group.id)) {
      const open = poll.openedAt > now + minuteMs ? await reopen(repositories, id, poll, now) : poll;
      if (open !== poll) corrected.push('a poll that was opened in the future');
      await notLaterThan('poll-close', open.id, open.closesAt);
    }
  return corrected;
};

/** A poll that a wrong clock opened in the future opens now, for the same length of time. */
const reopen = async (
  repositories: Repositories,
  coalitionId: string,
  poll: Poll,
  now: number,
): Promise<Poll> => {
  const moved = { ...poll, openedAt: now, closesAt: now + (poll.closesAt - poll.openedAt) };
  await repositories.polls.move(coalitionId, moved);
  await repositories.deadlines.clear('poll-nudge', poll.id);
  return moved;
};
