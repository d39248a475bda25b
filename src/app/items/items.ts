import { type ItemView, itemCard } from '../../cards/items/item-cards.ts';
import { talkCard } from '../../cards/items/talk-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { dayIn, type LocalDate } from '../../domain/dates/calendar.ts';
import type { Group } from '../../domain/group.ts';
import { type Item, openStatus } from '../../domain/item.ts';
import { plainName } from '../../domain/plain-letters.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Change } from '../../store/items/history.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { requireHere } from '../caller/permissions.ts';
import { involvePartners, partnersWith } from '../involvement/involved.ts';
import { claimDone, viewSides } from '../involvement/sides.ts';
import { record } from '../notify/history.ts';
import { redraw, redrawHomes, subjectOf } from '../notify/redraw.ts';
import { planToTell, planToTellOwners } from './change-notices.ts';
import { redrawAnswered } from './difficulties.ts';
import { hearingOf, type NewOwners, type OwnersAnswer } from './new-owners.ts';
import { tellAnswerDone } from './tell-asker.ts';

/** An item that people were given, and the accounts that the answer mentions. */
export type ItemGiven = ItemView & Pick<NewOwners, 'notify'>;

/** `added` is the change that added it. */
export type ItemAdded = ItemGiven & Readonly<{ added: string }>;

export const addItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{
    title: string;
    owners: readonly Person[];
    organisation: string | undefined;
    dueOn: LocalDate | undefined;
    /** Further partners, with commas between them. */
    with?: string | undefined;
    group: Group;
    /** The difficulty that the item answers. */
    answers?: string;
    answer: OwnersAnswer;
  }>,
): Promise<ItemAdded> => {
  const { coalition, person, now, source } = caller;
  requireHere(...given.owners);
  const item = await repositories.items.add(coalition.id, {
    number: await repositories.coalitions.takeNumber(coalition.id),
    groupId: given.group.id,
    title: given.title,
    ownerIds: given.owners.map(({ id }) => id),
    organisation: given.organisation ?? null,
    dueOn: given.dueOn ?? null,
    percent: null,
    source,
    answers: given.answers ?? null,
    createdBy: person.id,
    createdAt: now,
    ...openStatus,
  });
  await involvePartners(repositories, caller, subjectOf('item', item.id), given);
  const involved = await partnersWith(repositories, coalition.id, item.id);
  const { title, ownerIds, organisation, dueOn, state } = item;
  const added = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'added',
    before: null,
    after: {
      title,
      ownerIds,
      organisation,
      dueOn,
      state,
      ...(involved.length === 0 ? {} : { with: involved }),
      ...(source === null ? {} : { source }),
    },
  });
  await redrawHomes(repositories, caller, ownerIds);
  const owners = given.owners;
  const { notify, inPrivate } = hearingOf(caller, [], owners, given.answer);
  await planToTellOwners(repositories, caller, added, inPrivate);
  return {
    item,
    group: given.group.name,
    owners,
    doneBy: null,
    droppedBy: null,
    with: involved,
    notify,
    added,
  };
};

/** How many open items of a group a new title is compared with, the latest first. */
const titlesCompared = 200;

/** The open item of a group that has this title already, in whatever letters. */
export const openItemTitled = async (
  repositories: Repositories,
  { coalition }: Pick<CoalitionVisitor, 'coalition'>,
  group: Group,
  title: string,
): Promise<Pick<Item, 'number' | 'title'> | null> => {
  const wanted = plainName(title);
  const open = await repositories.items.recent(coalition.id, group.id, titlesCompared);
  return open.find((item) => plainName(item.title) === wanted) ?? null;
};

/**
 * Marks an item done and redraws its other cards. `pressed` is the card of the button.
 * @throws Refusal `already-done` or `already-dropped`, naming who did it and when.
 */
export const finishItem = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  pressed?: MessageRef,
): Promise<ItemView> => {
  const { coalition, person, now } = caller;
  const done = { ...openStatus, state: 'done', doneAt: now, doneBy: person.id } as const;
  if (!(await repositories.items.move(coalition.id, item.id, 'open', done)))
    return finishedAlso(repositories, caller, item);
  const undo = await record(repositories, caller, {
    subject: subjectOf('item', item.id),
    change: 'done',
    before: { state: 'open' },
    after: { state: 'done' },
  });
  await planToTell(repositories, caller, undo, item);
  const finished = { ...item, ...done };
  await tellAnswerDone(repositories, caller, finished);
  await claimDone(repositories, caller, finished);
  return { ...(await redrawItem(repositories, caller, finished, pressed)), undo };
};

/** Marks several items done, or none of them: a refusal undoes all. */
export const finishItems = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  items: readonly Item[],
): Promise<readonly ItemView[]> => {
  const views: ItemView[] = [];
  for (const item of items) views.push(await finishItem(repositories, caller, item));
  return views;
};

/**
 * A person who marks an item done this soon after somebody else acted at the same time, and gets no error.
 */
const atOnceMs = 10_000;

/**
 * Somebody else marked the item done first. It stays completed once; a person who acted at the same time,
 * perhaps on another platform, is added to the history. @throws Refusal when it was done earlier than that
 */
const finishedAlso = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
): Promise<ItemView> => {
  const { coalition, person, now } = caller;
  const current = await repositories.items.byId(coalition.id, item.id);
  const doneAt = current?.doneAt ?? Number.NEGATIVE_INFINITY;
  if (current === null || now - doneAt > atOnceMs || current.doneBy === person.id)
    throw await notOpen(repositories, coalition.id, item);
  const subject = subjectOf('item', item.id);
  const changes = await repositories.history.of(coalition.id, subject);
  const isThis = ({ change, personId, at }: Change) =>
    change === 'also-done' && personId === person.id && at >= doneAt;
  if (!changes.some(isThis))
    await record(repositories, caller, {
      subject,
      change: 'also-done',
      before: { state: 'done' },
      after: { state: 'done' },
    });
  return viewItem(repositories, coalition.id, current);
};

/** The refusal for an item that is not open: who closed it, and when. */
export const notOpen = async (
  repositories: Repositories,
  coalitionId: string,
  item: Item,
): Promise<Refusal> => {
  const current = (await repositories.items.byId(coalitionId, item.id)) ?? item;
  const { number } = item;
  const view = await viewItem(repositories, coalitionId, current);
  if (current.droppedAt !== null)
    return new Refusal({
      code: 'already-dropped',
      number,
      by: view.droppedBy?.name ?? '',
      at: current.droppedAt,
    });
  if (current.doneAt !== null)
    return new Refusal({
      code: 'already-done',
      number,
      by: view.doneBy?.name ?? '',
      at: current.doneAt,
    });
  return new Refusal({ code: 'gone' });
};

/** Redraws every card of an item except `pressed`, and returns the item as it is now. */
export const redrawItem = async (
  repositories: Repositories,
  { coalition, now }: Readonly<{ coalition: Coalition; now: number }>,
  item: Item,
  pressed?: MessageRef,
): Promise<ItemView> => {
  const view = await viewItem(repositories, coalition.id, item);
  const today = dayIn(coalition.timeZone, now);
  await redraw(
    repositories,
    coalition,
    subjectOf('item', item.id),
    now,
    (words) => itemCard(words, view, today),
    pressed,
  );
  const formerTitles = view.talks?.length ? await formerTitlesOf(repositories, coalition.id, item) : [];
  await redraw(
    repositories,
    coalition,
    subjectOf('talk', item.id),
    now,
    (words) => talkCard(words, { ...view, formerTitles }),
    pressed,
  );
  await redrawHomes(repositories, { coalition, now }, item.ownerIds);
  await redrawAnswered(repositories, { coalition, now }, item);
  return view;
};

/** The titles that an item had before. */
const formerTitlesOf = async (
  repositories: Repositories,
  coalitionId: string,
  { id, title }: Item,
): Promise<readonly string[]> => {
  const changes = await repositories.history.of(coalitionId, subjectOf('item', id));
  const titles = changes.flatMap(({ before }) => (typeof before?.title === 'string' ? [before.title] : []));
  return [...new Set(titles)].filter((former) => former !== title);
};

export const viewItem = async (
  repositories: Repositories,
  coalitionId: string,
  item: Item,
): Promise<ItemView> => {
  const [view] = await viewItems(repositories, coalitionId, [item]);
  if (view === undefined) throw new Refusal({ code: 'gone' });
  const whole = {
    ...view,
    with: await partnersWith(repositories, coalitionId, item.id),
    talks: await repositories.talks.linksOf(coalitionId, item.id),
  };
  if (item.state !== 'done') return whole;
  return {
    ...whole,
    sides: await viewSides(repositories, coalitionId, subjectOf('item', item.id), {
      by: item.doneBy,
      groupId: item.groupId,
    }),
    difficulties: await repositories.difficulties.openOnItem(coalitionId, item.id),
  };
};

/** `known`: a group whose name need not be looked up. */
export const viewItems = async (
  repositories: Repositories,
  coalitionId: string,
  items: readonly Item[],
  known: Group | null = null,
): Promise<readonly ItemView[]> => {
  const others = items.map(({ groupId }) => groupId).filter((id) => id !== known?.id);
  const groups = await repositories.groups.names(coalitionId, others);
  const people = await repositories.people.byIds(
    coalitionId,
    items.flatMap((item) => [...item.ownerIds, item.doneBy, item.droppedBy]),
  );
  return items.map((item) => ({
    item,
    group: (item.groupId === known?.id ? known.name : groups.get(item.groupId)) ?? '',
    owners: item.ownerIds.flatMap((id) => people.get(id) ?? []),
    doneBy: people.get(item.doneBy ?? '') ?? null,
    droppedBy: people.get(item.droppedBy ?? '') ?? null,
  }));
};
