import { type Block, bold, type Card, type Line } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Offer } from '../../domain/partner.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { askControls } from '../items/answer-cards.ts';
import { button, buttons, card, entry, facts, list, note, text, undoButton } from '../pieces.ts';
import { untilText } from './offer-pieces.ts';

export type OfferView = Readonly<{
  offer: Offer;
  partner: string;
  /** Whether it is still open. */
  stands: boolean;
  /** Open difficulties that ask for this kind of help, the oldest first. */
  needs: readonly Readonly<{ difficulty: Difficulty; group: string }>[];
  /** The change that its author can undo on this card. */
  undo?: string;
}>;

/** An offer, and where it is needed now. `news` are lines about what just changed. */
export const offerCard = (
  words: Words,
  { offer, partner, stands, needs, undo }: OfferView,
  news: readonly Line[] = [],
): Card => {
  const ref = words.ref(offer.number);
  const head: readonly Block[] = [
    text(bold(words.show(offer.what))),
    facts(
      [words.text('offer.by'), words.quote(partner)],
      [words.text('offer.kind'), words.text(`help.${offer.kind}`)],
      [words.text('offer.stands'), untilText(words, offer)],
    ),
    ...news.map(note),
    ...(undo === undefined ? [] : [buttons(undoButton(words, undo))]),
  ];
  if (!stands)
    return card(
      words,
      words.text(offer.withdrawnBy === null ? 'offer.overTitle' : 'offer.withdrawnTitle', { ref }),
      'neutral',
      head,
    );
  return card(words, words.text('offer.title', { ref }), 'good', [
    ...head,
    ...(needs.length === 0
      ? [note(words.line('offer.noNeed'))]
      : [
          text(bold(words.text('offer.needed', { n: needs.length }))),
          list(
            words,
            needs.map(({ difficulty, group }) =>
              entry(
                words.line('asked.line', {
                  group: bold(words.show(group)),
                  ref: words.ref(difficulty.number),
                  help: difficulty.help,
                }),
              ),
            ),
            needs.length,
          ),
          ...askControls(words, { take: needs.map(({ difficulty }) => difficulty), passOn: [] }),
        ]),
    buttons(button(encodeToken({ verb: 'offer-withdraw', id: offer.id }), words.text('offer.withdraw'))),
  ]);
};

export type AskedOfPartnerView = Readonly<{
  difficulty: Difficulty;
  group: string;
  partner: string;
  offer: Offer;
}>;

/** To the delegates, in private: their offer is needed. */
export const askedOfPartnerCard = (
  words: Words,
  { difficulty, group, partner, offer }: AskedOfPartnerView,
): Card =>
  card(words, words.text('offer.askedTitle', { partner }), 'warning', [
    text(
      words.line('asked.line', {
        group: bold(words.show(group)),
        ref: words.ref(difficulty.number),
        help: difficulty.help,
      }),
    ),
    text(words.quote(difficulty.body)),
    note(words.line('offer.offered', { ref: words.ref(offer.number), what: offer.what })),
    buttons(
      button(encodeToken({ verb: 'take-up', id: difficulty.id }), words.text('answer.takeUp'), 'primary'),
    ),
  ]);
