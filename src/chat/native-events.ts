import type { AccountRef, MessageRef, Named, PlaceRef, Platform } from './ids.ts';

/** An event as a platform's own list of events shows it. */
export type EventEntry = Readonly<{
  title: string;
  description: string;
  where: string;
  /** UTC epoch milliseconds. */
  startsAt: number;
  endsAt: number;
  cancelled: boolean;
}>;

/** Which platforms have a list of events. */
const haveEvents: Readonly<Record<Platform, boolean>> = { discord: true, slack: false, sandbox: false };

const eventsId = 'events';

/**
 * The list of events of a workspace, as a place: a card that is posted there becomes an event, and an edit
 * changes it. Undefined where the platform has no such list.
 */
export const eventsPlace = (platform: Platform, workspace: string): PlaceRef | undefined =>
  haveEvents[platform] ? { platform, workspace, id: eventsId } : undefined;

/** Ids of places are numbers on every platform that has events. */
export const isEventsPlace = ({ platform, id }: PlaceRef): boolean => haveEvents[platform] && id === eventsId;

/**
 * Somebody said in the platform's own list that they are interested in an event, or that they no longer are.
 * Nobody speaks, so there is no reply, and people who are not on record are not enrolled.
 */
export type InterestNotice = Readonly<{
  kind: 'interest';
  /** Identifies this delivery. */
  id: string;
  at: number;
  native: MessageRef;
  account: AccountRef;
  interested: boolean;
}>;

/**
 * Everybody who is interested in an event in the platform's own list, as it is after a connection was lost
 * for a while. There is no reply.
 */
export type InterestList = Readonly<{
  kind: 'interested';
  /** Identifies this delivery. */
  id: string;
  at: number;
  native: MessageRef;
  /** Halqa's own account: nobody speaks. */
  account: AccountRef;
  /** The ids of the accounts in the workspace of the list. */
  interested: readonly string[];
}>;

/**
 * An event of the platform's own was made, changed or removed. Nobody speaks; the reply says what it is here.
 * It may be repeated or arrive out of order, so its contents are compared with the record.
 */
export type EventNotice = Readonly<{
  kind: 'event';
  /** Identifies this delivery. */
  id: string;
  at: number;
  /** The event in the list of its workspace. */
  native: MessageRef;
  /** Who made it. */
  account: Named<AccountRef>;
  /** Halqa itself made it: it is never made here again. */
  own: boolean;
  state: 'planned' | 'cancelled' | 'over';
  title: string;
  description: string;
  /** Where people meet, when it is in words. */
  where: string | null;
  startsAt: number;
  endsAt: number | null;
  /** The place of the platform where it is held. */
  place: PlaceRef | null;
}>;

/** Whether an event of the platform's own is an event here: one that was just made of it, one from before, or none. */
export type EventReply = Readonly<{ kind: 'event'; here: 'new' | 'known' | 'none' }>;
