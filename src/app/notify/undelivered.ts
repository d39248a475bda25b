import { postedAgainCard, undeliveredCard } from '../../cards/notify/undelivered-card.ts';
import type { Card } from '../../chat/card.ts';
import type { Destination } from '../../chat/ids.ts';
import type { DeliveryProblem } from '../../domain/delivery.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ClaimedEntry } from '../../store/clock/outbox-entry.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { isCoordinatorNotice, sendAnotherWay, tellCoordinators } from './notices.ts';

/** Tells the coordinators in private what could not be said, and what to do about it. */
export const announceUndelivered = async (
  repositories: Repositories,
  waiting: ClaimedEntry,
  problem: DeliveryProblem,
  now: number,
): Promise<void> => {
  const { outgoing, coalitionId, id } = waiting;
  // A redraw that fails leaves an older card standing.
  if (outgoing.kind === 'edit') return;
  if (isCoordinatorNotice(waiting)) return sendAnotherWay(repositories, waiting, now);
  const coalition = await repositories.coalitions.byId(coalitionId);
  if (coalition === null) return;
  const { to, card } = outgoing;
  const view = {
    id,
    title: card.title,
    problem,
    to: to.to,
    where: await nameOf(repositories, coalitionId, to),
  };
  const draw = (words: Words) => undeliveredCard(words, view);
  // Posted again and refused again, it is told again.
  await tellCoordinators(repositories, coalition, { about: `${id}:${now}`, draw }, now);
};

const nameOf = async (repositories: Repositories, coalitionId: string, to: Destination): Promise<string> =>
  to.to === 'place'
    ? `#${(await repositories.places.byRef(coalitionId, to.place))?.name ?? to.place.id}`
    : ((await repositories.people.byAccount(to.account))?.name ?? to.account.id);

/** What could not be delivered is tried once more. @throws Refusal `only-coordinator`, `gone` */
export const postAgain = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
): Promise<Card> => {
  await requireCoordinator(repositories, caller);
  if (!(await repositories.outbox.takeUp(caller.coalition.id, id, caller.now)))
    throw new Refusal({ code: 'gone' });
  return postedAgainCard(caller.words);
};
