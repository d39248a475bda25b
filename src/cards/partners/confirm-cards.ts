import { type Block, bold, type Card, plain } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Sides } from '../../domain/confirming.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, note, text } from '../pieces.ts';

/** Something that partners were part of. */
type Confirmed = Readonly<{ kind: 'item' | 'event'; id: string }>;

/** Who says that it happened: "Confirmed by 2 sides: …", or that only one side says so. */
export const sidesNote = (words: Words, { said }: Pick<Sides, 'said'>): Block => {
  const names = plain(words.inRow(said));
  return said.length > 1
    ? note(words.line('sides.confirmed', { n: said.length, names }))
    : note(words.line('sides.one', { names }));
};

/** We were part of it*: for one partner, or for the partner of the person who presses. */
export const confirmButton = (words: Words, { kind, id }: Confirmed, partner?: Pick<Partner, 'id'>) =>
  button(
    encodeToken({ verb: `confirm-${kind}`, id, ...(partner && { detail: partner.id }) }),
    words.text('sides.confirm'),
    partner === undefined ? 'plain' : 'primary',
  );

export type ConfirmAskView = Confirmed &
  Readonly<{ number: number; title: string; said: readonly string[]; partner: Pick<Partner, 'id' | 'name'> }>;

/** To the delegates of a partner, some days after: was it part of this? */
export const confirmAskCard = (words: Words, view: ConfirmAskView): Card =>
  card(words, words.text('sides.askTitle', { partner: view.partner.name }), 'neutral', [
    text(words.line('sides.ask', { ref: words.ref(view.number), title: bold(words.show(view.title)) })),
    sidesNote(words, view),
    buttons(confirmButton(words, view, view.partner)),
    note(words.line('sides.askNote', { partner: view.partner.name })),
  ]);
