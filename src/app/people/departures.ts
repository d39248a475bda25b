import {
  convenersGoneCard,
  coordinatorGoneCard,
  type DepartureView,
  departureCard,
} from '../../cards/coalition/group-cards.ts';
import { delegateGoneCard } from '../../cards/partners/partner-card.ts';
import type { AccountRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Group } from '../../domain/group.ts';
import type { Item } from '../../domain/item.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import { isCoordinated } from '../caller/permissions.ts';
import { redrawItem } from '../items/items.ts';
import {
  announce,
  convenerRecipients,
  personRecipients,
  placeRecipient,
  type Recipient,
} from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';

type Leaving = Readonly<{ coalition: Coalition; person: Person; now: number }>;

/**
 * Returns a person's open items in a group to the group: an item without other owners is open for anyone.
 * Tells the group in its places, or its convener in private when it has none.
 * @returns how many items were returned.
 */
export const returnItems = async (
  repositories: Repositories,
  leaving: Leaving,
  group: Group,
): Promise<number> => {
  const { coalition, person } = leaving;
  const items = await repositories.items.allOfOwner(coalition.id, person.id, group.id);
  await giveBack(repositories, leaving, group, items, false);
  return items.length;
};

/**
 * Handles a person of whom no account is active any more. They leave their groups and committees, and their
 * open items are returned. The record keeps their name. A group that they convened is told to find another
 * convener. The last coordinator keeps the role until there is another one, so that messages for coordinators
 * are not lost. A second call changes nothing.
 */
export const personLeft = async (
  repositories: Repositories,
  coalition: Coalition,
  personId: string,
  now: number,
): Promise<void> => {
  const person = (await repositories.people.byIds(coalition.id, [personId])).get(personId);
  if (person === undefined) return;
  const leaving = { coalition, person, now };
  await repositories.calendarFeeds.end(coalition.id, personId);
  const owned = await repositories.items.allOfOwner(coalition.id, personId, null);
  const convened: Group[] = [];
  for (const group of await repositories.groups.list(coalition.id)) {
    const items = owned.filter((item) => item.groupId === group.id);
    const wasIn = await repositories.groups.leave(coalition.id, group.id, personId);
    const convenes = wasIn && group.convenerId === personId;
    if (convenes) convened.push(group);
    await giveBack(repositories, leaving, group, items, convenes);
  }
  if (convened.length > 0) await tellCoordinators(repositories, leaving, convened);
  await endDelegations(repositories, leaving);
  const others = await isCoordinated(repositories, coalition.id, personId);
  for (const role of await repositories.roles.of(coalition.id, personId))
    if (role !== 'coordinator' || others) await repositories.roles.take(coalition.id, personId, role);
};

/**
 * A person who left speaks for no partner any more; coordinators are told about partners without a delegate.
 */
const endDelegations = async (repositories: Repositories, leaving: Leaving): Promise<void> => {
  const { coalition, person, now } = leaving;
  const orphaned: string[] = [];
  const spokenFor = await repositories.partners.spokenForBy(coalition.id, person.id);
  const delegates = await repositories.partners.delegates(coalition.id, spokenFor);
  for (const partnerId of spokenFor) {
    const before = delegates.get(partnerId) ?? [];
    const after = before.filter((id) => id !== person.id);
    await repositories.partners.setDelegates(coalition.id, partnerId, after, now);
    await record(
      repositories,
      { coalition, person, now },
      {
        subject: subjectOf('partner', partnerId),
        change: 'delegates',
        before: { delegateIds: before },
        after: { delegateIds: after },
      },
    );
    const partner = after.length > 0 ? null : await repositories.partners.byId(coalition.id, partnerId);
    if (partner !== null && partner.state !== 'ended') orphaned.push(partner.name);
  }
  if (orphaned.length === 0) return;
  const coordinators = await repositories.roles.peopleWith(coalition.id, 'coordinator');
  const others = personRecipients(coordinators.filter(({ id }) => id !== person.id));
  const view = { person: person.name, partners: orphaned };
  await announce(repositories, { coalition, now }, `delegate-gone:${person.id}:${now}`, others, (words) =>
    delegateGoneCard(words, view),
  );
};

/**
 * Handles an account that the platform closed. A person with another account has not left: messages go there.
 * Otherwise the person is gone until they speak again or the platform reports that they are back.
 */
export const accountClosed = async (
  repositories: Repositories,
  account: AccountRef,
  now: number,
): Promise<void> => {
  const status = await repositories.accounts.status(account);
  if (status === null) return repositories.outbox.readdress(account, null);
  const { coalitionId, personId, closed } = status;
  if (!closed) await repositories.accounts.close(account, now);
  const person = (await repositories.people.byIds(coalitionId, [personId])).get(personId);
  const [other] = person?.accounts ?? [];
  await repositories.outbox.readdress(account, other ?? null);
  const coalition = await repositories.coalitions.byId(coalitionId);
  if (other !== undefined || coalition === null || person === undefined) return;
  await personLeft(repositories, coalition, personId, now);
  if (!closed) await tellCommittee(repositories, { coalition, person, now });
};

/**
 * Tells the executive committee that there is no coordinator, or the conveners when the committee has no
 * place.
 */
const tellCommittee = async (
  repositories: Repositories,
  { coalition, person, now }: Leaving,
): Promise<void> => {
  const wasOne = (await repositories.roles.of(coalition.id, person.id)).includes('coordinator');
  if (!wasOne || (await isCoordinated(repositories, coalition.id))) return;
  const places = await repositories.places.ofCommittee(coalition.id, 'executive');
  const readers =
    places.length > 0 ? places.map(placeRecipient) : await convenerRecipients(repositories, coalition.id);
  await announce(repositories, { coalition, now }, `coordinator-gone:${person.id}:${now}`, readers, (words) =>
    coordinatorGoneCard(words, person.name),
  );
};

/** Tells the coordinators to name a convener for a group that has none. */
const tellCoordinators = async (
  repositories: Repositories,
  { coalition, person, now }: Leaving,
  groups: readonly Group[],
): Promise<void> => {
  const view = { person: person.name, groups: groups.map(({ name }) => name) };
  const coordinators = await repositories.roles.peopleWith(coalition.id, 'coordinator');
  const others = personRecipients(coordinators.filter(({ id }) => id !== person.id));
  await announce(repositories, { coalition, now }, `conveners-gone:${person.id}:${now}`, others, (words) =>
    convenersGoneCard(words, view),
  );
};

const giveBack = async (
  repositories: Repositories,
  { coalition, person, now }: Leaving,
  group: Group,
  items: readonly Item[],
  convened: boolean,
): Promise<void> => {
  if (items.length === 0 && !convened) return;
  const told: DepartureView['items'][number][] = [];
  for (const item of items) {
    const ownerIds = item.ownerIds.filter((id) => id !== person.id);
    await repositories.items.assign(coalition.id, item.id, ownerIds);
    await record(
      repositories,
      { coalition, person, now },
      {
        subject: subjectOf('item', item.id),
        change: 'returned',
        before: { ownerIds: item.ownerIds },
        after: { ownerIds },
      },
    );
    told.push(await redrawItem(repositories, { coalition, now }, { ...item, ownerIds }));
  }
  const view = { group: group.name, person: person.name, items: told, convened };
  const about = `departure:${group.id}:${person.id}:${now}`;
  const readers = await readersOf(repositories, coalition, group);
  await announce(repositories, { coalition, now }, about, readers, (words) => departureCard(words, view));
};

const readersOf = async (
  repositories: Repositories,
  coalition: Coalition,
  group: Group,
): Promise<readonly Recipient[]> => {
  const places = await repositories.places.ofGroup(coalition.id, group.id);
  if (places.length > 0) return places.map(placeRecipient);
  const convener = (await repositories.people.byIds(coalition.id, [group.convenerId])).get(
    group.convenerId ?? '',
  );
  return convener === undefined ? [] : personRecipients([convener]);
};
