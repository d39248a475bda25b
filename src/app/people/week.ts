import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DueItem } from '../../cards/items/reminder-cards.ts';
import { type WeekView, weekCard, weeklySetCard } from '../../cards/people/week-card.ts';
import type { GroupWeek, Waiting } from '../../cards/people/week-pieces.ts';
import type { Card } from '../../chat/card.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { addDays, dayIn, startOfDay } from '../../domain/dates/calendar.ts';
import type { Group } from '../../domain/group.ts';
import { mayTellWeek, nextWeekAt, nextWorkdayMorning, weekOf } from '../../domain/week.ts';
import type { Outgoing } from '../../store/clock/outbox-entry.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { committeesOf } from '../caller/permissions.ts';
import { draftsDue } from '../digests/upcoming.ts';
import { type ButtonHandler, once } from '../handlers/button-handler.ts';
import { untakenAsks } from '../items/asked.ts';
import { type DrawList, doneFrom } from '../items/item-buttons.ts';
import { announcement, personRecipients } from '../notify/announce.ts';
import { redrawHomes } from '../notify/redraw.ts';

/** How much of each kind the card lists. */
const itemsShown = 15;
const eventsShown = 10;
const titlesShown = 3;

const dayMs = 24 * 60 * 60 * 1000;

type WeekOwner = Pick<CoalitionVisitor, 'coalition' | 'person' | 'now'>;

/** What is due for a person this week, what waits for them, and what their groups did in the last seven days. */
export const viewWeek = async (repositories: Repositories, owner: WeekOwner): Promise<WeekView> => {
  const { coalition, person, now } = owner;
  const today = dayIn(coalition.timeZone, now);
  const { first } = weekOf(coalition, now);
  const bodies = await repositories.groups.bodies(coalition.id);
  const mine = new Set(person === null ? [] : await repositories.groups.groupsOf(coalition.id, person.id));
  const groups = bodies.filter(({ id, convenerId }) => mine.has(id) || convenerId === person?.id);
  const due = await dueOf(repositories, owner, bodies);
  const events = await eventsOf(repositories, owner, groups);
  const beside = await besideTheDue(repositories, owner, groups);
  return {
    today,
    first,
    due,
    events,
    ...beside,
    isEmpty: due.total + events.length + beside.waiting.length + beside.groups.length === 0,
  };
};

/** What waits for a person, what their groups did in the last seven days, and whether they get it by itself. */
export const besideTheDue = async (
  repositories: Repositories,
  owner: WeekOwner,
  groups: readonly Group[],
): Promise<Pick<WeekView, 'waiting' | 'groups' | 'weekly'>> => {
  const { coalition, person } = owner;
  return {
    waiting: await waitingFor(repositories, owner, groups),
    groups: await didOf(repositories, owner, groups),
    weekly: person !== null && (await repositories.people.wantsWeekly(coalition.id, person.id)),
  };
};

const dueOf = async (
  repositories: Repositories,
  { coalition, person, now }: WeekOwner,
  bodies: readonly Group[],
): Promise<WeekView['due']> => {
  if (person === null) return { items: [], total: 0 };
  const today = dayIn(coalition.timeZone, now);
  const { last } = weekOf(coalition, now);
  const late = await repositories.items.ofOwner(coalition.id, person.id, today, true, itemsShown);
  const others = await repositories.items.ofOwner(coalition.id, person.id, today, false, itemsShown);
  const coming = others.rows.filter(({ dueOn }) => dueOn !== null && dueOn <= last);
  const items = [...late.rows, ...coming].flatMap((item): readonly DueItem[] =>
    item.dueOn === null
      ? []
      : [
          {
            item: { ...item, dueOn: item.dueOn },
            group: bodies.find(({ id }) => id === item.groupId)?.name ?? '',
          },
        ],
  );
  return { items: items.slice(0, itemsShown), total: late.total + coming.length };
};

const eventsOf = async (
  repositories: Repositories,
  { coalition, now }: WeekOwner,
  groups: readonly Group[],
): Promise<WeekView['events']> => {
  const { last } = weekOf(coalition, now);
  const found = await Promise.all(
    groups.map(async ({ id, name }) =>
      (await repositories.events.coming(coalition.id, id, now, eventsShown)).map((event) => ({
        id: event.id,
        number: event.number,
        title: event.title,
        group: name,
        on: dayIn(coalition.timeZone, event.startsAt),
      })),
    ),
  );
  return found
    .flat()
    .filter(({ on }) => on <= last)
    .sort((a, b) => a.on.localeCompare(b.on))
    .slice(0, eventsShown);
};

/** Polls are listed whether or not the person answered: nobody can know that. */
const waitingFor = async (
  repositories: Repositories,
  { coalition, person, now }: WeekOwner,
  groups: readonly Group[],
): Promise<readonly Waiting[]> => {
  if (person === null) return [];
  const waiting: Waiting[] = [];
  for (const committee of await committeesOf(repositories, { coalition, person })) {
    const { length: n } = await untakenAsks(repositories, coalition, committee, now);
    if (n > 0) waiting.push({ kind: 'asks', committee, n });
  }
  const drafts = await draftsDue(repositories, coalition, now);
  for (const { id, name, convenerId } of groups) {
    if (convenerId === person.id) {
      const section =
        drafts === null ? null : await repositories.digests.section(coalition.id, id, drafts.period.key);
      if (drafts !== null && (section?.confirmedAt ?? null) === null)
        waiting.push({ kind: 'section', groupId: id, group: name, comesAt: drafts.at });
      const n = await repositories.items.unowned(coalition.id, id);
      if (n > 0) waiting.push({ kind: 'unowned', groupId: id, group: name, n });
    }
    for (const { id: pollId, number, question, closesAt } of await repositories.polls.stillOpen(
      coalition.id,
      id,
    ))
      waiting.push({ kind: 'poll', id: pollId, number, group: name, question, closesAt });
  }
  return waiting;
};

const didOf = async (
  repositories: Repositories,
  { coalition, now }: WeekOwner,
  groups: readonly Group[],
): Promise<readonly GroupWeek[]> => {
  const today = dayIn(coalition.timeZone, now);
  const weeks: GroupWeek[] = [];
  for (const { id, name } of groups) {
    await nextTurn();
    const span = { groupId: id, from: now - 7 * dayMs, to: now + 1, today, last: today };
    const { done, opened } = await repositories.sections.moved(coalition.id, span);
    const finished = await repositories.sections.done(coalition.id, span, titlesShown);
    const lines = await repositories.sections.progress(coalition.id, span, 1);
    const told = [...finished.map(({ item }) => item.title), ...lines.map(({ body }) => body)];
    if (done + opened + lines.length > 0) weeks.push({ group: name, done, opened, told });
  }
  return weeks;
};

/** Plans the messages about the next week. */
export const scheduleWeek = (repositories: Repositories, coalition: Coalition, now: number): Promise<void> =>
  setDeadline(repositories, coalition, nextWeekAt(coalition, now));

/** After the messages are decided: plans the next ones. Outside working hours, the same ones once more. */
export const scheduleWeekAgain = (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<void> =>
  mayTellWeek(coalition, now)
    ? scheduleWeek(repositories, coalition, now)
    : setDeadline(repositories, coalition, nextWorkdayMorning(coalition, now));

const setDeadline = (repositories: Repositories, { id }: Coalition, dueAt: number): Promise<void> =>
  repositories.deadlines.set({ kind: 'week', subjectId: id, coalitionId: id, dueAt });

/**
 * The messages about this week, for people who want them and have anything to read. It only reads. Their keys
 * name the week, so that nobody gets two of the same one. Outside working hours there are none yet.
 */
export const gatherWeeks = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<readonly Extract<Outgoing, { kind: 'post' }>[]> => {
  if (!mayTellWeek(coalition, now)) return [];
  const { first, last } = weekOf(coalition, now);
  const posts: Extract<Outgoing, { kind: 'post' }>[] = [];
  for (const person of await repositories.people.wantingWeekly(coalition.id)) {
    await nextTurn();
    const [reader] = personRecipients([person]);
    if (reader === undefined) continue;
    const view = await viewWeek(repositories, { coalition, person, now });
    if (view.isEmpty) continue;
    posts.push(
      announcement(coalition, `week:${first}`, reader, (words) => weekCard(words, view), {
        expiresAt: startOfDay(coalition.timeZone, addDays(last, 1)),
      }),
    );
  }
  return posts;
};

export const setWeekly = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  on: boolean,
): Promise<Card> => {
  await repositories.people.setWeekly(caller.coalition.id, caller.person.id, on);
  await redrawHomes(repositories, caller, [caller.person.id]);
  return weeklySetCard(caller.words, on);
};

export const drawWeek: DrawList = async (repositories, caller) =>
  weekCard(caller.words, await viewWeek(repositories, caller));

/** The controls on the card of a week. */
export const weekButtons: Readonly<Record<string, ButtonHandler>> = {
  'week-done': doneFrom(() => ({ name: 'week', draw: drawWeek })),
  'week-set': once(async (repositories, caller, { token }) => {
    await setWeekly(repositories, caller, token.id === 'on');
    return { kind: 'redraw', card: weekCard(caller.words, await viewWeek(repositories, caller)) };
  }),
};
