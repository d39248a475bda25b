import { difficultyCard } from '../../cards/items/difficulty-card.ts';
import { offerCard } from '../../cards/partners/offer-cards.ts';
import { mergeAskCard, partnerCard } from '../../cards/partners/partner-card.ts';
import { encodeToken } from '../../chat/token.ts';
import { keptOf, type Offer, type Partner } from '../../domain/partner.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { knownPartners, partnerRights, requireChangesPartner } from '../caller/permissions.ts';
import { type ButtonHandler, once, orStale } from '../handlers/button-handler.ts';
import type { OpenForm } from '../input/forms.ts';
import { difficultyOf } from '../items/difficulty-buttons.ts';
import { viewDifficulty } from '../items/view-difficulty.ts';
import { currentDetails } from './current-details.ts';
import { askForOffer, viewOffer, withdrawOffer } from './offers.ts';
import { mergePartners, requireMerges } from './partners.ts';
import { viewPartner } from './view-partner.ts';

/** The partner that a button names, if the caller may know it. @throws Refusal `gone` */
export const partnerOf = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  id: string | undefined,
): Promise<Partner> => {
  const partner = await repositories.partners.byId(caller.coalition.id, id ?? '');
  const known = await knownPartners(repositories, caller);
  const found = known.find((one) => one.id === partner?.id);
  if (found === undefined) throw new Refusal({ code: 'gone' });
  return found;
};

const offerOf = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string | undefined,
): Promise<Offer> => {
  const offer = await repositories.offers.byId(caller.coalition.id, id ?? '');
  if (offer === null) throw new Refusal({ code: 'gone' });
  return offer;
};

/** The buttons on partners and their offers. */
export const partnerButtons = (openForm: OpenForm): Readonly<Record<string, ButtonHandler>> => {
  const drawPartner = async (repositories: Repositories, caller: CoalitionVisitor, partner: Partner) =>
    partnerCard(caller.words, await viewPartner(repositories, caller, partner));

  return {
    'partner-change': once(async (repositories, caller, { token }) => {
      const partner = await partnerOf(repositories, caller, token.id);
      await requireChangesPartner(repositories, caller, partner);
      const { confidence } = await partnerRights(repositories, caller, partner);
      return openForm(repositories, caller, 'partner edit', currentDetails(partner, confidence));
    }),

    'partner-offer': once(async (repositories, caller, { token }) => {
      const partner = await partnerOf(repositories, caller, token.id);
      return openForm(repositories, caller, 'partner offer', { partner: partner.name });
    }),

    'partner-same': once(async (repositories, caller, { token }) => {
      const one = await partnerOf(repositories, caller, token.id);
      const other = await partnerOf(repositories, caller, token.detail);
      return orStale(
        caller,
        async () => {
          await requireMerges(repositories, caller, one, other);
          const [kept, gone] = keptOf(one, other);
          const yes = encodeToken({ verb: 'partner-same-yes', id: one.id, detail: other.id });
          return mergeAskCard(caller.words, { kept: kept.name, gone: gone.name, yes });
        },
        () => drawPartner(repositories, caller, one),
      );
    }),

    'partner-same-yes': once(async (repositories, caller, { token }) => {
      const one = await partnerOf(repositories, caller, token.id);
      const other = await partnerOf(repositories, caller, token.detail);
      return orStale(
        caller,
        async () => {
          const { view, gone } = await mergePartners(repositories, caller, one, other, 'the higher');
          return partnerCard(caller.words, view, [caller.words.line('partner.merged', { name: gone.name })]);
        },
        () => drawPartner(repositories, caller, one),
      );
    }),

    'offer-withdraw': once(async (repositories, caller, { token, message }) => {
      const offer = await offerOf(repositories, caller, token.id);
      return orStale(
        caller,
        async () => offerCard(caller.placeWords, await withdrawOffer(repositories, caller, offer, message)),
        async () => offerCard(caller.placeWords, await viewOffer(repositories, caller, offer)),
      );
    }),

    'offer-withdraw-one': once(async (repositories, caller, { token, value }) => {
      const offer = await offerOf(repositories, caller, value);
      const current = async () =>
        drawPartner(repositories, caller, await partnerOf(repositories, caller, token.id));
      return orStale(
        caller,
        async () => {
          await withdrawOffer(repositories, caller, offer);
          return current();
        },
        current,
      );
    }),

    'offer-ask': once(async (repositories, caller, { token }) => {
      const difficulty = await difficultyOf(repositories, caller, token.id);
      const draw = async (undo?: string) => {
        const view = await viewDifficulty(repositories, caller, difficulty);
        return difficultyCard(caller.placeWords, undo === undefined ? view : { ...view, undo });
      };
      return orStale(
        caller,
        async () => {
          const offer = await offerOf(repositories, caller, token.detail);
          return draw(await askForOffer(repositories, caller, difficulty, offer));
        },
        draw,
      );
    }),
  };
};
