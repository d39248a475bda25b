import type { CoalitionView } from '../../cards/coalition/coalition-cards.ts';
import type { Language, Named, PlaceRef } from '../../chat/ids.ts';
import {
  type Coalition,
  type Digits,
  defaultPollThreshold,
  type WorkWeekName,
  workWeeks,
} from '../../domain/coalition.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Caller, requirePerson } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { scheduleDigests } from '../digests/schedule.ts';
import { record } from '../history.ts';
import { beginReminders, scheduleReminders } from '../items/reminders.ts';
import { seatCommittee } from './committees.ts';

export type SetUp = Readonly<{
  name: string;
  timeZone: string;
  mission: string | undefined;
  workWeek: WorkWeekName | undefined;
  language: Language | undefined;
  digits: Digits | undefined;
  pollThreshold: number | undefined;
  executive: Named<PlaceRef> | undefined;
  strategic: Named<PlaceRef> | undefined;
}>;

/**
 * Sets the coalition up, or changes it. Whoever sets it up first is its coordinator; later only a
 * coordinator may. What is not said stays as it was.
 */
export const setUpCoalition = async (
  repositories: Repositories,
  caller: Caller,
  given: SetUp,
): Promise<Readonly<{ coalition: Coalition; created: boolean }>> => {
  if (caller.inCoalition !== null) await requireCoordinator(repositories, caller.inCoalition);
  const before = caller.inCoalition?.coalition;
  const settings = {
    name: given.name,
    timeZone: given.timeZone,
    mission: given.mission ?? before?.mission ?? '',
    workWeek: given.workWeek ? workWeeks[given.workWeek] : (before?.workWeek ?? workWeeks['mon-fri']),
    language: given.language ?? before?.language ?? caller.words.language,
    digits: given.digits ?? before?.digits ?? 'latn',
    pollThreshold: given.pollThreshold ?? before?.pollThreshold ?? defaultPollThreshold,
    digestDay: before?.digestDay ?? '1',
    digestTime: before?.digestTime ?? '09:00',
    fiscalYearStart: before?.fiscalYearStart ?? 1,
  };
  if (before === undefined) {
    const coalition = await repositories.coalitions.create(caller.account, settings, caller.now);
    const founder = await repositories.people.create(coalition.id, caller.account, caller.now);
    await repositories.people.giveRole(coalition.id, founder.id, 'coordinator');
    await seatCommittees(repositories, coalition, given, caller.now);
    await scheduleDigests(repositories, coalition, caller.now);
    await beginReminders(repositories, coalition, caller.now);
    await record(
      repositories,
      { coalition: { id: coalition.id }, person: { id: founder.id }, now: caller.now },
      {
        subject: `coalition:${coalition.id}`,
        change: 'created',
        before: null,
        after: settings,
      },
    );
    return { coalition, created: true };
  }
  const coalition = { ...before, ...settings };
  await repositories.coalitions.change(before.id, settings);
  await seatCommittees(repositories, coalition, given, caller.now);
  await scheduleDigests(repositories, coalition, caller.now);
  await scheduleReminders(repositories, coalition, caller.now);
  if (caller.inCoalition !== null)
    await record(
      repositories,
      {
        coalition: { id: before.id },
        person: { id: requirePerson(caller.inCoalition).person.id },
        now: caller.now,
      },
      {
        subject: `coalition:${before.id}`,
        change: 'changed',
        before,
        after: settings,
      },
    );
  return { coalition, created: false };
};

const seatCommittees = async (
  repositories: Repositories,
  coalition: Coalition,
  given: SetUp,
  now: number,
): Promise<void> => {
  if (given.executive !== undefined)
    await seatCommittee(repositories, coalition, 'executive', given.executive, now);
  if (given.strategic !== undefined)
    await seatCommittee(repositories, coalition, 'strategic', given.strategic, now);
};

export const viewCoalition = async (
  repositories: Repositories,
  coalition: Coalition,
): Promise<CoalitionView> => ({
  coalition,
  executive: await repositories.places.ofCommittee(coalition.id, 'executive'),
  strategic: await repositories.places.ofCommittee(coalition.id, 'strategic'),
  coordinators: await repositories.people.withRole(coalition.id, 'coordinator'),
  groups: (await repositories.groups.list(coalition.id)).length,
  nextDigestAt: await repositories.deadlines.get('digest-monthly', coalition.id),
});
