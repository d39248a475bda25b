import { type ChangeLine, changesCard } from '../../cards/items/change-cards.ts';
import type { PlaceRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Item } from '../../domain/item.ts';
import type { ChangeNotice, ChangeReader } from '../../store/items/change-notices.ts';
import type { Change } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { announce, personRecipients, placeRecipient, type Recipient } from '../notify/announce.ts';

/** Changes within this time after the first are told in one message; one that is taken back is not told. */
const gatherMs = 2 * 60_000;

const placeKey = ({ platform, workspace, id }: PlaceRef): string => `${platform}:${workspace}:${id}`;

/**
 * Plans to tell a change of an item: to its former and new owners in private, except the person who made it;
 * and, when that person is no owner, in the places of its group, except the place where the change was made.
 */
export const planToTell = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  changeId: string,
  item: Pick<Item, 'groupId' | 'ownerIds'>,
  newOwners: readonly string[] = [],
): Promise<void> => {
  const { person, place, direct } = caller;
  await planToTellOwners(repositories, caller, changeId, [...item.ownerIds, ...newOwners]);
  if (item.ownerIds.includes(person.id)) return;
  const notice = { changeId, saidIn: direct ? null : placeKey(place) };
  await plan(repositories, caller, { groupId: item.groupId }, notice);
};

/** Plans to tell people in private, except the person who made the change. */
export const planToTellOwners = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  changeId: string,
  ownerIds: readonly string[],
): Promise<void> => {
  const { person, place, direct } = caller;
  const notice = { changeId, saidIn: direct ? null : placeKey(place) };
  for (const personId of new Set(ownerIds))
    if (personId !== person.id) await plan(repositories, caller, { personId }, notice);
};

const plan = async (
  repositories: Repositories,
  { coalition, now }: CoalitionCaller,
  reader: ChangeReader,
  notice: ChangeNotice,
): Promise<void> => {
  await repositories.changeNotices.add(coalition.id, reader, notice, now);
  await repositories.deadlines.setIfNone({
    kind: 'changes',
    subjectId: 'personId' in reader ? reader.personId : reader.groupId,
    coalitionId: coalition.id,
    dueAt: now + gatherMs,
  });
};

/**
 * A change was undone. People who were not told about it yet never are; the others are told about `undoneId`,
 * the change that undid it.
 */
export const untell = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  changeId: string,
  undoneId: string,
  item: Pick<Item, 'groupId' | 'ownerIds'>,
  ownersBefore: readonly string[] = item.ownerIds,
): Promise<void> => {
  const spared = await repositories.changeNotices.cancel(caller.coalition.id, changeId);
  const { person, place, direct } = caller;
  const notice = { changeId: undoneId, saidIn: direct ? null : placeKey(place) };
  for (const personId of new Set([...item.ownerIds, ...ownersBefore]))
    if (personId !== person.id && !spared.has(personId))
      await plan(repositories, caller, { personId }, notice);
  if (ownersBefore.includes(person.id) || spared.has(item.groupId)) return;
  await plan(repositories, caller, { groupId: item.groupId }, notice);
};

/** Tells a person or a group what changed, in one message. */
export const tellChanges = async (
  repositories: Repositories,
  coalition: Coalition,
  readerId: string,
  now: number,
): Promise<void> => {
  const notices = await repositories.changeNotices.take(coalition.id, readerId);
  const group = await repositories.groups.byId(coalition.id, readerId);
  const told = await linesOf(repositories, coalition, notices);
  const key = `changes:${readerId}:${now}`;
  if (group === null) {
    const people = await repositories.people.byIds(coalition.id, [readerId]);
    await tell(repositories, coalition, key, personRecipients(people.values()), told, readerId, now);
    return;
  }
  for (const place of await repositories.places.ofGroup(coalition.id, group.id)) {
    const here = told.filter(({ saidIn }) => saidIn !== placeKey(place));
    await tell(repositories, coalition, key, [placeRecipient(place)], here, null, now);
  }
};

type Told = ChangeLine & Readonly<{ saidIn: string | null }>;

const tell = async (
  repositories: Repositories,
  coalition: Coalition,
  key: string,
  readers: readonly Recipient[],
  lines: readonly Told[],
  personId: string | null,
  now: number,
): Promise<void> => {
  if (lines.length === 0) return;
  await announce(repositories, { coalition, now }, key, readers, (words) =>
    changesCard(words, lines, personId),
  );
};

const idsIn = (values: Change['before']): readonly string[] =>
  Array.isArray(values?.ownerIds) ? values.ownerIds.map(String) : [];

/** Each change, with the item as it is now; a change whose item is gone is left out. */
const linesOf = async (
  repositories: Repositories,
  coalition: Coalition,
  notices: readonly ChangeNotice[],
): Promise<readonly Told[]> => {
  const lines: Told[] = [];
  for (const { changeId, saidIn } of notices) {
    const change = await repositories.history.byId(coalition.id, changeId);
    const item =
      change === null
        ? null
        : await repositories.items.byId(coalition.id, change.subject.slice('item:'.length));
    if (change === null || item === null) continue;
    // It was done when it was added, or was closed since.
    if (change.change === 'added' && item.state !== 'open') continue;
    const people = await repositories.people.byIds(coalition.id, [
      change.personId,
      ...item.ownerIds,
      ...idsIn(change.after),
    ]);
    const named = (ids: readonly string[]) => ids.flatMap((id) => people.get(id) ?? []);
    lines.push({
      item,
      change,
      by: people.get(change.personId) ?? null,
      owners: named(change.change === 'assigned' ? idsIn(change.after) : item.ownerIds),
      newOwnerIds: idsIn(change.after).filter((id) => !idsIn(change.before).includes(id)),
      saidIn,
    });
  }
  return lines;
};
