import { type Block, bold, type Entry, type Line, plain } from '../../chat/card.ts';
import { mostChoices } from '../../chat/limits.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Offer } from '../../domain/partner.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, entry, text } from '../pieces.ts';

/** How long an offer is open. */
export const untilText = (words: Words, { untilOn }: Pick<Offer, 'untilOn'>): string =>
  untilOn === null ? words.text('offer.open') : words.text('offer.until', { day: words.day(untilOn) });

/** "#31 a hall for 60", with its kind and its last day. */
export const offerEntry = (words: Words, offer: Offer): Entry =>
  entry(
    words.line('offer.line', { ref: bold(words.ref(offer.number)), what: offer.what }),
    words.line('offer.detail', {
      kind: plain(words.text(`help.${offer.kind}`)),
      until: plain(untilText(words, offer)),
    }),
  );

export const withdrawSelect = (words: Words, partnerId: string, offers: readonly Offer[]): Block => ({
  kind: 'select',
  token: encodeToken({ verb: 'offer-withdraw-one', id: partnerId }),
  label: words.text('offer.withdrawOne'),
  options: offers.slice(0, mostChoices).map(({ id, number, what }) => ({
    value: id,
    label: words.text('offer.line', { ref: words.ref(number), what }),
  })),
});

/** An offer that fits a difficulty, and when its partner was asked for it. */
export type FittingOffer = Readonly<{ offer: Offer; partner: string; askedAt: number | null }>;

/** "Offered already: Municipality, a hall for 60 (until 30 June)", with a button to ask for it. */
export const fittingOffers = (
  words: Words,
  difficulty: Pick<Difficulty, 'id'>,
  offers: readonly FittingOffer[],
): readonly Block[] => {
  const shown = offers.slice(0, 3);
  const unasked = shown.filter(({ askedAt }) => askedAt === null);
  return [
    ...shown.map(({ offer, partner, askedAt }) => text(fitsLine(words, { offer, partner, askedAt }))),
    ...(unasked.length === 0
      ? []
      : [
          buttons(
            ...unasked.map(({ offer, partner }) =>
              button(
                encodeToken({ verb: 'offer-ask', id: difficulty.id, detail: offer.id }),
                unasked.length === 1 ? words.text('offer.ask') : words.text('offer.askOne', { partner }),
              ),
            ),
          ),
        ]),
  ];
};

const fitsLine = (words: Words, { offer, partner, askedAt }: FittingOffer): Line => {
  const told = {
    partner: bold(words.show(partner)),
    what: offer.what,
    until: plain(untilText(words, offer)),
  };
  return askedAt === null
    ? words.line('offer.fits', told)
    : words.line('offer.fitsAsked', { ...told, when: words.moment(askedAt) });
};
