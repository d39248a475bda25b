import type { CoalitionView } from '../../cards/coalition/coalition-cards.ts';
import { isSamePlace, type Language } from '../../chat/ids.ts';
import type { NamedPlace } from '../../chat/incoming.ts';
import {
  type Coalition,
  type CoalitionSettings,
  type Digits,
  defaultPollThreshold,
  type WorkWeekName,
  workWeeks,
} from '../../domain/coalition.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Caller, type CoalitionCaller, requirePerson } from '../caller/caller.ts';
import { requireCoordinator, requireMayBegin } from '../caller/permissions.ts';
import { scheduleDigests } from '../digests/schedule.ts';
import { beginReminders, scheduleReminders } from '../items/reminders.ts';
import { record } from '../notify/history.ts';
import { countStuck } from '../notify/undelivered-announcements.ts';
import { scheduleWeek } from '../people/week.ts';
import { seatCommittee } from './committees.ts';
import { requireAccess } from './place-access.ts';

export type SetUp = Readonly<{
  name: string;
  timeZone: string;
  mission: string | undefined;
  workWeek: WorkWeekName | undefined;
  language: Language | undefined;
  digits: Digits | undefined;
  pollThreshold: number | undefined;
  open: boolean | undefined;
  executive: NamedPlace | undefined;
  strategic: NamedPlace | undefined;
}>;

/** Creates or changes the coalition. `undefined` leaves a setting unchanged. */
export const setUpCoalition = (
  repositories: Repositories,
  caller: Caller,
  given: SetUp,
): Promise<CoalitionSetUp> =>
  caller.inCoalition === null
    ? beginCoalition(repositories, caller, given)
    : changeCoalition(repositories, requirePerson(caller.inCoalition), given);

type CoalitionSetUp = Readonly<{ coalition: Coalition; created: boolean }>;

/**
 * The person who creates a coalition is its first coordinator. @throws Refusal `not-manager`, `outsider`,
 * `cannot-write`
 */
const beginCoalition = async (
  repositories: Repositories,
  caller: Caller,
  given: SetUp,
): Promise<CoalitionSetUp> => {
  requireMayBegin(caller);
  const { account, now, words } = caller;
  const settings = settingsOf(given, null, words.language);
  const coalition = await repositories.coalitions.create(account, settings, now);
  const founder = await repositories.people.create(coalition.id, account, now);
  // The card of the settings says how to continue.
  await repositories.people.welcome(coalition.id, founder.id);
  await repositories.roles.give(coalition.id, founder.id, 'coordinator');
  await seatCommittees(repositories, coalition, given, now);
  await scheduleDigests(repositories, coalition, now);
  await beginReminders(repositories, coalition, now);
  await scheduleWeek(repositories, coalition, now);
  const subject = `coalition:${coalition.id}`;
  const by = { coalition, person: founder, now };
  await record(repositories, by, { subject, change: 'created', before: null, after: settings });
  return { coalition, created: true };
};

/** @throws Refusal `only-coordinator`, `cannot-write` */
const changeCoalition = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: SetUp,
): Promise<CoalitionSetUp> => {
  await requireCoordinator(repositories, caller);
  const { coalition: before, now, words } = caller;
  const settings = settingsOf(given, before, words.language);
  const coalition = { ...before, ...settings };
  await repositories.coalitions.change(before.id, settings);
  await seatCommittees(repositories, coalition, given, now);
  await scheduleDigests(repositories, coalition, now);
  await scheduleReminders(repositories, coalition, now);
  await scheduleWeek(repositories, coalition, now);
  const subject = `coalition:${before.id}`;
  await record(repositories, caller, { subject, change: 'changed', before, after: settings });
  return { coalition, created: false };
};

const settingsOf = (given: SetUp, before: Coalition | null, language: Language): CoalitionSettings => ({
  name: given.name,
  timeZone: given.timeZone,
  mission: given.mission ?? before?.mission ?? '',
  workWeek: given.workWeek ? workWeeks[given.workWeek] : (before?.workWeek ?? workWeeks['mon-fri']),
  language: given.language ?? before?.language ?? language,
  digits: given.digits ?? before?.digits ?? 'latn',
  pollThreshold: given.pollThreshold ?? before?.pollThreshold ?? defaultPollThreshold,
  open: given.open ?? before?.open ?? true,
  digestDay: before?.digestDay ?? '1',
  digestTime: before?.digestTime ?? '09:00',
  fiscalYearStart: before?.fiscalYearStart ?? 1,
});

const seatCommittees = async (
  repositories: Repositories,
  coalition: Coalition,
  given: SetUp,
  now: number,
): Promise<void> => {
  for (const kind of ['executive', 'strategic'] as const) {
    const place = given[kind];
    if (place === undefined) continue;
    // A form sends the unchanged values together with the changed ones.
    const stands = await repositories.places.ofCommittee(coalition.id, kind);
    if (stands.some((one) => isSamePlace(one, place))) continue;
    requireAccess(place);
    await seatCommittee(repositories, coalition, kind, place, now);
  }
};

export const viewCoalition = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
): Promise<CoalitionView> => ({
  coalition,
  executive: await repositories.places.ofCommittee(coalition.id, 'executive'),
  strategic: await repositories.places.ofCommittee(coalition.id, 'strategic'),
  byRole: await repositories.coalitions.committeesByRole(coalition.id),
  coordinators: await repositories.roles.peopleWith(coalition.id, 'coordinator'),
  groups: (await repositories.groups.list(coalition.id)).length,
  nextDigestAt: await repositories.deadlines.get('digest-monthly', coalition.id),
  stuck: await countStuck(repositories, coalition.id, now),
});
