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

const viewAsks = async (
  repositories: Repositories,
  { id, timeZone }: Coalition,
  committee: CommitteeKind,
  asks: readonly Difficulty[],
  now: number,
): Promise<AskedView> => {
  const groups = await repositories.groups.names(
    id,
    asks.map(({ groupId }) => groupId),
  );
  return {
    committee,
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
