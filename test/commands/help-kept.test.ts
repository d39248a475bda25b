import { expect, it } from 'vitest';
import { openChat, setUp } from '../fixtures/chat.ts';
import { oneStore } from '../fixtures/store.ts';

oneStore('help that is drawn once', (openTestStore) => {
  it('is the same card for everyone who reads the language, and another for others', async () => {
    const chat = openChat({ store: await openTestStore() });
    const before = await chat.say('ana', 'general', '/halqa help');
    await setUp(chat);
    const english = await chat.say('ana', 'general', '/halqa help');
    const arabic = await chat.say('omar', 'schools', '/halqa help');
    expect((await chat.say('sam', 'water', '/halqa help')).card).toBe(english.card);
    expect((await chat.say('nour', 'schools', '/halqa help')).card).toBe(arabic.card);
    expect(before.text).toContain('/coalition setup');
    expect(english.text).not.toContain('/coalition setup');
    expect(arabic.card?.language).toBe('ar');
    expect(Object.isFrozen(english.card)).toBe(true);
  });

  it('is of one command where that is meant', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const all = await chat.say('sam', 'water', '/halqa help');
    const token =
      all.card?.blocks.flatMap((block) => (block.kind === 'select' ? [block.token] : []))[0] ?? '';
    const poll = await chat.choose('sam', 'water', token, 'poll');
    expect(poll.text).toContain('/poll ask');
    expect((await chat.choose('ana', 'water', token, 'poll')).card).toBe(poll.card);
  });
});
