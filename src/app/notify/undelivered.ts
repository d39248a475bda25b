import {
  type DeliveryProblem,
  postedAgainCard,
  undeliveredCard,
} from '../../cards/notify/undelivered-card.ts';
import type { Card } from '../../chat/card.ts';
import type { Destination } from '../../chat/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Waiting } from '../../store/clock/outbox.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { Member } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { isNotice, sendAnotherWay, tellOfIt } from './notices.ts';

/** Tells the coordinators in private what could not be said, and what to do about it. */
export const tellCoordinators = async (
  memory: Memory,
  waiting: Waiting,
  problem: DeliveryProblem,
  now: number,
): Promise<void> => {
  const { outgoing, coalitionId, id } = waiting;
  // A redraw that fails leaves an older card standing.
  if (outgoing.kind === 'edit') return;
  if (isNotice(waiting)) return sendAnotherWay(memory, waiting, now);
  const coalition = await memory.coalitions.byId(coalitionId);
  if (coalition === null) return;
  const { to, card } = outgoing;
  const view = { id, title: card.title, problem, to: to.to, where: await nameOf(memory, coalitionId, to) };
  const draw = (words: Words) => undeliveredCard(words, view);
  // Posted again and refused again, it is told again.
  await tellOfIt(memory, coalition, { about: `${id}:${now}`, draw }, now);
};

const nameOf = async (memory: Memory, coalitionId: string, to: Destination): Promise<string> =>
  to.to === 'place'
    ? `#${(await memory.places.byRef(coalitionId, to.place))?.name ?? to.place.id}`
    : ((await memory.people.byAccount(to.account))?.name ?? to.account.id);

/** What could not be delivered is tried once more. @throws Refusal `only-coordinator`, `gone` */
export const postAgain = async (memory: Memory, member: Member, id: string): Promise<Card> => {
  await requireCoordinator(memory, member);
  if (!(await memory.outbox.takeUp(member.coalition.id, id, member.now))) throw new Refusal({ code: 'gone' });
  return postedAgainCard(member.words);
};
