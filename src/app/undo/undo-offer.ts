import { offerCard } from '../../cards/partners/offer-cards.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { offerAgain, viewOffer } from '../partners/offers.ts';
import { type Undoable, type Undoing, undoableClosing } from './undoable.ts';

/** Undoes withdrawing an offer: it is open again, until the same day as before. */
export const undoableOffer = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  { change, pressed }: Undoing,
): Promise<Undoable> => {
  const offer = await repositories.offers.byId(caller.coalition.id, id);
  if (offer === null || change.change !== 'withdrawn') throw new Refusal({ code: 'gone' });
  const endsAt = typeof change.before?.endsAt === 'number' ? change.before.endsAt : null;
  return undoableClosing(repositories, caller, change, {
    groupId: null,
    instead: 'partner offer',
    stands: offer.withdrawnBy === change.personId && offer.endsAt === change.at,
    openAgain: () => offerAgain(repositories, caller, offer, endsAt, pressed),
    view: () => viewOffer(repositories, caller, offer),
    draw: offerCard,
  });
};
