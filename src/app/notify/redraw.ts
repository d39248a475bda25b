import type { Card } from '../../chat/card.ts';
import type { Language, MessageRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Words, wordsFor } from '../../words/words.ts';
import { localeOf } from '../caller/caller.ts';

/** `home` is the home page of a person, and its id is the person's; `letter` is one person's copy of one. */
export type SubjectKind =
  | 'item'
  | 'talk'
  | 'answer'
  | 'difficulty'
  | 'event'
  | 'poll'
  | 'poll-nudge'
  | 'offer'
  | 'partner'
  | 'letter'
  | 'home';

/** What a card is about, as adapters report it and the store keeps it. */
export const subjectOf = (kind: SubjectKind, id: string): string => `${kind}:${id}`;

/**
 * Redraws every message that shows a subject, each in the language of its place. `leaves` is a message that is
 * already being redrawn as the reply to a button, or says which ones stay as they are.
 */
export const redraw = async (
  repositories: Repositories,
  coalition: Coalition,
  subject: string,
  now: number,
  draw: (words: Words) => Card,
  leaves?: MessageRef | ((message: MessageRef) => boolean),
  /** The language of the person who reads it in private. */
  readers?: Language | null,
): Promise<void> => {
  const stays = typeof leaves === 'object' ? (message: MessageRef) => sameMessage(message, leaves) : leaves;
  for (const message of await repositories.shown.of(coalition.id, subject)) {
    if (stays?.(message)) continue;
    const place = await repositories.places.byRef(coalition.id, message.place);
    const card = draw(wordsFor(localeOf(coalition, place?.language ?? readers)));
    await repositories.outbox.put(coalition.id, { kind: 'edit', message, card }, now);
  }
};

/**
 * Redraws the home pages of these people at the next beat, once each, however often they change before it.
 */
export const redrawHomes = async (
  repositories: Repositories,
  { coalition, now }: Readonly<{ coalition: Coalition; now: number }>,
  personIds: readonly string[],
): Promise<void> => {
  const homes = new Map(personIds.map((id) => [subjectOf('home', id), id]));
  for (const subject of await repositories.shown.among(coalition.id, [...homes.keys()])) {
    const subjectId = homes.get(subject);
    if (subjectId !== undefined)
      await repositories.deadlines.set({ kind: 'home', subjectId, coalitionId: coalition.id, dueAt: now });
  }
};

const sameMessage = (a: MessageRef, b: MessageRef): boolean =>
  a.id === b.id &&
  a.place.id === b.place.id &&
  a.place.workspace === b.place.workspace &&
  a.place.platform === b.place.platform;
