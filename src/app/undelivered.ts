import { type DeliveryProblem, undeliveredCard } from '../cards/refusal-card.ts';
import type { Memory } from '../store/memory.ts';
import type { Waiting } from '../store/outbox.ts';
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
  const known = to.to === 'place' ? await memory.places.byRef(coalitionId, to.place) : null;
  const place = known === null ? (to.to === 'place' ? to.place.id : to.account.id) : `#${known.name}`;
  const draw = (words: Parameters<typeof undeliveredCard>[0]) =>
    undeliveredCard(words, { title: card.title, place, problem });
  await tellOfIt(memory, coalition, { about: id, draw }, now);
};
