import { type AskedView, askedCard } from '../../cards/items/answer-cards.ts';
import type { Coalition, CommitteeKind } from '../../domain/coalition.ts';
import { addDays, dayIn, daysBetween, instantOf, workdayFrom } from '../../domain/dates/calendar.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Repositories } from '../../store/repositories.ts';
import { announce, personRecipients, placeRecipient, type Recipient } from '../notify/announce.ts';

/** Committees are told about new asks at this local time of a workday, all in one card. */
const askedTime = '09:00';

/** How many asks fit on one card; the others wait for the next one. */
const askedShown = 10;

const committees: readonly CommitteeKind[] = ['executive', 'strategic'];

/** When a committee is told about asks that come in now. */
export const nextAskedAt = ({ timeZone, workWeek }: Coalition, now: number): number => {
  const at = (day: ReturnType<typeof dayIn>) => instantOf(timeZone, workdayFrom(workWeek, day), askedTime);
  const today = dayIn(timeZone, now);
  const next = at(today);
  return next > now ? next : at(addDays(today, 1));
};

/** Plans to tell the committee about a new ask on the next workday. */
export const scheduleAsks = (repositories: Repositories, coalition: Coalition, now: number): Promise<void> =>
  repositories.deadlines.setIfNone({
    kind: 'asked',
    subjectId: coalition.id,
    coalitionId: coalition.id,
    dueAt: nextAskedAt(coalition, now),
  });

/**
 * Tells each committee about its new asks, in one card in its place, or to its members when it has no place.
 * `dueAt` is when it was to be told, which a restored backup knows as well.
 */
export const tellCommittees = async (
  repositories: Repositories,
  coalition: Coalition,
  now: number,
  dueAt: number,
): Promise<void> => {
  let more = false;
  for (const committee of committees) {
    const asks = await repositories.difficulties.askedNew(coalition.id, committee, askedShown + 1);
    const shown = asks.slice(0, askedShown);
    more ||= asks.length > shown.length;
    if (shown.length === 0) continue;
    const view = await viewAsks(repositories, coalition, committee, shown, now);
    const about = `asked:${committee}:${shown.map(({ number }) => number).join('-')}:${dueAt}`;
    await announce(
      repositories,
      { coalition, now },
      about,
      await readersOf(repositories, coalition, committee),
      (words) => askedCard(words, view),
    );
    await repositories.difficulties.askedTold(
      coalition.id,
      shown.map(({ id }) => id),
      now,
    );
  }
  await repositories.deadlines.clear('asked', coalition.id);
  if (more) await scheduleAsks(repositories, coalition, now);
};

/** Difficulties that are counted for a committee. */
const asksCounted = 100;

/**
 * The open difficulties that nobody took on. As in the summaries: the executive helps the groups, the strategic
 * committee helps the executive.
 */
export const untakenAsks = async (
  repositories: Repositories,
  { id: coalitionId }: Coalition,
  committee: CommitteeKind,
  now: number,
): Promise<readonly Difficulty[]> => {
  const executive = (await repositories.groups.committee(coalitionId, 'executive'))?.id;
  if (committee === 'strategic' && executive === undefined) return [];
  const from =
    committee === 'strategic' && executive !== undefined ? { of: executive } : { notOf: executive };
  const { rows } = await repositories.difficulties.openAt(coalitionId, now + 1, asksCounted, from);
  const answers = await repositories.items.answering(
    coalitionId,
    rows.map(({ id }) => id),
  );
  const taken = new Set(answers.filter(({ state }) => state !== 'dropped').map(({ answers: id }) => id));
  return rows.filter(({ id }) => !taken.has(id));
};

/** What waits for a committee to take it on, the oldest first. */
export const viewUntaken = async (
  repositories: Repositories,
  { coalition, now }: Readonly<{ coalition: Coalition; now: number }>,
  committee: CommitteeKind,
): Promise<AskedView> => {
  const asks = await untakenAsks(repositories, coalition, committee, now);
  return viewAsks(repositories, coalition, committee, asks.slice(0, askedShown), now, asks.length);
};

const viewAsks = async (
  repositories: Repositories,
  { id, timeZone }: Coalition,
  committee: CommitteeKind,
  asks: readonly Difficulty[],
  now: number,
  waiting?: number,
): Promise<AskedView> => {
  const groups = await repositories.groups.names(
    id,
    asks.map(({ groupId }) => groupId),
  );
  return {
    committee,
    ...(waiting === undefined ? {} : { waiting }),
    asks: asks.map((difficulty) => ({
      difficulty,
      group: groups.get(difficulty.groupId) ?? '',
      daysOpen: daysBetween(dayIn(timeZone, difficulty.raisedAt), dayIn(timeZone, now)),
    })),
  };
};

const readersOf = async (
  repositories: Repositories,
  coalition: Coalition,
  committee: CommitteeKind,
): Promise<readonly Recipient[]> => {
  const places = await repositories.places.ofCommittee(coalition.id, committee);
  if (places.length > 0) return places.map(placeRecipient);
  return personRecipients(await repositories.roles.peopleWith(coalition.id, committee));
};
