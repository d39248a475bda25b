import { undoneLine } from '../../cards/pieces.ts';
import type { Card, Line } from '../../chat/card.ts';
import type { MessageRef } from '../../chat/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import { requireInTime } from '../../domain/undo.ts';
import type { Change } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { takeBack } from '../notify/announce.ts';

/** What is taken back: the change, and the message of the button. */
export type Undoing = Readonly<{ id: string; change: Change; pressed: MessageRef | undefined }>;

/** Something that can be taken back. */
export type Undoable = Readonly<{
  /** Who did it, and when. */
  by: Readonly<{ personId: string; at: number }>;
  /** Null for what everybody may read. */
  groupId: string | null;
  /** The command that still changes it; empty if there is none. */
  instead: string;
  /** Undoes it, and returns the card as it is afterwards. @throws Refusal `undo-late`, `undo-changed` … */
  undo(words: Words): Promise<Card>;
  /** The card as it is now. */
  current(words: Words): Promise<Card>;
}>;

/** Something that one change closed. */
type Closed<View> = Readonly<{
  groupId: string | null;
  instead: string;
  /** Whether it is still as that change left it. */
  stands: boolean;
  /** What announced that change, and the card for those who heard of it; absent where nobody was told. */
  told?: Readonly<{ key: string; afterAllCard(words: Words): Card }>;
  openAgain(): Promise<View>;
  view(): Promise<View>;
  draw(words: Words, view: View, news?: readonly Line[]): Card;
}>;

/**
 * Reopens what a change closed, if it is still as that change left it, and tells people who heard otherwise.
 */
export const undoableClosing = <View>(
  repositories: Repositories,
  caller: CoalitionCaller,
  change: Change,
  { groupId, instead, stands, told, openAgain, view, draw }: Closed<View>,
): Undoable => ({
  by: change,
  groupId,
  instead,
  undo: async (words) => {
    requireInTime(change.at, caller.now, instead);
    if (!stands) throw new Refusal({ code: 'undo-changed', instead });
    const reopened = await openAgain();
    if (told !== undefined) await takeBack(repositories, caller, told.key, told.afterAllCard);
    return draw(words, reopened, [undoneLine(words, caller.person)]);
  },
  current: async (words) => draw(words, await view()),
});

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
