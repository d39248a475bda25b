import { refusalCard } from '../cards/refusal-card.ts';
import type { Card } from '../chat/card.ts';
import type { MessageRef } from '../chat/ids.ts';
import type { ButtonReply } from '../chat/incoming.ts';
import type { Token } from '../chat/token.ts';
import type { Item } from '../domain/item.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Memory } from '../store/memory.ts';
import { finishItem } from './items.ts';
import type { Member } from './speaker.ts';

/** A press, read: what the button names, the card it stood on, and the delivery that it came with. */
export type Press = Readonly<{
  token: Token;
  value: string | undefined;
  message: MessageRef | undefined;
  delivery: string;
}>;

export type PressHandler = (memory: Memory, member: Member, press: Press) => Promise<ButtonReply>;

/** The item that a button names. @throws Refusal `gone` */
export const itemOf = async (memory: Memory, member: Member, id: string): Promise<Item> => {
  const item = await memory.items.byId(member.coalition.id, id);
  if (item === null) throw new Refusal({ code: 'gone' });
  return item;
};

/** The card as the press makes it; or, where a rule says no, as it stands now, and the reason beside it. */
export const orStale = async (
  member: Member,
  act: () => Promise<Card>,
  current: () => Promise<Card>,
): Promise<ButtonReply> => {
  try {
    return { kind: 'redraw', card: await act() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'redraw', card: await current(), aside: refusalCard(member.words, error.reason) };
  }
};

/**
 * Marks an item of a list as done and draws the list anew. A list that offers its items as choices names
 * the item by the value, one with a button for each by the token.
 */
export const doneFrom =
  (list: (memory: Memory, member: Member, press: Press) => Promise<Card>): PressHandler =>
  async (memory, member, press) => {
    const item = await itemOf(memory, member, press.value ?? press.token.id);
    const draw = () => list(memory, member, press);
    return orStale(
      member,
      async () => {
        await finishItem(memory, member, item, press.message);
        return draw();
      },
      draw,
    );
  };
