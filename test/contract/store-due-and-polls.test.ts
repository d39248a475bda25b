import { expect, it } from 'vitest';
import type { Poll } from '../../src/domain/poll.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('what is due', (openTestStore) => {
  const open = async () => {
    const store = await openTestStore();
    const chat = openChat({ store });
    await setUp(chat);
    const other = openChat({ store, in: { platform: 'slack', workspace: 'T2' } });
    await setUp(other);
    const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    if (coalition === null) throw new Error('no coalition');
    return { store, chat, other, id: coalition.id };
  };

  it('is found by its days, page after page, and only while it is open', async () => {
    const { store, chat, other, id } = await open();
    for (const [n, due] of ['2026-11-12', '2026-11-10', '2026-11-12', '2026-11-11', '2026-11-12'].entries())
      await chat.say('sam', 'water', `/action add Item ${n + 1} due:${due} owner:@Sam Okoye @Layla Haddad`);
    await chat.say('sam', 'water', '/action add No date owner:@Sam Okoye');
    await chat.say('sam', 'water', '/action done #3');
    await other.say('sam', 'water', '/action add Theirs due:2026-11-05 owner:@Sam Okoye');

    const { items } = store.read;
    expect(await items.oldestDue(id)).toBe('2026-11-10');
    const found: (readonly [number, string | null, number])[] = [];
    for (let last: Awaited<ReturnType<typeof items.dueOn>>[number] | null = null; ; ) {
      const page: Awaited<ReturnType<typeof items.dueOn>> = await items.dueOn(
        id,
        ['2026-11-10', '2026-11-12', '2026-11-05'],
        last,
        1,
      );
      found.push(...page.map((one) => [one.number, one.dueOn, one.ownerIds.length] as const));
      last = page.at(-1) ?? null;
      if (page.length === 0) break;
    }
    expect(found).toEqual([
      [2, '2026-11-10', 2],
      [1, '2026-11-12', 2],
      [5, '2026-11-12', 2],
    ]);
    expect(await items.dueOn(id, [], null, 10)).toEqual([]);
    expect(await items.oldestDue('nobody')).toBeNull();
  });

  it('is told to those who want it, of this coalition alone', async () => {
    const { store, other, id } = await open();
    const account = (who: string, where: typeof other) => where.account(who);
    const chat = openChat({ store });
    const sam = await store.read.people.byAccount(account('sam', chat));
    const nour = await store.read.people.byAccount(account('nour', chat));
    const stranger = await store.read.people.byAccount(account('sam', other));
    const ids = [sam, nour, stranger].map((person) => person?.id ?? '');
    const names = async () => (await store.read.people.reminded(id, ids)).map(({ name }) => name).sort();
    expect(await names()).toEqual(['Sam Okoye', 'نور خليل']);
    await store.write((repositories) => repositories.people.setReminders(id, sam?.id ?? '', false));
    await store.write((repositories) => repositories.people.setReminders('another', nour?.id ?? '', false));
    expect(await names()).toEqual(['نور خليل']);
    expect(await store.read.people.reminded(id, [])).toEqual([]);
  });

  it('is remembered by the last day that was told', async () => {
    const { store, id } = await open();
    expect(await store.read.coalitions.remindedThrough(id)).toBe('2026-11-04');
    await store.write((repositories) => repositories.coalitions.setRemindedThrough(id, '2026-11-07'));
    expect(await store.read.coalitions.remindedThrough(id)).toBe('2026-11-07');
    expect(await store.read.coalitions.remindedThrough('nobody')).toBeNull();
  });
});

eachStore('polls', (openTestStore) => {
  it('are told apart by group, by state and by what they are about', async () => {
    const store = await openTestStore();
    const chat = openChat({ store });
    await setUp(chat);
    const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    const group = coalition && (await store.read.groups.byName(coalition.id, 'Water'));
    if (!coalition || !group) throw new Error('no group');
    await chat.say('sam', 'water', '/poll ask One? choices:a,b');
    const two = await chat.say('sam', 'general', '/poll ask Two? group:Water');
    await chat.say('omar', 'schools', '/poll ask ثلاثة؟');
    await chat.say('sam', 'water', '/event add First starts:2026-11-04 12:00');
    await chat.pass('2026-11-04T13:00:00Z');
    await chat.say('sam', 'water', '/event add Second starts:2026-11-04 16:00');
    await chat.pass('2026-11-04T17:00:00Z');
    await chat.press('sam', two, '4');
    await chat.say('ana', 'water', '/poll close #2');

    const { polls } = store.read;
    const numbers = (found: readonly Poll[]) => found.map(({ number }) => number);
    expect(numbers(await polls.stillOpen(coalition.id, group.id))).toEqual([1, 4, 5]);
    expect(numbers(await polls.page(coalition.id, [group.id], null, 9)).toSorted()).toEqual([1, 2, 4, 5]);
    expect(await polls.page(coalition.id, [], null, 9)).toEqual([]);
    expect(numbers(await polls.page(coalition.id, null, null, 9))).toHaveLength(5);
    expect(numbers(await polls.recent(coalition.id, group.id, 3))).toEqual([5, 4, 2]);
    expect(numbers(await polls.recent(coalition.id, null, 9))).toEqual([5, 4, 3, 2, 1]);
    const second = await polls.byNumber(coalition.id, 5);
    const before = second && (await polls.eventBefore(coalition.id, second));
    expect(before?.question).toBe('First');
    expect(before && (await polls.eventBefore(coalition.id, before))).toBeNull();
    const one = await polls.byNumber(coalition.id, 1);
    expect(one).toMatchObject({ choices: ['a', 'b'], eventId: null, groupId: group.id, result: null });
    expect((await polls.originOf(coalition.id, one?.id ?? ''))?.id).toBe('water');

    const tap = (letter: string) => ({ pollId: one?.id ?? '', pseudonym: 'p1', tap: letter.repeat(16) });
    await store.write((repositories) => repositories.ballots.answer(tap('a'), 1));
    await store.write((repositories) => repositories.ballots.answer(tap('b'), 0));
    expect(await polls.countAnswers(coalition.id, one?.id ?? '')).toBe(1);
    for (const found of [
      await polls.byNumber('another', 1),
      await polls.originOf('another', one?.id ?? ''),
      (await polls.recent('another', group.id, 9))[0] ?? null,
      (await polls.page('another', null, null, 9))[0] ?? null,
      (await polls.stillOpen('another', group.id))[0] ?? null,
    ])
      expect(found).toBeNull();
    expect(await polls.countAnswers('another', one?.id ?? '')).toBe(0);
    let sealed: unknown;
    await store.write((repositories) =>
      repositories.polls.seal(coalition.id, one?.id ?? '', 9, (ballots) => {
        sealed = ballots;
        return { answers: ballots.length, members: 1, counts: null, comments: [] };
      }),
    );
    expect(sealed).toEqual([{ pseudonym: 'p1', answer: 0, comment: null }]);
    expect(await polls.countAnswers(coalition.id, one?.id ?? '')).toBe(0);
  });
});
