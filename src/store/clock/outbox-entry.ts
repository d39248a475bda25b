import type { Card } from '../../chat/card.ts';
import type { AccountRef, Destination, MessageRef, Platform } from '../../chat/ids.ts';
import type { Tables } from '../tables.ts';

/**
 * A message that nobody asked for at that moment.
 * A `post` is sent once, under its key. An `edit` redraws a message; a newer edit of the same message
 * replaces one that is still waiting.
 */
export type Message =
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

/**
 * A call to the webhook of a coalition. `body` is the JSON that is sent. A call that may be decided again
 * after a restored backup has a key, so that the receiver recognises it. Every other call is unique.
 */
export type Call = Readonly<{ kind: 'call'; key?: string; url: string; body: string; expiresAt: number }>;

export type Outgoing = Message | Call;

/** An announcement that this process has claimed and may try to send. */
export type ClaimedEntry<Kind extends Outgoing = Message> = Readonly<{
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
  outgoing: Kind;
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
  outgoing: Message;
}>;

/** What is known about an entry after a failed try. */
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

/** All that goes to one place, or to one webhook, is one lane: it is sent in order, and at the pace of that place. */
export const laneOf = (outgoing: Outgoing): string => {
  if (outgoing.kind === 'call') return `webhook:${outgoing.url}`;
  if (outgoing.kind === 'edit') return placeLane(outgoing.message.place);
  return outgoing.to.to === 'person' ? privateLane(outgoing.to.account) : placeLane(outgoing.to.place);
};

/** Who sends it: the adapter of a platform, or the caller of webhooks. */
export const platformOf = (outgoing: Outgoing): Platform | 'webhook' => {
  if (outgoing.kind === 'call') return 'webhook';
  if (outgoing.kind === 'edit') return outgoing.message.place.platform;
  return outgoing.to.to === 'person' ? outgoing.to.account.platform : outgoing.to.place.platform;
};

/** The workspace it goes to. */
export const workspaceOf = (outgoing: Message): Readonly<{ platform: Platform; workspace: string }> => {
  const { platform, workspace } =
    outgoing.kind === 'edit'
      ? outgoing.message.place
      : outgoing.to.to === 'person'
        ? outgoing.to.account
        : outgoing.to.place;
  return { platform, workspace };
};

/** What makes two entries the same one. A call without a key is an entry of its own. */
export const keyOf = (outgoing: Outgoing, id: string): string => {
  if (outgoing.kind === 'call') return `call:${outgoing.key ?? id}`;
  return outgoing.kind === 'post' ? outgoing.key : `edit:${laneOf(outgoing)}:${outgoing.message.id}`;
};

type OutgoingRow = Pick<Tables['outbox'], 'kind' | 'key' | 'destination' | 'card' | 'subject' | 'expires_at'>;

export const toMessage = (row: OutgoingRow): Message => {
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

export const toCall = (row: OutgoingRow): Call => ({
  kind: 'call',
  url: row.destination,
  body: row.card,
  expiresAt: row.expires_at ?? 0,
});

/** The columns that hold what is sent and where. */
export const columnsOf = (
  outgoing: Outgoing,
): Pick<Tables['outbox'], 'destination' | 'card' | 'subject' | 'expires_at'> => {
  switch (outgoing.kind) {
    case 'post':
      return {
        destination: JSON.stringify(outgoing.to),
        card: JSON.stringify(outgoing.card),
        subject: outgoing.subject,
        expires_at: outgoing.expiresAt ?? null,
      };
    case 'edit':
      return {
        destination: JSON.stringify(outgoing.message),
        card: JSON.stringify(outgoing.card),
        subject: null,
        expires_at: null,
      };
    case 'call':
      return {
        destination: outgoing.url,
        card: outgoing.body,
        subject: null,
        expires_at: outgoing.expiresAt,
      };
  }
};

/** Not sent yet, and still to be. */
export const live = ['waiting', 'claimed'];
