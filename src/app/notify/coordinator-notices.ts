import type { Card } from '../../chat/card.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { ClaimedEntry } from '../../store/clock/outbox-entry.ts';
import type { WorkspaceRef } from '../../store/coalition/coalitions.ts';
import type { Place } from '../../store/coalition/places.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Words, wordsFor } from '../../words/words.ts';
import { localeOf } from '../caller/caller.ts';
import { announce, personRecipients, placeRecipient } from './announce.ts';

/** A problem of Halqa's own that only the coordinators can solve. */
export type CoordinatorNotice = Readonly<{
  /** What it is about. A notice with the same `about` is sent once. */
  about: string;
  draw(words: Words): Card;
}>;

const prefix = 'undelivered:';

/** Whether this post is itself such a notice. */
export const isCoordinatorNotice = ({ key }: Pick<ClaimedEntry, 'key'>): boolean => key.startsWith(prefix);

/**
 * Tells each coordinator in private. If a workspace is lost, it uses an account of another workspace, or else a
 * place of another workspace. A notice that fails is passed on by `sendAnotherWay`.
 * @returns false if there is nobody to tell
 */
export const tellCoordinators = async (
  repositories: Repositories,
  coalition: Coalition,
  { about, draw }: CoordinatorNotice,
  now: number,
  lost?: WorkspaceRef,
): Promise<boolean> => {
  const coordinators = await repositories.roles.peopleWith(coalition.id, 'coordinator');
  const readers = personRecipients(
    coordinators.map((person) => ({
      ...person,
      accounts: elsewhere(person.accounts, lost),
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

/** Whether something whose `about` begins so was told at `since` or later. */
export const wasTold = (
  repositories: Repositories,
  coalitionId: string,
  about: string,
  since: number,
): Promise<boolean> => repositories.outbox.plannedSince(coalitionId, `${prefix}${about}`, since);

/** Sends a notice that failed to the person's next account, and in the end to a place in another workspace. */
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

/** What is not in the lost workspace. What is on another platform comes first: one token may serve a whole platform. */
const elsewhere = <Where extends WorkspaceRef>(
  all: readonly Where[],
  lost: WorkspaceRef | undefined,
): readonly Where[] => {
  if (lost === undefined) return all;
  const others = all.filter((one) => !isIn(one, lost));
  const isNear = ({ platform }: Where) => platform === lost.platform;
  return [...others.filter((one) => !isNear(one)), ...others.filter(isNear)];
};

const isIn = ({ platform, workspace }: WorkspaceRef, other: WorkspaceRef | undefined): boolean =>
  platform === other?.platform && workspace === other.workspace;

/** A place of the committees, or of a group, in another workspace. */
const placeElsewhere = async (
  repositories: Repositories,
  coalitionId: string,
  lost: WorkspaceRef,
): Promise<Place | undefined> => {
  const places = elsewhere(await repositories.places.list(coalitionId), lost);
  return (
    places.find(({ committee }) => committee === 'executive') ??
    places.find(({ committee }) => committee === 'strategic') ??
    places.find(({ groupId }) => groupId !== null)
  );
};

/** A place gets a notice once, even if it is for several coordinators. */
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
