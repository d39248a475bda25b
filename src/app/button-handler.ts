import { refusalCard } from '../cards/refusal-card.ts';
import type { Card } from '../chat/card.ts';
import type { MessageRef } from '../chat/ids.ts';
import type { ButtonReply } from '../chat/incoming.ts';
import type { Token } from '../chat/token.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Repositories } from '../store/repositories.ts';
import type { CoalitionCaller } from './caller/caller.ts';

/** A press, read: what the button names, the card it stood on, and the delivery that it came with. */
export type ButtonPress = Readonly<{
  token: Token;
  value: string | undefined;
  message: MessageRef | undefined;
  delivery: string;
}>;

export type ButtonHandler = (
  repositories: Repositories,
  caller: CoalitionCaller,
  press: ButtonPress,
) => Promise<ButtonReply>;

/** The card as the press makes it; or, where a rule says no, as it stands now, and the reason beside it. */
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

type Answer = (
  repositories: Repositories,
  caller: CoalitionCaller,
  id: string,
  detail: string | undefined,
) => Promise<Card>;

/** The card that was pressed becomes the answer. */
export const becomes =
  (answer: Answer): ButtonHandler =>
  async (repositories, caller, { token }) => ({
    kind: 'redraw',
    card: await answer(repositories, caller, token.id, token.detail),
  });
