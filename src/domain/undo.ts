import { Refusal } from './refusal.ts';

/** How long a person can undo what they did. */
export const undoMs = 10 * 60 * 1000;

/** A clock that was set back is no reason to refuse. @throws Refusal `undo-late` */
export const requireInTime = (at: number, now: number, instead: string): void => {
  if (now - at > undoMs) throw new Refusal({ code: 'undo-late', instead });
};
