import { expect, it } from 'vitest';
import { PlatformError } from '../../src/chat/platform.ts';
import { type Chat, hour, openChat, readable, setUp } from '../fixtures/chat.ts';
import { forgetBetween } from '../fixtures/forget-between.ts';
import { scenes } from '../fixtures/records.ts';

const second = 1_000;
const crowd = (size: number) => Array.from({ length: size }, (_, n) => `p${n + 1}`);

/** A poll that a person asks in a place of Water, where the answer shows it. */
const ask = async (chat: Chat, question = 'Bus or train?') => {
  const asked = await chat.say('sam', 'water', `/poll ask ${question} choices:bus|train`);
  if (asked.message === undefined) throw new Error(asked.text);
  return asked;
};

const answer = (chat: Chat, poll: Parameters<Chat['press']>[1], label: string, ...who: readonly string[]) =>
  Promise.all(who.map((one) => chat.press(one, poll, label)));

const counts = (chat: Chat, where = 'water') =>
  chat.platform.edits
    .filter(({ message }) => message.place.id === where)
    .map(
      ({ card }) =>
        /[^\n]* answered(?: yet)?\.|[^\n]* so far\.|[^\n]*من أصل [^\n]*/.exec(readable(card))?.[0],
    );

scenes(
  'the number of answers on the card of an open poll',
  (open) => {
    it('follows a second after an answer, once for all that came by then', async () => {
      const { chat } = await open();
      const asked = await ask(chat);
      expect(asked.text).toContain('0 of 2 have answered.');
      await answer(chat, asked, 'bus', 'sam');
      await answer(chat, asked, 'train', 'layla');
      await chat.beat();
      expect(counts(chat)).toEqual([]);
      await chat.pass(second);
      expect(counts(chat)).toEqual(['2 of 2 have answered.']);
      expect(chat.platform.edits[0]?.message.id).toBe(asked.message?.id);
      // Guests answer too: then there are more answers than members.
      await answer(chat, asked, 'bus', ...crowd(10));
      await chat.pass(hour);
      expect(counts(chat)).toEqual(['2 of 2 have answered.', '12 answers so far.']);
    });

    it('says nothing of what was answered, and nothing when an answer is changed', async () => {
      const { chat, store } = await open();
      const asked = await ask(chat);
      const form = (await chat.press('sam', await chat.press('sam', asked, 'bus'), 'Add a comment')).form;
      await chat.submit('sam', 'water', form, { comment: 'hush' });
      await chat.pass(second);
      const [drawn] = chat.platform.edits;
      await chat.press('sam', asked, 'train');
      await chat.submit('sam', 'water', form, { comment: 'hush now' });
      await chat.pass(hour);
      expect(chat.platform.edits).toHaveLength(1);
      // But for the number, the card is the one that was asked.
      expect(readable(drawn?.card)).toBe(asked.text.replace('0 of 2 have answered.', '1 of 2 has answered.'));
      expect(await store.read.deadlines.next(chat.clock.now(), 'poll-count')).toBeNull();
    });

    it('is drawn in every place of the group, each in its language', async () => {
      const { chat } = await open();
      await chat.say('layla', 'general', '/group bind Water language:ar');
      const asked = await ask(chat);
      await chat.beat();
      await answer(chat, asked, 'bus', ...crowd(3));
      await chat.pass(second);
      expect(counts(chat)).toEqual(['3 answers so far.']);
      const there = chat.platform.edits.filter(({ message }) => message.place.id === 'general');
      expect(there.map(({ card }) => readable(card).includes('3 إجابات حتى الآن.'))).toEqual([true]);
    });

    it('is not lost by a kill between the answer and the redraw', async () => {
      const { chat, restart } = await open();
      const asked = await ask(chat);
      await answer(chat, asked, 'bus', 'sam', 'layla');
      const later = await restart();
      await later.pass(second);
      expect(counts(later)).toEqual(['2 of 2 have answered.']);
      expect(counts(chat)).toEqual([]);
    });

    it('is exact in the end, however slow the platform is', async () => {
      const { chat } = await open();
      const asked = await ask(chat);
      const landed: (string | undefined)[] = [];
      const { edit } = chat.platform.port;
      const slow: (() => void)[] = [];
      chat.platform.port.edit = async (message, card) => {
        // The first is on its way for longer than all that follow it.
        if (slow.length === 0) await new Promise<void>((resolve) => slow.push(resolve));
        await edit(message, card);
        landed.push(/\d+ answers? so far|\d of 2/.exec(readable(card))?.[0]);
      };
      await answer(chat, asked, 'bus', 'sam');
      const first = chat.pass(second);
      await expect.poll(() => slow.length).toBe(1);
      await answer(chat, asked, 'bus', ...crowd(5));
      const then = chat.pass(second);
      await expect.poll(() => chat.store.read.deadlines.next(0, 'poll-count'), { timeout: 5_000 }).toBeNull();
      slow[0]?.();
      await first;
      await then;
      await chat.pass(second);
      expect(landed).toEqual(['1 of 2', '6 answers so far']);
    });

    it('keeps the pace that the platform asks for', async () => {
      const { chat } = await open();
      const asked = await ask(chat);
      const { edit } = chat.platform.port;
      let tries = 0;
      chat.platform.port.edit = async (message, card) => {
        tries += 1;
        if (tries === 1) throw new PlatformError({ kind: 'busy', retryAfterMs: 30 * second }, 'slower');
        await edit(message, card);
      };
      for (const who of crowd(20)) {
        await answer(chat, asked, 'bus', who);
        await chat.pass(second);
      }
      expect(tries).toBe(1);
      await chat.pass(30 * second);
      expect(tries).toBe(2);
      expect(counts(chat)).toEqual(['20 answers so far.']);
    });

    it('goes down when somebody is forgotten', async () => {
      const { chat } = await open();
      const asked = await ask(chat);
      await answer(chat, asked, 'bus', 'sam', 'nour');
      await chat.pass(second);
      const sure = await chat.say('nour', 'private', '/halqa forget-me');
      const again = await chat.press('nour', sure, 'Delete my data');
      await chat.press('nour', again, 'Yes, delete my data');
      await chat.pass(second);
      expect(counts(chat).at(-1)).toBe('1 of 2 has answered.');
    });

    it('is drawn no more when the poll has closed', async () => {
      const { chat, store } = await open();
      const asked = await ask(chat);
      await answer(chat, asked, 'bus', 'sam');
      await chat.say('ana', 'water', '/poll close #1');
      await chat.pass(hour);
      expect(chat.platform.edits.map(({ card }) => card.title.replace(/[\u2066-\u2069]/g, ''))).toEqual([
        'Closed: “Bus or train?”',
      ]);
      expect(await store.read.deadlines.next(0, 'poll-count')).toBeNull();
    });
  },
  ['SQLite', 'PostgreSQL'],
);

scenes('the number of answers', (open) => {
  it('is right on a card that came to stand late', async () => {
    const { chat } = await open();
    await chat.say('layla', 'general', '/group bind Water');
    chat.platform.faults.push({
      where: 'general',
      error: new PlatformError({ kind: 'busy', retryAfterMs: hour }, 'down'),
      after: false,
    });
    const asked = await ask(chat);
    await answer(chat, asked, 'bus', 'sam', 'layla');
    await chat.pass(2 * hour);
    expect(readable(chat.posted('general')[0]?.card)).toContain('2 of 2 have answered.');
    expect(counts(chat, 'general')).toEqual(['2 of 2 have answered.']);
  });

  it('brings back no name that was forgotten while it was counted', async () => {
    const { chat, records } = await open();
    const asked = await ask(chat);
    await answer(chat, asked, 'bus', 'layla');
    chat.clock.moveTo(chat.clock.now() + second);
    await forgetBetween(chat, 'sam');
    await chat.beat();
    expect(counts(chat)).toEqual(['1 of 2 has answered.']);
    expect((await records()).outbox?.map(({ card }) => card).join()).not.toMatch(/Sam Okoye|"sam"/);
  });

  it('follows on the card that reminds of the poll, which stays a reminder', async () => {
    const chat = openChat({ store: (await open({ empty: true })).store });
    await setUp(chat);
    const asked = await ask(chat);
    await chat.pass('2026-11-06T10:00:00Z');
    const [reminder] = chat.posted('water');
    expect(readable(reminder?.card)).toContain('No answers yet');
    await answer(chat, asked, 'bus', 'sam');
    await chat.pass(second);
    expect(readable(reminder?.card)).toContain('Last day: “Bus or train?”');
    expect(readable(reminder?.card)).toContain('1 person has answered so far');
    await chat.pass('2026-11-08T10:00:00Z');
    expect(readable(reminder?.card)).toContain('Closed, with the result below: “Bus or train?”');
  });
});
