import { expect, it } from 'vitest';
import { type Chat, hour } from '../fixtures/chat.ts';
import { type Records, scenes } from '../fixtures/records.ts';

const count = (records: Records, ...tables: readonly string[]) =>
  tables.map((table) => records[table]?.length);

scenes(
  'a delivery that comes twice',
  (open) => {
    it('changes nothing and is answered the same', async () => {
      const { chat, records } = await open();
      const add = () => chat.say('sam', 'water', '/action add Book the hall', 'same');
      const first = await add();
      const before = await records();
      const again = await add();
      expect(again.text).toBe(first.text);
      expect(again.kind).toBe(first.kind);
      expect(await records()).toEqual(before);
      // The id is the platform's, and unique only together with the account.
      await chat.say('layla', 'water', '/action add Book another hall', 'same');
      expect(count(await records(), 'item')).toEqual([2]);
    });

    it('does so also when both come at once', async () => {
      const { chat, records } = await open();
      const seen = await Promise.all(
        Array.from({ length: 8 }, () => chat.say('sam', 'water', '/action add Book the hall', 'same')),
      );
      expect(new Set(seen.map(({ text }) => text)).size).toBe(1);
      expect(seen[0]?.text).toContain('Action item #1');
      expect(count(await records(), 'item', 'history')).toEqual([1, (await records()).history?.length]);
      const added = (await records()).history?.filter(({ change }) => change === 'added');
      expect(added).toHaveLength(1);
    });

    it('does so when many newcomers come at once', async () => {
      const { chat, records } = await open();
      const who = ['yusuf', 'p1', 'p2', 'p3', 'p4', 'p5'];
      const seen = await Promise.all(
        who.flatMap((person) => [
          chat.say(person, 'water', '/group join', `j-${person}`),
          chat.say(person, 'water', `/action add ${person}`),
        ]),
      );
      expect(seen.map(({ kind }) => kind)).toEqual(seen.map(() => 'public'));
      const { person, item } = await records();
      expect(person).toHaveLength(5 + who.length);
      expect(item?.map(({ number }) => Number(number)).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    });

    it('does so across a restart, and across two processes', async () => {
      const { chat, records, restart } = await open();
      const first = await chat.say('sam', 'water', '/action add Book the hall', 'same');
      const other = await restart();
      const again = await Promise.all([
        other.say('sam', 'water', '/action add Book the hall', 'same'),
        chat.say('sam', 'water', '/action add Book the hall', 'same'),
      ]);
      expect(again.map(({ text }) => text)).toEqual([first.text, first.text]);
      expect(count(await records(), 'item')).toEqual([1]);
      const both = await Promise.all(
        [chat, other, chat, other].map((bot) =>
          bot.say('sam', 'water', '/action add Call the mayor', 'other'),
        ),
      );
      expect(new Set(both.map(({ text }) => text)).size).toBe(1);
      expect(count(await records(), 'item')).toEqual([2]);
    });

    it('does so for presses and forms', async () => {
      const { chat, records } = await open();
      const added = await chat.say('sam', 'water', '/action add Book the hall');
      const done = await chat.press('sam', added, 'Done', 'press');
      const again = await chat.press('sam', added, 'Done', 'press');
      expect(again.text).toBe(done.text);
      expect(again.aside).toBeUndefined();
      const { form } = await chat.say('sam', 'water', '/progress log');
      await chat.submit('sam', 'water', form, { text: 'Called them' }, 'form');
      await chat.submit('sam', 'water', form, { text: 'Called them' }, 'form');
      expect(count(await records(), 'progress')).toEqual([1]);
    });

    it('numbers what is added at once without a gap', async () => {
      const { chat, records } = await open();
      await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          chat.say(n % 2 ? 'sam' : 'layla', 'water', `/action add Line ${n}`),
        ),
      );
      const numbers = (await records()).item?.map(({ number }) => Number(number)).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    });
  },
  ['SQLite', 'PostgreSQL'],
);

const openPoll = async (chat: Chat) => {
  await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-04 12:00');
  await chat.pass(6 * hour);
  const [poll] = chat.posted('water');
  if (!poll) throw new Error('no poll');
  return poll;
};

scenes(
  'a tap on a poll that comes twice',
  (open) => {
    const ballotsIn = (records: Records) => records.ballot?.map(({ answer, comment }) => [answer, comment]);

    it('is answered the same, and does not bring an older answer back', async () => {
      const { chat, records, restart } = await open();
      const poll = await openPoll(chat);
      const first = await chat.press('nour', poll, '3', 'tap-3');
      await chat.press('nour', poll, '5 Excellent', 'tap-5');
      const before = await records();
      expect(ballotsIn(before)).toEqual([[4, null]]);
      const again = [chat, await restart()].map((bot) => bot.press('nour', poll, '3', 'tap-3'));
      expect((await Promise.all(again)).map(({ text }) => text)).toEqual([first.text, first.text]);
      expect(await records()).toEqual(before);
      // The id is unique only together with the account.
      await chat.press('sam', poll, '2', 'tap-3');
      expect(ballotsIn(await records())).toHaveLength(2);
    });

    it('does not bring an older comment back', async () => {
      const { chat, records } = await open();
      const rated = await chat.press('nour', await openPoll(chat), '3');
      const { form } = await chat.press('nour', rated, 'Add a comment');
      for (const [comment, id] of [
        ['one', 'first'],
        ['two', 'second'],
        ['one', 'first'],
      ] as const)
        expect((await chat.submit('nour', 'water', form, { comment }, id)).text).toContain('Thank you');
      expect(ballotsIn(await records())).toEqual([[2, 'two']]);
    });

    it('is known among many, and the latest still counts', async () => {
      const { chat, records } = await open();
      const poll = await openPoll(chat);
      for (let n = 0; n < 40; n += 1) await chat.press('nour', poll, n % 2 ? '3' : '2', `tap-${n}`);
      await chat.press('nour', poll, '2', 'tap-38');
      expect(ballotsIn(await records())).toEqual([[2, null]]);
      expect(String((await records()).ballot?.[0]?.taps).split(' ')).toHaveLength(16);
    });

    it('is not taken for somebody who was forgotten coming back', async () => {
      const { chat, records } = await open();
      const poll = await openPoll(chat);
      await chat.press('nour', poll, '3', 'tap-3');
      const sure = await chat.press(
        'nour',
        await chat.say('nour', 'private', '/halqa forget-me'),
        'Delete my data',
      );
      await chat.press('nour', sure, 'Yes, delete my data');
      await chat.press('nour', poll, '3', 'tap-3');
      expect(ballotsIn(await records())).toEqual([]);
      expect((await records()).account?.map(({ id }) => id)).not.toContain('nour');
      // A person who was forgotten has no new vote in a poll that was open then.
      expect((await chat.press('nour', poll, '3', 'tap-4')).text).toContain('unlinked or forgotten');
      expect(ballotsIn(await records())).toEqual([]);
    });

    it('leaves no row that says who tapped, but for a newcomer that they are there', async () => {
      const { chat, records } = await open();
      const poll = await openPoll(chat);
      const before = await records();
      await chat.press('nour', poll, '3');
      await chat.press('yusuf', poll, '3');
      const after = await records();
      const grown = Object.keys(after).filter((table) => after[table]?.length !== before[table]?.length);
      expect(grown.sort()).toEqual(['account', 'ballot', 'deadline', 'person']);
    });

    it('enrols nobody where it can no longer be answered', async () => {
      const { chat, records } = await open();
      const poll = { ...(await openPoll(chat)) };
      await chat.pass(80 * hour);
      const before = await records();
      expect((await chat.press('yusuf', poll, '3')).text).toContain('This poll is closed');
      expect(await records()).toEqual(before);
    });
  },
  ['SQLite', 'PostgreSQL'],
);
