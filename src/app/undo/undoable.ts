import type { Card } from '../../chat/card.ts';
import type { MessageRef } from '../../chat/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Change } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';

/** What is taken back: the change, and the message of the button. */
export type Undoing = Readonly<{ id: string; change: Change; pressed: MessageRef | undefined }>;

/** Something that can be taken back. */
export type Undoable = Readonly<{
  /** Who did it, and when. */
  by: Readonly<{ personId: string; at: number }>;
  groupId: string;
  /** The command that still changes it; empty if there is none. */
  instead: string;
  /** Takes it back, and returns the card as it is then. @throws Refusal `undo-late`, `undo-changed` … */
  undo(words: Words): Promise<Card>;
  /** The card as it is now. */
  current(words: Words): Promise<Card>;
}>;

/** @throws Refusal `undo-not-yours` */
export const requireOwn = async (
  repositories: Repositories,
  { coalition, person }: CoalitionCaller,
  { by: { personId }, instead }: Pick<Undoable, 'by' | 'instead'>,
): Promise<void> => {
  if (personId === person.id) return;
  const by = (await repositories.people.byIds(coalition.id, [personId])).get(personId);
  throw new Refusal({ code: 'undo-not-yours', by: by?.name ?? '', instead });
};
