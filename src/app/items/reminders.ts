import { type DueItem, type ReminderView, reminderCard } from '../../cards/items/reminder-cards.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { addDays, dayIn, type LocalDate } from '../../domain/dates/calendar.ts';
import type { Item } from '../../domain/item.ts';
import {
  dueDatesToTell,
  mayRemind,
  nextRemindersAt,
  remindedDays,
  soonDays,
} from '../../domain/reminders.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { announce, personRecipients } from '../notify/announce.ts';
import { redrawHomes } from '../notify/redraw.ts';

const kind = 'reminders';

/** Starts reminders for a new coalition, from the next workday on. */
export const beginReminders = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<void> => {
  const first = dayIn(coalition.timeZone, nextRemindersAt(coalition, now));
  await repositories.coalitions.setRemindedThrough(coalition.id, addDays(first, -1));
  await scheduleReminders(repositories, coalition, now);
};

/** Plans the next reminders of the coalition: the morning of the next workday. */
export const scheduleReminders = (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<void> =>
  repositories.deadlines.set({
    kind,
    subjectId: coalition.id,
    coalitionId: coalition.id,
    dueAt: nextRemindersAt(coalition, now),
  });

/**
 * Reminds each owner of what is due in one private message, and plans the next reminders. Outside working
 * hours it only plans: the next workday's message contains everything.
 */
export const remind = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<void> => {
  await scheduleReminders(repositories, coalition, now);
  if (!mayRemind(coalition, now)) return;
  const today = dayIn(coalition.timeZone, now);
  const through = await repositories.coalitions.remindedThrough(coalition.id);
  const days = remindedDays(coalition.workWeek, today, through);
  if (days === null) return;
  await repositories.coalitions.setRemindedThrough(coalition.id, days.last);
  const oldest = await repositories.items.oldestDue(coalition.id);
  if (oldest === null) return;
  const dates = dueDatesToTell(days, oldest);
  const reminders = await remindersOf(repositories, coalition, dates, today);
  const ids = [...reminders.keys()];
  for (let from = 0; from < ids.length; from += page)
    for (const person of await repositories.people.reminded(coalition.id, ids.slice(from, from + page))) {
      const view = reminders.get(person.id);
      if (view === undefined) continue;
      await announce(
        repositories,
        { coalition, now },
        `reminder:${today}`,
        personRecipients([person]),
        (words) => reminderCard(words, view),
        // The next reminder includes everything that became due since.
        { expiresAt: nextRemindersAt(coalition, now) },
      );
    }
};

/** Rows and people that one query reads. */
const page = 500;

/** Days that one query reads. */
const daysAtOnce = 400;

/** How many items one message lists; it says how many more there are. */
const told = 25;

type DueReminders = { today: LocalDate; items: DueItem[]; total: number };

/** The reminder of each owner, by the owner's id. */
const remindersOf = async (
  repositories: Repositories,
  coalition: Coalition,
  dates: readonly LocalDate[],
  today: LocalDate,
): Promise<ReadonlyMap<string, ReminderView>> => {
  const groups = await groupNames(repositories, coalition.id);
  const reminders = new Map<string, DueReminders>();
  for (let from = 0; from < dates.length; from += daysAtOnce) {
    const days = dates.slice(from, from + daysAtOnce);
    for (let last: Item | null = null; ; ) {
      const items: readonly Item[] = await repositories.items.dueOn(coalition.id, days, last, page);
      for (const due of items.flatMap((item) => toDue(item, groups)))
        for (const owner of due.item.ownerIds) {
          const gathered = reminders.get(owner) ?? { today, items: [], total: 0 };
          gathered.total += 1;
          if (gathered.items.length < told) gathered.items.push(due);
          reminders.set(owner, gathered);
        }
      last = items.at(-1) ?? null;
      if (items.length < page) break;
    }
  }
  return reminders;
};

const groupNames = async (
  repositories: Repositories,
  coalitionId: string,
): Promise<ReadonlyMap<string, string>> =>
  new Map((await repositories.groups.bodies(coalitionId)).map(({ id, name }) => [id, name]));

const toDue = (item: Item, groups: ReadonlyMap<string, string>): readonly DueItem[] =>
  item.dueOn === null
    ? []
    : [{ item: { ...item, dueOn: item.dueOn }, group: groups.get(item.groupId) ?? '' }];

/**
 * What a reminder would list now: the person's items that are overdue, due today, or due within three days.
 */
export const viewWhatIsDue = async (
  repositories: Repositories,
  caller: CoalitionCaller,
): Promise<ReminderView> => {
  const { coalition, person, today } = caller;
  const groups = await groupNames(repositories, coalition.id);
  const due = addDays(today, soonDays);
  const late = await repositories.items.ofOwner(coalition.id, person.id, today, true, told);
  const others = await repositories.items.ofOwner(coalition.id, person.id, today, false, told);
  const coming = others.rows.filter(({ dueOn }) => dueOn !== null && dueOn <= due);
  const items = [...late.rows, ...coming].flatMap((item) => toDue(item, groups)).slice(0, told);
  return { today, items, total: late.total + coming.length };
};

export const setReminders = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  on: boolean,
): Promise<void> => {
  await repositories.people.setReminders(caller.coalition.id, caller.person.id, on);
  await redrawHomes(repositories, caller, [caller.person.id]);
};
