import type { Card } from '../../chat/card.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { ClaimedEntry } from '../../store/clock/outbox-entry.ts';
import type { WorkspaceRef } from '../../store/coalition/coalitions.ts';
import type { Place } from '../../store/coalition/places.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Words, wordsFor } from '../../words/words.ts';
import { localeOf } from '../caller/caller.ts';
import { announce, personRecipients, placeRecipient } from './announce.ts';

/** Something that stands in the bot's own way, and that only the coordinators can mend. */
export type CoordinatorNotice = Readonly<{
  /** What it is about: it is told once. */
  about: string;
  draw(words: Words): Card;
}>;

const prefix = 'undelivered:';

/** Whether this post is itself such a notice. */
export const isCoordinatorNotice = ({ key }: Pick<ClaimedEntry, 'key'>): boolean => key.startsWith(prefix);

/**
 * Tells each coordinator in private. Where a workspace is lost, on an account of another one; where no
 * coordinator has one, in a place of another one. What then fails goes on by `sendAnotherWay`.
 * @returns false where there is nobody to tell.
 */
export const tellCoordinators = async (
  repositories: Repositories,
  coalition: Coalition,
  { about, draw }: CoordinatorNotice,
  now: number,
  lost?: WorkspaceRef,
): Promise<boolean> => {
  const coordinators = await repositories.people.withRole(coalition.id, 'coordinator');
  const readers = personRecipients(
    coordinators.map((person) => ({
      ...person,
      accounts: person.accounts.filter((account) => !isIn(account, lost)),
    })),
  );
  await announce(repositories, { coalition, now }, `${prefix}${about}`, readers, draw);
  if (readers.length > 0 || lost === undefined) return readers.length > 0;
  const place = await placeElsewhere(repositories, coalition.id, lost);
  if (place === undefined) return false;
  const card = draw(wordsFor(localeOf(coalition, place.language)));
  await putInPlace(repositories, coalition.id, `${prefix}${about}`, place, card, now);
  return true;
};

/** A notice that could not be delivered: to the person's next account, at last to a place elsewhere. */
export const sendAnotherWay = async (
  repositories: Repositories,
  waiting: ClaimedEntry,
  now: number,
): Promise<void> => {
  const { outgoing, coalitionId, key } = waiting;
  if (outgoing.kind === 'edit' || outgoing.to.to === 'place') return;
  const { account: tried } = outgoing.to;
  const person = await repositories.people.byAccount(tried);
  const accounts = person?.accounts ?? [];
  const at = accounts.findIndex((one) => isIn(one, tried) && one.id === tried.id);
  const next = accounts[at + 1];
  if (at >= 0 && next !== undefined) {
    const to = { to: 'person', account: next } as const;
    await repositories.outbox.put(coalitionId, { ...outgoing, key: `${key}+`, to }, now);
    return;
  }
  const place = await placeElsewhere(repositories, coalitionId, tried);
  const about = key.slice(0, key.lastIndexOf(':'));
  if (place !== undefined) await putInPlace(repositories, coalitionId, about, place, outgoing.card, now);
};

const isIn = ({ platform, workspace }: WorkspaceRef, other: WorkspaceRef | undefined): boolean =>
  platform === other?.platform && workspace === other.workspace;

/** Where the committees read, or else a group works, in another workspace. */
const placeElsewhere = async (
  repositories: Repositories,
  coalitionId: string,
  lost: WorkspaceRef,
): Promise<Place | undefined> => {
  const places = (await repositories.places.list(coalitionId)).filter((place) => !isIn(place, lost));
  return (
    places.find(({ committee }) => committee === 'executive') ??
    places.find(({ committee }) => committee === 'strategic') ??
    places.find(({ groupId }) => groupId !== null)
  );
};

/** Several coordinators may be meant: in a place it is said once. */
const putInPlace = (
  repositories: Repositories,
  coalitionId: string,
  about: string,
  place: Place,
  card: Card,
  now: number,
): Promise<void> =>
  repositories.outbox.put(
    coalitionId,
    { kind: 'post', key: `${about}:place`, to: placeRecipient(place).to, card, subject: null },
    now,
  );
