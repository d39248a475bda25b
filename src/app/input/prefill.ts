import type { CommitteeKind } from '../../domain/coalition.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Caller } from '../caller/caller.ts';

/** What was typed, by argument. */
type Typed = Readonly<Record<string, string>>;

/** Looks up the current values that a form shows, by argument. A line that leaves an argument out leaves it unchanged. */
export type Prefill = (repositories: Repositories, caller: Caller, typed: Typed) => Promise<Typed>;

const onOff = (on: boolean): 'on' | 'off' => (on ? 'on' : 'off');

/** Where the committees read in this workspace. */
export const committeePlaces: Prefill = async (repositories, { inCoalition, place }) => {
  if (inCoalition === null) return {};
  const placeOf = async (kind: CommitteeKind) => {
    const places = await repositories.places.ofCommittee(inCoalition.coalition.id, kind);
    const here = places.find((one) => one.platform === place.platform && one.workspace === place.workspace);
    return here === undefined ? {} : { [kind]: `<#${here.id}>` };
  };
  return { ...(await placeOf('executive')), ...(await placeOf('strategic')) };
};

/** When summaries are posted. */
export const schedule: Prefill = async (_repositories, { inCoalition, words }) => {
  if (inCoalition === null) return {};
  const { digestDay, digestTime, fiscalYearStart } = inCoalition.coalition;
  const isWorkday = digestDay === 'first-workday' || digestDay === 'last-workday';
  return {
    day: isWorkday ? words.text(`schedule.${digestDay}`) : digestDay,
    time: digestTime,
    year: words.monthName(`2000-${String(fiscalYearStart).padStart(2, '0')}-01`),
  };
};

/** How long records are kept. */
export const keptMonths: Prefill = async (repositories, { inCoalition }) =>
  inCoalition === null
    ? {}
    : { months: `${(await repositories.retention.monthsOf(inCoalition.coalition.id)) ?? 'never'}` };

/** The language of the coalition. The language of a place is another setting. */
export const coalitionLanguage: Prefill = async (_repositories, { inCoalition }, { place }) =>
  inCoalition === null || place !== undefined ? {} : { language: inCoalition.coalition.language };

/** The language in which Halqa writes to the person. */
export const ownLanguage: Prefill = async (_repositories, { words }) => ({ language: words.language });

export const ownReminders: Prefill = async (repositories, { inCoalition }) => {
  const [coalitionId, person] = [inCoalition?.coalition.id ?? '', inCoalition?.person ?? null];
  const on = person === null || (await repositories.people.reminded(coalitionId, [person.id])).length > 0;
  return { reminders: onOff(on) };
};

export const ownWeekly: Prefill = async (repositories, { inCoalition }) => {
  const [coalitionId, person] = [inCoalition?.coalition.id ?? '', inCoalition?.person ?? null];
  return {
    weekly: onOff(person !== null && (await repositories.people.wantsWeekly(coalitionId, person.id))),
  };
};

const groupOfPlace = async (repositories: Repositories, { inCoalition }: Caller) => {
  const groupId = inCoalition?.here?.groupId;
  return groupId == null || inCoalition === null
    ? null
    : repositories.groups.byId(inCoalition.coalition.id, groupId);
};

/** The only working group that has no place yet. */
const onlyWithoutPlace = async (repositories: Repositories, { inCoalition }: Caller): Promise<Typed> => {
  if (inCoalition === null) return {};
  const { id } = inCoalition.coalition;
  const placed = new Set((await repositories.places.list(id)).map(({ groupId }) => groupId));
  const [only, ...more] = (await repositories.groups.list(id)).filter((one) => !placed.has(one.id));
  return only === undefined || more.length > 0 ? {} : { group: only.name };
};

/** The group that works in this place, or else the only one without a place; and the place's own language. */
export const boundGroup: Prefill = async (repositories, caller, { group, place }) => {
  if (group !== undefined) return {};
  if (place !== undefined) return onlyWithoutPlace(repositories, caller);
  const bound = await groupOfPlace(repositories, caller);
  const language = caller.inCoalition?.here?.language ?? null;
  return {
    ...(bound?.kind === 'group' ? { group: bound.name } : await onlyWithoutPlace(repositories, caller)),
    ...(language === null ? {} : { language }),
  };
};

/** The status that was set by hand for the group of this place. */
export const groupStatus: Prefill = async (repositories, caller, { group }) => {
  const here = group === undefined ? await groupOfPlace(repositories, caller) : null;
  if (here === null) return {};
  const { status = 'automatic', reason = '' } = here.said ?? {};
  return { status, ...(reason === '' ? {} : { why: reason }) };
};
