import type { Card } from './card.ts';
import type { Destination, MessageRef, Platform } from './ids.ts';
import type { Handle } from './incoming.ts';

/**
 * The outgoing side of the seam: what every platform can do. No method is optional. Where a platform lacks
 * something, its adapter degrades, and the contract suite says how.
 */
export interface PlatformPort {
  readonly platform: Platform;
  /** Begins to receive; every incoming goes to `handle`. */
  start(handle: Handle): Promise<void>;
  /** Stops receiving and lets running work finish. */
  stop(): Promise<void>;
  /** Whether the platform can reach Halqa at this moment. */
  connected(): boolean;
  /**
   * Posts a card. `key` names the announcement, so that `find` recognises it later. `mayStill` is awaited
   * right before the request that makes the card visible: it rejects when another process has taken over the
   * announcement, and then nothing may be sent.
   * @throws PlatformError; `accepted` says whether the card may be there all the same
   */
  post(to: Destination, card: Card, key: string, mayStill?: () => Promise<void>): Promise<MessageRef>;
  /**
   * Looks for a card that may have been posted, one page of the history per call, newest first. Called only
   * when an earlier post is in doubt. A platform that refuses a second post under the same key may answer
   * `absent` without looking.
   * @throws PlatformError when the page cannot be read now; it will be read again from `cursor`
   */
  find(to: Destination, key: string, span: HistorySpan): Promise<Found>;
  /** Redraws a posted card. Drawing the same card twice does no harm. @throws PlatformError */
  edit(message: MessageRef, card: Card): Promise<void>;
}

/** Which part of a place's history to look through. */
export type HistorySpan = Readonly<{
  /** UTC epoch milliseconds: the card is at least this recent. */
  since: number;
  /** Where the previous page ended, as `find` returned it; null for the newest page. */
  cursor: string | null;
}>;

export type Found =
  | Readonly<{ kind: 'found'; message: MessageRef }>
  /** The whole span was read, and the card is not in it. */
  | Readonly<{ kind: 'absent' }>
  /** There are older messages in the span. `waitMs`: how long the platform wants a reader to wait. */
  | Readonly<{ kind: 'more'; cursor: string; waitMs?: number }>
  /** Halqa may not read the history there, so the answer is unknown. */
  | Readonly<{ kind: 'unreadable' }>;

/** Why a platform did not carry out a request. */
export type PlatformFault =
  /**
   * An outage, a timeout, a rate limit or a token that is refused for now: retried without end, after
   * `retryAfterMs` if the platform named a wait. `tokenRefused`: only a new token or installation will help, and
   * the error's message says what to do.
   */
  | Readonly<{ kind: 'busy'; retryAfterMs?: number; tokenRefused?: true }>
  /** The person's account was closed or has left the workspace: nobody reads there. */
  | Readonly<{ kind: 'closed' }>
  /** The message is in an archived thread: the next post there opens it again. */
  | Readonly<{ kind: 'archived' }>
  /** The place or the message is gone, or the bot may not write there: no retry will help. */
  | Readonly<{ kind: 'gone' | 'forbidden' | 'rejected' }>;

/** A place, or a whole workspace, where nothing can be posted until somebody acts. */
export type Loss = Readonly<{
  /** Identifies this loss on its platform: a repeated report is passed on once. */
  id: string;
  platform: Platform;
  workspace: string;
  /** One place; absent for the whole workspace. */
  place?: string;
  /**
   * The bot was removed from the workspace; the place was deleted; the place was closed to the bot; the
   * platform refuses the bot's connection or its token.
   */
  why: 'removed' | 'deleted' | 'locked' | 'disconnected';
  /** A link for letting the bot in again. */
  link?: string;
}>;

export class PlatformError extends Error {
  constructor(
    readonly fault: PlatformFault,
    message: string,
    /** Whether the platform may have carried out the request although it failed. */
    readonly accepted: 'no' | 'unknown' = 'no',
  ) {
    super(message);
    this.name = 'PlatformError';
  }
}
