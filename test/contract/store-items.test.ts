import { expect, it } from 'vitest';
import { openStatus } from '../../src/domain/item.ts';
import type { PageStart } from '../../src/domain/page.ts';
import type { Repositories } from '../../src/store/repositories.ts';
import { usualSettings } from '../fixtures/coalition.ts';
import { eachStore } from '../fixtures/store.ts';

const at = Date.parse('2026-11-04T09:00:00Z');
const hour = 60 * 60 * 1000;

const found = async (repositories: Repositories, workspace: string) => {
  const coalition = await repositories.coalitions.create(
    { platform: 'sandbox', workspace },
    usualSettings(workspace),
    at,
  );
  const person = (id: string) =>
    repositories.people.create(coalition.id, { platform: 'sandbox', workspace, id, name: id }, at);
  const [ana, sam] = [await person('ana'), await person('sam')];
  const group = await repositories.groups.create(coalition.id, {
    name: 'Water',
    goal: '',
    kind: 'group',
    convenerId: ana.id,
    createdAt: at,
  });
  let number = 0;
  const add = (ownerIds: readonly string[], dueOn: string | null = null, source: string | null = null) => {
    number += 1;
    return repositories.items.add(coalition.id, {
      number,
      groupId: group.id,
      title: `${workspace} ${number}`,
      ownerIds,
      organisation: null,
      dueOn,
      percent: null,
      source,
      answers: null,
      createdBy: ana.id,
      createdAt: at,
      ...openStatus,
    });
  };
  return { id: coalition.id, ana, sam, group, add };
};

eachStore('the memory of items', (openTestStore) => {
  it('keeps owners in the order in which they were named', async () => {
    const store = await openTestStore();
    const { id, item, ana, sam } = await store.write(async (repositories) => {
      const all = await found(repositories, 'one');
      return { ...all, item: await all.add([all.sam.id, all.ana.id]) };
    });
    expect((await store.read.items.byId(id, item.id))?.ownerIds).toEqual([sam.id, ana.id]);
    await store.write((repositories) => repositories.items.assign(id, item.id, [ana.id, sam.id]));
    expect((await store.read.items.byNumber(id, 1))?.ownerIds).toEqual([ana.id, sam.id]);
    await store.write((repositories) => repositories.items.assign(id, item.id, []));
    expect((await store.read.items.byIds(id, [item.id])).get(item.id)?.ownerIds).toEqual([]);
  });

  it('keeps the message that an item was made of, whatever is said of it afterwards', async () => {
    const store = await openTestStore();
    const source = 'https://discord.com/channels/1/2/3';
    const { id, item, plain, ana } = await store.write(async (repositories) => {
      const all = await found(repositories, 'one');
      return { ...all, item: await all.add([all.ana.id], null, source), plain: await all.add([]) };
    });
    const { title, organisation, percent } = item;
    await store.write(async (repositories) => {
      await repositories.items.change(id, item, { title, organisation, percent, dueOn: '2026-12-01' });
      await repositories.items.assign(id, item.id, []);
      await repositories.items.move(id, item.id, 'open', { ...openStatus, state: 'done', doneAt: at });
    });
    expect(await store.read.items.byNumber(id, 1)).toMatchObject({ source, state: 'done' });
    expect((await store.read.items.byId(id, plain.id))?.source).toBeNull();
    const told = await store.read.personData.of(id, ana.id);
    expect(told.items.map((each) => each.source)).toEqual([source, null]);
  });

  it('moves an item only from the state it is in', async () => {
    const store = await openTestStore();
    const { id, item, ana } = await store.write(async (repositories) => {
      const all = await found(repositories, 'one');
      return { ...all, item: await all.add([]) };
    });
    const dropped = {
      ...openStatus,
      state: 'dropped',
      droppedAt: at,
      droppedBy: ana.id,
      droppedWhy: 'no',
    } as const;
    const move = (from: 'open' | 'done' | 'dropped', to: typeof dropped | typeof openStatus) =>
      store.write((repositories) => repositories.items.move(id, item.id, from, to));
    expect(await move('done', openStatus)).toBe(false);
    expect(await move('open', dropped)).toBe(true);
    expect(await move('open', dropped)).toBe(false);
    expect(await store.read.items.byId(id, item.id)).toEqual({ ...item, ...dropped });
    expect(await move('dropped', openStatus)).toBe(true);
    expect(await store.read.items.byId(id, item.id)).toEqual(item);
  });

  it('tells of an owner: what is late, what is not, in one group or in all; and counts', async () => {
    const store = await openTestStore();
    const { id, ana, sam, group } = await store.write(async (repositories) => {
      const all = await found(repositories, 'one');
      await all.add([all.sam.id], null);
      await all.add([all.ana.id, all.sam.id], '2026-11-20');
      await all.add([all.sam.id], '2026-11-03');
      await all.add([all.sam.id], '2026-11-01');
      await all.add([all.ana.id], '2026-11-01');
      const closed = await all.add([all.sam.id], '2026-11-01');
      const done = { ...openStatus, state: 'done', doneAt: at, doneBy: all.sam.id } as const;
      await repositories.items.move(all.id, closed.id, 'open', done);
      return all;
    });
    const { items } = store.read;
    const numbers = (rows: readonly { number: number }[]) => rows.map(({ number }) => number);
    const late = await items.ofOwner(id, sam.id, '2026-11-04', true, 30);
    expect(numbers(late.rows)).toEqual([4, 3]);
    const first = await items.ofOwner(id, sam.id, '2026-11-04', true, 1);
    expect([numbers(first.rows), first.total]).toEqual([[4], 2]);
    expect(numbers((await items.ofOwner(id, sam.id, '2026-11-04', false, 30)).rows)).toEqual([2, 1]);
    expect(numbers(await items.allOfOwner(id, sam.id, null))).toEqual([1, 2, 3, 4]);
    expect(numbers(await items.allOfOwner(id, ana.id, group.id))).toEqual([2, 5]);
    expect(await items.allOfOwner(id, ana.id, 'another group')).toEqual([]);
    expect(await items.counts(id, group.id, '2026-11-04')).toEqual({ open: 5, overdue: 3 });
    expect(await items.counts(id, 'another group', '2026-11-04')).toEqual({ open: 0, overdue: 0 });
    expect(numbers(await items.recent(id, null, 30, true))).toEqual([6]);
  });

  it('tells afterwards what stood open: neither what was done nor what was dropped by then', async () => {
    const store = await openTestStore();
    const { id, group } = await store.write(async (repositories) => {
      const all = await found(repositories, 'one');
      for (const [state, when] of [
        ['done', at + hour],
        ['dropped', at + hour],
        ['dropped', at + 3 * hour],
      ] as const) {
        const item = await all.add([], '2026-11-01');
        const stamp = state === 'done' ? { doneAt: when } : { droppedAt: when };
        await repositories.items.move(all.id, item.id, 'open', { ...openStatus, state, ...stamp });
      }
      return all;
    });
    const telling = {
      groupId: group.id,
      from: at,
      to: at + 2 * hour,
      today: '2026-11-04',
      last: '2026-12-04',
    } as const;
    expect(await store.read.sections.standing(id, telling)).toMatchObject({
      open: 1,
      overdue: 1,
      dueNext: 0,
    });
    const { overdue, next } = await store.read.sections.due(id, telling, { overdue: 6, next: 6 });
    expect([overdue.map(({ item }) => item.number), next]).toEqual([[3], []]);
    const later = { ...telling, to: at + 4 * hour, today: '2026-11-01' } as const;
    expect(await store.read.sections.standing(id, later)).toMatchObject({ open: 0, dueNext: 0 });
  });

  it('lists lines of progress by item and by group, the latest first', async () => {
    const store = await openTestStore();
    const { id, item, group, last } = await store.write(async (repositories) => {
      const all = await found(repositories, 'one');
      const about = await all.add([]);
      const log = (body: string, hours: number, itemId: string | null, percent: number | null) =>
        repositories.progress.log(all.id, {
          groupId: all.group.id,
          itemId,
          personId: all.sam.id,
          body,
          percent,
          at: at + hours * hour,
        });
      await log('first', 1, about.id, 40);
      await log('of the group', 2, null, null);
      return { ...all, item: about, last: await log('last', 3, about.id, 100) };
    });
    const { progress } = store.read;
    const bodies = (rows: readonly { body: string }[]) => rows.map(({ body }) => body);
    expect(bodies((await progress.ofItem(id, item.id, 30)).rows)).toEqual(['last', 'first']);
    const page = (groupIds: readonly string[] | null, start: PageStart | null, limit: number) =>
      progress.page(id, { groupIds, itemId: null, personId: null }, start, limit);
    expect(bodies(await page([group.id], null, 30))).toEqual(['last', 'of the group', 'first']);
    expect(bodies(await page(null, null, 30))).toEqual(['last', 'of the group', 'first']);
    expect(await page([], null, 30)).toEqual([]);
    const [one] = await page([group.id], null, 1);
    const after = { key: [one?.at ?? 0, one?.id ?? ''], back: false };
    expect(bodies(await page([group.id], after, 1))).toEqual(['of the group']);
    expect(bodies(await page([group.id], { ...after, back: true }, 9))).toEqual([]);
    expect(await progress.byId(id, last.id)).toEqual(last);
  });

  it('tells nothing of one coalition to another, and changes nothing of it', async () => {
    const store = await openTestStore();
    const [mine, theirs] = await store.write(async (repositories) => {
      const one = await found(repositories, 'one');
      const two = await found(repositories, 'two');
      return [
        { ...one, item: await one.add([one.sam.id]) },
        { ...two, item: await two.add([two.sam.id]) },
      ] as const;
    });
    const { id, item, sam, group } = theirs;
    await store.write(async ({ items, groups, roles }) => {
      await items.assign(mine.id, item.id, []);
      await items.change(mine.id, item, { title: 'x', organisation: null, dueOn: null, percent: 1 });
      expect(await items.move(mine.id, item.id, 'open', { ...openStatus, state: 'done' })).toBe(false);
      await groups.setConvener(mine.id, group.id, mine.sam.id);
      await roles.give(id, sam.id, 'executive');
      await roles.take(mine.id, sam.id, 'executive');
    });
    expect(await store.read.items.byId(id, item.id)).toEqual(item);
    expect((await store.read.groups.byId(id, group.id))?.convenerId).toBe(theirs.ana.id);
    expect(await store.read.roles.of(id, sam.id)).toEqual(['executive']);
    expect((await store.read.items.ofOwner(mine.id, sam.id, '2026-11-04', false, 30)).total).toBe(0);
    expect(await store.read.items.allOfOwner(mine.id, sam.id, null)).toEqual([]);
    expect(await store.read.items.counts(mine.id, group.id, '2026-11-04')).toEqual({ open: 0, overdue: 0 });
    expect(await store.read.groups.members(mine.id, group.id)).toEqual([]);
    expect((await store.read.progress.ofItem(mine.id, item.id, 30)).total).toBe(0);
  });
});
