import type { CoalitionView } from '../../cards/coalition/coalition-cards.ts';
import type { Language, Named, PlaceRef } from '../../chat/ids.ts';
import {
  type Coalition,
  type CommitteeKind,
  type Digits,
  defaultPollThreshold,
  type WorkWeekName,
  workWeeks,
} from '../../domain/coalition.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Speaker } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { scheduleDigests } from '../digests/schedule.ts';
import { beginReminders, scheduleReminders } from '../items/reminders.ts';

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
  memory: Memory,
  speaker: Speaker,
  given: SetUp,
): Promise<Readonly<{ coalition: Coalition; created: boolean }>> => {
  if (speaker.member !== null) await requireCoordinator(memory, speaker.member);
  const before = speaker.member?.coalition;
  const settings = {
    name: given.name,
    timeZone: given.timeZone,
    mission: given.mission ?? before?.mission ?? '',
    workWeek: given.workWeek ? workWeeks[given.workWeek] : (before?.workWeek ?? workWeeks['mon-fri']),
    language: given.language ?? before?.language ?? speaker.words.language,
    digits: given.digits ?? before?.digits ?? 'latn',
    pollThreshold: given.pollThreshold ?? before?.pollThreshold ?? defaultPollThreshold,
    digestDay: before?.digestDay ?? '1',
    digestTime: before?.digestTime ?? '09:00',
    fiscalYearStart: before?.fiscalYearStart ?? 1,
  };
  if (before === undefined) {
    const coalition = await memory.coalitions.create(speaker.account, settings, speaker.now);
    const founder = await memory.people.create(coalition.id, speaker.account, speaker.now);
    await memory.people.giveRole(coalition.id, founder.id, 'coordinator');
    await keepCommittees(memory, coalition, given);
    await scheduleDigests(memory, coalition, speaker.now);
    await beginReminders(memory, coalition, speaker.now);
    await memory.history.record(coalition.id, {
      subject: `coalition:${coalition.id}`,
      at: speaker.now,
      personId: founder.id,
      change: 'created',
      before: null,
      after: settings,
    });
    return { coalition, created: true };
  }
  const coalition = { ...before, ...settings };
  await memory.coalitions.change(before.id, settings);
  await keepCommittees(memory, coalition, given);
  await scheduleDigests(memory, coalition, speaker.now);
  await scheduleReminders(memory, coalition, speaker.now);
  if (speaker.member !== null)
    await memory.history.record(before.id, {
      subject: `coalition:${before.id}`,
      at: speaker.now,
      personId: speaker.member.person.id,
      change: 'changed',
      before,
      after: settings,
    });
  return { coalition, created: false };
};

/** A committee reads in one place of each workspace. */
const keepCommittees = async (memory: Memory, coalition: Coalition, given: SetUp): Promise<void> => {
  const seats: readonly (readonly [CommitteeKind, Named<PlaceRef> | undefined])[] = [
    ['executive', given.executive],
    ['strategic', given.strategic],
  ];
  for (const [committee, place] of seats) {
    if (place === undefined) continue;
    await memory.places.clearCommittee(coalition.id, committee, place);
    await memory.places.set(coalition.id, place, { committee });
  }
};

export const viewCoalition = async (memory: Memory, coalition: Coalition): Promise<CoalitionView> => ({
  coalition,
  executive: await memory.places.ofCommittee(coalition.id, 'executive'),
  strategic: await memory.places.ofCommittee(coalition.id, 'strategic'),
  coordinators: await memory.people.withRole(coalition.id, 'coordinator'),
  groups: (await memory.groups.list(coalition.id)).length,
  nextDigestAt: await memory.deadlines.get('digest-monthly', coalition.id),
});
