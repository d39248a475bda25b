import type { Card } from './card.ts';
import type { Destination, MessageRef, Platform } from './ids.ts';
import type { Handle } from './incoming.ts';

/**
 * The one way out: what every platform can do. There are no optional methods; where a platform
 * cannot, its adapter degrades inside, and the contract suite says how.
 */
export interface PlatformPort {
  readonly platform: Platform;
  /** Begins to receive; every incoming goes to `handle`. */
  start(handle: Handle): Promise<void>;
  /** Receives nothing more and lets what is under way finish. */
  stop(): Promise<void>;
  /**
   * Posts a card. `key` names this one announcement: a key that was posted before (as far as the
   * platform can tell) is not posted again, and its reference is returned. `again` says that it was
   * tried before and may have been posted: where that costs a look, it is taken only then.
   * @throws PlatformError
   */
  post(to: Destination, card: Card, key: string, again?: boolean): Promise<MessageRef>;
  /** Draws a posted card anew. @throws PlatformError */
  edit(message: MessageRef, card: Card): Promise<void>;
}

/** Why a platform did not do what it was asked. */
export type PlatformFault =
  /** Worth trying again, after `retryAfterMs` where the platform named a wait. */
  | Readonly<{ kind: 'busy'; retryAfterMs?: number }>
  /** It may or may not have happened: look before trying again. */
  | Readonly<{ kind: 'unsure' }>
  /** The person's account was closed, or is no longer where Halqa is: nobody reads there. */
  | Readonly<{ kind: 'closed' }>
  /** The place or the message is gone, or the bot may not write there: no retry will help. */
  | Readonly<{ kind: 'gone' | 'forbidden' | 'rejected' }>;

/** A place, or a whole workspace, where nothing can be said until somebody does something about it. */
export type Loss = Readonly<{
  /** Of this loss on its platform: one that is told twice is passed on once. */
  id: string;
  platform: Platform;
  workspace: string;
  /** One place; the whole workspace where there is none. */
  place?: string;
  /** The bot was put out of the workspace; the place is no more; the place was closed to the bot. */
  why: 'removed' | 'deleted' | 'locked';
  /** Where the bot is let in again. */
  link?: string;
}>;

export class PlatformError extends Error {
  constructor(
    readonly fault: PlatformFault,
    message: string,
  ) {
    super(message);
    this.name = 'PlatformError';
  }
}
