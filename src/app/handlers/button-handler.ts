import { refusalCard } from '../../cards/refusal-card.ts';
import type { Card } from '../../chat/card.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { ButtonReply, FormAnswer, FormIncoming } from '../../chat/incoming.ts';
import type { Token } from '../../chat/token.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { BallotRepositories, Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';

/** A button press: the token, the chosen value of a select, the card it was on, and its delivery. */
export type ButtonPress = Readonly<{
  token: Token;
  value: string | undefined;
  message: MessageRef | undefined;
  delivery: string;
}>;

type Run<Given, Who, Input, Output> = (repositories: Given, caller: Who, input: Input) => Promise<Output>;

/**
 * What handles a button or a form, and the transaction that it runs in.
 *
 * - `once`: the reply is stored with the delivery, so that a repeated delivery gets the same reply and
 * changes nothing. It cannot touch ballots.
 * - `ballot`: nothing that names a person or a delivery is written, so that no row connects an answer to a
 * person. The ballot itself remembers the delivery. The caller may not be enrolled yet: see `EnrolFirst`.
 */
type Handler<Input, Output> =
  | Readonly<{ transaction: 'once'; run: Run<Repositories, CoalitionCaller, Input, Output> }>
  | Readonly<{ transaction: 'ballot'; run: Run<BallotRepositories, CoalitionVisitor, Input, Output> }>;

/**
 * - `none`: it only reads. A repeated delivery reads again, and a visitor is not enrolled by turning a page.
 */
type ReadHandler = Readonly<{
  transaction: 'none';
  run: Run<Repositories, CoalitionVisitor, ButtonPress, ButtonReply>;
}>;

export type ButtonHandler = Handler<ButtonPress, ButtonReply> | ReadHandler;

/** A form that a button opened was submitted. */
export type FormSubmission = Readonly<{ token: Token; values: FormIncoming['values']; delivery: string }>;
export type FormHandler = Handler<FormSubmission, FormAnswer>;

export const once = (run: Run<Repositories, CoalitionCaller, ButtonPress, ButtonReply>): ButtonHandler => ({
  transaction: 'once',
  run,
});

export const reads = (run: ReadHandler['run']): ButtonHandler => ({ transaction: 'none', run });

/** Replaces the card after an action; when a rule refuses it, shows the current card and the reason. */
export const orStale = async (
  caller: CoalitionCaller,
  act: () => Promise<Card>,
  current: () => Promise<Card>,
): Promise<ButtonReply> => {
  try {
    return { kind: 'redraw', card: await act() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'redraw', card: await current(), aside: refusalCard(caller.words, error.reason) };
  }
};

type DrawCard = (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  detail: string | undefined,
) => Promise<Card>;

/** Replaces the card that the button is on. */
export const replaceCard = (draw: DrawCard): ButtonHandler =>
  once(async (repositories, caller, { token }) => ({
    kind: 'redraw',
    card: await draw(repositories, caller, token.id, token.detail),
  }));
