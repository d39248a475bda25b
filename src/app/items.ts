import { type ItemListView, type ItemView, itemCard, type Part } from '../cards/item-cards.ts';
import type { MessageRef } from '../chat/ids.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { Group } from '../domain/group.ts';
import { doneShownMs, type Item, standingOpen } from '../domain/item.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Memory } from '../store/memory.ts';
import type { Person } from '../store/people.ts';
import type { Some } from '../store/span.ts';
import { redraw, subjectOf } from './redraw.ts';
import type { Member } from './speaker.ts';

export const addItem = async (
  memory: Memory,
  member: Member,
  given: Readonly<{ title: string; owner: Person | undefined; dueOn: LocalDate | undefined; group: Group }>,
): Promise<ItemView> => {
  const { coalition, person, now } = member;
  const item = await memory.items.add(coalition.id, {
    number: await memory.coalitions.takeNumber(coalition.id),
    groupId: given.group.id,
    title: given.title,
    ownerIds: given.owner ? [given.owner.id] : [],
    organisation: null,
    dueOn: given.dueOn ?? null,
    percent: null,
    createdBy: person.id,
    createdAt: now,
    ...standingOpen,
  });
  await memory.history.record(coalition.id, {
    subject: subjectOf('item', item.id),
    at: now,
    personId: person.id,
    change: 'added',
    before: null,
    after: { title: item.title, ownerIds: item.ownerIds, dueOn: item.dueOn, state: item.state },
  });
  return { item, group: given.group.name, owners: given.owner ? [given.owner] : [], doneBy: null };
};

/**
 * Marks an item done, and draws its other cards anew. `pressed` is the card that was pressed.
 * @throws Refusal `already-done`, naming who did it and when.
 */
export const finishItem = async (
  memory: Memory,
  member: Member,
  item: Item,
  pressed?: MessageRef,
): Promise<ItemView> => {
  const { coalition, person, now, today } = member;
  const done = { ...standingOpen, state: 'done', doneAt: now, doneBy: person.id } as const;
  if (!(await memory.items.move(coalition.id, item.id, 'open', done))) {
    const current = (await memory.items.byId(coalition.id, item.id)) ?? item;
    const view = await viewItem(memory, coalition.id, current);
    throw new Refusal({
      code: 'already-done',
      number: item.number,
      title: item.title,
      by: view.doneBy?.name ?? '',
      at: current.doneAt ?? now,
    });
  }
  await memory.history.record(coalition.id, {
    subject: subjectOf('item', item.id),
    at: now,
    personId: person.id,
    change: 'done',
    before: { state: 'open' },
    after: { state: 'done' },
  });
  const view = await viewItem(memory, coalition.id, { ...item, ...done });
  await redraw(
    memory,
    coalition,
    subjectOf('item', item.id),
    now,
    (words) => itemCard(words, view, today),
    pressed,
  );
  return view;
};

export const viewItem = async (memory: Memory, coalitionId: string, item: Item): Promise<ItemView> => {
  const [view] = await viewItems(memory, coalitionId, [item]);
  if (view === undefined) throw new Refusal({ code: 'gone' });
  return view;
};

const viewItems = async (
  memory: Memory,
  coalitionId: string,
  items: readonly Item[],
): Promise<readonly ItemView[]> => {
  const groups = new Map((await memory.groups.list(coalitionId)).map((group) => [group.id, group.name]));
  const people = await memory.people.byIds(
    coalitionId,
    items.flatMap((item) => [...item.ownerIds, item.doneBy]),
  );
  return items.map((item) => ({
    item,
    group: groups.get(item.groupId) ?? '',
    owners: item.ownerIds.flatMap((id) => people.get(id) ?? []),
    doneBy: people.get(item.doneBy ?? '') ?? null,
  }));
};

/** How many of each part of a list are asked for; the card says how many more there are. */
const listed = 30;

/** A group's items: overdue, open, and done in the last two weeks. */
export const listItems = async (memory: Memory, member: Member, group: Group): Promise<ItemListView> => {
  const { coalition, today, now } = member;
  const part = async (some: Some<Item>): Promise<Part> => ({
    items: await viewItems(memory, coalition.id, some.rows),
    total: some.total,
  });
  const lately = { from: now - doneShownMs, to: now + 1 };
  return {
    groupId: group.id,
    group: group.name,
    today,
    overdue: await part(await memory.items.overdue(coalition.id, group.id, today, listed)),
    open: await part(await memory.items.open(coalition.id, group.id, today, listed)),
    done: await part(await memory.items.done(coalition.id, group.id, lately, listed)),
  };
};
