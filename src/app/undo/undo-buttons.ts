import { Refusal } from '../../domain/refusal.ts';
import { undoMs } from '../../domain/undo.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireReadsGroup } from '../caller/permissions.ts';
import { type ButtonHandler, type ButtonPress, once, orStale } from '../handlers/button-handler.ts';
import { type DrawList, itemLists, namedList } from '../items/item-buttons.ts';
import { drawHome } from '../people/home.ts';
import { drawWeek } from '../people/week.ts';
import { undoImport } from './undo-added.ts';
import { undoableDifficulty } from './undo-difficulty.ts';
import { undoableEvent } from './undo-event.ts';
import { undoableGroup } from './undo-group.ts';
import { undoableItem } from './undo-items.ts';
import { undoablePartner } from './undo-letter.ts';
import { undoLog } from './undo-log.ts';
import { undoableOffer } from './undo-offer.ts';
import { undoablePoll } from './undo-poll.ts';
import { undoSeveral } from './undo-several.ts';
import { requireOwn, type Undoable } from './undoable.ts';

const lists: Readonly<Record<string, DrawList>> = { ...itemLists, home: drawHome, week: drawWeek };

/** What can be taken back, by the kind of its subject. */
const undoables = {
  item: undoableItem,
  difficulty: undoableDifficulty,
  event: undoableEvent,
  poll: undoablePoll,
  group: undoableGroup,
  offer: undoableOffer,
  partner: undoablePartner,
};
const isUndoable = (kind: string | undefined): kind is keyof typeof undoables =>
  kind !== undefined && kind in undoables;

const undoableOf = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  { token, message }: ButtonPress,
): Promise<Undoable> => {
  const change = await repositories.history.byId(caller.coalition.id, token.id);
  const [kind, id] = change?.subject.split(':') ?? [];
  if (change === null || id === undefined || !isUndoable(kind)) throw new Refusal({ code: 'gone' });
  const undoable = await undoables[kind](repositories, caller, id, {
    id: token.id,
    change,
    pressed: message,
  });
  if (undoable.groupId !== null) await requireReadsGroup(repositories, caller, undoable.groupId);
  // After the time is up nobody can undo it, and a person who presses gets the card with what can be done
  // instead.
  if (caller.now - change.at <= undoMs) await requireOwn(repositories, caller, undoable);
  return undoable;
};

/**
 * *Undo*, for ten minutes and for the person who made the change. Others are told so, and the card stays as
 * it is. A press that comes too late, or after another change, shows the current card.
 */
export const undoButtons: Readonly<Record<string, ButtonHandler>> = {
  undo: once(async (repositories, caller, press) => {
    const undoable = await undoableOf(repositories, caller, press);
    const { detail } = press.token;
    const list = detail === undefined ? undefined : (lists[detail] ?? namedList(detail));
    if (list === undefined)
      return orStale(
        caller,
        () => undoable.undo(caller.placeWords),
        () => undoable.current(caller.placeWords),
      );
    const draw = () => list(repositories, caller);
    return orStale(
      caller,
      async () => {
        await undoable.undo(caller.words);
        return draw();
      },
      draw,
    );
  }),
  'undo-all': undoSeveral,
  'undo-import': undoImport,
  'undo-log': undoLog,
};
