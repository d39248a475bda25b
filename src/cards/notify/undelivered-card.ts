import type { Card } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { DeliveryProblem } from '../../domain/delivery.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, text } from '../pieces.ts';

export type UndeliveredView = Readonly<{
  /** The id of the announcement that can be posted again. */
  id: string;
  title: string;
  problem: DeliveryProblem;
  /** "#water", or a person's name. */
  where: string;
  to: 'place' | 'person';
}>;

/** Posting again does not help where the place is gone or the card itself is refused. */
const worthAnotherTry: ReadonlySet<DeliveryProblem> = new Set(['forbidden', 'unsure', 'broken']);

/** Tells a coordinator what could not be delivered, and what to do. */
export const undeliveredCard = (words: Words, { id, title, problem, where, to }: UndeliveredView): Card => {
  const why = to === 'person' && problem === 'forbidden' ? 'closed' : problem;
  return card(words, words.text('undelivered.title'), 'bad', [
    text(words.line(to === 'place' ? 'undelivered.text' : 'undelivered.toPerson', { title, place: where })),
    text(words.line(`undelivered.${why}`)),
    ...(worthAnotherTry.has(problem)
      ? [buttons(button(encodeToken({ verb: 'post-again', id }), words.text('undelivered.again')))]
      : []),
  ]);
};

export const postedAgainCard = (words: Words): Card =>
  card(words, words.text('undelivered.againTitle'), 'neutral', [text(words.line('undelivered.againText'))]);
