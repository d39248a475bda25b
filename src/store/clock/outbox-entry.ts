import type { Card } from '../../chat/card.ts';
import type { AccountRef, Destination, MessageRef, Platform } from '../../chat/ids.ts';
import type { Tables } from '../tables.ts';

/**
 * A message that nobody asked for at that moment.
 * A `post` is sent once, under its key. An `edit` redraws a message; a newer edit of the same message
 * replaces one that is still waiting.
 */
export type Outgoing =
  | Readonly<{
      kind: 'post';
      key: string;
      to: Destination;
      card: Card;
      subject: string | null;
      /** When it loses its point: from then on it is dropped instead of sent. Never, where absent. */
      expiresAt?: number;
    }>
  | Readonly<{ kind: 'edit'; message: MessageRef; card: Card }>;

/** An announcement that this process has claimed and may try to send. */
export type ClaimedEntry = Readonly<{
  id: string;
  coalitionId: string;
  key: string;
  /** How often it was claimed, this time included. */
  attempts: number;
  /** The fencing number of this claim: a later claim of the same entry has a higher one. */
  fence: number;
  /** When it was to be posted. */
  plannedAt: number;
  /** Since when it is unknown whether it was posted; null if there is no doubt. */
  doubtSince: number | null;
  /** Where the search for it in the place's history stopped. */
  cursor: string | null;
  outgoing: Outgoing;
}>;

/** A post that was decided and has not arrived. */
export type NotArrived = Readonly<{
  id: string;
  key: string;
  state: OutboxState;
  attempts: number;
  plannedAt: number;
  /** When it is tried next, while it waits. */
  dueAt: number;
  problem: string | null;
  outgoing: Outgoing;
}>;

/** What is known of an entry after a try that did not succeed. */
export type Retry = Readonly<{
  dueAt: number;
  problem: string;
  doubtSince: number | null;
  cursor: string | null;
}>;

/**
 * - `waiting`, `claimed`: to be sent, being sent.
 * - `sent`.
 * - `dead`: the platform said no. `unsure`: it may be there, and nobody can look.
 * - `dropped`: it lost its point before it could be sent.
 */
export type OutboxState = 'waiting' | 'claimed' | 'sent' | 'dead' | 'unsure' | 'dropped';

const placeLane = ({ platform, workspace, id }: MessageRef['place']): string =>
  `${platform}:${workspace}:${id}`;

export const privateLane = ({ platform, workspace, id }: AccountRef): string =>
  `${platform}:${workspace}:@${id}`;

/** All that goes to one place is one lane: it is sent in order, and at the pace of that place. */
export const laneOf = (outgoing: Outgoing): string => {
  if (outgoing.kind === 'edit') return placeLane(outgoing.message.place);
  return outgoing.to.to === 'person' ? privateLane(outgoing.to.account) : placeLane(outgoing.to.place);
};

export const platformOf = (outgoing: Outgoing): Platform => {
  if (outgoing.kind === 'edit') return outgoing.message.place.platform;
  return outgoing.to.to === 'person' ? outgoing.to.account.platform : outgoing.to.place.platform;
};

export const keyOf = (outgoing: Outgoing): string =>
  outgoing.kind === 'post' ? outgoing.key : `edit:${laneOf(outgoing)}:${outgoing.message.id}`;

export const toOutgoing = (
  row: Pick<Tables['outbox'], 'kind' | 'key' | 'destination' | 'card' | 'subject' | 'expires_at'>,
): Outgoing => {
  const card = JSON.parse(row.card) as Card;
  if (row.kind === 'edit') return { kind: 'edit', message: JSON.parse(row.destination) as MessageRef, card };
  return {
    kind: 'post',
    key: row.key,
    to: JSON.parse(row.destination) as Destination,
    card,
    subject: row.subject,
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  };
};

/** Not sent yet, and still to be. */
export const live = ['waiting', 'claimed'];
