import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createBot } from '../../src/app/bot.ts';
import { drawChart } from '../../src/charts/draw.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import type { Store } from '../../src/store/store.ts';
import { type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import { oneStore } from '../fixtures/store.ts';

/** The same records, with a count of how often they were looked at. */
const counting = (store: Store) => {
  let looks = 0;
  const read = new Proxy(store.read, {
    get: (repositories, name: keyof Store['read']) => {
      looks += 1;
      return repositories[name];
    },
  });
  return { store: { ...store, read, write: store.write.bind(store) } as Store, looks: () => looks };
};

const refusal = 'That is a lot at once. Nothing was done; try again in 1 second.';

oneStore('somebody who asks in a loop', (openTestStore) => {
  const open = async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('sam', 'water', '/action add Book the hall owner:me');
    chat.clock.moveTo(chat.clock.now() + 60_000);
    return chat;
  };

  const botOver = (chat: Chat, store: Store) =>
    createBot({ store, clock: chat.clock, commands, ballotBox: chat.ballotBox, drawChart, log: silentLog });

  const line = (chat: Chat, who: Parameters<Chat['account']>[0], text: string, n: number): Incoming => ({
    kind: 'command',
    id: `loop-${who}-${n}`,
    at: chat.clock.now(),
    account: { ...chat.account(who), name: who },
    place: { platform: 'sandbox', workspace: 'sandbox', id: 'water', name: 'water' },
    direct: false,
    named: { people: [], places: [] },
    said: { as: 'text', text },
  });

  it('is asked to wait in a sentence, at the cost of nobody else', async () => {
    const chat = await open();
    const { store, looks } = counting(chat.store);
    const bot = botOver(chat, store);
    const ask = async (who: 'sam' | 'layla', n: number) => {
      const reply = await bot(line(chat, who, '/action list', n));
      return reply.kind === 'private' ? readable(reply.card) : reply.kind;
    };
    let lists = 0;
    let before = 0;
    for (let n = 0; n < 1000; n += 1) {
      const text = await ask('sam', n);
      if (text.includes('Book the hall')) lists += 1;
      else expect(text).toContain(refusal);
      // The first refusal finds out the language.
      if (lists === 120 && before === 0 && !text.includes('Book the hall')) before = looks();
    }
    expect(lists).toBe(120);
    expect(before).toBeGreaterThan(0);
    expect(looks()).toBe(before);
    expect(await ask('layla', 0)).toContain('Book the hall');
    chat.clock.moveTo(chat.clock.now() + 1000);
    for (let n = 0; n < 4; n += 1) expect(await ask('sam', 2000 + n)).toContain('Book the hall');
    expect(await ask('sam', 3000)).toContain(refusal);
  });

  it.each([
    ['help', '/halqa help'],
    ['what is no command', '/action dance'],
    ['what opens a form', '/action add'],
    ['what is refused', '/action show #99'],
  ])('with %s is asked to wait as well', async (_, text) => {
    const chat = await open();
    for (let n = 0; n < 120; n += 1)
      expect((await chat.say('sam', 'water', text)).text).not.toContain(refusal);
    expect((await chat.say('sam', 'water', text)).text).toContain(refusal);
    expect((await chat.say('sam', 'schools', text)).text).toContain(refusal);
  });

  it('by a button is asked to wait as well', async () => {
    const chat = await open();
    const ask = (n: number) =>
      chat.bot({
        ...line(chat, 'sam', '', n),
        kind: 'button',
        token: 'help:x',
        message: { place: { platform: 'sandbox', workspace: 'sandbox', id: 'water' }, id: 'm1' },
      } as Extract<Incoming, { kind: 'button' }>);
    const texts: string[] = [];
    for (let n = 0; n < 121; n += 1) {
      const reply = await ask(n);
      texts.push('card' in reply ? readable(reply.card) : reply.kind);
    }
    expect(texts.filter((text) => text.includes(refusal))).toHaveLength(1);
  });

  it('is told so in their language', async () => {
    const chat = await open();
    await chat.say('sam', 'water', '/halqa language ar');
    chat.clock.moveTo(chat.clock.now() + 60_000);
    for (let n = 0; n < 120; n += 1) await chat.say('sam', 'water', '/halqa help');
    for (let n = 0; n < 3; n += 1)
      expect((await chat.say('sam', 'water', '/halqa help')).text).toContain('الطلبات كثيرة دفعة واحدة');
  });

  it('is still given suggestions, which come at each key', async () => {
    const chat = await open();
    for (let n = 0; n < 500; n += 1)
      expect((await chat.suggest('sam', 'water', '/action show ')).suggestions).not.toEqual([]);
    expect((await chat.say('sam', 'water', '/action list')).text).toContain('Book the hall');
  });
});
