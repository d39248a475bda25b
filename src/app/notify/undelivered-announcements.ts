import { deliveriesCard, type StuckView } from '../../cards/notify/deliveries-card.ts';
import { undeliveredCard } from '../../cards/notify/undelivered-card.ts';
import type { Destination } from '../../chat/ids.ts';
import { isEventsPlace } from '../../chat/native-events.ts';
import type { DeliveryProblem } from '../../domain/delivery.ts';
import { readFrom, readPage } from '../../domain/page.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ClaimedEntry, NotArrived } from '../../store/clock/outbox-entry.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';
import { isCoordinatorNotice, sendAnotherWay, tellCoordinators } from './coordinator-notices.ts';
import { tellEventsForbidden } from './events-forbidden.ts';

/** Tells the coordinators in private what could not be delivered, and what to do about it. */
export const announceUndelivered = async (
  repositories: Repositories,
  entry: ClaimedEntry,
  problem: DeliveryProblem,
  now: number,
): Promise<void> => {
  const { outgoing, coalitionId, id } = entry;
  // A redraw that fails leaves an older card behind.
  if (outgoing.kind === 'edit') return;
  if (isCoordinatorNotice(entry)) return sendAnotherWay(repositories, entry, now);
  const coalition = await repositories.coalitions.byId(coalitionId);
  if (coalition === null) return;
  const { to, card } = outgoing;
  if (to.to === 'place' && isEventsPlace(to.place)) {
    // The event is shown in the group's place in any case.
    if (problem === 'forbidden') await tellEventsForbidden(repositories, coalition, to.place, now);
    return;
  }
  const view = {
    id,
    title: card.title,
    problem,
    to: to.to,
    where: await nameOf(repositories, coalitionId, to),
  };
  const draw = (words: Words) => undeliveredCard(words, view);
  // A second refusal after a second try is a second notice.
  await tellCoordinators(repositories, coalition, { about: `${id}:${now}`, draw }, now);
};

const nameOf = async (repositories: Repositories, coalitionId: string, to: Destination): Promise<string> =>
  to.to === 'place'
    ? `#${(await repositories.places.byRef(coalitionId, to.place))?.name ?? to.place.id}`
    : ((await repositories.people.byAccount(to.account))?.name ?? to.account.id);

/** Tries an announcement again that could not be delivered. @throws Refusal `only-coordinator`, `gone` */
export const postAgain = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
): Promise<void> => {
  await requireCoordinator(repositories, caller);
  if (!(await repositories.outbox.takeUp(caller.coalition.id, id, caller.now)))
    throw new Refusal({ code: 'gone' });
};

const sentOverMs = 30 * 24 * 60 * 60 * 1000;

/** A younger announcement does not count as stuck. */
const stuckAfterMs = 2 * 60 * 1000;

const isStuck = ({ state, attempts, plannedAt }: NotArrived, now: number): boolean =>
  state === 'dead' || state === 'unsure' || attempts > 0 || now - plannedAt > stuckAfterMs;

const stuckOf = async (repositories: Repositories, coalitionId: string, now: number) =>
  (await repositories.outbox.notArrived(coalitionId)).filter((one) => isStuck(one, now));

/** How many announcements of a coalition were not delivered. */
export const countStuck = async (
  repositories: Repositories,
  coalitionId: string,
  now: number,
): Promise<number> => (await stuckOf(repositories, coalitionId, now)).length;

/** The state of the announcements, and one page of those that did not arrive. @throws Refusal `only-coordinator` */
export const drawDeliveries: DrawPage = async (repositories, caller, query, start) => {
  await requireCoordinator(repositories, caller);
  const { coalition, now, words } = caller;
  const all = await stuckOf(repositories, coalition.id, now);
  const keyOf = ({ id }: NotArrived) => [id];
  const page = await readPage(readFrom(all, keyOf), start, keyOf);
  const rows: StuckView[] = [];
  for (const { outgoing, state, plannedAt, problem } of page.rows)
    if (outgoing.kind === 'post')
      rows.push({
        title: outgoing.card.title,
        where: await nameOf(repositories, coalition.id, outgoing.to),
        plannedAt,
        state: state === 'dead' || state === 'unsure' ? problemOf(problem) : waitsFor(problem),
      });
  const counts = await repositories.outbox.countSince(coalition.id, now - sentOverMs);
  const stuck = { ...page, rows };
  return deliveriesCard(words, {
    coalitionId: coalition.id,
    ...counts,
    query,
    stuckCount: all.length,
    stuck,
  });
};

const problems: readonly DeliveryProblem[] = ['gone', 'forbidden', 'rejected', 'unsure', 'broken'];

/** A closed account is reported as a place that is gone. */
const problemOf = (stored: string | null): DeliveryProblem =>
  problems.find((one) => one === stored) ?? 'gone';

const waitsFor = (stored: string | null): 'waiting' | 'token' => (stored === 'token' ? stored : 'waiting');

/** Retries every undelivered announcement now. @returns how many. @throws Refusal `only-coordinator` */
export const postStuck = async (repositories: Repositories, caller: CoalitionCaller): Promise<number> => {
  await requireCoordinator(repositories, caller);
  return repositories.outbox.takeUpAll(caller.coalition.id, '', caller.now);
};
