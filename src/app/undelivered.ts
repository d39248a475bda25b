import { type DeliveryProblem, undeliveredCard } from '../cards/refusal-card.ts';
import type { Memory } from '../store/memory.ts';
import type { Waiting } from '../store/outbox.ts';
import { wordsFor } from '../words/words.ts';
import { speechOf } from './speaker.ts';

/** Tells the coordinators in private what could not be said, and what to do about it. */
export const tellCoordinators = async (
  memory: Memory,
  waiting: Waiting,
  problem: DeliveryProblem,
  now: number,
): Promise<void> => {
  const { outgoing, coalitionId } = waiting;
  // A redraw that fails leaves an older card standing, and a notice that fails has nobody else to go to.
  if (outgoing.kind === 'edit' || waiting.key.startsWith(noticePrefix)) return;
  const coalition = await memory.coalitions.byId(coalitionId);
  if (coalition === null) return;
  const { to } = outgoing;
  const place = to.to === 'place' ? await memory.places.byRef(coalitionId, to.place) : null;
  const where = place === null ? (to.to === 'place' ? to.place.id : to.account.id) : `#${place.name}`;
  for (const person of await memory.people.withRole(coalitionId, 'coordinator'))
    for (const account of person.accounts.slice(0, 1))
      await memory.outbox.put(
        coalitionId,
        {
          kind: 'post',
          key: `${noticePrefix}${waiting.id}:${person.id}`,
          to: { to: 'person', account },
          card: undeliveredCard(wordsFor(speechOf(coalition, person.language)), {
            title: outgoing.card.title,
            place: where,
            problem,
          }),
          subject: null,
        },
        now,
      );
};

const noticePrefix = 'undelivered:';
